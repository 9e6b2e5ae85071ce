// Leaves of every kind from a seed, made from the shapes alone: any fact that can be written
// can be drawn. Nothing here is lawful; the codec does not ask.
#pragma once

#include <algorithm>
#include <random>

#include "ledger/leaf/places.h"
#include "statemachines/day/bureau.h"

namespace caseledger::ledger {

class RandomLeaf {
 public:
  explicit RandomLeaf(std::uint64_t seed) : engine_(seed) {}

  Leaf draw(std::uint64_t index) { return draw(index, below(all_events().size())); }

  /// The kind of event is its place in AllEvents.
  Leaf draw(std::uint64_t index, std::size_t kind) {
    Leaf leaf;
    leaf.origin = "bureau.example/2021";
    leaf.position = Position{index};
    if (index != 0) leaf.prev = digest();
    auto& fact = leaf.fact;
    fact.procedure = static_cast<Procedure>(1 + below(3));
    fact.stream = fact.procedure == Procedure::bureau ? std::string(kBureauStream) : text(1);
    fact.version.count = below(1000);
    fact.command_id = {number(), number()};
    fact.command_part = static_cast<std::uint16_t>(below(3));
    if (fact.command_id.is_zero()) fact.command_part = 0;
    fact.occurred_at.micros = static_cast<std::int64_t>(below(1U << 30U));
    fact.recorded_at.micros = fact.occurred_at.micros + static_cast<std::int64_t>(below(100));
    fact.actor = text(1);
    fill(fact.capacity);
    fact.law_version = static_cast<std::uint32_t>(below(3));
    fill(fact.ruleset);
    fill(fact.calendar);
    fill(fact.articles);
    fact.stage_after = text(0);
    fill(fact.clocks);
    fact.event = Event::made(all_events()[kind].names->wire);
    fill(fact.event.shape(), fact.event.body());
    if (below(2) == 0) leaf.key = text(1), leaf.signature = std::string("\0\xff", 2) + text(0);
    auto places = places_of(fact.event);
    for (auto& [path, said] : places.said) {
      leaf.commitments.push_back({path, digest(), said.chars});
    }
    leaf.attachments = std::move(places.documents);
    return leaf;
  }

  std::uint64_t number() { return below(4) == 0 ? 0 : engine_(); }
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

  Digest digest() {
    Digest digest;
    for (auto& byte : digest.bytes) byte = static_cast<std::uint8_t>(engine_());
    return digest;
  }

  std::string text(std::size_t length_min) {
    static constexpr const char* kPieces[] = {"a", "zhang.wei", "水", "0007", "-", "𠀀", "é"};
    std::string text;
    const auto length = length_min + below(4);
    for (std::size_t n = 0; n < length; ++n) text += kPieces[below(std::size(kPieces))];
    return text;
  }

 private:
  template <class T>
  void fill(T& value) {
    fill(shape_of<T>(), &value);
  }
  void fill(const Shape& shape, void* value) {
    if (shape.kind == Kind::part) {
      for (const auto& member : shape.members) fill(*member.shape, member.in(value));
    } else if (shape.kind == Kind::list) {
      shape.resize(value, below(3) == 0 ? below(12) : below(3));
      for (std::size_t n = 0; n < shape.count(value); ++n) fill(*shape.element, shape.at(value, n));
    } else if (shape.kind == Kind::vocabulary) {
      set_word_number(value, static_cast<std::uint16_t>(below(shape.terms.size())));
    } else {
      visit_value(shape.kind, value, [&](auto& one) { fill_value(one); });
    }
  }

  void fill_value(bool& value) { value = below(2) == 0; }
  void fill_value(std::uint16_t& value) { value = static_cast<std::uint16_t>(number()); }
  void fill_value(std::uint32_t& value) { value = static_cast<std::uint32_t>(number()); }
  void fill_value(std::uint64_t& value) { value = number(); }
  void fill_value(std::string& value) { value = text(0); }
  void fill_value(Day& value) { value.count = static_cast<std::int32_t>(number()); }
  void fill_value(Instant& value) { value.micros = static_cast<std::int64_t>(number()); }
  void fill_value(Fen& value) { value.count = number(); }
  void fill_value(Said& value) { value.chars = static_cast<std::uint32_t>(number()); }
  void fill_value(Digest& value) {
    if (below(3) != 0) value = digest();
  }
  void fill_value(Document& value) {
    if (below(3) != 0) value = {digest(), digest(), number()};
  }

  std::mt19937_64 engine_;
};

}  // namespace caseledger::ledger
