// Asks the schema. The only file that knows Cap'n Proto's own types.
#include "ledger/leaf/codec_layout.h"

#include <capnp/schema.h>
#include <kj/exception.h>

#include <cstddef>
#include <map>

#include "ledger/leaf/leaf.h"
#include "ledger/leaf/wire.capnp.h"
#include "ledger/leaf/wire_names.h"
#include "statemachines/acts/facts.h"

namespace caseledger::ledger {
namespace {

using capnp::schema::Type;

Type::Which wire_type(Kind kind) {
  switch (kind) {
    case Kind::truth:
      return Type::BOOL;
    case Kind::number16:
      return Type::UINT16;
    case Kind::number32:
      return Type::UINT32;
    case Kind::number64:
    case Kind::money:
      return Type::UINT64;
    case Kind::day:
      return Type::INT32;
    case Kind::instant:
      return Type::INT64;
    case Kind::id:
      return Type::TEXT;
    case Kind::digest:
    case Kind::blob:
      return Type::DATA;
    case Kind::vocabulary:
      return Type::ENUM;
    case Kind::list:
      return Type::LIST;
    case Kind::part:
    case Kind::said:
    case Kind::document:
      break;
  }
  return Type::STRUCT;
}

class Resolver {
 public:
  explicit Resolver(WireLeaf& wire) : wire_(wire) {}

  void leaf(capnp::StructSchema schema) {
    begin(wire_.leaf, schema);
    const auto list = schema.getFields();
    if (list.size() == 0) return wrong("Leaf", "has no fields");
    fields(leaf_shape(), list, list.size() - 1, wire_.leaf);
    facts(list[list.size() - 1].getType().asStruct());
  }

 private:
  void wrong(std::string_view where, const std::string& what) {
    wire_.mismatches.push_back(std::string(where) + ": " + what);
  }

  void begin(WirePart& part, capnp::StructSchema schema) {
    const auto size = schema.getProto().getStruct();
    part.name = schema.getShortDisplayName().cStr();
    part.data_words = size.getDataWordCount();
    part.pointers = size.getPointerCount();
    if (part.data_words > part.known.size()) wrong(part.name, "is too large for its layout");
  }

  /// A shape has one struct; it is resolved where it is first met.
  const WirePart* part(const Shape& shape, capnp::StructSchema schema) {
    const std::string name = schema.getShortDisplayName().cStr();
    const auto [known, is_new] = parts_.emplace(&shape, nullptr);
    if (is_new) {
      auto& part = wire_.parts.emplace_back();
      known->second = &part;
      begin(part, schema);
      const auto list = schema.getFields();
      fields(shape, list, list.size(), part);
    } else if (known->second->name != name) {
      wrong(known->second->name, "is also described as " + name);
    }
    return known->second;
  }

  void fields(const Shape& shape, const capnp::StructSchema::FieldList& list, unsigned size,
              WirePart& part) {
    unsigned count = 0;
    for (const auto& member : shape.members) {
      if (!member.shape->holds_plain) continue;
      const auto where = part.name + "." + camel_case(member.key);
      if (count >= size) return wrong(where, "is not on the wire");
      const auto wire = list[count++];
      const std::string wire_name = wire.getProto().getName().cStr();
      if (camel_case(member.key) != wire_name) {
        return wrong(where, "stands where the schema has " + wire_name);
      }
      if (!wire.getProto().isSlot()) return wrong(where, "is a group");
      part.fields.push_back(field(where, member, wire, part));
    }
    for (auto n = count; n < size; ++n) {
      wrong(part.name,
            std::string("has no field of ours for ") + list[n].getProto().getName().cStr());
    }
  }

  WireField field(const std::string& where, const Member& member, capnp::StructSchema::Field wire,
                  WirePart& part) {
    WireField field;
    field.member = &member;
    field.kind = member.shape->kind;
    field.number_bytes = number_bytes(field.kind);
    field.is_format_version = member.key == kFormatVersionKey;
    if (!field.is_format_version) field.offset = offset_of(member);
    const auto offset = wire.getProto().getSlot().getOffset();
    field.slot = static_cast<std::uint16_t>(slot(field.kind, offset, part));
    field.part = type(where, *member.shape, wire.getType());
    return field;
  }

