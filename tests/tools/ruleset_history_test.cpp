// What was ever in force can be listed, shown and compared; and whom a change would touch.
#include <fstream>

#include "adapters/forms/json.h"
#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

using adapters::Json;
using adapters::Scratch;

const std::string kPacks = CL_SOURCE_DIR "/engine/packs/";
constexpr const char* kCounty = "lingshui-2021-93.toml";

class RulesetHistory : public ::testing::Test {
 protected:
  RulesetHistory() {
    desk_.run_case(1, 12);  // 送审, 收件齐全: the review's clock runs
    desk_.run_case(2, 22);  // 归档
    desk_.close();
  }

  std::string data() const { return desk_.folder().string(); }
  static std::vector<Json> lines(const Ended& ended) {
    EXPECT_EQ(ended.exit, 0) << ended.err;
    std::vector<Json> all;
    std::istringstream in(ended.out);
    for (std::string line; std::getline(in, line);) all.push_back(*adapters::read_json(line));
    return all;
  }
  static std::string text(const Json& json, std::string_view key) {
    return *json.find(key)->as_text();
  }
  /// Against the shipped packs with these words of the county's replaced.
  std::vector<Json> changes(const std::string& old, const std::string& by) {
    auto pack = Scratch::read(kPacks + kCounty);
    const auto at = pack.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    const auto file = scratch_.path() / "county.toml";
    Scratch::write(file, pack.replace(at, old.size(), by));
    return lines(run({"--json", "ruleset", "diff", data(), "now", "--files",
                      kPacks + "national.toml", file.string(), kPacks + "lingshui-rulings.toml"}));
  }
  static std::vector<std::string> touched(const Json& change) {
    std::vector<std::string> names;
    for (const auto& one : *change.find("touches")->as_array()) names.push_back(*one.as_text());
    return names;
  }

  Desk desk_;
  Scratch scratch_;
};

TEST_F(RulesetHistory, ListsEveryActivationWithDayNameFilesAndOfficer) {
  const auto all = lines(run({"--json", "ruleset", "list", data()}));
  ASSERT_EQ(all.size(), 2U) << "a ruleset and a calendar at the founding";
  EXPECT_EQ(text(all[0], "kind"), "ruleset");
  EXPECT_NE(text(all[0], "name").find("国家法律"), std::string::npos);
  EXPECT_EQ(all[0].find("files")->as_array()->size(), 3U);
  EXPECT_EQ(*all[0].find("in_force"), Json::truth(true));
  EXPECT_EQ(text(all[1], "name"), "2018 2019 2020 2021 2022 2023 2024 2025 2026");
  EXPECT_NE(run({"ruleset", "list", data()}).out.find("规则集"), std::string::npos);
}

TEST_F(RulesetHistory, ShowsParametersArticlesClocksAndTheCalendarInForce) {
  const auto shown = lines(run({"--json", "ruleset", "show", data()})).front();
  std::map<std::string, std::string> entries;
  for (const auto& one : *shown.find("entries")->as_array()) {
    entries[text(one, "entry")] = text(one, "value");
  }
  for (const char* key : {"parameters.quorum_percent", "article.附4-16", "clock.review-10",
                          "calendar.2021", "leaders.main", "ruling.解释1"}) {
    EXPECT_TRUE(entries.contains(key)) << key;
  }
  EXPECT_EQ(entries["parameters.review_extension_workdays"], "10");
  const auto digest = text(shown, "digest");
  EXPECT_EQ(lines(run({"--json", "ruleset", "show", data(), digest.substr(0, 8)})).front(), shown);
  expect_bad(run({"ruleset", "show", data(), "0123456789"}), "从未启用过");
  expect_bad(run({"ruleset", "show", data(), digest.substr(0, 7)}), "从未启用过");
}

TEST_F(RulesetHistory, SaysWhatDiffersAndWhomItTouches) {
  EXPECT_EQ(run({"ruleset", "diff", data(), "now", "now"}).out, "没有不同\n");
  const auto clock = changes("id = \"review-10\"", "id = \"review-9\"");
  ASSERT_EQ(clock.size(), 2U) << "one goes, one comes";
  EXPECT_EQ(text(clock[0], "entry"), "clock.review-10");
  EXPECT_EQ(touched(clock[0]), std::vector<std::string>{"2021-SF-1"}) << "its clock runs";
  const auto parameter = changes("review_extension_workdays = { value = 10",
                                 "review_extension_workdays = { value = 9");
  ASSERT_EQ(parameter.size(), 1U);
  EXPECT_EQ(text(parameter[0], "before"), "10");
  EXPECT_EQ(text(parameter[0], "after"), "9");
  EXPECT_EQ(touched(parameter[0]), std::vector<std::string>{"2021-SF-1"}) << "it may be extended";
}

TEST_F(RulesetHistory, ComparesLikeWithLikeOnly) {
  const auto all = lines(run({"--json", "ruleset", "list", data()}));
  expect_bad(run({"ruleset", "diff", data(), text(all[1], "digest"), "now"}), "不能相比");
}

TEST_F(RulesetHistory, OfDaysTouchesWhoseDeadlineTheyMove) {
  auto year = Scratch::read(kPacks + "calendar-2021.toml");
  const auto day = to_text(local_day(bench_start()) + 3);
  year +=
      "\n[[holiday]]\nname = \"延长\"\nzh = \"延长一天。\"\nfrom = " + day + "\nto = " + day + "\n";
  const auto amended = scratch_.path() / "2021.toml";
  Scratch::write(amended, year);
  std::vector<std::string> words{"--json", "ruleset", "diff", data(), "", "--files"};
  for (const auto& one : lines(run({"--json", "ruleset", "list", data()}))) {
    if (text(one, "kind") == "calendar") words[4] = text(one, "digest");
  }
  for (int year_number = 2018; year_number <= 2026; ++year_number) {
    words.push_back(year_number == 2021
                        ? amended.string()
                        : kPacks + "calendar-" + std::to_string(year_number) + ".toml");
  }
  const auto changed = lines(run(words));
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(text(changed[0], "entry"), "calendar.2021");
  EXPECT_EQ(touched(changed[0]), (std::vector<std::string>{"2021-SF-1", "item:2021-SF-2"}))
      << "a review that runs, and a decision that is to be displayed";
}

}  // namespace
}  // namespace caseledger::tools
