// The two records that say where the ledger stands, written in the transaction of the leaves they
// speak of. All numbers are little-endian uint64.
//
//   head (unnamed database, key "head"): transaction, map bytes, size, SM3 of the last leaf (32),
//        the tree's subtrees (32 each, largest first)
//   mark (database "marks", key: size, a multiple of kMarkLeaves): SM3 of the last leaf, subtrees
//
// The transaction number and the map's size are LMDB's own, repeated here because LMDB does not
// protect them: the page audit compares.
#pragma once

#include <string_view>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "ledger/disk/page_audit.h"
#include "ledger/store/store.h"

namespace caseledger::ledger {

inline constexpr std::uint64_t kMarkLeaves = 4'096;
inline constexpr std::string_view kHeadKey = "head";
inline constexpr std::string_view kAheadName = "ahead";
inline constexpr std::string_view kLeavesName = "leaves";
inline constexpr std::string_view kMarksName = "marks";
inline constexpr std::string_view kTilesName = "tiles";

struct HeadRecord {
  std::uint64_t transaction = 0;
  std::uint64_t map_bytes = 0;
  Head head;
  friend bool operator==(const HeadRecord&, const HeadRecord&) = default;
};

std::vector<std::uint8_t> to_bytes(const HeadRecord& record);
Result<HeadRecord> parse_head_record(Bytes bytes);

std::vector<std::uint8_t> mark_bytes(const Head& head);
/// The head as of `size` leaves.
Result<Head> parse_mark(std::uint64_t size, Bytes bytes);

/// What the page audit needs to know of the ledger's store: its databases and its anchor.
PageAuditOptions store_layout();

/// "size 12, root 8f43…, last leaf 77ab…" for messages.
std::string describe(const Head& head);
/// "mark 4096", likewise.
Bilingual describe_mark(std::uint64_t size);

}  // namespace caseledger::ledger
