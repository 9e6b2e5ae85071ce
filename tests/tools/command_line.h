// The command line as a script sees it, run in this process: what was printed, and how it ended.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "tools/shell.h"

namespace caseledger::tools {

struct Ended {
  int exit;
  std::string out, err;
};

inline Ended run_in(const char* language, std::vector<std::string> words) {
  words.insert(words.begin(), {"caseledger", "--lang", language});
  std::vector<const char*> argv;
  for (const auto& word : words) argv.push_back(word.c_str());
  std::ostringstream out, err;
  const int exit = run_command_line(static_cast<int>(argv.size()), argv.data(), out, err);
  return {exit, out.str(), err.str()};
}

inline Ended run(std::vector<std::string> words) { return run_in("zh", std::move(words)); }

inline std::ptrdiff_t lines_of(const std::string& text) { return std::ranges::count(text, '\n'); }

inline void expect_bad(const Ended& ended, std::string_view part, int exit = 2) {
  EXPECT_EQ(ended.exit, exit);
  EXPECT_NE(ended.err.find(part), std::string::npos) << ended.err;
  EXPECT_EQ(lines_of(ended.err), 1) << ended.err;
}

}  // namespace caseledger::tools
