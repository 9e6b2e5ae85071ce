// Drafts gathered for one append. What a leaf may be is known when it joins: drafts that cannot be
// written are turned away, and those that joined before or join later do not feel it. What fails
// afterwards (a full disk, a failed device) is of the whole batch.
#pragma once

#include "ledger/ledger.h"

namespace caseledger::ledger {

struct ReadyGroup;

class Ledger::Batch {
 public:
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  /// All of them or none. malformed: a leaf is too large or breaks a must, words are missing or are
  /// not those that the fact counts. conflict: it disposes of a case while a vault set aside still
  /// has the keys. Recorded-at must not run backwards, parts of a command must follow each other,
  /// and every content path must name a field of its event (CL_REQUIRE).
  Result<void> add(std::vector<Draft> drafts);
  /// Those that joined, in their order.
  std::span<const Draft> drafts() const;
  /// Of the first draft.
  Position position() const;

 private:
  friend class Ledger;
  struct State;
  explicit Batch(std::unique_ptr<State> state);
  ReadyGroup take();

  std::unique_ptr<State> state_;
};

}  // namespace caseledger::ledger