  /// Where the field lies in any owner: asked of one that is only room.
  static std::size_t offset_of(const Member& member) {
    alignas(std::max_align_t) static std::byte room[sizeof(ledger::Leaf)];
    return static_cast<std::size_t>(static_cast<std::byte*>(member.in(room)) - room);
  }

  /// Notes which bits of the data section are the field's.
  static std::uint32_t slot(Kind kind, std::uint32_t offset, WirePart& part) {
    const auto bytes = number_bytes(kind);
    if (kind == Kind::truth) {
      part.known[offset / 64] |= std::uint64_t{1} << (offset % 64);
    } else if (bytes != 0) {
      know(part, offset * bytes, bytes);
    }
    return bytes == 0 ? offset : offset * bytes;
  }

  static void know(WirePart& part, std::uint32_t byte, std::uint32_t bytes) {
    const auto bits = bytes == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (bytes * 8)) - 1;
    part.known[byte / 8] |= bits << (byte % 8 * 8);
  }

  /// The part behind the type, if it is one or a list of them.
  const WirePart* type(const std::string& where, const Shape& shape, capnp::Type wire) {
    if (wire.which() != wire_type(shape.kind)) {
      wrong(where, "has another type on the wire");
      return nullptr;
    }
    if (shape.kind == Kind::vocabulary) vocabulary(where, shape, wire.asEnum());
    if (shape.kind == Kind::list)
      return type(where, *shape.element, wire.asList().getElementType());
    return shape.kind == Kind::part ? part(shape, wire.asStruct()) : nullptr;
  }

  void vocabulary(const std::string& where, const Shape& shape, capnp::EnumSchema schema) {
    const auto list = schema.getEnumerants();
    if (list.size() != shape.terms.size()) wrong(where, "has another vocabulary on the wire");
    for (unsigned n = 0; n < list.size() && n < shape.terms.size(); ++n) {
      const std::string wire_word = list[n].getProto().getName().cStr();
      if (camel_case(shape.terms[n].key) != wire_word) {
        wrong(where, std::string(shape.terms[n].key) + " is " + wire_word + " on the wire");
      }
    }
  }

  void facts(capnp::StructSchema group) {
    const auto arms = group.getUnionFields();
    if (arms.size() != all_events().size() || group.getFields().size() != arms.size()) {
      return wrong("fact", "has not one arm for each event");
    }
    wire_.discriminant_byte = static_cast<std::uint16_t>(
        group.getProto().getStruct().getDiscriminantOffset() * sizeof(std::uint16_t));
    wire_.fact_pointer = static_cast<std::uint16_t>(wire_.leaf.pointers - 1U);
    know(wire_.leaf, wire_.discriminant_byte, sizeof(std::uint16_t));
    wire_.arms.resize(arms.size());
    for (const auto& event : all_events()) arm(event, group);
  }

  /// The number of an event is that of its arm as the schema writes it (@32).
  void arm(const HeldType& event, capnp::StructSchema group) {
    const auto name = camel_case(event.names->happened);
    KJ_IF_MAYBE (field, group.findFieldByName(name.c_str())) {
      const auto proto = field->getProto();
      const std::uint16_t arm = proto.getDiscriminantValue();
      if (arm >= wire_.arms.size()) return wrong(name, "is no arm");
      if (proto.getOrdinal().getExplicit() != event.names->wire) {
        return wrong(name, "has another number on the wire");
      }
      if (proto.getSlot().getOffset() != wire_.fact_pointer) {
        return wrong(name, "is not the last pointer of the leaf");
      }
      wire_.arm_of_event[event.names->wire] = arm;
      wire_.arms[arm] = {event.names->wire, type("fact." + name, *event.shape, field->getType())};
    } else
      wrong(name, "is not on the wire");
  }

  WireLeaf& wire_;
  std::map<const Shape*, const WirePart*> parts_;
};

WireLeaf resolve() {
  WireLeaf wire;
  try {
    Resolver(wire).leaf(capnp::Schema::from<wire::Leaf>());
  } catch (const kj::Exception& exception) {
    wire.mismatches.emplace_back(exception.getDescription().cStr());
  }
  return wire;
}

}  // namespace

const WireLeaf& wire_leaf() {
  static const WireLeaf wire = resolve();
  return wire;
}

}  // namespace caseledger::ledger
