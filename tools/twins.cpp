// All case numbers are looked at once for as many cases as were filed.
#include "tools/twins.h"

#include <map>

#include "engine/characters.h"

namespace caseledger::tools {

void hint_at_twins(const Shell& shell, Session& session, const std::vector<Id>& filed) {
  if (filed.empty()) return;
  const auto queries = session.queries();
  if (!queries) return;
  const auto ids = (*queries)->case_ids();
  if (!ids) return;
  std::multimap<std::string, Id> alike;
  for (const auto& id : *ids) alike.emplace(engine::skeleton_of(id), id);
  for (const auto& id : filed) {
    const auto [first, last] = alike.equal_range(engine::skeleton_of(id));
    for (auto one = first; one != last; ++one) {
      if (one->second == id) continue;
      shell.note(shell.say("提示：案号 ", "hint: the case number ") + id +
                 shell.say(" 与 ", " looks like ") + one->second +
                 shell.say(" 外形相同，请核对", ": please compare them"));
    }
  }
}

}  // namespace caseledger::tools
