// A ledger made by hand: leaves and words in memory, with whatever a test wants to go wrong.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "projections/source.h"

namespace caseledger::projections::test {

/// What a test says of one fact; the rest is counted up.
struct Telling {
  std::string stage = "filed";
  Instant occurred_at = {};  ///< zero: a minute after the fact before
  Instant recorded_at = {};  ///< zero: when it occurred
  Id actor = "zhang.wei";
  Capacity capacity = Capacity::handler;
  std::vector<ClockMoved> clocks = {};
  std::map<std::string, std::string> words = {};  ///< by path
};

class Book : public Source {
 public:
  explicit Book(std::string origin = "test.example/book") : origin_(std::move(origin)) {}

  /// The position of the new leaf.
  ledger::Position add(Procedure procedure, const Id& stream, Event event, Telling telling = {});
  ledger::Position add_case(const Id& stream, Event event, Telling telling = {}) {
    return add(Procedure::matter, stream, std::move(event), std::move(telling));
  }
  ledger::Position add_item(const Id& stream, Event event, Telling telling = {}) {
    return add(Procedure::disclosure, stream, std::move(event), std::move(telling));
  }
  ledger::Position add_bureau(Event event, Telling telling = {}) {
    if (telling.stage == "filed") telling.stage = "open";
    return add(Procedure::bureau, "bureau", std::move(event), std::move(telling));
  }

  /// Of a case.
  void erase_words(const Id& stream) { erased_.insert(stream); }
  void cut(std::size_t leaves) { leaves_.resize(leaves); }
  std::size_t size() const { return leaves_.size(); }
  const ledger::Leaf& at(std::size_t index) const { return leaves_.at(index); }
  /// For a test to damage.
  ledger::Leaf& leaf(std::size_t index) { return leaves_.at(index); }

  Result<ledger::Position> end() const override { return ledger::Position{leaves_.size()}; }
  Result<void> scan(ledger::Position from, ledger::Position to, const Visit& visit) const override;
  Result<void> scan_stream(Procedure procedure, std::string_view stream,
                           const Visit& visit) const override;
  Result<std::optional<std::string>> words(ledger::Position position,
                                           std::string_view path) const override;

  /// Asked before each leaf that is shown; a fault ends the reading with it.
  std::function<Result<void>(ledger::Position)> before = [](ledger::Position) {
    return Result<void>();
  };

 private:
  Digest hash_of(const ledger::Leaf& leaf) const;

  std::string origin_;
  std::vector<ledger::Leaf> leaves_;
  std::map<std::pair<std::uint64_t, std::string>, std::string, std::less<>> words_;
  std::set<Id> erased_;
  std::map<std::pair<Procedure, Id>, std::uint64_t> versions_;
  Instant last_;
};

/// Something said; its length is all that the fact knows.
inline Said said(std::string_view text) { return Said{static_cast<std::uint32_t>(text.size())}; }
/// A document that begins with this byte.
inline Document document(std::uint8_t byte) {
  Document one;
  one.sha256.bytes.fill(byte);
  one.sm3.bytes.fill(byte);
  one.size_bytes = byte;
  return one;
}

}  // namespace caseledger::projections::test
