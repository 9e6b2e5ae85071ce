// The two sets, each made once from the lists; nobody else needs to know all types at once.
#include "statemachines/acts/facts.h"

#include <algorithm>

namespace caseledger {
namespace {

template <class T>
constexpr HeldType held_type(Procedure procedure) {
  HeldType type;
  type.names = &T::names;
  type.shape = &shape_detail::ShapeOf<T>::value;
  type.make = []() -> void* { return new T(); };
  type.copy = [](const void* held) -> void* { return new T(*static_cast<const T*>(held)); };
  type.destroy = [](void* held) { delete static_cast<T*>(held); };
  type.body = [](void* held) { return held; };
  type.procedure = procedure;
  return type;
}

/// An event has the fields of its act; its shape is the act's.
template <FactType T>
constexpr HeldType event_type(Procedure procedure) {
  auto type = held_type<T>(procedure);
  if constexpr (requires { typename T::Asked; }) {
    using Asked = typename T::Asked;
    type.shape = &shape_detail::ShapeOf<Asked>::value;
    type.body = [](void* held) -> void* { return static_cast<Asked*>(static_cast<T*>(held)); };
    type.asked = [](const void* held) -> void* { return new Asked(*static_cast<const T*>(held)); };
  }
  return type;
}

template <class... Ts>
constexpr std::size_t count(Types<Ts...>) {
  return sizeof...(Ts);
}

constexpr auto kEvents = [] {
  std::array<HeldType, count(AllEvents{})> all{};
  std::size_t n = 0;
  for_each_type(EventLists{}, [&]<class List>(std::type_identity<List>) {
    for_each_type(typename List::type{},
                  [&]<class T>(std::type_identity<T>) { all[n++] = event_type<T>(List::id); });
  });
  return all;
}();

constexpr std::size_t kActs = static_cast<std::size_t>(
    std::ranges::count_if(kEvents, [](const HeldType& event) { return event.asked != nullptr; }));

constexpr auto kCommands = [] {
  std::array<HeldType, kActs> all{};
  std::size_t n = 0, event = 0;
  for_each_type(AllEvents{}, [&]<class T>(std::type_identity<T>) {
    const auto procedure = kEvents[event++].procedure;
    if constexpr (requires { typename T::Asked; }) {
      all[n++] = held_type<typename T::Asked>(procedure);
    }
  });
  return all;
}();

/// By number on the wire; null for numbers that nobody has.
template <std::size_t N>
constexpr auto by_wire(const std::array<HeldType, N>& types) {
  std::array<const HeldType*, kWireNumbersMax> all{};
  for (const auto& type : types) {
    const auto wire = type.names->wire;
    if (wire == 0 || all[wire] != nullptr) throw "two facts have one number, or one has none";
    all[wire] = &type;
  }
  return all;
}
constexpr auto kEventByWire = by_wire(kEvents);
constexpr auto kCommandByWire = by_wire(kCommands);

const HeldType* find(std::span<const HeldType> types, std::string_view name,
                     std::string_view ActNames::*key) {
  const auto found =
      std::ranges::find_if(types, [&](const HeldType& type) { return type.names->*key == name; });
  return found == types.end() ? nullptr : &*found;
}

const HeldType* at(const std::array<const HeldType*, kWireNumbersMax>& types, std::uint16_t wire) {
  return wire < types.size() ? types[wire] : nullptr;
}

}  // namespace

const HeldType* EventFamily::type(std::uint16_t wire) { return at(kEventByWire, wire); }
const HeldType* CommandFamily::type(std::uint16_t wire) { return at(kCommandByWire, wire); }

std::span<const HeldType> all_events() { return kEvents; }
std::span<const HeldType> all_commands() { return kCommands; }

const HeldType* find_act(std::string_view name) { return find(kCommands, name, &ActNames::asked); }
const HeldType* find_event(std::string_view name) {
  return find(kEvents, name, &ActNames::happened);
}

CommandBody asked(const Event& event) {
  const auto& type = event.type();
  if (type.asked == nullptr) return {};
  return CommandBody::adopt(event.wire(), type.asked(event.held()));
}

}  // namespace caseledger
