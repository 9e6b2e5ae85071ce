// When each leaf was written, as far as others prove it. A leaf is not younger than the earliest
// moment by which somebody had signed a checkpoint that covers it: a timestamp authority, or
// witnesses enough for the policy. It is not older than a token whose digest is recorded in it or
// before it, for nobody could know that digest earlier. The proofs are those of time_proofs.h.
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

/// Leaves [from, to) and between which moments they were written; nothing: that is not proven.
struct TimeInterval {
  ledger::Position from, to;
  std::optional<Instant> not_before, not_after;
  friend bool operator==(const TimeInterval&, const TimeInterval&) = default;
};

class TimeBounds {
 public:
  /// With the roots of the ledger in the folder, which is opened for reading meanwhile. Faults: it
  /// cannot be, or as read_time_proofs says.
  static Result<TimeBounds> load(const std::filesystem::path& data_folder,
                                 const TimeOptions& options = {});
  TimeBounds(TimeProofs proofs, const TimeOptions& options);

  /// Leaves from position 0 on, in order. Flags (promise "time") a leaf whose recorded-at lies
  /// outside of what is proven, unless the ledger has declared a simulated clock, whose time was
  /// never meant to be true; and one by which the system records a token that is not kept.
  std::vector<ledger::Finding> judge(const ledger::Leaf& leaf);
  /// After the last leaf: damaged files and lines, and what whoever asks brought along and proves
  /// nothing. Once.
  std::vector<ledger::Finding> finish();

  /// Of the leaves judged so far; neighbours with the same moments together.
  std::vector<TimeInterval> intervals() const;
  /// Recorded-at was compared with nothing.
  bool is_simulated() const { return is_simulated_; }
  /// Which leaves are proven to be not younger, and how many behind them are not yet; empty: all
  /// are, or none.
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

  TimeProofs proofs_;  // of what was seen: ascending by size, each as early as any larger one
  std::int64_t tolerance_micros_;
  bool has_own_roots_, has_own_policy_;
  std::vector<FromThere> not_before_;      // ascending in both
  std::vector<ledger::NoteKey> log_keys_;  // that leaves have named
  std::size_t next_seen_ = 0;              // the first that covers the next leaf
  std::uint64_t judged_ = 0;
  std::uint64_t kept_elsewhere_ = 0;  // tokens that a person recorded and did not bring along
  bool is_simulated_ = false;
};

}  // namespace caseledger::adapters
