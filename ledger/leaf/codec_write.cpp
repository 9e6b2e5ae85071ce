// From values to words: measure a struct so that it can be cut to its canonical size, put it down,
// then its pointers' targets in order.
#include "ledger/leaf/codec_write.h"

#include <algorithm>

#include "ledger/leaf/codec_layout.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

std::uint64_t number_of(Kind kind, const void* value) {
  switch (kind) {
    case Kind::number16:
      return *static_cast<const std::uint16_t*>(value);
    case Kind::number32:
      return *static_cast<const std::uint32_t*>(value);
    case Kind::number64:
      return *static_cast<const std::uint64_t*>(value);
    case Kind::money:
      return static_cast<const Fen*>(value)->count;
    case Kind::day:
      return static_cast<std::uint32_t>(static_cast<const Day*>(value)->count);
    case Kind::instant:
      return static_cast<std::uint64_t>(static_cast<const Instant*>(value)->micros);
    default:
      return word_number(value);
  }
}

std::uint64_t number_of(const WireField& field, const void* value) {
  if (field.is_format_version) return kFormatVersion;
  const auto number = number_of(field.kind, value);
  CL_REQUIRE(field.kind != Kind::vocabulary || number < field.member->shape->terms.size());
  return number;
}

void reach(std::uint16_t& length, std::size_t index) {
  length = std::max(length, static_cast<std::uint16_t>(index + 1));
}

Extent extent_of(const WirePart& part, const void* owner);

/// Of what lies behind a pointer.
bool is_absent(const WireField& field, const void* value) {
  switch (field.kind) {
    case Kind::digest:
      return static_cast<const Digest*>(value)->is_zero();
    case Kind::part:
      return extent_of(*field.part, value).words() == 0;
    case Kind::list:
      return field.member->shape->count(value) == 0;
    default:
      return static_cast<const std::string*>(value)->empty();
  }
}

Extent extent_of(const WirePart& part, const void* owner) {
  Extent extent;
  for (const auto& field : part.fields) {
    const void* value = field.of(owner);
    if (field.kind == Kind::truth) {
      if (*static_cast<const bool*>(value)) reach(extent.data, field.slot / 64U);
    } else if (field.number_bytes != 0) {
      if (number_of(field, value) != 0) reach(extent.data, field.slot / 8U);
    } else if (!is_absent(field, value)) {
      reach(extent.pointers, field.slot);
    }
  }
  return extent;
}

class Writer {
 public:
  explicit Writer(WordWriter& words) : words_(words) {}

  void leaf(std::size_t pointer, const Leaf& leaf) {
    const auto& event = leaf.fact.event;
    const auto arm = wire_.arm_of_event[event.wire()];
    auto extent = extent_of(wire_.leaf, &leaf);
    reach(extent.pointers, wire_.fact_pointer);
    if (arm != 0) reach(extent.data, wire_.discriminant_byte / 8U);
    const auto at = words_.put_struct(pointer, extent);
    numbers(at, wire_.leaf, &leaf);
    if (arm != 0) words_.set_number(at, wire_.discriminant_byte, arm);
    targets(at + extent.data, wire_.leaf, &leaf);
    put(at + extent.data + wire_.fact_pointer, *wire_.arms[arm].part, event.body());
  }

 private:
  void put(std::size_t pointer, const WirePart& part, const void* owner) {
    const auto extent = extent_of(part, owner);
    const auto at = words_.put_struct(pointer, extent);
    numbers(at, part, owner);
    targets(at + extent.data, part, owner);
  }

  void put_value(std::size_t pointer, Kind kind, const void* value) {
    if (kind == Kind::digest) {
      words_.put_digest(pointer, *static_cast<const Digest*>(value));
    } else if (kind == Kind::blob) {
      words_.put_blob(pointer, bytes_of(*static_cast<const std::string*>(value)));
    } else {
      words_.put_text(pointer, *static_cast<const std::string*>(value), field_);
    }
  }

  /// Texts or digests.
  void put_values(std::size_t pointer, const Shape& shape, const void* list) {
    const auto count = shape.count(list);
    const auto at = words_.put_pointers(pointer, count);
    for (std::size_t n = 0; n < count; ++n) {
      put_value(at + n, shape.element->kind, shape.element_at(list, n));
    }
  }

  void put_parts(std::size_t pointer, const WirePart& part, const Shape& shape, const void* list) {
    const auto count = shape.count(list);
    if (count > kListElementsMax) words_.fail(field_, "has too many elements");
    Extent extent;
    for (std::size_t n = 0; n < count; ++n) {
      const auto own = extent_of(part, shape.element_at(list, n));
      extent = {std::max(extent.data, own.data), std::max(extent.pointers, own.pointers)};
    }
    const auto at = words_.put_structs(pointer, count, extent);
    for (std::size_t n = 0; n < count; ++n) {
      numbers(at + n * extent.words(), part, shape.element_at(list, n));
    }
    for (std::size_t n = 0; n < count; ++n) {
      targets(at + n * extent.words() + extent.data, part, shape.element_at(list, n));
    }
  }

  void numbers(std::size_t section, const WirePart& part, const void* owner) {
    for (const auto& field : part.fields) {
      const void* value = field.of(owner);
      const auto bytes = field.number_bytes;
      if (field.kind == Kind::truth) {
        if (*static_cast<const bool*>(value)) words_.set_bit(section, field.slot);
      } else if (bytes != 0) {
        set_number(section, field.slot, bytes, number_of(field, value));
      }
    }
  }

  /// Zero is not written: the section may end before it.
  void set_number(std::size_t section, std::size_t byte, std::uint32_t bytes,
                  std::uint64_t number) {
    if (number == 0) return;
    if (bytes == 2) return words_.set_number(section, byte, static_cast<std::uint16_t>(number));
    if (bytes == 4) return words_.set_number(section, byte, static_cast<std::uint32_t>(number));
    words_.set_number(section, byte, number);
  }

  void targets(std::size_t pointers, const WirePart& part, const void* owner) {
    for (const auto& field : part.fields) {
      if (field.kind == Kind::truth || field.number_bytes != 0) continue;
      const void* value = field.of(owner);
      field_ = field.member->key;
      if (!is_absent(field, value)) target(pointers + field.slot, field, value);
    }
  }

  void target(std::size_t pointer, const WireField& field, const void* value) {
    const auto& shape = *field.member->shape;
    if (field.kind == Kind::part) return put(pointer, *field.part, value);
    if (field.kind != Kind::list) return put_value(pointer, field.kind, value);
    if (field.part == nullptr) return put_values(pointer, shape, value);
    put_parts(pointer, *field.part, shape, value);
  }

  WordWriter& words_;
  const WireLeaf& wire_ = wire_leaf();
  std::string_view field_;  ///< for messages
};

}  // namespace

void write_leaf(WordWriter& words, const Leaf& leaf) {
  CL_REQUIRE(leaf.fact.event.given());
  const auto root = words.allocate(1);
  Writer(words).leaf(root, leaf);
}

}  // namespace caseledger::ledger
