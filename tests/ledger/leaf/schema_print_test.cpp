// The schema that the build compiles and strangers read is the print of the descriptions.
#include "ledger/leaf/schema_print.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "statemachines/acts/facts.h"

namespace caseledger::ledger {
namespace {

std::string path_of(const SchemaFile& file) { return CL_SOURCE_DIR "/ledger/leaf/" + file.name; }

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// CL_REWRITE=1 writes the files anew; the next run compares.
TEST(SchemaPrint, IsWhatTheFilesHold) {
  for (const auto& file : print_schema()) {
    if (std::getenv("CL_REWRITE") != nullptr) {
      std::ofstream(path_of(file), std::ios::binary) << file.text;
    }
    EXPECT_EQ(text_of(path_of(file)), file.text) << file.name;
  }
}

TEST(SchemaPrint, SaysWhereTheWordsAndDocumentsOfAFactLie) {
  std::string all;
  for (const auto& file : print_schema()) all += file.text;
  EXPECT_NE(all.find("Words: party_name, party_number, cause. Documents: approval."), all.npos);
  EXPECT_NE(all.find("Words: attendance/N/opinion."), all.npos);
}

TEST(SchemaPrint, FactsSayWhatTheyMean) {
  std::set<std::string_view> meanings;
  for (const auto& event : all_events()) {
    EXPECT_FALSE(event.names->meaning.empty()) << event.names->happened;
    EXPECT_TRUE(event.names->meaning.ends_with('.')) << event.names->happened;
    EXPECT_TRUE(meanings.insert(event.names->meaning).second) << event.names->happened;
  }
}

}  // namespace
}  // namespace caseledger::ledger
