// Days that a move does not set are left out.
#include "adapters/forms/clock_json.h"

namespace caseledger::adapters {

Json clock_json(const ClockMoved& moved) {
  auto json = Json::object();
  json.add("clock", key_of(moved.clock)).add("clock_zh", term(moved.clock).zh);
  json.add("basis", moved.basis).add("move", key_of(moved.move)).add("on", to_text(moved.on));
  if (moved.due != Day{}) json.add("due", to_text(moved.due));
  if (moved.due_without_pause != Day{}) {
    json.add("due_without_pause", to_text(moved.due_without_pause));
  }
  json.add("provisional", Json::truth(moved.is_provisional));
  return json;
}

Json clocks_json(const std::vector<ClockMoved>& moves) {
  auto all = Json::array();
  for (const auto& moved : moves) all.add(clock_json(moved));
  return all;
}

}  // namespace caseledger::adapters
