// Reads a data file of LMDB without LMDB and checks every byte that means something. LMDB has no
// checksums and follows whatever numbers it finds, so this goes first: it never crashes on any
// bytes and names page and offset of what cannot be. What it cannot know is whether a value is the
// right one; it shows all values to a visitor, whose hashes and records answer that
// (store_audit.h).
//
// Checked of the newest transaction: both meta pages' fixed fields; each page in its place, of its
// kind, reached exactly once or free exactly once; nodes in order, without gap or overlap; keys
// ascending and separators fitting; overflow counts; every counter equal to what was counted. A
// meta page whose transaction number was changed would make an older or a mixed state win: the
// numbers must differ by one, sit on their own page, and equal what each state's own anchor record
// says.
//
// Not checked, because nothing depends on it: free pages, gaps within pages, what lies beyond the
// last page, and of the older transaction all but its meta page's fixed fields, anchor and free
// list.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"

namespace caseledger::ledger {

struct PageFinding {
  std::uint64_t page = 0;
  std::uint64_t offset = 0;  ///< within the page
  Bilingual what;
};

Bilingual describe(const PageFinding& finding);

/// [begin, end) of the file.
struct ByteRange {
  std::uint64_t begin = 0, end = 0;
};

/// What a record in the unnamed database repeats of LMDB's own numbers.
struct Anchor {
  std::uint64_t transaction = 0;
  std::uint64_t map_bytes = 0;
};

struct PageAuditOptions {
  /// The named databases there must be; their keys are uint64, appended behind and, in
  /// one of them, removed in front.
  std::vector<std::string> databases;
  std::string anchor_key;
  std::function<std::optional<Anchor>(Bytes record)> read_anchor;
  /// Shown all values of the newest transaction: the unnamed database's own first (name empty),
  /// then database by database in the order of names, keys ascending.
  std::function<void(std::string_view database, Bytes key, Bytes value)> visit;
  /// Collects the ranges that were checked, in no order; may be null.
  std::vector<ByteRange>* live = nullptr;
  /// False where a writer is at work; then a reader must hold the newest transaction's pages and
  /// the older meta page, which changes under us, is left out.
  bool at_rest = true;
  /// False: only what an opening depends on, in a few pages: meta pages, anchors, free lists.
  bool trees = true;
  std::size_t findings_max = 100;
};

struct PageReport {
  std::vector<PageFinding> findings;
  std::uint64_t transaction = 0;  ///< the newest
  std::uint64_t pages = 0;        ///< of the file that transactions have used
};

/// unavailable: the file cannot be read. Everything else is a finding.
Result<PageReport> audit_pages(const std::filesystem::path& file, const PageAuditOptions& options);

}  // namespace caseledger::ledger
