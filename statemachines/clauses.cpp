// Gathered once from the tables themselves, so that no sentence is written twice.
#include "statemachines/clauses.h"

#include <map>
#include <set>

#include "statemachines/day/clock_effects.h"
#include "statemachines/procedures.h"
#include "statemachines/table/general_law.h"

namespace caseledger {
namespace {

using ClauseByName = std::map<std::string_view, Clause>;

void gather(ClauseByName& all, const std::vector<LawRow>& rows,
            const std::vector<std::vector<Clause>>& clauses) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    auto names = rows[row].by;
    names.insert(names.end(), rows[row].provided.begin(), rows[row].provided.end());
    for (std::size_t n = 0; n < names.size(); ++n) all.emplace(names[n], clauses[row][n]);
  }
}

ClauseByName gather_all() {
  ClauseByName all;
  for (const auto& one : procedures()) {
    gather(all, one.rows(), one.clauses());
    for (const auto& [name, clause] : one.sentences()) all.emplace(name, clause);
  }
  using General = Requirements<GeneralRequirements>;
  const auto names = General::words();
  const auto clauses = General::clauses();
  for (std::size_t n = 0; n < names.size(); ++n) all.emplace(names[n], clauses[n]);
  all.emplace(type_word<act_is_foreseen>(), act_is_foreseen::clause);
  all.emplace(type_word<clock_is_kept>(), clock_is_kept::clause);
  return all;
}

const ClauseByName& clauses_by_name() {
  static const ClauseByName all = gather_all();
  return all;
}

}  // namespace

std::vector<NamedClause> all_clauses() {
  std::vector<NamedClause> all;
  for (const auto& [name, clause] : clauses_by_name()) all.push_back({name, clause});
  return all;
}

std::vector<std::string_view> cited_articles() {
  std::set<std::string_view> all;
  for (const auto& [name, clause] : clauses_by_name()) all.insert(clause.article);
  for (const auto& one : procedures()) {
    for (const auto& row : one.rows()) all.insert(row.article);
  }
  for (std::uint16_t n = 0; n < terms_of<ClockKind>().size(); ++n) {
    all.insert(home_article(static_cast<ClockKind>(n)));
  }
  return {all.begin(), all.end()};
}

std::optional<Clause> clause_named(std::string_view requirement) {
  const auto& all = clauses_by_name();
  const auto found = all.find(requirement);
  if (found == all.end()) return std::nullopt;
  return found->second;
}

}  // namespace caseledger
