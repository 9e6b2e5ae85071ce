// From words to values, in the order in which they were written. Numbers that this version does not
// know, fields of a later version and texts that are no texts are named and refused.
#include "ledger/leaf/codec_read.h"

#include "ledger/leaf/codec_layout.h"

namespace caseledger::ledger {
namespace {

std::string unknown(std::uint64_t number) {
  return "has the unknown number " + std::to_string(number);
}

void set_number(Kind kind, void* value, std::uint64_t number) {
  switch (kind) {
    case Kind::number16:
      *static_cast<std::uint16_t*>(value) = static_cast<std::uint16_t>(number);
      return;
    case Kind::number32:
      *static_cast<std::uint32_t*>(value) = static_cast<std::uint32_t>(number);
      return;
    case Kind::number64:
      *static_cast<std::uint64_t*>(value) = number;
      return;
    case Kind::money:
      static_cast<Fen*>(value)->count = number;
      return;
    case Kind::day:
      static_cast<Day*>(value)->count = static_cast<std::int32_t>(number);
      return;
    case Kind::instant:
      static_cast<Instant*>(value)->micros = static_cast<std::int64_t>(number);
      return;
    default:
      set_word_number(value, static_cast<std::uint16_t>(number));
  }
}

class Reader {
 public:
  explicit Reader(WordReader& words) : words_(words) {}

  Leaf leaf() {
    Leaf leaf;
    const auto at = words_.take_struct(0, wire_.leaf.name);
    fields(at, wire_.leaf, &leaf);
    if (!words_.failed()) fact(at, leaf.fact.event);
    if (words_.failed()) words_.qualify(wire_.leaf.name);
    words_.finish();
    return leaf;
  }

  Leaf index_keys() {
    Leaf leaf;
    fields(words_.take_struct(0, wire_.leaf.name), wire_.leaf, &leaf, "stream");
    return leaf;
  }

 private:
  using Struct = WordReader::Struct;

  /// A section may be longer than this version knows, or have bits where it knows no field: then
  /// the leaf is of a later version.
  void check_known(const Struct& at, const WirePart& part) {
    bool is_known = at.extent.data <= part.data_words && at.extent.pointers <= part.pointers;
    for (std::size_t n = 0; is_known && n < at.extent.data; ++n) {
      is_known = (words_.word(at.at + n) & ~part.known[n]) == 0;
    }
    if (!is_known) words_.fail("field", "is not known to this version");
    if (words_.failed()) words_.qualify(part.name);
  }

  /// In order; the fields behind `last` are left out.
  void fields(const Struct& at, const WirePart& part, void* owner, std::string_view last = {}) {
    check_known(at, part);
    for (const auto& one : part.fields) {
      if (words_.failed()) return;
      field(at, one, owner);
      if (words_.failed()) words_.qualify(part.name);
      if (one.member->key == last) return;
    }
  }

  void field(const Struct& at, const WireField& field, void* owner) {
    void* value = field.in(owner);
    const auto bytes = field.number_bytes;
    if (field.kind == Kind::truth) {
      *static_cast<bool*>(value) = words_.bit(at, field.slot);
    } else if (bytes != 0) {
      number(field, number_at(at, field.slot, bytes), value);
    } else if (field.slot < at.extent.pointers) {
      take(at.pointer(field.slot), field, value);
    }
  }

  std::uint64_t number_at(const Struct& at, std::size_t byte, std::uint32_t bytes) const {
    if (bytes == 2) return words_.number<std::uint16_t>(at, byte);
    if (bytes == 4) return words_.number<std::uint32_t>(at, byte);
    return words_.number<std::uint64_t>(at, byte);
  }

  void number(const WireField& field, std::uint64_t number, void* value) {
    const auto& member = *field.member;
    if (field.is_format_version) {
      if (number != kFormatVersion) words_.fail(member.key, unknown(number));
    } else if (field.kind == Kind::vocabulary && number >= member.shape->terms.size()) {
      words_.fail(member.key, unknown(number));
    } else {
      set_number(field.kind, value, number);
    }
  }

  void take(std::size_t pointer, const WireField& field, void* value) {
    const auto where = field.member->key;
    switch (field.kind) {
      case Kind::part:
        return take_part(pointer, field, value);
      case Kind::list:
        return field.part == nullptr ? take_values(pointer, field, value)
                                     : take_parts(pointer, field, value);
      default:
        take_value(pointer, field.kind, value, where);
    }
  }

  void take_value(std::size_t pointer, Kind kind, void* value, std::string_view where) {
    if (kind == Kind::digest) {
      *static_cast<Digest*>(value) = words_.take_digest(pointer, where);
    } else if (kind == Kind::blob) {
      const auto bytes = words_.take_blob(pointer, where);
      static_cast<std::string*>(value)->assign(bytes.begin(), bytes.end());
    } else {
      *static_cast<std::string*>(value) = words_.take_text(pointer, where);
    }
  }

  void take_part(std::size_t pointer, const WireField& field, void* value) {
    if (words_.is_null(pointer)) return;
    const auto where = field.member->key;
    const auto at = words_.take_struct(pointer, where);
    if (at.extent.words() == 0) words_.fail(where, "is empty but not null");
    fields(at, *field.part, value);
  }

  /// Texts or digests.
  void take_values(std::size_t pointer, const WireField& field, void* list) {
    const auto& shape = *field.member->shape;
    std::size_t count = 0;
    const auto at = words_.take_pointers(pointer, count, field.member->key);
    shape.resize(list, count);
    for (std::size_t n = 0; n < count && !words_.failed(); ++n) {
      take_value(at + n, shape.element->kind, shape.at(list, n), field.member->key);
    }
  }

  void take_parts(std::size_t pointer, const WireField& field, void* list) {
    const auto& shape = *field.member->shape;
    const auto parts = words_.take_structs(pointer, field.member->key);
    shape.resize(list, parts.count);
    for (std::size_t n = 0; n < parts.count && !words_.failed(); ++n) {
      fields(parts.element(n), *field.part, shape.at(list, n));
    }
  }

  void fact(const Struct& leaf, Event& event) {
    const auto number = words_.number<std::uint16_t>(leaf, wire_.discriminant_byte);
    if (number >= wire_.arms.size()) return words_.fail("fact", unknown(number));
    if (wire_.fact_pointer >= leaf.extent.pointers ||
        words_.is_null(leaf.pointer(wire_.fact_pointer))) {
      return words_.fail("fact", "is null");
    }
    const auto& arm = wire_.arms[number];
    event = Event::made(arm.event);
    fields(words_.take_struct(leaf.pointer(wire_.fact_pointer), arm.part->name), *arm.part,
           event.body());
  }

  WordReader& words_;
  const WireLeaf& wire_ = wire_leaf();
};

}  // namespace

Leaf read_leaf(WordReader& words) { return Reader(words).leaf(); }

Leaf read_index_keys(WordReader& words) { return Reader(words).index_keys(); }

}  // namespace caseledger::ledger
