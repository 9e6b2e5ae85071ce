// A book of random facts: lawful in form (a clock is started before it moves, an officer is
// enrolled before they are appointed), in no lawful order. What followers promise holds for every
// sequence of facts, not only for those that a law allows.
#pragma once

#include <random>

#include "tests/projections/book.h"

namespace caseledger::projections::test {

class RandomHistory {
 public:
  RandomHistory(Book& book, std::uint64_t seed) : book_(book), random_(seed) {}
  void add(std::size_t facts);

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  bool sometimes() { return below(4) == 0; }
  Id officer() { return "officer." + std::to_string(below(9)); }
  std::string words();
  Telling telling(std::string stage, std::initializer_list<const char*> paths);
  void add_clocks(Telling& telling, const Id& stream);
  Event case_event(std::uint8_t byte);
  void add_case_fact();
  void add_item_fact();
  void add_bureau_fact();
  bool add_common_fact(Procedure procedure, const Id& stream, const std::string& stage);

  Book& book_;
  std::mt19937_64 random_;
  Instant recorded_ = start_of(day_of(2021, 1, 4));
  std::map<Id, std::uint32_t> versions_;
  std::map<Id, std::set<std::pair<ClockKind, Id>>> clocks_;  ///< started, by stream
  std::set<Id> enrolled_;
};

}  // namespace caseledger::projections::test
