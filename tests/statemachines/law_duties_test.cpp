// What worklists show is what the rows say: each duty is of a row, at one of its stages, under its
// article or under that of the clock by which it is due.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "statemachines/day/clock_effects.h"
#include "statemachines/procedures.h"

namespace caseledger {
namespace {

struct Owing {
  std::vector<LawRow> rows;
  std::vector<LawDuty> duties;
};

std::vector<Owing> all_procedures() {
  std::vector<Owing> all;
  for (const auto& one : procedures()) all.push_back({one.rows(), one.duties()});
  return all;
}

bool is_act(std::string_view key) {
  for (const auto& [rows, duties] : all_procedures()) {
    if (std::ranges::find(rows, key, &LawRow::upon) != rows.end()) return true;
  }
  return false;
}

TEST(LawDuties, AreOfARowAtItsStageAndUnderItsArticle) {
  for (const auto& [rows, duties] : all_procedures()) {
    EXPECT_FALSE(duties.empty());
    for (const auto& duty : duties) {
      ASSERT_TRUE(duty.row >= 1 && duty.row <= rows.size()) << duty.key;
      const auto& row = rows[duty.row - 1];
      EXPECT_TRUE(duty.stage.empty() || std::ranges::count(row.from, duty.stage) == 1)
          << duty.key << " at " << duty.stage;
      const bool cites_clock = duty.owed.cites == Cites::the_clock;
      EXPECT_EQ(duty.article, cites_clock ? home_article(duty.owed.clock) : row.article)
          << duty.key;
      if (is_act(duty.key)) {
        EXPECT_EQ(duty.key, row.upon);
      }
    }
  }
}

TEST(LawDuties, AreSaidOnceForAStage) {
  for (const auto& [rows, duties] : all_procedures()) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const auto& duty : duties) {
      EXPECT_TRUE(seen.insert({duty.key, duty.stage}).second) << duty.key;
    }
  }
}

TEST(LawDuties, NameSomebodyInBothLanguages) {
  for (const auto& [rows, duties] : all_procedures()) {
    for (const auto& [row, stage, key, article, owed] : duties) {
      EXPECT_NE(owed.capacity == Capacity::unspecified, owed.leader == LeaderTerm::unspecified)
          << key;
      EXPECT_FALSE(owed.zh.empty() || owed.en.empty()) << key;
    }
  }
}

/// Wherever a case stands before it is filed away, somebody has to carry it on.
TEST(LawDuties, LeaveNoCaseToNobody) {
  for (const auto& stage : terms_of<CaseStage>().subspan(1)) {
    const bool waits = stage.key != "unfiled" && stage.key != "archived" && stage.key != "disposed";
    const auto duties = case_duties();
    EXPECT_EQ(std::ranges::count(duties, stage.key, &LawDuty::stage) != 0, waits) << stage.key;
  }
}

}  // namespace
}  // namespace caseledger
