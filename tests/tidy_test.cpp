// The house keeps its own rules. Each rule is held against the tree, where it must have nothing to
// say, and against a bad sample, where it must: a rule that cannot fail is not a rule.
#include <gtest/gtest.h>

#include <string>

#include "tests/tidy_rules.h"
#include "tests/tidy_scan.h"

namespace caseledger::tidy {
namespace {

const Tree& house() {
  static const Tree tree = read_tree(CL_SOURCE_DIR);
  return tree;
}

/// One complaint a line, so that a failure can be read.
std::string told(const Complaints& complaints) {
  std::string text;
  for (const auto& complaint : complaints) text += complaint + "\n";
  return text;
}

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST(Tidy, TheTreeIsRead) {
  EXPECT_TRUE(house().contains("tests/tidy_test.cpp"));
  EXPECT_TRUE(house().contains("ledger/base/fault.h"));
}

TEST(Tidy, IncludesNeverTurnBack) { EXPECT_EQ(told(includes_that_turn_back(house())), ""); }

TEST(TidyNotices, AnIncludeThatTurnsBack) {
  EXPECT_EQ(
      told(includes_that_turn_back({{"statemachines/a.h", "#include \"ledger/base/fault.h\"\n"},
                                    {"ledger/a.cpp", "  #  include \"engine/engine.h\"\n"},
                                    {"engine/a.cpp", "#include \"projections/runner.h\"\n"},
                                    {"adapters/a.h", "#include \"tools/main.h\"\n"},
                                    {"tools/a.cpp", "#include \"tests/fake.h\"\n"}})),
      "adapters/a.h includes tools/main.h\n"
      "engine/a.cpp includes projections/runner.h\n"
      "ledger/a.cpp includes engine/engine.h\n"
      "statemachines/a.h includes ledger/base/fault.h\n"
      "tools/a.cpp includes tests/fake.h\n");
}

TEST(TidyNotices, AnIncludeThatTurnsBackInsideARoom) {
  EXPECT_EQ(told(includes_that_turn_back(
                {{"ledger/ledger.cpp", "#include \"ledger/tree/tree.h\"\n"},
                 {"ledger/attic/a.cpp", ""},
                 {"ledger/store/a.cpp", "#include \"ledger/tree/tree.h\"\n"},
                 {"ledger/tree/a.cpp", "#include \"ledger/store/store.h\"\n"},
                 {"ledger/tree/b.h", "#include \"ledger/ledger.h\"\n"},
                 {"statemachines/case/a.h", "#include \"statemachines/disclosure/a.h\"\n"}})),
            "ledger/attic/a.cpp lies in no known room\n"
            "ledger/tree/a.cpp includes ledger/store/store.h\n"
            "ledger/tree/b.h includes ledger/ledger.h\n"
            "statemachines/case/a.h includes statemachines/disclosure/a.h\n");
}

TEST(TidyNotices, AnIncludeThatIsNotWrittenFromTheRoot) {
  EXPECT_EQ(told(includes_that_turn_back({{"ledger/a.cpp", "#include \"fault.h\"\n"}})),
            "ledger/a.cpp includes fault.h\n");
}

TEST(Tidy, OutsideLibrariesStayInTheirRooms) {
  EXPECT_EQ(told(libraries_in_the_wrong_room(house())), "");
}

TEST(TidyNotices, AnOutsideLibraryInTheWrongRoom) {
  EXPECT_EQ(
      told(libraries_in_the_wrong_room(
          {{"engine/a.cpp", "#include <lmdb.h>\n#include \"ledger/leaf/wire.capnp.h\"\n"},
           {"ledger/a.cpp", "#include <lmdb.h>\n#include <boost/beast/core.hpp>\n"},
           {"statemachines/case.h", "#include <boost/msm/back/state_machine.hpp>\n"},
           {"statemachines/case/case_law.cpp", "#include <boost/msm/back/state_machine.hpp>\n"},
           {"tests/ledger/a_test.cpp", "#include <lmdb.h>\n"},
           {"tools/a.cpp", "#include <toml++/toml.h>\n"},
           {"tools/bench/a.cpp", "#include <CLI/CLI.hpp>\n"},
           {"tools/bench/bare_loop.cpp", "#include <lmdb.h>\n"},
           {"tools/command_line.cpp", "#include <CLI/CLI.hpp>\n"}})),
      "engine/a.cpp includes lmdb.h\n"
      "engine/a.cpp includes ledger/leaf/wire.capnp.h\n"
      "ledger/a.cpp includes boost/beast/core.hpp\n"
      "statemachines/case.h includes boost/msm/back/state_machine.hpp\n"
      "tools/a.cpp includes toml++/toml.h\n"
      "tools/bench/a.cpp includes CLI/CLI.hpp\n");
}

TEST(Tidy, NoHeaderShowsAnOutsideLibraryToAnotherRoom) {
  EXPECT_EQ(told(libraries_that_show_through(house())), "");
}

TEST(TidyNotices, AnOutsideLibraryThatShowsThroughTwoHeaders) {
  EXPECT_EQ(told(libraries_that_show_through(
                {{"engine/a.cpp", "#include \"ledger/store/store.h\"\n"},
                 {"ledger/store/store.cpp", "#include \"ledger/disk/environment.h\"\n"},
                 {"ledger/store/store.h", "#include \"ledger/disk/environment.h\"\n"},
                 {"ledger/disk/environment.h", "#include <lmdb.h>\n"}})),
            "engine/a.cpp sees LMDB through ledger/store/store.h\n");
}

TEST(Tidy, NoClockAndNoChanceBelowAdapters) {
  EXPECT_EQ(told(clocks_and_chance_below_adapters(house())), "");
}

TEST(TidyNotices, AClockBelowAdapters) {
  const std::string clock = "// system_clock is not for us\nauto t = system_clock::now();\n";
  EXPECT_EQ(told(clocks_and_chance_below_adapters({{"adapters/clock.cpp", clock},
                                                   {"engine/a.cpp", clock},
                                                   {"tests/engine/a_test.cpp", clock}})),
            "engine/a.cpp:2 reads a clock or draws lots\n");
}

TEST(Tidy, FilesAreShort) { EXPECT_EQ(told(long_files(house())), ""); }

TEST(TidyNotices, ALongFile) {
  EXPECT_EQ(told(long_files({{"engine/a.h", times(400, "\n")},
                             {"engine/b.h", times(401, "\n")},
                             {"engine/packs/a.toml", times(401, "\n")}})),
            "engine/b.h:401 lines\n");
}

TEST(Tidy, FunctionsAreShort) { EXPECT_EQ(told(long_functions(house())), ""); }

TEST(TidyNotices, ALongFunction) {
  const auto body = times(68, "  act();\n");
  EXPECT_EQ(told(long_functions(
                {{"engine/a.cpp", "// a\nvoid f() {\n" + body + "}\n"},
                 {"engine/b.cpp", "// b\nvoid f(int a,\n       int b) {\n" + body + "}\n"}})),
            "engine/b.cpp:2 is a function of 71 lines\n");
}

/// "first line + length" of every function in the source.
std::string measured(const std::string& source) {
  std::string text;
  for (const auto& function : functions(source)) {
    text += std::to_string(function.line) + "+" + std::to_string(function.lines) + " ";
  }
  return text;
}

TEST(TidyScan, FindsFunctionsInNamespacesAndClasses) {
  EXPECT_EQ(measured("namespace a {\nclass B : public C<D> {\n int f() const {\n  return 1;\n }\n"
                     " struct E { void g() {\n } };\n};\n}  // namespace a\nvoid h() {\n}\n"),
            "3+3 6+2 10+2 ");
}

TEST(TidyScan, FindsTemplatesConstructorsAndNamedLambdas) {
  EXPECT_EQ(measured("template <class T>\nvoid f(T t = {}) {\n}\n"
                     "A::A() : b_{1}, c_{2} {\n  d();\n}\n"
                     "const auto g = [](int i) {\n  return i;\n};\n"
                     "struct stat h() {\n}\nextern \"C\" {\nvoid i() {\n}\n}\n"),
            "1+3 4+3 7+3 10+2 13+2 ");
}

TEST(TidyScan, TakesDataForData) {
  EXPECT_EQ(measured("enum class A : int { b, c };\nconst Row rows[] = {\n {1},\n {f(2)},\n};\n"
                     "constexpr auto more = std::to_array<Row>({\n {1},\n});\n"),
            "");
}

TEST(TidyScan, IsNotMisledByBracesInTextAndComments) {
  EXPECT_EQ(measured("void f() {\n  // }\n  g(\"}\\\"}\", '}', '\\'', 1'000);\n  /* } */\n"
                     "  h(R\"x(}\")\")x\");\n}\n#define OPEN \\\n  {\nvoid i() {}\n"),
            "1+6 9+1 ");
}

TEST(Tidy, LinesFitTheScreen) { EXPECT_EQ(told(long_lines(house())), ""); }

TEST(TidyNotices, AWideLineAndCountsChineseAsOne) {
  EXPECT_EQ(told(long_lines({{"engine/a.cpp", times(100, "法") + "\n" + times(101, "法") + "\n"},
                             {"tools/run", "#!/bin/sh\n" + times(101, "x") + "\n"},
                             {"engine/README.md", times(101, "x") + "\n"}})),
            "engine/a.cpp:2 is too wide\n"
            "tools/run:2 is too wide\n");
}

TEST(Tidy, NoTabs) { EXPECT_EQ(told(tabs(house())), ""); }

TEST(TidyNotices, ATab) {
  EXPECT_EQ(told(tabs({{"engine/a.cpp", "//\n\tx\n"}})), "engine/a.cpp:2 has a tab\n");
}

TEST(Tidy, HeadersAreReadOnce) { EXPECT_EQ(told(headers_without_pragma_once(house())), ""); }

TEST(TidyNotices, AHeaderThatMayBeReadTwice) {
  EXPECT_EQ(told(headers_without_pragma_once(
                {{"engine/a.h", "// a\n#ifndef A\n"}, {"engine/b.h", "// b\n#pragma once\n"}})),
            "engine/a.h\n");
}

TEST(Tidy, FilesSayWhatTheyAre) { EXPECT_EQ(told(files_without_head_comment(house())), ""); }

TEST(TidyNotices, AFileThatDoesNotSayWhatItIs) {
  EXPECT_EQ(told(files_without_head_comment({{"engine/a.h", "#pragma once\n"},
                                             {"engine/b.cpp", "#include \"engine/b.h\"\n"},
                                             {"engine/b.h", "// The b.\n"},
                                             {"engine/c.cpp", "int c;\n"}})),
            "engine/a.h\nengine/c.cpp\n");
}

TEST(Tidy, NamesAreInSnakeCase) { EXPECT_EQ(told(names_not_in_snake_case(house())), ""); }

TEST(TidyNotices, ANameNotInSnakeCase) {
  EXPECT_EQ(told(names_not_in_snake_case({{"engine/CaseLoader.cpp", ""},
                                          {"engine/CMakeLists.txt", ""},
                                          {"engine/case-loader.h", ""},
                                          {"engine/case_loader.h", ""}})),
            "engine/CaseLoader.cpp\n"
            "engine/case-loader.h\n");
}

TEST(Tidy, EveryRoomHasAReadme) { EXPECT_EQ(told(rooms_without_readme(house())), ""); }

TEST(TidyNotices, ARoomWithoutReadme) {
  EXPECT_EQ(told(rooms_without_readme({{"engine/README.md", ""},
                                       {"ledger/README.md", ""},
                                       {"projections/README.md", ""},
                                       {"statemachines/README.md", ""},
                                       {"tests/README.md", ""},
                                       {"tools/README.md", ""}})),
            "adapters\n");
}

TEST(Tidy, NothingElseAtTheTop) { EXPECT_EQ(told(strangers_at_the_top(house())), ""); }

TEST(TidyNotices, AStrangerAtTheTop) {
  EXPECT_EQ(told(strangers_at_the_top(
                {{".gitignore", ""}, {"common/a.h", ""}, {"engine/a.h", ""}, {"notes.md", ""}})),
            "common\nnotes.md\n");
}

TEST(Tidy, FaultsAreHandedUpInOneWay) { EXPECT_EQ(told(faults_handed_up_by_hand(house())), ""); }

TEST(TidyNotices, AFaultHandedUpByHand) {
  const std::string by_hand = std::string("return tl::unexpected") + "(";
  EXPECT_EQ(told(faults_handed_up_by_hand(
                {{"engine/a.cpp", "if (!leaf) " + by_hand + "leaf.error());\n"},
                 {"engine/b.cpp", "if (!leaf) " + by_hand + "leaf.error().within(place));\n"},
                 {"engine/c.cpp", "CL_TRY(const auto leaf, read());\n"}})),
            "engine/a.cpp:1 hands a fault up without CL_TRY\n");
}

TEST(Tidy, NoPromisesWithoutADay) { EXPECT_EQ(told(promises_without_a_day(house())), ""); }

TEST(TidyNotices, APromiseWithoutADay) {
  const std::string todo = std::string("TO") + "DO";
  EXPECT_EQ(told(promises_without_a_day({{"engine/a.cpp", "// " + todo + ": later\n"},
                                         {"engine/b.cpp", "// " + todo + "(soon): why\n"},
                                         {"engine/c.cpp", "// " + todo + "(someday): why\n"},
                                         {"engine/d.cpp", std::string("// FIX") + "ME\n"}})),
            "engine/a.cpp:1 promises without a day\n"
            "engine/d.cpp:1 promises without a day\n");
}

TEST(Tidy, NoPathOfOneMachine) { EXPECT_EQ(told(paths_of_one_machine(house())), ""); }

TEST(TidyNotices, APathOfOneMachine) {
  EXPECT_EQ(told(paths_of_one_machine({{"README.md", std::string("see /wo") + "rk/main\n"},
                                       {"tools/run", std::string("cat ../sha") + "red/x\n"},
                                       {"tools/test", "work/main, a shared path\n"}})),
            "README.md:1 names a path of one machine\n"
            "tools/run:1 names a path of one machine\n");
}

TEST(Tidy, ReadmeNamesEveryPackage) { EXPECT_EQ(told(packages_the_readme_forgets(house())), ""); }

TEST(TidyNotices, APackageTheReadmeForgets) {
  EXPECT_EQ(
      told(packages_the_readme_forgets({{"tools/setup", "packages=(\n  cmake g++\n  git\n)\n"},
                                        {"README.md", "apt install cmake git\n"}})),
      "g++\n");
}

}  // namespace
}  // namespace caseledger::tidy
