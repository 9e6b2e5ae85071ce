// See the header.
#include "tools/verification.h"

#include <algorithm>

#include "adapters/key_store.h"
#include "engine/audit.h"

namespace caseledger::tools {

namespace {

bool is_proven(const std::vector<adapters::TimeInterval>& intervals) {
  return std::ranges::any_of(intervals,
                             [](const auto& one) { return one.not_before || one.not_after; });
}

/// The law, then the time of each leaf.
class Judges {
 public:
  Judges(engine::RuleBook& rules, Result<adapters::TimeBounds> time)
      : auditor_(rules), time_(std::move(time)) {}

  std::vector<ledger::Finding> judge(const ledger::Leaf& leaf,
                                     std::span<const ledger::VaultRecord> words) {
    auto findings = auditor_.judge(leaf, words);
    if (time_) append(findings, time_->judge(leaf));
    return findings;
  }

  void finish(Verified& report) {
    append(report.findings, auditor_.finish());
    if (auditor_.signed_acts() == 0) {
      report.unchecked.push_back({"signatures", "没有签名的行为 — no act is signed"});
    }
    if (!time_) return report.findings.push_back({"time", {}, time_.error().what});
    append(report.findings, time_->finish());
    report.time = time_->summary();
    report.intervals = time_->intervals();
    if (!is_proven(report.intervals)) {
      report.unchecked.push_back({"time", "没有外部的时间证明 — nobody outside proves any time"});
    }
  }

 private:
  static void append(std::vector<ledger::Finding>& to, std::vector<ledger::Finding> more) {
    for (auto& finding : more) to.push_back(std::move(finding));
  }

  engine::Auditor auditor_;
  Result<adapters::TimeBounds> time_;
};

}  // namespace

Result<Verified> verify_ledger(const adapters::DataFolder& folder,
                               const std::optional<std::string>& against,
                               const adapters::TimeOptions& time,
                               const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  const auto keys = adapters::KeyStore::open(folder.keys());
  if (!keys) return tl::unexpected(keys.error());
  engine::RuleBook rules(folder.text_of());
  auto bounds = adapters::TimeBounds::load(folder.path(), time);
  const bool is_askers = time.roots || time.policy;
  if (is_askers && !bounds && bounds.error().kind == FaultKind::malformed) {
    return tl::unexpected(bounds.error());
  }
  Judges judges(rules, std::move(bounds));
  ledger::VerifyOptions options;
  options.against = against;
  options.vault_key = keys->bureau_key();
  options.judge = [&judges](const ledger::Leaf& leaf, auto words) {
    return judges.judge(leaf, words);
  };
  options.progress = progress;
  auto report = ledger::verify(folder.path(), options);
  if (!report) return tl::unexpected(report.error());
  Verified verified{std::move(*report), {}, {}};
  judges.finish(verified);
  return verified;
}

}  // namespace caseledger::tools
