// From values to words: measure a struct so that it can be cut to its canonical size, put it down,
// then its pointers' targets in order.
#include "ledger/leaf/codec_write.h"

#include <algorithm>

#include "ledger/leaf/codec_layout.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

template <class L>
using SignatureBlob = WireFields<Leaf>::Blob<L>;

template <class Value>
bool is_absent(const Value& value) {
  return value.empty();
}
bool is_absent(const Digest& digest) { return digest.is_zero(); }
bool is_absent(const Event&) { return false; }
bool is_absent(const SignatureBlob<const Leaf>& blob) { return blob.bytes.empty(); }
template <WirePart Part>
bool is_absent(const Part& part);

/// Calls visit(name, value, slot) for each field that is on the wire.
template <WirePart Part, class Visit>
void for_each_slot(const Part& part, Visit&& visit) {
  std::size_t n = 0;
  WireFields<Part>::visit(part, [&]<class Value>(std::string_view name, const Value& value) {
    if constexpr (kOnWire<Value>) visit(name, value, std::size_t{layout_of<Part>.slots[n++]});
  });
}

void reach(std::uint16_t& length, std::size_t index) {
  length = std::max(length, static_cast<std::uint16_t>(index + 1));
}

template <WirePart Part>
Extent extent_of(const Part& part) {
  Extent extent;
  for_each_slot(part, [&]<class Value>(std::string_view, const Value& value, std::size_t slot) {
    if constexpr (std::same_as<Value, bool>) {
      if (value) reach(extent.data, slot / 64);
    } else if constexpr (WireNumber<Value>) {
      if (number_of(value) != 0) reach(extent.data, slot / 8);
    } else {
      if (!is_absent(value)) reach(extent.pointers, slot);
    }
  });
  return extent;
}

Extent extent_of(const Leaf& leaf) {
  auto extent = extent_of<Leaf>(leaf);
  if (fact_layout.arm_of_event[leaf.fact.event.index()] != 0) {
    reach(extent.data, fact_layout.discriminant_byte / 8U);
  }
  return extent;
}

template <WirePart Part>
bool is_absent(const Part& part) {
  return extent_of(part).words() == 0;
}

template <class Value>
void require_word(const Value& value) {
  if constexpr (Vocabulary<Value>) CL_REQUIRE(from_number<Value>(number_of(value)).has_value());
}

class Writer {
 public:
  explicit Writer(WordWriter& words) : words_(words) {}

  template <WirePart Part>
  void put(std::size_t pointer, const Part& part) {
    const auto extent = extent_of(part);
    const auto at = words_.put_struct(pointer, extent);
    numbers(at, part);
    targets(at + extent.data, part);
  }

  void put(std::size_t pointer, const Event& event) {
    std::visit([&](const auto& fact) { put(pointer, fact); }, event);
  }
  void put(std::size_t pointer, const std::string& text) { words_.put_text(pointer, text, field_); }
  void put(std::size_t pointer, const Digest& digest) { words_.put_digest(pointer, digest); }
  void put(std::size_t pointer, const SignatureBlob<const Leaf>& blob) {
    const auto bytes = reinterpret_cast<const std::uint8_t*>(blob.bytes.data());
    words_.put_blob(pointer, {bytes, blob.bytes.size()});
  }

  template <class Element>
  void put(std::size_t pointer, const std::vector<Element>& list) {
    const auto at = words_.put_pointers(pointer, list.size());
    for (std::size_t n = 0; n < list.size(); ++n) put(at + n, list[n]);
  }

  template <WirePart Part>
  void put(std::size_t pointer, const std::vector<Part>& list) {
    if (list.size() > kListElementsMax) words_.fail(field_, "has too many elements");
    Extent extent;
    for (const auto& part : list) {
      const auto own = extent_of(part);
      extent = {std::max(extent.data, own.data), std::max(extent.pointers, own.pointers)};
    }
    const auto at = words_.put_structs(pointer, list.size(), extent);
    for (std::size_t n = 0; n < list.size(); ++n) numbers(at + n * extent.words(), list[n]);
    for (std::size_t n = 0; n < list.size(); ++n) {
      targets(at + n * extent.words() + extent.data, list[n]);
    }
  }

 private:
  template <WirePart Part>
  void numbers(std::size_t section, const Part& part) {
    for_each_slot(part, [&]<class Value>(std::string_view, const Value& value, std::size_t slot) {
      if constexpr (std::same_as<Value, bool>) {
        if (value) words_.set_bit(section, slot);
      } else if constexpr (WireNumber<Value>) {
        require_word(value);
        if (number_of(value) != 0) words_.set_number(section, slot, number_of(value));
      } else if constexpr (std::same_as<Value, Event>) {
        const auto arm = fact_layout.arm_of_event[value.index()];
        if (arm != 0) words_.set_number(section, fact_layout.discriminant_byte, arm);
      }
    });
  }

  template <WirePart Part>
  void targets(std::size_t pointers, const Part& part) {
    for_each_slot(part,
                  [&]<class Value>(std::string_view name, const Value& value, std::size_t slot) {
                    if constexpr (!std::same_as<Value, bool> && !WireNumber<Value>) {
                      field_ = name;
                      if (!is_absent(value)) put(pointers + slot, value);
                    }
                  });
  }

  WordWriter& words_;
  std::string_view field_;  ///< for messages
};

}  // namespace

void write_leaf(WordWriter& words, const Leaf& leaf) {
  const auto root = words.allocate(1);
  Writer(words).put(root, leaf);
}

}  // namespace caseledger::ledger
