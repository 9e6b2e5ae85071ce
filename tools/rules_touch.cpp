// The rows of the law are asked as data, as the worklist asks them.
#include "tools/rules_touch.h"

#include <algorithm>

#include "engine/calendar_stack.h"
#include "statemachines/procedures.h"

namespace caseledger::tools {
namespace {

std::vector<CitedRow> rows_of(Procedure procedure) {
  std::vector<CitedRow> all;
  const auto clauses = find_procedure(procedure)->clauses();
  for (auto& row : find_procedure(procedure)->rows()) {
    CitedRow one{row, {std::string(row.article)}};
    for (const auto& clause : clauses[row.number - 1]) one.articles.emplace(clause.article);
    all.push_back(std::move(one));
  }
  return all;
}

const std::vector<CitedRow>& law_of(Procedure procedure) {
  static const auto cases = rows_of(Procedure::matter);
  static const auto items = rows_of(Procedure::disclosure);
  return procedure == Procedure::matter ? cases : items;
}

std::string name_of(Procedure procedure, const Id& id) {
  return procedure == Procedure::matter ? id : "item:" + id;
}

bool cites(const CitedRow& row, const std::vector<Id>& articles) {
  return std::ranges::any_of(articles, [&](const Id& one) { return row.articles.contains(one); });
}

bool is_cited_by_the_law(const std::vector<Id>& articles) {
  const auto by = [&](const CitedRow& row) { return cites(row, articles); };
  return std::ranges::any_of(law_of(Procedure::matter), by) ||
         std::ranges::any_of(law_of(Procedure::disclosure), by);
}

/// "clock.review-10" is of kind "clock", its rest "review-10".
std::pair<std::string_view, std::string_view> parts_of(std::string_view key) {
  const auto point = key.find('.');
  return {key.substr(0, point), point == key.npos ? key : key.substr(point + 1)};
}

bool has_requirement(const CitedRow& row, std::string_view name) {
  return std::ranges::find(row.row.provided, name) != row.row.provided.end() ||
         std::ranges::find(row.row.by, name) != row.row.by.end();
}

bool is_a_requirement_of_the_law(std::string_view name) {
  const auto has = [&](const CitedRow& row) { return has_requirement(row, name); };
  return std::ranges::any_of(law_of(Procedure::matter), has) ||
         std::ranges::any_of(law_of(Procedure::disclosure), has);
}

/// The effect "starts<ClockKind::review>" where the entry begins with "review".
bool starts_clock(const CitedRow& row, std::string_view value) {
  const auto kind = value.substr(0, value.find(' '));
  return std::ranges::any_of(row.row.then, [&](std::string_view effect) {
    return effect.starts_with("starts") &&
           effect.find("::" + std::string(kind) + ">") != effect.npos;
  });
}

std::vector<Id> basis_of(const RuleChange& change) {
  std::vector<Id> all;
  for (const auto* side : {&change.before, &change.after}) {
    if (*side) all.insert(all.end(), (*side)->basis.begin(), (*side)->basis.end());
  }
  return all;
}

}  // namespace

std::vector<RuleChange> changes_between(const RuleEntries& before, const RuleEntries& after) {
  const auto of = [](const RuleEntries& all, const std::string& key) {
    const auto found = all.find(key);
    return found == all.end() ? std::nullopt : std::optional(found->second);
  };
  std::set<std::string> keys;
  for (const auto* side : {&before, &after}) {
    for (const auto& [key, entry] : *side) keys.insert(key);
  }
  std::vector<RuleChange> changes;
  for (const auto& key : keys) {
    RuleChange change{key, of(before, key), of(after, key)};
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

void RulesTouch::add(Procedure procedure, const Id& id, std::string_view stage) {
  Stream stream;
  bool is_open = false;
  for (const auto& row : law_of(procedure)) {
    if (std::ranges::find(row.row.from, stage) == row.row.from.end()) continue;
    stream.next.push_back(&row);
    is_open = is_open || (!row.row.becomes.empty() && row.row.becomes != stage);
  }
  if (is_open) streams_.emplace(name_of(procedure, id), std::move(stream));
}

RulesTouch::Stream* RulesTouch::find(Procedure procedure, const Id& id) {
  const auto found = streams_.find(name_of(procedure, id));
  return found == streams_.end() ? nullptr : &found->second;
}

Result<RulesTouch> RulesTouch::of(Session& session, const RulesRead& after) {
  RulesTouch touch;
  CL_TRY(const auto today, session.today());
  CL_TRY(const auto queries, session.queries());
  const projections::Today now{today, session.engine().calendar()};
  CL_TRY(const auto cases, queries->cases({}, now));
  for (const auto& one : cases) {
    touch.add(Procedure::matter, one.row.id, key_of(one.row.stage));
  }
  CL_TRY(const auto items, queries->items());
  for (const auto& one : items) touch.add(Procedure::disclosure, one.id, key_of(one.stage));
  CL_TRY(const auto clocks, queries->deadlines());
  for (const auto& one : clocks) {
    auto* stream = touch.find(one.stream.procedure, one.stream.stream);
    if (stream != nullptr) stream->bases.insert(one.deadline.basis);
  }
  if (after.ruleset) return touch;
  CL_TRY(const auto calendar, engine::stack_calendar(after.years));
  CL_TRY(const auto moved, queries->recountable(session.engine().ruleset(), {today, calendar}));
  for (const auto& one : moved) {
    auto* stream = touch.find(one.stream.procedure, one.stream.stream);
    if (stream != nullptr) stream->is_recounted = true;
  }
  return touch;
}

bool RulesTouch::touches(const RuleChange& change, const Stream& stream) const {
  const auto [kind, name] = parts_of(change.key);
  if (kind == "calendar") return stream.is_recounted;
  const auto any_next = [&](auto&& reads) { return std::ranges::any_of(stream.next, reads); };
  if (kind == "clock") {
    return stream.bases.contains(name) || any_next([&](const CitedRow* row) {
             return (change.before && starts_clock(*row, change.before->value)) ||
                    (change.after && starts_clock(*row, change.after->value));
           });
  }
  if (kind == "effects" && is_a_requirement_of_the_law(name)) {
    return any_next([&](const CitedRow* row) { return has_requirement(*row, name); });
  }
  const auto basis = basis_of(change);
  if (kind != "article" && !is_cited_by_the_law(basis)) return true;
  return any_next([&](const CitedRow* row) { return cites(*row, basis); });
}

std::set<std::string> RulesTouch::touched_by(const RuleChange& change) const {
  std::set<std::string> names;
  for (const auto& [name, stream] : streams_) {
    if (touches(change, stream)) names.insert(name);
  }
  return names;
}

}  // namespace caseledger::tools
