// An example of every command, made from its shape alone: each field filled, each list with
// two elements, each text with words that need escaping.
#pragma once

#include <string>

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
    return command(Body::names.wire, procedure);
  }
  engine::Command command(std::uint16_t act, Procedure procedure) {
    contents_.clear();
    auto body = CommandBody::made(act);
    fill(body.shape(), body.body(), Place("$.body"));
    engine::Command command;
    command.command_id = {0x0192f0c87a1e7cc3, 0x98c4dc0c0c070000 + ++count_};
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
  void fill(std::uint16_t& out, const Place&) { out = static_cast<std::uint16_t>(++count_); }
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

  void fill(const Shape& shape, void* out, const Place& place) {
    if (shape.kind == Kind::part) {
      for (const auto& member : shape.members) {
        fill(*member.shape, member.in(out), Place(place, member.key));
      }
    } else if (shape.kind == Kind::list) {
      shape.resize(out, 2);
      for (std::size_t n = 0; n < 2; ++n) fill(*shape.element, shape.at(out, n), Place(place, n));
    } else if (shape.kind == Kind::vocabulary) {
      set_word_number(out, static_cast<std::uint16_t>(1 + ++count_ % (shape.terms.size() - 1)));
    } else {
      visit_value(shape.kind, out, [&](auto& value) { fill(value, place); });
    }
  }

  std::vector<Content> contents_;
  std::uint32_t count_ = 0;
};

/// Calls see(command) for an example of each act.
template <class See>
void for_each_example(See&& see) {
  ExampleMaker maker;
  for (const auto& act : all_commands()) {
    const bool is_of_any = act.procedure == Procedure::unspecified;
    see(maker.command(act.names->wire, is_of_any ? Procedure::matter : act.procedure));
  }
}

}  // namespace caseledger::adapters
