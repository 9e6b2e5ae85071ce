// Walks the leaves of one snapshot in order. The database of leaves has the position as its key
// (uint64 in the machine's order, MDB_INTEGERKEY) and the leaf as its value; positions have no
// gaps, and the walk says so where they do.
#pragma once

#include <memory>
#include <optional>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "ledger/disk/environment.h"

struct MDB_cursor;

namespace caseledger::ledger {

/// corrupt: no leaf is where one must be.
tl::unexpected<Fault> missing_leaf(Position position);

class LeafCursor {
 public:
  /// Lives shorter than the transaction.
  static Result<LeafCursor> open(const ReadTransaction& transaction, DatabaseId leaves);

  /// The leaf at that position, or nothing where the ledger ends before it.
  Result<std::optional<Bytes>> seek(Position position);
  /// The one after the last found. corrupt: the next leaf is not at the next position.
  Result<std::optional<Bytes>> next();

 private:
  struct Close {
    void operator()(MDB_cursor* cursor) const;
  };
  explicit LeafCursor(MDB_cursor* cursor) : cursor_(cursor) {}
  Result<std::optional<Bytes>> found(int code, Position expected, Bytes key, Bytes value);

  std::unique_ptr<MDB_cursor, Close> cursor_;
  Position at_;
};

}  // namespace caseledger::ledger
