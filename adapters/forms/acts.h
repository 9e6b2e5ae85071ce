// Acts and field lists as the doors walk them: which stream an act is asked of, what the holder of
// a field is called, which values are lists. Compile-time only.
#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "statemachines/acts/facts.h"

namespace caseledger::adapters {

/// Longest text and most elements a door takes; a leaf holds 65,535 bytes, a list of a thousand
/// officers is a mistake.
inline constexpr std::size_t kSaidCharsMax = 20'000;
inline constexpr std::size_t kListMax = 1'000;
inline constexpr std::size_t kIdBytesMax = 64;
inline constexpr std::size_t kInlineDocumentBytesMax = std::size_t{1} << 20;
/// The greatest integer that every JSON reader keeps exactly.
inline constexpr std::uint64_t kExactIntegerMax = (std::uint64_t{1} << 53) - 1;

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = true;

namespace acts_detail {
template <class T, class Tuple>
inline constexpr bool kIsIn = false;
template <class T, class... Ts>
inline constexpr bool kIsIn<T, std::tuple<Ts...>> = (std::is_same_v<T, Ts> || ...);
}  // namespace acts_detail

/// The procedure whose streams know a command; unspecified: all of them.
template <class Command>
constexpr Procedure procedure_of() {
  using acts_detail::kIsIn;
  if (kIsIn<Command, CommandsOf<BureauEvents>::type>) return Procedure::bureau;
  if (kIsIn<Command, CommandsOf<CaseEvents>::type>) return Procedure::matter;
  if (kIsIn<Command, CommandsOf<DisclosureEvents>::type>) return Procedure::disclosure;
  return Procedure::unspecified;
}

/// The member of a command's form that names its stream.
constexpr std::string_view stream_member(Procedure procedure) {
  switch (procedure) {
    case Procedure::bureau:
      return "bureau";
    case Procedure::matter:
      return "case";
    case Procedure::disclosure:
      return "item";
    case Procedure::unspecified:
      break;
  }
  return "";
}

/// What labels are looked up under: the act, or the part's own word.
template <class T>
constexpr std::string_view owner_name() {
  // clang-format off
  if constexpr (requires { typename T::Asked; }) return T::Asked::name;
  else if constexpr (requires { T::name; }) return T::name;
  else if constexpr (std::is_same_v<T, Recording>) return "recording";
  else if constexpr (std::is_same_v<T, GroundAnswer>) return "ground_answer";
  else if constexpr (std::is_same_v<T, GroupMember>) return "group_member";
  else if constexpr (std::is_same_v<T, Material>) return "material";
  else if constexpr (std::is_same_v<T, Statement>) return "statement";
  else if constexpr (std::is_same_v<T, SupplementItem>) return "supplement_item";
  else if constexpr (std::is_same_v<T, Finding>) return "finding";
  else if constexpr (std::is_same_v<T, Attendance>) return "attendance";
  else if constexpr (std::is_same_v<T, Imposed>) return "imposed";
  else if constexpr (std::is_same_v<T, Check>) return "check";
  else if constexpr (std::is_same_v<T, Breach>) return "breach";
  else if constexpr (std::is_same_v<T, VerifyKey>) return "verify_key";
  else return "";
  // clang-format on
}

}  // namespace caseledger::adapters
