// Private to the codec: where the fields of each C++ struct lie in its wire struct. The places come
// from the schema (wire.capnp), asked once when the first leaf is coded; the C++ field lists are
// held against it by name, order and type, so that a fact can be coded from its list alone.
#pragma once

#include <array>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {

inline constexpr std::uint16_t kFormatVersion = 1;

/// A number that can only be kFormatVersion.
struct FormatVersion {};

/// Visits the fields of a struct in the order of the wire, as visit(name, value).
template <class Part>
struct WireFields;

template <Described Part>
struct WireFields<Part> {
  template <class P, class Visit>
  static void visit(P& part, Visit&& visit) {
    for_each_field<Part>([&](const auto& field) { visit(field.name, part.*(field.member)); });
  }
};

template <>
struct WireFields<Commitment> {
  template <class P, class Visit>
  static void visit(P& part, Visit&& visit) {
    visit("path", part.path);
    visit("digest", part.digest);
    visit("chars", part.chars);
  }
};

template <>
struct WireFields<Attachment> {
  template <class P, class Visit>
  static void visit(P& part, Visit&& visit) {
    visit("path", part.path);
    visit("sha256", part.document.sha256);
    visit("sm3", part.document.sm3);
    visit("size_bytes", part.document.size_bytes);
  }
};

template <>
struct WireFields<Leaf> {
  template <class L, class Visit>
  static void visit(L& leaf, Visit&& visit) {
    const FormatVersion version;
    visit("format_version", version);
    visit("procedure", leaf.fact.procedure);
    visit("capacity", leaf.fact.capacity);
    visit("command_part", leaf.fact.command_part);
    visit("seq", leaf.position.index);
    visit("stream_version", leaf.fact.version.count);
    visit("command_high", leaf.fact.command.high);
    visit("command_low", leaf.fact.command.low);
    visit("recorded_at", leaf.fact.recorded_at);
    visit("occurred_at", leaf.fact.occurred_at);
    visit("law_version", leaf.fact.law_version);
    visit("prev", leaf.prev);
    visit("origin", leaf.origin);
    visit("stream", leaf.fact.stream);
    visit("actor", leaf.fact.actor);
    visit("ruleset", leaf.fact.ruleset);
    visit("calendar", leaf.fact.calendar);
    visit("articles", leaf.fact.articles);
    visit("stage_after", leaf.fact.stage_after);
    visit("clocks", leaf.fact.clocks);
    visit("commitments", leaf.commitments);
    visit("attachments", leaf.attachments);
    visit("key", leaf.key);
    visit("signature", Blob<L>{leaf.signature});
    visit("fact", leaf.fact.event);
  }

  /// Data of any length; everything else that is a std::string is Text.
  template <class L>
  struct Blob {
    std::conditional_t<std::is_const_v<L>, const std::string, std::string>& bytes;
  };
};

template <class Part>
concept WirePart = requires(Part& part) {
  WireFields<Part>::visit(part, [](std::string_view, const auto&) {});
};

/// The number behind a value that is no pointer on the wire.
template <Vocabulary E>
constexpr std::uint16_t number_of(E value) {
  return static_cast<std::uint16_t>(value);
}
template <std::unsigned_integral N>
requires(!std::same_as<N, bool>) constexpr N number_of(N value) { return value; }
constexpr std::uint16_t number_of(FormatVersion) { return kFormatVersion; }
constexpr std::int32_t number_of(Day value) { return value.count; }
constexpr std::int64_t number_of(Instant value) { return value.micros; }
constexpr std::uint64_t number_of(Fen value) { return value.count; }

template <class Value>
concept WireNumber = requires(const Value& value) {
  number_of(value);
};

/// Words and documents have no place in their wire struct, nor has a part made of nothing else.
template <class Value>
struct OnWire : std::true_type {};
template <>
struct OnWire<Said> : std::false_type {};
template <>
struct OnWire<Document> : std::false_type {};
template <Described Part>
struct OnWire<Part> {
  static constexpr bool value = std::apply(
      [](const auto&... field) {
        return (
            OnWire<std::remove_cvref_t<decltype(std::declval<Part>().*(field.member))>>::value ||
            ...);
      },
      Part::fields());
};
template <class Value>
inline constexpr bool kOnWire = OnWire<std::remove_cvref_t<Value>>::value;

/// One wire struct. `slots` has one entry per field that is on the wire, in order: for a Bool its
/// bit, for a number its first byte in the data section, for everything else its pointer. Pointers
/// ascend in the order of the fields: that is how Cap'n Proto places them.
struct Layout {
  std::string_view name;
  std::uint16_t data_words = 0;
  std::uint16_t pointers = 0;
  std::array<std::uint16_t, 32> slots{};
  std::array<std::uint64_t, 16> known{};  ///< bits of the data section that belong to fields
};

template <class Part>
inline constinit Layout layout_of{};

/// The union of facts: which arm is which event. All arms share the leaf's last pointer.
struct FactLayout {
  std::uint16_t discriminant_byte = 0;
  std::array<std::uint16_t, std::variant_size_v<Event>> arm_of_event{};
  std::array<std::uint16_t, std::variant_size_v<Event>> event_of_arm{};
};
inline constinit FactLayout fact_layout{};

/// Where C++ and schema disagree, one line each; empty, or nothing may be coded. The first call
/// fills in all layouts; safe from any thread.
const std::vector<std::string>& schema_mismatches();

}  // namespace caseledger::ledger
