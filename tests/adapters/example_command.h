// An example of every command, made from its field list alone: each field filled, each list with
// two elements, each text with words that need escaping.
#pragma once

#include <string>

#include "adapters/forms/acts.h"
#include "adapters/forms/place.h"
#include "engine/command.h"
#include "ledger/base/hash.h"
#include "statemachines/day/bureau.h"
#include "statemachines/words/utf8.h"

namespace caseledger::adapters {

class ExampleMaker {
 public:
  template <class Body>
  engine::Command command(Procedure procedure) {
    contents_.clear();
    Body body;
    fill(body, Place("$.body"));
    engine::Command command;
    command.id = {0x0192f0c87a1e7cc3, 0x98c4dc0c0c070000 + ++count_};
    command.procedure = procedure;
    command.stream = procedure == Procedure::bureau ? Id(kBureauStream) : Id("2021-SF-0007");
    command.actor = "zhang.wei";
    command.capacity = Capacity::handler;
    command.occurred_at = *parse_instant("2021-09-15T10:00:00+08:00");
    command.body = body;
    command.contents = contents_;
    return command;
  }

 private:
  void fill(bool& out, const Place&) { out = true; }
  void fill(std::uint32_t& out, const Place&) { out = ++count_; }
  void fill(std::uint64_t& out, const Place&) { out = ++count_; }
  void fill(Fen& out, const Place&) { out.count = 5'000'000 + ++count_; }
  void fill(Day& out, const Place&) { out = day_of(2021, 9, 15); }
  void fill(Instant& out, const Place&) { out = *parse_instant("2021-09-15T10:00:00.5+08:00"); }
  void fill(Digest& out, const Place&) { out.bytes.fill(static_cast<std::uint8_t>(++count_ | 1U)); }
  void fill(Id& out, const Place&) { out = "标识-" + std::to_string(++count_); }

  void fill(Said& out, const Place& place) {
    const std::string words = "第" + std::to_string(++count_) + "句：\"甲\\乙\"\n\t😀/";
    out.chars = *code_points(words);
    contents_.push_back({place.content_path(), words});
  }

  /// By turns inline and by digests.
  void fill(Document& out, const Place& place) {
    const std::string words = "文书" + std::to_string(++count_);
    const ledger::Bytes bytes{reinterpret_cast<const std::uint8_t*>(words.data()), words.size()};
    out = {ledger::sha256(bytes), ledger::sm3(bytes), words.size()};
    if (count_ % 2 == 0) contents_.push_back({place.content_path(), words});
  }

  template <Vocabulary E>
  void fill(E& out, const Place&) {
    out = static_cast<E>(1 + ++count_ % (words_of<E>().size() - 1));
  }

  template <class T>
  void fill(std::vector<T>& out, const Place& place) {
    out.resize(2);
    for (std::size_t n = 0; n < out.size(); ++n) fill(out[n], Place(place, n));
  }

  template <Described T>
  void fill(T& out, const Place& place) {
    for_each_field<T>(
        [&](const auto& field) { fill(out.*field.member, Place(place, field.name)); });
  }

  std::vector<Content> contents_;
  std::uint32_t count_ = 0;
};

/// Calls see(command) for an example of each alternative of CommandBody.
template <class See>
void for_each_example(See&& see) {
  ExampleMaker maker;
  const auto one = [&]<class Body>(std::type_identity<Body>) {
    const auto procedure = procedure_of<Body>();
    see(maker.command<Body>(procedure == Procedure::unspecified ? Procedure::matter : procedure));
  };
  [&]<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
    (one(std::type_identity<Bodies>{}), ...);
  }(std::type_identity<CommandBody::Variant>{});
}

}  // namespace caseledger::adapters
