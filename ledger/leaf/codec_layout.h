// Private to the codec: where the fields of each part lie in its wire struct. The places come from
// the schema (wire.capnp), asked once when the first leaf is coded; shapes are held against it by
// name, order and type, so that a fact can be coded from its shape alone.
#pragma once

#include <array>
#include <deque>
#include <string>
#include <vector>

#include "ledger/leaf/leaf_shape.h"
#include "statemachines/acts/one_of.h"

namespace caseledger::ledger {

struct WirePart;

/// A field that has a place on the wire.
struct WireField {
  const Member* member = nullptr;
  Kind kind = Kind::part;  ///< of the field
  /// Of a truth its bit, of a number its first byte in the data section, of everything else its
  /// pointer. Pointers ascend in the order of the fields: so Cap'n Proto places them.
  std::uint16_t slot = 0;
  const WirePart* part = nullptr;  ///< of a part, or of the parts of a list
  // What member and kind say, looked up once: a leaf has forty fields.
  std::uint32_t number_bytes = 0;  ///< that a number takes; 0: it is none
  bool is_format_version = false;  ///< which no member of ours holds
  std::size_t offset = 0;          ///< of the field in its owner, in bytes

  void* in(void* owner) const { return static_cast<char*>(owner) + offset; }
  const void* of(const void* owner) const { return static_cast<const char*>(owner) + offset; }
};

struct WirePart {
  std::string name;
  std::uint16_t data_words = 0, pointers = 0;
  std::vector<WireField> fields;
  std::array<std::uint64_t, 16> known{};  ///< bits of the data section that belong to fields
};

/// An arm of the union of facts. All arms share the leaf's last pointer.
struct WireArm {
  std::uint16_t event = 0;  ///< the event's number (ActNames::wire)
  const WirePart* part = nullptr;
};

struct WireLeaf {
  WirePart leaf;
  std::uint16_t discriminant_byte = 0, fact_pointer = 0;
  std::vector<WireArm> arms;                                  ///< by discriminant
  std::array<std::uint16_t, kWireNumbersMax> arm_of_event{};  ///< by the event's number
  std::deque<WirePart> parts;                                 ///< all others, which stay put
  /// Where shapes and schema disagree, one line each; empty, or nothing may be coded.
  std::vector<std::string> mismatches;
};

/// Made by the first call; safe from any thread.
const WireLeaf& wire_leaf();

/// The bytes that a number takes in the data section; 0 for what lies behind a pointer, and for a
/// truth, which takes a bit.
constexpr std::uint32_t number_bytes(Kind kind) {
  switch (kind) {
    case Kind::number16:
    case Kind::vocabulary:
      return 2;
    case Kind::number32:
    case Kind::day:
      return 4;
    case Kind::number64:
    case Kind::money:
    case Kind::instant:
      return 8;
    default:
      return 0;
  }
}

}  // namespace caseledger::ledger
