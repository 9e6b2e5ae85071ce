// A part of the index that is on disk: the entries of the leaves [from, to), sorted, in one file
// that is never changed. All numbers little-endian:
//
//   header    8 x uint64: magic "caseindx", from, to, entries, bucket bits b, 0, 0, 0
//   entries   24 bytes each (index_entry.h), ascending, no two equal
//   buckets   (2^b + 1) x uint32: where the entries begin whose key's highest b bits are 0, 1, ...
//   digest    SHA-256 of everything before
//
// Opening looks at the header and the digest's place only; `damage` reads everything.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/fault_plan.h"
#include "ledger/store/index_entry.h"
#include "statemachines/words/digest.h"

namespace caseledger::ledger {

class IndexRun {
 public:
  /// Merges sorted sources, which cover [from, to) between them, into the file of that range in the
  /// folder, and opens it. Durable on return.
  static Result<std::shared_ptr<const IndexRun>> write(
      const std::filesystem::path& folder, Position from, Position to,
      std::vector<std::span<const IndexEntry>> sources, FaultPlan* faults);
  /// corrupt: not such a file. unavailable: not there.
  static Result<std::shared_ptr<const IndexRun>> open(const std::filesystem::path& folder,
                                                      Position from, Position to);
  ~IndexRun();
  IndexRun(const IndexRun&) = delete;
  IndexRun& operator=(const IndexRun&) = delete;

  Position from() const { return from_; }
  Position to() const { return to_; }
  std::uint64_t leaves() const { return to_.index - from_.index; }
  std::span<const IndexEntry> entries() const { return entries_; }
  const Digest& digest() const { return digest_; }
  std::filesystem::path path() const { return path_; }

  /// The entries of a key, ascending in position.
  std::span<const IndexEntry> find(IndexKind kind, const IndexKey& key) const;
  /// Reads the whole file; a sentence for each thing that is wrong with it.
  std::vector<Bilingual> damage() const;

 private:
  IndexRun() = default;
  Result<void> map();
  Result<void> read_header(Position from, Position to);

  std::filesystem::path path_;
  Position from_, to_;
  Bytes file_;  // mapped, read-only
  std::span<const IndexEntry> entries_;
  std::span<const std::uint32_t> buckets_;  // one more than there are
  unsigned bucket_bits_ = 0;
  Digest digest_;
};

}  // namespace caseledger::ledger
