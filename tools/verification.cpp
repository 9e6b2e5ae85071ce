#include "tools/verification.h"

#include <algorithm>

#include "engine/audit.h"
#include "engine/clean_words.h"
#include "ledger/tree/note.h"

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
    if (is_refused(leaf) && !leaf.key.empty()) ++signed_refusals_;
    auto findings = auditor_.judge(leaf, words);
    if (time_) append(findings, time_->judge(leaf));
    return findings;
  }

  /// A device or a limit that hinders says nothing of the ledger: a fault, or, beside findings,
  /// what was not checked.
  Result<void> finish(Verified& report) {
    append(report.findings, auditor_.finish());
    report.leaps = auditor_.leaps();
    signatures(report);
    if (!time_) return without_time(report);
    append(report.findings, time_->finish());
    report.time = time_->summary();
    report.intervals = time_->intervals();
    times(report);
    return {};
  }

 private:
  Result<void> without_time(Verified& report) const {
    const auto& why = time_.error();
    if (why.kind != FaultKind::unavailable) {
      report.findings.push_back({"time", {}, why.sentence()});
      return {};
    }
    if (report.is_clean()) return tl::unexpected(why);
    report.unchecked.push_back({"time", why.sentence()});
    return {};
  }
  static bool is_refused(const ledger::Leaf& leaf) { return leaf.fact.event.is<CommandRefused>(); }

  /// What was asked in vain is kept as words; the leaf alone does not say what was signed.
  void signatures(Verified& report) const {
    if (auditor_.signed_acts() == 0) {
      report.unchecked.push_back({"signatures", {"没有签名的行为", "no act is signed"}});
    } else if (!report.has_opened_words && signed_refusals_ > 0) {
      report.unchecked.push_back(
          {"signatures",
           {"没有文库密钥，被拒绝的行为未核验", "those of refused acts, without the vault's key"}});
    }
  }

  void times(Verified& report) const {
    if (!is_proven(report.intervals)) {
      report.unchecked.push_back(
          {"time", {"没有外部的时间证明", "nobody outside proves any time"}});
    } else if (time_->is_simulated()) {
      report.unchecked.push_back({"time",
                                  {"本账使用模拟时钟，不与记录时间比对",
                                   "the clock is simulated, so recorded-at is not compared"}});
    } else {
      report.time_reach = time_->reach();
    }
  }

  static void append(std::vector<ledger::Finding>& to, std::vector<ledger::Finding> more) {
    for (auto& finding : more) to.push_back(std::move(finding));
  }

  engine::Auditor auditor_;
  Result<adapters::TimeBounds> time_;
  std::uint64_t signed_refusals_ = 0;
};

}  // namespace

Result<std::string> checkpoint_in_file(const std::string& file) {
  CL_TRY(auto text, text_of_file(file));
  // A byte order mark would be read as a part of the first line, the ledger's name.
  if (auto wrong = engine::wrong_with_text(text)) {
    return fault(FaultKind::malformed, file, std::move(*wrong));
  }
  const auto checkpoint = ledger::parse_note(text).and_then(
      [](const ledger::Note& note) { return ledger::parse_checkpoint(note.text); });
  if (checkpoint) return text;
  return tl::unexpected(checkpoint.error().within(file));
}

Result<Verified> verify_folder(const adapters::DataFolder& folder,
                               const std::optional<std::string>& against,
                               const adapters::TimeOptions& time,
                               std::optional<ledger::SecretKey> vault_key,
                               const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  engine::RuleBook rules(folder.text_of());
  Judges judges(rules, adapters::TimeBounds::load(folder.path(), time));
  ledger::VerifyOptions options;
  options.against = against;
  options.vault_key = std::move(vault_key);
  options.judge = [&judges](const ledger::Leaf& leaf, auto words) {
    return judges.judge(leaf, words);
  };
  options.progress = progress;
  CL_TRY(auto report, ledger::verify(folder.path(), options));
  Verified verified{std::move(report), {}, {}, {}, {}, {}};
  return judges.finish(verified).map([&] { return std::move(verified); });
}

}  // namespace caseledger::tools
