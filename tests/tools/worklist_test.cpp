// What has to be done now, as people and programs are shown it.
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

/// A case that waits for its leader to form the review group.
class WorklistCommand : public testing::Test {
 protected:
  WorklistCommand() {
    for (const auto& command : typical_case(1)) {
      if (name_of(command.body) == "form_group") break;
      desk_.must(command);
    }
    desk_.close();
  }
  std::string shown(const char* language, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"worklist", desk_.folder().string()};
    words.insert(words.end(), more.begin(), more.end());
    const auto ended = run_in(language, words);
    EXPECT_EQ(ended.exit, 0) << ended.err;
    return ended.out;
  }
  static bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }
  Desk desk_;
};

TEST_F(WorklistCommand, NamesTheLeadersOfTheLawAndWhoTheyAreHere) {
  const auto zh = shown("zh");
  EXPECT_TRUE(has(zh, "主要负责人或分管负责人（分管领导、主要负责人）  组成审核小组")) << zh;
  EXPECT_FALSE(has(zh, "未定")) << zh;
  const auto en = shown("en");
  EXPECT_TRUE(has(en, "principal head or deputy head in charge (deputy head, principal head)"))
      << en;
  EXPECT_FALSE(has(en, "unspecified")) << en;
}

TEST_F(WorklistCommand, SaysTheLightInTheLanguageOfTheCaller) {
  EXPECT_TRUE(has(shown("zh"), "●绿"));
  const auto en = shown("en");
  EXPECT_TRUE(has(en, "●green")) << en;
  EXPECT_FALSE(has(en, "绿")) << en;
}

TEST_F(WorklistCommand, GivesProgramsEverythingThatPeopleSee) {
  const auto line = shown("zh", {"--capacity", "principal_head", "--json"});
  EXPECT_EQ(lines_of(line), 1) << line;
  for (const char* part :
       {R"("capacities":["deputy_head","principal_head"])",
        R"("leaders":["principal_responsible","deputy_responsible"])", R"("title":")",
        R"("en":"form the review group")", R"("light":"green")", R"("days_left":)",
        R"("who_zh":"主要负责人或分管负责人（分管领导、主要负责人）")"}) {
    EXPECT_TRUE(has(line, part)) << part << "\n" << line;
  }
}

}  // namespace
}  // namespace caseledger::tools
