// Whoever reads on behind the ledger: the read models, the event outbox, the public site. A
// follower is three methods. It keeps its own cursor, in the same transaction as what it made of
// the leaves, so that a crash repeats nothing and loses nothing; the runner (runner.h) does the
// rest. The ledger does not know its followers.
#pragma once

#include <string_view>

#include "projections/source.h"

namespace caseledger::projections {

/// How far a follower has come. The hash tells a follower of another, or of a forked, ledger.
struct Cursor {
  ledger::Position next;  ///< the first leaf not yet applied
  Digest last_leaf_hash;  ///< of the leaf before `next`; zero at the beginning
  friend bool operator==(const Cursor&, const Cursor&) = default;
};

/// A run of consecutive leaves that the follower reads at its own pace, each valid in the call.
class Batch {
 public:
  Batch(const Source& source, Cursor from, ledger::Position to)
      : source_(source), from_(from), to_(to) {}

  const Cursor& from() const { return from_; }
  ledger::Position to() const { return to_; }
  const Source& source() const { return source_; }
  Result<void> for_each(const Source::Visit& visit) const {
    return source_.scan(from_.next, to_, visit);
  }

 private:
  const Source& source_;
  Cursor from_;
  ledger::Position to_;
};

class Follower {
 public:
  virtual ~Follower() = default;

  virtual Result<Cursor> cursor() = 0;
  /// All of the batch and the new cursor, or nothing. conflict: the cursor is no longer where the
  /// batch begins, because another process follows too; read it anew and go on from there.
  virtual Result<void> apply(const Batch& batch) = 0;
  /// Forgets everything: the cursor is at the beginning again. A follower whose work is out in the
  /// world answers conflict.
  virtual Result<void> reset() = 0;
};

}  // namespace caseledger::projections
