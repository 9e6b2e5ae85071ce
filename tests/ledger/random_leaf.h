// Leaves of every kind from a seed, made from the field lists alone: any fact that can be written
// can be drawn. Nothing here is lawful; the codec does not ask.
#pragma once

#include <algorithm>
#include <random>

#include "ledger/leaf/places.h"

namespace caseledger::ledger {

class RandomLeaf {
 public:
  explicit RandomLeaf(std::uint64_t seed) : engine_(seed) {}

  Leaf draw(std::uint64_t index) { return draw(index, below(std::variant_size_v<Event>)); }

  /// The kind of event is its place in AllEvents.
  Leaf draw(std::uint64_t index, std::size_t kind) {
    Leaf leaf;
    leaf.origin = "bureau.example/2021";
    leaf.position = Position{index};
    if (index != 0) leaf.prev = digest();
    auto& fact = leaf.fact;
    fact.procedure = static_cast<Procedure>(1 + below(3));
    fact.stream = text(1);
    fact.version.count = below(1000);
    fact.command = {number(), number()};
    fact.command_part = static_cast<std::uint16_t>(below(3));
    if (fact.command.is_zero()) fact.command_part = 0;
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
    fact.event = event(kind);
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
  Event event(std::size_t kind) {
    return [&]<std::size_t... N>(std::index_sequence<N...>) {
      Event event;
      ((kind == N ? void(event = filled<std::variant_alternative_t<N, Event>>()) : void()), ...);
      return event;
    }
    (std::make_index_sequence<std::variant_size_v<Event>>{});
  }

  template <class Part>
  Part filled() {
    Part part;
    fill(part);
    return part;
  }

  template <Described Part>
  void fill(Part& part) {
    for_each_field<Part>([&](const auto& field) { fill(part.*(field.member)); });
  }
  template <Vocabulary E>
  void fill(E& value) {
    value = static_cast<E>(below(words_of<E>().size()));
  }
  template <class Element>
  void fill(std::vector<Element>& list) {
    list.resize(below(3) == 0 ? below(12) : below(3));
    for (auto& element : list) fill(element);
  }
  void fill(bool& value) { value = below(2) == 0; }
  void fill(std::uint32_t& value) { value = static_cast<std::uint32_t>(number()); }
  void fill(std::uint64_t& value) { value = number(); }
  void fill(std::string& value) { value = text(0); }
  void fill(Day& value) { value.count = static_cast<std::int32_t>(number()); }
  void fill(Instant& value) { value.micros = static_cast<std::int64_t>(number()); }
  void fill(Fen& value) { value.count = number(); }
  void fill(Said& value) { value.chars = static_cast<std::uint32_t>(number()); }
  void fill(Digest& value) {
    if (below(3) != 0) value = digest();
  }
  void fill(Document& value) {
    if (below(3) != 0) value = {digest(), digest(), number()};
  }

  std::mt19937_64 engine_;
};

}  // namespace caseledger::ledger
