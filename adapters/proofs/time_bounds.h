// Between which moments each leaf was written, as far as others prove it. A leaf was written before
// a timestamp authority, or enough witnesses for the policy, signed a checkpoint that covers it;
// the earliest such moment counts. It was written after the time of a token whose digest is
// recorded in it or before it, because nobody could know that digest earlier. The proofs are read
// in time_proofs.h.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/language/language.h"
#include "adapters/proofs/time_proofs.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::adapters {

/// Leaves [from, to) and the moments between which they were written; nothing: not proven.
struct TimeInterval {
  ledger::Position from, to;
  std::optional<Instant> not_before, not_after;
  friend bool operator==(const TimeInterval&, const TimeInterval&) = default;
};

class TimeBounds {
 public:
  /// Reads the proofs in the folder and holds them against its ledger, which is opened for reading
  /// during the call. Faults: the ledger cannot be opened, or those of read_time_proofs.
  static Result<TimeBounds> load(const std::filesystem::path& data_folder,
                                 const TimeOptions& options = {});
  TimeBounds(TimeProofs proofs, const TimeOptions& options);

  /// Takes the leaves one by one, in order, from position 0 on. Reports (promise "time") a leaf
  /// whose recorded-at lies outside of its proven moments, and a leaf by which the system records a
  /// token that is not kept. The first is left out if the ledger has declared a simulated clock,
  /// whose time was never meant to be true.
  std::vector<ledger::Finding> judge(const ledger::Leaf& leaf);
  /// Call once, after the last leaf. Reports damaged files and signature lines, and roots or a
  /// policy given in TimeOptions under which nothing is proven.
  std::vector<ledger::Finding> finish();

  /// Of the leaves taken so far. Neighbours with the same moments are one interval.
  std::vector<TimeInterval> intervals() const;
  /// The ledger's clock is simulated, so recorded-at was not compared with the proofs.
  bool is_simulated() const { return is_simulated_; }
  /// Up to which leaf there is a latest moment, and how many leaves follow without one; empty if
  /// all leaves have one, or none has.
  Bilingual reach() const;
  /// "第0至1059号事实不晚于 2026-11-26T12:00:01+08:00；…", one line.
  Bilingual summary() const;

 private:
  using FromThere = std::pair<std::uint64_t, Instant>;

  Bilingual proven() const;
  std::uint64_t covered() const;
  void find_idle_trust(std::vector<ledger::Finding>& findings) const;
  void recorded(const ledger::Leaf& leaf, const TimestampRecorded& fact,
                std::vector<ledger::Finding>& findings);
  const SeenBy* first_after(std::uint64_t index) const;

  TimeProofs proofs_;  // `seen` ascends by size, and no time in it is later than a following one
  std::int64_t tolerance_micros_;
  bool has_own_roots_, has_own_policy_;
  std::vector<FromThere> not_before_;      // ascending in both
  std::vector<ledger::NoteKey> log_keys_;  // those that leaves have adopted
  std::size_t next_seen_ = 0;              // the first of `seen` that covers the next leaf
  std::uint64_t judged_ = 0;
  std::uint64_t kept_elsewhere_ = 0;  // tokens that a person recorded and keeps outside the folder
  bool is_simulated_ = false;
};

}  // namespace caseledger::adapters
