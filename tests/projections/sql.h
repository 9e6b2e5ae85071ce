// Questions to models.db as another program asks them: with the sqlite3 of the system.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "projections/read_models.h"

namespace caseledger::projections::test {

/// The answer line by line, columns parted by "|".
inline std::vector<std::string> ask_sql(const std::filesystem::path& data_folder,
                                        const std::string& sql) {
  const auto command =
      "sqlite3 -readonly '" + models_path(data_folder).string() + "' \"" + sql + "\" 2>&1";
  std::vector<std::string> lines;
  FILE* pipe = ::popen(command.c_str(), "r");
  char line[4'096];
  while (std::fgets(line, sizeof line, pipe) != nullptr) {
    lines.emplace_back(line);
    lines.back().pop_back();
  }
  EXPECT_EQ(::pclose(pipe), 0);
  return lines;
}

}  // namespace caseledger::projections::test
