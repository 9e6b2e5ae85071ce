// Recomputes from the leaves alone what the store wrote beside them: positions without gaps, the
// head, the marks, the tiles. Fed by whoever reads the leaves and hashes them anyway (page_audit.h
// shows all of it without LMDB); what the leaves mean, and whether each names its predecessor, is
// not asked here. Sentences, not faults: an audit goes on to the end.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/position.h"
#include "ledger/store/store.h"
#include "ledger/tree/tile.h"

namespace caseledger::ledger {

class StoreAudit {
 public:
  /// The leaves in the order of their keys; key is as stored.
  void leaf(Bytes key, const Digest& leaf_hash, const Digest& sm3);
  void mark(Bytes key, Bytes record);
  void tile(Bytes key, Bytes record);
  void head(Bytes record);

  /// Of the leaves so far.
  const Head& seen() const { return seen_; }
  /// Everything that is wrong, in the order of positions; the head last.
  std::vector<Bilingual> finish() const;

 private:
  void compare_marks(std::vector<Bilingual>& findings) const;
  void compare_tiles(std::vector<Bilingual>& findings) const;

  Head seen_;
  TileEdge edge_;
  std::vector<Bilingual> findings_;
  std::map<std::uint64_t, std::vector<std::uint8_t>> expected_marks_, marks_;
  std::map<std::uint64_t, Digest> expected_tiles_, tiles_;  // of each record, by its key
  std::optional<std::vector<std::uint8_t>> head_;
};

}  // namespace caseledger::ledger
