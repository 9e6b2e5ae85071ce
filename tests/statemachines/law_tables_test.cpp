// What must be true of any table, whatever it says: every stage can be reached, an end is an end,
// every act is foreseen somewhere, and a requirement's name means one sentence in all of them.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "statemachines/procedures.h"

namespace caseledger {
namespace {

using Keys = std::set<std::string_view>;

struct Table {
  std::string_view first;
  std::span<const Term> stages;
  std::vector<LawRow> rows;
  std::vector<std::vector<Clause>> clauses;
};

std::vector<Table> tables() {
  std::vector<Table> all;
  for (const auto& one : procedures()) {
    all.push_back({one.stages[1].key, one.stages, one.rows(), one.clauses()});
  }
  return all;
}

Keys reachable(const Table& table) {
  Keys reached{table.first};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const auto& row : table.rows) {
      for (const auto from : row.from) {
        if (reached.contains(from) && !row.becomes.empty()) reached.insert(row.becomes);
      }
    }
  }
  return reached;
}

TEST(LawTables, ReachEveryStageOfTheirProcedure) {
  for (const auto& table : tables()) {
    const auto reached = reachable(table);
    for (const auto& stage : table.stages.subspan(1)) {
      EXPECT_TRUE(reached.contains(stage.key)) << stage.key;
    }
  }
}

TEST(LawTables, NumberTheirRowsFromOneInTheirOrder) {
  for (const auto& table : tables()) {
    ASSERT_EQ(table.rows.size(), table.clauses.size());
    for (std::size_t n = 0; n < table.rows.size(); ++n) {
      EXPECT_EQ(table.rows[n].number, n + 1);
      EXPECT_FALSE(table.rows[n].article.empty());
      EXPECT_EQ(table.rows[n].by.size() + table.rows[n].provided.size(), table.clauses[n].size());
    }
  }
}

TEST(LawTables, SayOfEveryActWhoDoesIt) {
  for (const auto& table : tables()) {
    for (const auto& row : table.rows) EXPECT_FALSE(row.by.empty()) << row.upon;
  }
}

/// Nothing leaves these but what every procedure has.
TEST(LawTables, LeadNowhereFromAnEnd) {
  const std::map<std::string_view, Keys> ends = {
      {"unfiled", {"archived", "irregular", "disposed"}},
      {"unopened", {"withdrawn", "withheld", "expired"}}};
  for (const auto& table : {tables()[1], tables()[2]}) {
    for (const auto& row : table.rows) {
      for (const auto from : row.from) {
        if (!ends.at(table.first).contains(from) || row.becomes.empty()) continue;
        EXPECT_TRUE(row.becomes == "archived" || row.becomes == "irregular" ||
                    (from == "archived" && row.becomes == "disposed"))
            << from << " " << row.upon;
      }
    }
  }
}

TEST(LawTables, ForeseeEveryAct) {
  Keys foreseen;
  for (const auto& table : tables()) {
    for (const auto& row : table.rows) foreseen.insert(row.upon);
  }
  Keys acts;
  for (const auto& act : all_commands()) acts.insert(act.names->asked);
  EXPECT_EQ(foreseen, acts);
}

/// Two rows of one act at one stage need something that tells them apart: another article at
/// least, or the second would never be read.
TEST(LawTables, ListNoRowTwice) {
  for (const auto& table : tables()) {
    std::set<std::vector<std::string_view>> seen;
    for (const auto& row : table.rows) {
      for (const auto from : row.from) {
        std::vector<std::string_view> key{from, row.upon};
        key.insert(key.end(), row.provided.begin(), row.provided.end());
        EXPECT_TRUE(seen.insert(std::move(key)).second) << from << " " << row.upon;
      }
    }
  }
}

TEST(LawTables, GiveARequirementOneSentence) {
  std::map<std::string_view, Clause> sentences;
  for (const auto& table : tables()) {
    for (std::size_t n = 0; n < table.rows.size(); ++n) {
      auto all = table.rows[n].by;
      all.insert(all.end(), table.rows[n].provided.begin(), table.rows[n].provided.end());
      for (std::size_t k = 0; k < all.size(); ++k) {
        const auto& clause = table.clauses[n][k];
        const auto [first, is_new] = sentences.emplace(all[k], clause);
        EXPECT_EQ(first->second.zh, clause.zh) << all[k];
        EXPECT_EQ(first->second.article, clause.article) << all[k];
        EXPECT_FALSE(clause.zh.empty() || clause.en.empty()) << all[k];
      }
    }
  }
}

}  // namespace
}  // namespace caseledger
