// Words of others in what is printed: whatever is in them, they stay in their place, and what
// cannot be seen is shown.
#include "statemachines/words/utf8.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"
#include "tools/columns.h"

namespace caseledger::tools {
namespace {

constexpr std::string_view kForged = "甲公司\nR-9  已归档\t乙公司";

class ShownWords : public ::testing::Test {
 protected:
  /// A case whose party and cause forge a row.
  void file_case() {
    auto commands = typical_case(1);
    for (std::size_t n = 0; n < 12; ++n) {
      auto& command = commands[n];
      for (auto& content : command.contents) {
        const auto shape_holds_a_text = content.text.size() < 200;
        if (!shape_holds_a_text) continue;
        content.text = kForged;
        recount(command, content.path);
      }
      desk_.must(command);
    }
    id_ = commands.front().stream;
    last_ = std::to_string(desk_.size() - 1);
    desk_.close();
  }
  static void recount(engine::Command& command, const std::string& path) {
    walk_values(command.body.shape(), command.body.body(), "",
                [&](const std::string& at, const Shape& shape, const void* value) {
                  if (at != path || shape.kind != Kind::said) return;
                  auto& said = *static_cast<Said*>(const_cast<void*>(value));
                  said.chars = *code_points(kForged);
                });
  }
  std::string data() const { return desk_.folder().string(); }

  Desk desk_;
  std::string id_, last_;
};

TEST_F(ShownWords, ForgeNoRowOfAnyTable) {
  file_case();
  for (const std::vector<std::string>& call : {std::vector<std::string>{"cases", data()},
                                               {"worklist", data()},
                                               {"case", "show", data(), id_},
                                               {"case", "timeline", data(), id_},
                                               {"case", "diff", data(), id_, "--at", last_},
                                               {"deadlines", data()},
                                               {"case", "why", data(), id_}}) {
    const auto ended = run(call);
    EXPECT_EQ(ended.exit, 0) << ended.err;
    EXPECT_EQ(ended.out.find("\nR-9"), std::string::npos) << call[0] << "\n" << ended.out;
    EXPECT_EQ(ended.out.find('\t'), std::string::npos) << call[0];
  }
  const auto cases = run({"cases", data()}).out;
  EXPECT_EQ(lines_of(cases), 2) << cases;
  EXPECT_NE(cases.find("甲公司␊R-9  已归档␉乙公司"), std::string::npos) << cases;
}

/// Every way in which a name might reach the screen of a terminal.
TEST_F(ShownWords, OfACallAreShownInOneLineWhereTheyAreWrong) {
  const std::string name = "a\nb\x1b[2J";
  for (const std::vector<std::string>& call : {std::vector<std::string>{"cases", name},
                                               {"cases", data(), "--stage", name},
                                               {"submit", data(), name},
                                               {name},
                                               {"case", "show", data(), name},
                                               {"verify", data(), "--against", name},
                                               {"calendar", "add", name, "1"},
                                               {"worklist", data(), "--capacity", name}}) {
    desk_.close();
    const auto ended = run(call);
    EXPECT_EQ(ended.exit, call[0] == "case" ? 5 : 2) << call[0];
    EXPECT_EQ(lines_of(ended.err), 1) << ended.err;
    EXPECT_EQ(ended.err.find('\x1b'), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("a␊b␛[2J"), std::string::npos) << ended.err;
  }
}

TEST(ColumnsOfWords, KeepEachCellInItsPlace) {
  Columns table({"one", "two"});
  table.add({"a\nb", "c"});
  table.add({"x\u202Ey", "z\r"});
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(), "one         two\na␊b         c\nx‹U+202E›y  z␍\n");
}

}  // namespace
}  // namespace caseledger::tools
