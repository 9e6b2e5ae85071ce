// Private to verification: what can be said of leaves in their order only. Costly checks of single
// leaves are done by a few threads (verify_batch.h), those between neighbours here, as the batches
// come back.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/audit/disposal_audit.h"
#include "ledger/audit/index_audit.h"
#include "ledger/audit/log_keys.h"
#include "ledger/audit/mirror_audit.h"
#include "ledger/audit/store_audit.h"
#include "ledger/audit/verify.h"
#include "ledger/audit/verify_batch.h"
#include "ledger/audit/verify_pool.h"
#include "ledger/audit/verify_words.h"

namespace caseledger::ledger {

class Findings {
 public:
  explicit Findings(std::size_t max) : max_(max) {}
  void add(std::string promise, std::optional<Position> position, Bilingual what) {
    add(Finding{std::move(promise), position, std::move(what)});
  }
  void add(Finding finding) {
    auto& some = finding.position ? of_leaves_ : of_files_;
    if (some.size() < max_) some.push_back(std::move(finding));
  }
  /// Those without a position first, the others by position.
  std::vector<Finding> take() {
    std::ranges::stable_sort(of_leaves_, {}, &Finding::position);
    auto all = std::move(of_files_);
    all.insert(all.end(), of_leaves_.begin(), of_leaves_.end());
    all.resize(std::min(all.size(), max_));
    return all;
  }

 private:
  std::size_t max_;
  std::vector<Finding> of_files_, of_leaves_;
};

/// A checkpoint that the ledger must agree with: its own, or one that somebody kept.
struct Claim {
  std::string whose;
  Checkpoint checkpoint;
  Note note;
};

/// What can be said of leaves in their order only.
class LeafAudit {
 public:
  LeafAudit(const VerifyOptions& options, Findings& findings, VaultStream& words,
            DisposalAudit& disposals, std::optional<IndexAudit> index,
            std::optional<MirrorAudit> mirror, std::vector<Claim> claims)
      : options_(options),
        findings_(findings),
        words_(words),
        disposals_(disposals),
        index_(std::move(index)),
        mirror_(std::move(mirror)),
        claims_(std::move(claims)),
        batch_(std::make_unique<LeafBatch>()) {
    note_roots();
  }

  void record(std::string_view database, Bytes key, Bytes value);
  void finish(VerifyReport& report);

 private:
  void head(Bytes record);
  void leaf(Bytes key, Bytes bytes);
  void submit();
  void drain();
  bool collect_next();
  void collect(LeafBatch& batch);
  void neighbours(Position position, const LeafBatch::Seen& seen);
  void words(Position position, const Leaf& leaf, std::size_t found);
  void losses();
  void claim(const Claim& claim);
  void note_roots();

  const VerifyOptions& options_;
  Findings& findings_;
  VaultStream& words_;
  DisposalAudit& disposals_;
  std::optional<IndexAudit> index_;
  std::optional<MirrorAudit> mirror_;
  std::vector<Claim> claims_;
  std::map<std::uint64_t, Digest> roots_;  // of the sizes that are claimed
  StoreAudit store_;
  LogKeys keys_;
  std::unique_ptr<VerifyPool> pool_;  // null until there is more than one batch
  std::unique_ptr<LeafBatch> batch_;
  std::uint64_t said_ = 0;  // leaves, by the head record; for the progress only
  std::uint64_t commitments_ = 0, words_erased_ = 0;
  struct Lost {
    Position first, last;
    std::uint64_t words = 0;
  };
  // Of a stream, and no disposal came after it so far.
  std::map<std::pair<Procedure, Id>, Lost> lost_;
  std::string origin_;  // of the first leaf that can be read
  Instant recorded_at_;
  CommandId command_;
  std::uint16_t command_part_ = 0;
};

}  // namespace caseledger::ledger
