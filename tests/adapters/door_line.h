// Lines at the door: a good one, ways to spoil it, and what the door says.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "adapters/forms/command_json.h"
#include "tests/both.h"

namespace caseledger::adapters {

inline std::string replaced(std::string line, std::string_view what, std::string_view with) {
  const auto at = line.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return line.replace(at, what.size(), with);
}

inline std::string command(std::string_view act, std::string_view body) {
  return replaced(replaced(R"({"id":"0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f","act":"A",)"
                           R"("case":"2021-SF-0007","actor":"zhang.wei","capacity":"handler",)"
                           R"("occurred_at":"2021-09-15T10:00:00+08:00","body":B})",
                           "B", body),
                  "A", act);
}

inline const std::string kFiling = command(
    "file_case", R"({"handlers":["zhang.wei","li.na"],"section":"shuizheng","action":"penalty",)"
                 R"("matter":"sand_mining","party_kind":"unit","party_name":"某某砂石有限公司",)"
                 R"("cause":"未经批准采砂","approval":{"text":"立案呈批表"}})");

inline const std::string kOpinion =
    command("agree",
            R"({"findings":[{"answer":"yes"},{"answer":"yes"},{"answer":"yes","reason":"属实"}]})");

inline std::string filing(std::string_view what, std::string_view with) {
  return replaced(kFiling, what, with);
}

inline std::string path_of(std::string_view line) {
  const auto read = parse_command(line);
  return read ? "accepted" : read.error().place;
}

inline std::string sentence_of(std::string_view line, Language language = Language::zh) {
  const auto read = parse_command(line);
  return read ? "accepted" : read.error().sentence().in(language);
}

}  // namespace caseledger::adapters
