// Asks the schema. The only file that knows Cap'n Proto's own types.
#include "ledger/leaf/codec_layout.h"

#include <capnp/schema.h>
#include <kj/exception.h>

#include "ledger/leaf/wire.capnp.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

using capnp::schema::Type;

std::string camel_case(std::string_view snake) {
  std::string camel;
  bool is_next_large = false;
  for (const char c : snake) {
    if (c != '_') camel += is_next_large ? static_cast<char>(c - 'a' + 'A') : c;
    is_next_large = c == '_';
  }
  return camel;
}

class Resolver {
 public:
  std::vector<std::string> mismatches;

  void leaf(capnp::StructSchema schema) { part<Leaf>(schema); }

 private:
  void wrong(std::string_view where, const std::string& what) {
    mismatches.push_back(std::string(where) + ": " + what);
  }

  template <class Part>
  void part(capnp::StructSchema schema) {
    auto& layout = layout_of<Part>;
    const std::string_view name = schema.getShortDisplayName().cStr();
    if (!layout.name.empty()) {
      if (layout.name != name) wrong(layout.name, "is also described as " + std::string(name));
      return;
    }
    const auto size = schema.getProto().getStruct();
    layout.name = name;
    layout.data_words = size.getDataWordCount();
    layout.pointers = size.getPointerCount();
    if (layout.data_words > layout.known.size())
      wrong(name, "is too large for its layout");
    else
      fields<Part>(schema, layout);
  }

  template <class Part>
  void fields(capnp::StructSchema schema, Layout& layout) {
    const auto list = schema.getFields();
    unsigned count = 0;
    const Part example{};
    WireFields<Part>::visit(example, [&]<class Value>(std::string_view name, const Value& value) {
      if constexpr (kOnWire<Value>) {
        const auto where = std::string(layout.name) + "." + camel_case(name);
        const auto at = count++;
        if (at >= list.size() || at >= layout.slots.size())
          return wrong(where, "is not on the wire");
        const std::string wire_name = list[at].getProto().getName().cStr();
        if (camel_case(name) != wire_name) {
          return wrong(where, "stands where the schema has " + wire_name);
        }
        layout.slots[at] = field(where, list[at], value, layout);
      }
    });
    for (auto n = count; n < list.size(); ++n) {
      wrong(layout.name, std::string("has no C++ field ") + list[n].getProto().getName().cStr());
    }
  }

  template <class Value>
  std::uint16_t field(const std::string& where, capnp::StructSchema::Field wire, const Value& value,
                      Layout& layout) {
    if constexpr (std::same_as<Value, Event>) {
      facts(where, wire.getType().asStruct(), layout);
      return static_cast<std::uint16_t>(layout.pointers - 1U);
    } else {
      if (!wire.getProto().isSlot()) return wrong(where, "is a group"), std::uint16_t{0};
      const auto offset = wire.getProto().getSlot().getOffset();
      type(where, wire.getType(), value);
      return static_cast<std::uint16_t>(slot<Value>(offset, layout));
    }
  }

  /// Notes which bits of the data section are the field's.
  template <class Value>
  static std::uint32_t slot(std::uint32_t offset, Layout& layout) {
    if constexpr (std::same_as<Value, bool>) {
      layout.known[offset / 64] |= std::uint64_t{1} << (offset % 64);
      return offset;
    } else if constexpr (WireNumber<Value>) {
      constexpr std::uint32_t kBytes = sizeof(number_of(Value{}));
      const auto byte = offset * kBytes;
      know(layout, byte, kBytes);
      return byte;
    } else {
      return offset;
    }
  }

