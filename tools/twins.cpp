// All names of a procedure are looked at once for as many streams as were opened.
#include "tools/twins.h"

#include <map>
#include <set>

#include "engine/characters.h"
#include "projections/folded.h"
#include "statemachines/procedures.h"

namespace caseledger::tools {
namespace {

/// The same for names that people take for one another.
std::string likeness_of(const Id& id) { return engine::skeleton_of(projections::folded(id)); }

using Alike = std::multimap<std::string, Id>;

Alike all_of(const projections::Queries& queries, Procedure procedure) {
  Alike alike;
  const auto ids = queries.ids(procedure);
  if (!ids) return alike;
  for (const auto& id : *ids) alike.emplace(likeness_of(id), id);
  return alike;
}

void hint(const Shell& shell, const Alike& alike, const projections::StreamKey& opened) {
  const auto& title = find_procedure(opened.procedure)->title;
  const auto& id = opened.stream;
  const auto [first, last] = alike.equal_range(likeness_of(id));
  for (auto one = first; one != last; ++one) {
    if (one->second == id) continue;
    shell.note(
        shell.say("提示：" + std::string(title.zh) + " ", "hint: " + std::string(title.en) + " ") +
        id + shell.say(" 与 ", " is easily taken for ") + one->second +
        shell.say(" 容易混淆，请核对", ": please compare them"));
  }
}

}  // namespace

void hint_at_twins(const Shell& shell, Session& session,
                   const std::vector<projections::StreamKey>& opened) {
  if (opened.empty()) return;
  const auto queries = session.queries();
  if (!queries) return;
  std::map<Procedure, Alike> alike;
  for (const auto& one : opened) {
    if (!alike.contains(one.procedure)) alike[one.procedure] = all_of(**queries, one.procedure);
    hint(shell, alike[one.procedure], one);
  }
}

}  // namespace caseledger::tools
