// The table is made of the alternatives of CommandBody; an act is found by its name.
#include "adapters/forms/act_table.h"

#include <algorithm>
#include <array>

namespace caseledger::adapters {
namespace {

template <class Command>
CommandBody read_as(const Json& body, const Place& place, FormReader& reader) {
  Command command;
  reader.read(body, place, command);
  return command;
}

template <class... Commands>
constexpr auto table_of(std::type_identity<std::variant<Commands...>>) {
  std::array<Act, sizeof...(Commands)> table{
      Act{Commands::name, procedure_of<Commands>(), read_as<Commands>}...};
  std::ranges::sort(table, {}, &Act::name);
  return table;
}

constexpr auto kActs = table_of(std::type_identity<CommandBody::Variant>{});
static_assert(std::ranges::adjacent_find(kActs, {}, &Act::name) == kActs.end());

}  // namespace

const Act* find_act(std::string_view name) {
  const auto found = std::ranges::lower_bound(kActs, name, {}, &Act::name);
  return found != kActs.end() && found->name == name ? &*found : nullptr;
}

}  // namespace caseledger::adapters
