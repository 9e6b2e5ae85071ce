// Every event of every procedure, and every command, as one closed set each. The leaf's union on
// the wire has the same alternatives by name (wire.capnp); a test holds the two together.
#pragma once

#include <variant>

#include "statemachines/acts/bureau_commands.h"
#include "statemachines/acts/case_events.h"
#include "statemachines/acts/common_commands.h"
#include "statemachines/acts/disclosure_commands.h"

namespace caseledger {

template <class Tuple>
struct VariantOf;
template <class... Ts>
struct VariantOf<std::tuple<Ts...>> {
  using type = std::variant<Ts...>;
};

/// What is asked to bring an event about; void for the two facts that nobody asks for.
template <class T>
struct AskedOf {
  using type = std::tuple<>;
};
template <class T>
requires requires { typename T::Asked; }
struct AskedOf<T> {
  using type = std::tuple<typename T::Asked>;
};

template <class Tuple>
struct CommandsOf;
template <class... Ts>
struct CommandsOf<std::tuple<Ts...>> {
  using type = decltype(std::tuple_cat(std::declval<typename AskedOf<Ts>::type>()...));
};

using AllEvents =
    decltype(std::tuple_cat(std::declval<BureauEvents>(), std::declval<CaseEvents>(),
                            std::declval<DisclosureEvents>(), std::declval<CommonEvents>()));

/// A closed set of some eighty types, used like the variant it is. Copying, moving, destroying and
/// comparing it is compiled in facts.cpp and command_body.cpp alone; done wherever it happens, that
/// takes the compiler ten seconds a file.
class Event : public VariantOf<AllEvents>::type {
 public:
  using Variant = VariantOf<AllEvents>::type;
  using Variant::Variant;
  using Variant::operator=;
  Event();
  Event(const Event&);
  Event(Event&&) noexcept;
  Event& operator=(const Event&);
  Event& operator=(Event&&) noexcept;
  ~Event();
  friend bool operator==(const Event&, const Event&);
};

class CommandBody : public VariantOf<CommandsOf<AllEvents>::type>::type {
 public:
  using Variant = VariantOf<CommandsOf<AllEvents>::type>::type;
  using Variant::Variant;
  using Variant::operator=;
  CommandBody();
  CommandBody(const CommandBody&);
  CommandBody(CommandBody&&) noexcept;
  CommandBody& operator=(const CommandBody&);
  CommandBody& operator=(CommandBody&&) noexcept;
  ~CommandBody();
  friend bool operator==(const CommandBody&, const CommandBody&);
};

/// The event's or command's own word: "case_filed", "file_case".
template <class... Ts>
constexpr std::string_view name_of(const std::variant<Ts...>& one) {
  return std::visit([](const auto& it) { return std::decay_t<decltype(it)>::name; }, one);
}

}  // namespace caseledger

template <>
struct std::variant_size<caseledger::Event> : std::variant_size<caseledger::Event::Variant> {};
template <std::size_t N>
struct std::variant_alternative<N, caseledger::Event>
    : std::variant_alternative<N, caseledger::Event::Variant> {};
template <>
struct std::variant_size<caseledger::CommandBody>
    : std::variant_size<caseledger::CommandBody::Variant> {};
template <std::size_t N>
struct std::variant_alternative<N, caseledger::CommandBody>
    : std::variant_alternative<N, caseledger::CommandBody::Variant> {};
