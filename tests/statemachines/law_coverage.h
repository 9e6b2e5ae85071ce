// Counts which sentences of a table its tests have proven: each row accepted once, and each
// requirement of each row refused once, or flagged where it flags. What nobody proved fails.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "statemachines/day/decision.h"

namespace caseledger {

class LawCoverage {
 public:
  explicit LawCoverage(std::vector<LawRow> rows) : rows_(std::move(rows)) {}

  void accepted(const Accepted& decision) {
    accepted_.insert(decision.row);
    for (const auto& flag : decision.flags) proven_.emplace(decision.row, flag.requirement);
  }

  /// A refusal names no row: it counts for every row that foresees the act at that stage.
  void refused(std::string_view stage, std::string_view act, std::string_view requirement) {
    for (const auto& row : rows_) {
      const bool starts_here = std::ranges::find(row.from, stage) != row.from.end();
      if (row.upon == act && starts_here) proven_.emplace(row.number, requirement);
    }
  }

  std::vector<std::string> unproven() const {
    std::vector<std::string> all;
    for (const auto& row : rows_) {
      const auto name =
          std::to_string(row.number) + " " + std::string(row.article) + " " + std::string(row.upon);
      if (!accepted_.contains(row.number)) all.push_back(name + ": never accepted");
      for (const auto* list : {&row.by, &row.provided}) {
        for (const auto requirement : *list) {
          if (requirement.starts_with("where_")) continue;  // chooses a row, refuses nothing
          if (proven_.contains({row.number, std::string(requirement)})) continue;
          all.push_back(name + ": never refused for " + std::string(requirement));
        }
      }
    }
    return all;
  }

  /// For TearDownTestSuite; silent when only some of the tests were asked for.
  void expect_complete() const {
    if (::testing::GTEST_FLAG(filter) != "*") return;
    for (const auto& one : unproven()) ADD_FAILURE() << one;
  }

 private:
  std::vector<LawRow> rows_;
  std::set<std::size_t> accepted_;
  std::set<std::pair<std::size_t, std::string>> proven_;
};

}  // namespace caseledger
