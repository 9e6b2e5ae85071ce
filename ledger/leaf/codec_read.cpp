// From words to values, in the order in which they were written. Numbers that this version does not
// know, fields of a later version and texts that are no texts are named and refused.
#include "ledger/leaf/codec_read.h"

#include "ledger/leaf/codec_layout.h"

namespace caseledger::ledger {
namespace {

template <std::size_t N>
struct EventOf {
  static Event make() { return std::variant_alternative_t<N, Event>{}; }
};

/// An empty event of the arm's kind.
Event event_of_arm(std::size_t arm) {
  return [&]<std::size_t... N>(std::index_sequence<N...>) {
    using Make = Event (*)();
    static constexpr Make kMakers[] = {&EventOf<N>::make...};
    return kMakers[fact_layout.event_of_arm[arm]]();
  }
  (std::make_index_sequence<std::variant_size_v<Event>>{});
}

std::string unknown(std::uint16_t number) {
  return "has the unknown number " + std::to_string(number);
}

class Reader {
 public:
  explicit Reader(WordReader& words) : words_(words) {}

  Leaf leaf() {
    Leaf leaf;
    fields(words_.take_struct(0, layout_of<Leaf>.name), leaf);
    words_.finish();
    return leaf;
  }

  Leaf leaf_keys() {
    Leaf leaf;
    fields(words_.take_struct(0, layout_of<Leaf>.name), leaf, "stream");
    return leaf;
  }

 private:
  using Struct = WordReader::Struct;

  /// A section may be longer than this version knows, or have bits where it knows no field: then
  /// the leaf is of a later version.
  template <WirePart Part>
  void check_known(const Struct& part) {
    const auto& layout = layout_of<Part>;
    bool is_known =
        part.extent.data <= layout.data_words && part.extent.pointers <= layout.pointers;
    for (std::size_t n = 0; is_known && n < part.extent.data; ++n) {
      is_known = (words_.word(part.at + n) & ~layout.known[n]) == 0;
    }
    if (!is_known) words_.fail("field", "is not known to this version");
    if (words_.failed()) words_.qualify(layout.name);
  }

  /// In order; the fields behind `last` are left out.
  template <WirePart Part>
  void fields(const Struct& at, Part& part, std::string_view last = {}) {
    check_known<Part>(at);
    std::size_t n = 0;
    bool is_over = false;
    WireFields<Part>::visit(part, [&]<class Value>(std::string_view name, Value&& value) {
      if constexpr (kOnWire<Value>) {
        const std::size_t slot = layout_of<Part>.slots[n++];
        if (is_over || words_.failed()) return;
        field(at, slot, name, value);
        if (words_.failed()) words_.qualify(layout_of<Part>.name);
        is_over = name == last;
      }
    });
  }

  template <class Value>
  void field(const Struct& at, std::size_t slot, std::string_view name, Value& value) {
    if constexpr (std::same_as<Value, bool>) {
      value = words_.bit(at, slot);
    } else if constexpr (WireNumber<Value>) {
      using Number = decltype(number_of(value));
      number(name, words_.number<Number>(at, slot), value);
    } else if constexpr (std::same_as<Value, Event>) {
      fact(at, slot, value);
    } else if (slot < at.extent.pointers) {
      take(at.pointer(slot), value, name);
    }
  }

  // --- Numbers -----------------------------------------------------------------------------------

  template <Vocabulary E>
  void number(std::string_view name, std::uint16_t number, E& value) {
    if (const auto known = from_number<E>(number))
      value = *known;
    else
      words_.fail(name, unknown(number));
  }
  void number(std::string_view name, std::uint16_t number, const FormatVersion&) {
    if (number != kFormatVersion) words_.fail(name, unknown(number));
  }
  template <std::unsigned_integral N>
  void number(std::string_view, N number, N& value) {
    value = number;
  }
  void number(std::string_view, std::int32_t number, Day& value) { value.count = number; }
  void number(std::string_view, std::int64_t number, Instant& value) { value.micros = number; }
  void number(std::string_view, std::uint64_t number, Fen& value) { value.count = number; }

  // --- Pointers ----------------------------------------------------------------------------------

  void take(std::size_t pointer, std::string& value, std::string_view where) {
    value = words_.take_text(pointer, where);
  }
  void take(std::size_t pointer, Digest& value, std::string_view where) {
    value = words_.take_digest(pointer, where);
  }
  void take(std::size_t pointer, const WireFields<Leaf>::Blob<Leaf>& value,
            std::string_view where) {
    const auto bytes = words_.take_blob(pointer, where);
    value.bytes.assign(bytes.begin(), bytes.end());
  }

  template <WirePart Part>
  void take(std::size_t pointer, Part& value, std::string_view where) {
    if (words_.is_null(pointer)) return;
    const auto at = words_.take_struct(pointer, where);
    if (at.extent.words() == 0) words_.fail(where, "is empty but not null");
    fields(at, value);
  }

  template <class Element>
  void take(std::size_t pointer, std::vector<Element>& value, std::string_view where) {
    std::size_t count = 0;
    const auto at = words_.take_pointers(pointer, count, where);
    value.resize(count);
    for (std::size_t n = 0; n < count && !words_.failed(); ++n) take(at + n, value[n], where);
  }

  template <WirePart Part>
  void take(std::size_t pointer, std::vector<Part>& value, std::string_view where) {
    const auto list = words_.take_structs(pointer, where);
    value.resize(list.count);
    for (std::size_t n = 0; n < list.count && !words_.failed(); ++n) {
      fields(list.element(n), value[n]);
    }
  }

  void fact(const Struct& leaf, std::size_t slot, Event& event) {
    const auto arm = words_.number<std::uint16_t>(leaf, fact_layout.discriminant_byte);
    if (arm >= fact_layout.event_of_arm.size()) {
      return words_.fail("fact", unknown(arm));
    }
    if (slot >= leaf.extent.pointers || words_.is_null(leaf.pointer(slot))) {
      return words_.fail("fact", "is null");
    }
    event = event_of_arm(arm);
    std::visit(
        [&]<class Fact>(Fact& fact) {
          fields(words_.take_struct(leaf.pointer(slot), layout_of<Fact>.name), fact);
        },
        event);
  }

  WordReader& words_;
};

}  // namespace

Leaf read_leaf(WordReader& words) { return Reader(words).leaf(); }

Leaf read_leaf_keys(WordReader& words) { return Reader(words).leaf_keys(); }

}  // namespace caseledger::ledger
