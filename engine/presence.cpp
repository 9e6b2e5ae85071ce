// Which acts open a stream is read from the rows of its table.
#include "engine/presence.h"

#include <algorithm>
#include <set>

#include "engine/nearest.h"
#include "statemachines/procedures.h"

namespace caseledger::engine {
namespace {

/// The acts that a row hears before the first fact.
template <class P>
std::set<std::string_view> acts_that_open() {
  std::set<std::string_view> acts;
  for (const auto& row : find_procedure(P::id)->rows()) {
    const auto unopened = key_of(typename P::File{}.stage);
    if (std::ranges::find(row.from, unopened) != row.from.end()) acts.insert(row.upon);
  }
  return acts;
}

bool opens_a_stream(Procedure procedure, std::string_view act) {
  bool opens = false;
  with_procedure(procedure, [&]<class P>(std::type_identity<P>) {
    static const auto acts = acts_that_open<P>();
    opens = acts.contains(act);
  });
  return opens;
}

}  // namespace

Result<void> check_officer(const Bureau& bureau, const Id& officer, std::string place) {
  if (bureau.officer(officer) != nullptr) return {};
  std::vector<std::string> known;
  for (const auto& [id, ignored] : bureau.officers) known.push_back(id);
  return fault(FaultKind::absent, std::move(place),
               did_you_mean({"没有这名人员 " + officer, "there is no officer " + officer},
                            nearest(officer, known)));
}

Fault no_such_stream(Procedure procedure, const std::string& stream, std::string place) {
  const auto& title = find_procedure(procedure)->title;
  return {FaultKind::absent,
          std::move(place),
          {"没有名为 " + stream + " 的" + std::string(title.zh),
           std::string(title.en) + " " + stream + " is not there"}};
}

Result<void> check_presence(World& world, const Circumstances& act, std::string_view act_name) {
  if (act.capacity != Capacity::system) {
    CL_TRY(check_officer(world.bureau(), act.actor, "$.actor"));
  }
  CL_TRY(const auto version, world.version(act.procedure, act.stream));
  if (version != Version{} || opens_a_stream(act.procedure, act_name)) return {};
  return tl::unexpected(no_such_stream(
      act.procedure, act.stream, "$." + std::string(find_procedure(act.procedure)->stream_member)));
}

}  // namespace caseledger::engine