  static void know(Layout& layout, std::uint32_t byte, std::uint32_t bytes) {
    const auto bits = bytes == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (bytes * 8)) - 1;
    layout.known[byte / 8] |= bits << (byte % 8 * 8);
  }

  // --- Types -------------------------------------------------------------------------------------

  void demand(const std::string& where, capnp::Type type, Type::Which which) {
    if (type.which() != which) wrong(where, "has another type on the wire");
  }

  void type(const std::string& where, capnp::Type wire, const bool&) {
    demand(where, wire, Type::BOOL);
  }
  void type(const std::string& where, capnp::Type wire, const FormatVersion&) {
    demand(where, wire, Type::UINT16);
  }
  void type(const std::string& where, capnp::Type wire, const std::uint16_t&) {
    demand(where, wire, Type::UINT16);
  }
  void type(const std::string& where, capnp::Type wire, const std::uint32_t&) {
    demand(where, wire, Type::UINT32);
  }
  void type(const std::string& where, capnp::Type wire, const std::uint64_t&) {
    demand(where, wire, Type::UINT64);
  }
  void type(const std::string& where, capnp::Type wire, const Fen&) {
    demand(where, wire, Type::UINT64);
  }
  void type(const std::string& where, capnp::Type wire, const Day&) {
    demand(where, wire, Type::INT32);
  }
  void type(const std::string& where, capnp::Type wire, const Instant&) {
    demand(where, wire, Type::INT64);
  }
  void type(const std::string& where, capnp::Type wire, const std::string&) {
    demand(where, wire, Type::TEXT);
  }
  void type(const std::string& where, capnp::Type wire, const Digest&) {
    demand(where, wire, Type::DATA);
  }
  void type(const std::string& where, capnp::Type wire, const WireFields<Leaf>::Blob<const Leaf>&) {
    demand(where, wire, Type::DATA);
  }

  template <Vocabulary E>
  void type(const std::string& where, capnp::Type wire, const E&) {
    if (wire.which() != Type::ENUM) return wrong(where, "has another type on the wire");
    const auto list = wire.asEnum().getEnumerants();
    const auto words = words_of<E>();
    if (list.size() != words.size()) wrong(where, "has another vocabulary on the wire");
    for (unsigned n = 0; n < list.size() && n < words.size(); ++n) {
      const std::string wire_word = list[n].getProto().getName().cStr();
      if (camel_case(words[n].key) != wire_word) {
        wrong(where, std::string(words[n].key) + " is " + wire_word + " on the wire");
      }
    }
  }

  template <WirePart Part>
  void type(const std::string& where, capnp::Type wire, const Part&) {
    if (wire.which() != Type::STRUCT) return wrong(where, "has another type on the wire");
    part<Part>(wire.asStruct());
  }

  template <class Element>
  void type(const std::string& where, capnp::Type wire, const std::vector<Element>&) {
    if (wire.which() != Type::LIST) return wrong(where, "has another type on the wire");
    type(where, wire.asList().getElementType(), Element{});
  }

  // --- The union of facts ------------------------------------------------------------------------

  void facts(const std::string& where, capnp::StructSchema group, Layout& leaf) {
    const auto arms = group.getUnionFields();
    if (arms.size() != std::variant_size_v<Event> || group.getFields().size() != arms.size()) {
      wrong(where, "has not one arm for each event");
    }
    fact_layout.discriminant_byte = static_cast<std::uint16_t>(
        group.getProto().getStruct().getDiscriminantOffset() * sizeof(std::uint16_t));
    know(leaf, fact_layout.discriminant_byte, sizeof(std::uint16_t));
    [&]<std::size_t... N>(std::index_sequence<N...>) {
      (arm<std::variant_alternative_t<N, Event>>(where, N, group, leaf), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Event>>{});
  }

  template <class Fact>
  void arm(const std::string& where, std::size_t event, capnp::StructSchema group,
           const Layout& leaf) {
    const auto name = camel_case(Fact::name);
    KJ_IF_MAYBE (field, group.findFieldByName(name.c_str())) {
      const std::size_t number = field->getProto().getDiscriminantValue();
      if (number >= fact_layout.event_of_arm.size()) return wrong(where, name + " is no arm");
      fact_layout.arm_of_event[event] = static_cast<std::uint16_t>(number);
      fact_layout.event_of_arm[number] = static_cast<std::uint16_t>(event);
      if (field->getProto().getSlot().getOffset() + 1U != leaf.pointers) {
        wrong(where, name + " is not the last pointer of the leaf");
      }
      type(where + "." + name, field->getType(), Fact{});
    } else
      wrong(where, name + " is not on the wire");
  }
};

std::vector<std::string> resolve() {
  Resolver resolver;
  try {
    resolver.leaf(capnp::Schema::from<wire::Leaf>());
  } catch (const kj::Exception& exception) {
    resolver.mismatches.emplace_back(exception.getDescription().cStr());
  }
  return std::move(resolver.mismatches);
}

}  // namespace

const std::vector<std::string>& schema_mismatches() {
  static const std::vector<std::string> mismatches = resolve();
  return mismatches;
}

}  // namespace caseledger::ledger
