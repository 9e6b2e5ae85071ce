// Every event of every procedure, and every command, each as one closed set: a value of any of
// them, and the lists. The leaf's union on the wire has the same events by number (wire.capnp).
#pragma once

#include "statemachines/acts/bureau_commands.h"
#include "statemachines/acts/case_events.h"
#include "statemachines/acts/common_commands.h"
#include "statemachines/acts/disclosure_commands.h"
#include "statemachines/acts/one_of.h"

namespace caseledger {

template <class T>
concept FactType = requires {
  typename T::Asked;
}
|| T::names.asked.empty();

/// What is asked, before anybody knows whether it may be.
template <class T>
concept ActType = !FactType<T> && requires {
  T::names.asked;
};

struct EventFamily {
  template <class T>
  static constexpr bool kHolds = FactType<T>;
  static const HeldType* type(std::uint16_t wire);
};
struct CommandFamily {
  template <class T>
  static constexpr bool kHolds = ActType<T>;
  static const HeldType* type(std::uint16_t wire);
};

/// What happened.
using Event = OneOf<EventFamily>;
/// What is asked. An act has the number of the event that it becomes.
using CommandBody = OneOf<CommandFamily>;

/// The events of one procedure's streams; those of `unspecified` happen in all of them.
template <Procedure Id, class Events>
struct EventsOf {
  static constexpr auto id = Id;
  using type = Events;
};
using EventLists = Types<EventsOf<Procedure::bureau, BureauEvents>,  //
                         EventsOf<Procedure::matter, CaseEvents>,    //
                         EventsOf<Procedure::disclosure, DisclosureEvents>,
                         EventsOf<Procedure::unspecified, CommonEvents>>;

namespace facts_detail {
template <class T>
struct AskedBy {
  using type = Types<>;
};
template <class T>
requires requires { typename T::Asked; }
struct AskedBy<T> {
  using type = Types<typename T::Asked>;
};
template <class List>
struct ActsOf;
template <class... Ts>
struct ActsOf<Types<Ts...>> {
  using type = Join<Types<>, typename AskedBy<Ts>::type...>;
};
template <class Lists>
struct EventsIn;
template <class... Lists>
struct EventsIn<Types<Lists...>> {
  using type = Join<typename Lists::type...>;
};
}  // namespace facts_detail

/// The acts that events of a list are brought about by, in its order.
template <class Events>
using ActsOf = typename facts_detail::ActsOf<Events>::type;

using AllEvents = typename facts_detail::EventsIn<EventLists>::type;

/// The event's or command's own word: "case_filed", "file_case".
inline std::string_view name_of(const Event& event) { return event.names().happened; }
inline std::string_view name_of(const CommandBody& body) { return body.names().asked; }

/// In the order of AllEvents; acts in the order of the events that they become.
std::span<const HeldType> all_events();
std::span<const HeldType> all_commands();
/// Null for an act that nobody knows.
const HeldType* find_act(std::string_view name);
const HeldType* find_event(std::string_view name);

/// What was asked to bring an event about; not given for what nobody asks for.
CommandBody asked(const Event& event);

}  // namespace caseledger
