// From one leaf to the next the bounds never go back: a recorded token raises the lower bound for
// all leaves after it, and the upper bound is that of the first signed checkpoint that covers the
// leaf.
#include "adapters/proofs/time_bounds.h"

#include <algorithm>
#include <set>

#include "ledger/ledger.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

/// A checkpoint existed when a larger one was signed, so its time is at most that of any larger
/// one.
void tighten(std::vector<SeenBy>& seen) {
  std::ranges::stable_sort(seen, {}, &SeenBy::size);
  for (std::size_t n = seen.size(); n > 1; --n) {
    auto& before = seen[n - 2];
    before.not_after = std::min(before.not_after, seen[n - 1].not_after);
  }
}

ledger::Finding outside(const ledger::Leaf& leaf, const std::string& zh, const std::string& en,
                        Instant proven) {
  return {"time",
          leaf.position,
          {"记录时间 " + to_text(leaf.fact.recorded_at) + zh + to_text(proven),
           "its recorded-at is " + en + " is proven"}};
}

/// A token that is not the one a leaf speaks of.
bool differs(const KeptToken& token, const TimestampRecorded& fact) {
  return token.document != fact.token || token.root != fact.root ||
         token.stamp.stated_at != fact.stated_at || token.stamp.authority != fact.authority;
}

}  // namespace

Result<TimeBounds> TimeBounds::load(const std::filesystem::path& data_folder,
                                    const TimeOptions& options) {
  ledger::LedgerOptions as_auditor;
  as_auditor.leaves_no_trace = true;
  CL_TRY(const auto ledger, ledger::Ledger::open_read_only(data_folder, std::move(as_auditor)));
  CL_TRY(const auto head, ledger->head());
  const auto root_at = [&](std::uint64_t size) -> Result<std::optional<Digest>> {
    if (size > head.tree.size()) return std::nullopt;
    return ledger::root_at(
        size, [&](unsigned level, std::uint64_t index) { return ledger->node(level, index); });
  };
  return read_time_proofs(ProofFolder(data_folder), ledger->origin(), root_at, options)
      .map([&](TimeProofs&& proofs) { return TimeBounds(std::move(proofs), options); });
}

TimeBounds::TimeBounds(TimeProofs proofs, const TimeOptions& options)
    : proofs_(std::move(proofs)),
      tolerance_micros_(options.tolerance_micros),
      has_own_roots_(options.roots.has_value()),
      has_own_policy_(options.policy.has_value()) {
  tighten(proofs_.seen);
}

std::vector<ledger::Finding> TimeBounds::judge(const ledger::Leaf& leaf) {
  CL_REQUIRE(leaf.position.index == judged_);
  std::vector<ledger::Finding> findings;
  const auto& fact = leaf.fact;
  if (const auto* opened = fact.event.get_if<LedgerOpened>()) {
    is_simulated_ = opened->clock == ClockSource::simulated;
  }
  if (const auto* adopted = fact.event.get_if<LogKeyAdopted>()) {
    log_keys_.push_back(
        {leaf.origin, ledger::NoteKeyUse::note, ledger::to_public_key(adopted->key)});
  }
  if (const auto* token = fact.event.get_if<TimestampRecorded>()) {
    recorded(leaf, *token, findings);
  }
  judged_ = leaf.position.index + 1;
  const auto& seen = proofs_.seen;
  while (next_seen_ < seen.size() && seen[next_seen_].size < judged_) ++next_seen_;
  if (is_simulated_) return findings;
  const auto at = fact.recorded_at.micros;
  if (next_seen_ < seen.size() && at > seen[next_seen_].not_after.micros + tolerance_micros_) {
    findings.push_back(
        outside(leaf, "，而外部证明它不晚于 ", "later than", seen[next_seen_].not_after));
  }
  if (!not_before_.empty() && at < not_before_.back().second.micros - tolerance_micros_) {
    findings.push_back(
        outside(leaf, "，而外部证明它不早于 ", "earlier than", not_before_.back().second));
  }
  return findings;
}

void TimeBounds::recorded(const ledger::Leaf& leaf, const TimestampRecorded& fact,
                          std::vector<ledger::Finding>& findings) {
  const auto token = proofs_.tokens.find(fact.tree_size);
  if (token == proofs_.tokens.end() || differs(token->second, fact)) {
    // The system keeps a token here before it records it; a person may keep one elsewhere.
    if (leaf.fact.capacity != Capacity::system) return void(++kept_elsewhere_);
    findings.push_back({"time",
                        leaf.position,
                        {"所登记的时间戳没有完好存档",
                         "the token it records is not kept, or not as it says: proofs/" +
                             std::to_string(fact.tree_size) + ".tsr"}});
    return;
  }
  if (!token->second.is_believed) return;
  const auto from = token->second.stamp.not_before();
  if (!not_before_.empty() && from <= not_before_.back().second) return;
  not_before_.emplace_back(leaf.position.index, from);
}

std::vector<ledger::Finding> TimeBounds::finish() {
  auto findings = std::move(proofs_.findings);
  proofs_.findings.clear();
  auto keys = log_keys_;
  if (proofs_.policy) {
    for (const auto& witness : proofs_.policy->witnesses) keys.push_back(witness.key);
  }
  for (const auto& [size, note] : proofs_.notes) {
    for (const auto line : damaged_lines(note, keys)) {
      findings.push_back(
          {"time", std::nullopt,
           at_place("proofs/checkpoint-" + std::to_string(size),
                    {"签名行已损坏", "a damaged signature, line " + std::to_string(line)})});
    }
  }
  find_idle_trust(findings);
  return findings;
}

/// If nothing were reported, people would take it that their roots or policy had proven something.
void TimeBounds::find_idle_trust(std::vector<ledger::Finding>& findings) const {
  const auto& seen = proofs_.seen;
  if (has_own_roots_ && std::ranges::none_of(seen, &SeenBy::is_token)) {
    findings.push_back({"time", std::nullopt,
                        at_place("--ca", {"没有时间戳在所给根证书之下",
                                          "no timestamp is under the roots given"})});
  }
  if (has_own_policy_ && std::ranges::all_of(seen, &SeenBy::is_token)) {
    findings.push_back(
        {"time", std::nullopt,
         at_place("--policy", {"没有检查点按所给策略见证足数",
                               "no checkpoint is cosigned by witnesses enough for the policy "
                               "given"})});
  }
}

// --- What is proven ------------------------------------------------------------------------------

const SeenBy* TimeBounds::first_after(std::uint64_t index) const {
  const auto found = std::ranges::upper_bound(proofs_.seen, index, {}, &SeenBy::size);
  return found == proofs_.seen.end() ? nullptr : &*found;
}

std::vector<TimeInterval> TimeBounds::intervals() const {
  std::set<std::uint64_t> cuts{0};
  for (const auto& seen : proofs_.seen) cuts.insert(std::min(seen.size, judged_));
  for (const auto& [from, at] : not_before_) cuts.insert(from);
  cuts.insert(judged_);
  std::vector<TimeInterval> intervals;
  auto lower = not_before_.begin();
  std::optional<Instant> not_before;
  for (auto cut = cuts.begin(); *cut < judged_; ++cut) {
    for (; lower != not_before_.end() && lower->first <= *cut; ++lower) not_before = lower->second;
    const auto* seen = first_after(*cut);
    const auto not_after = seen == nullptr ? std::nullopt : std::optional(seen->not_after);
    const ledger::Position to{*std::next(cut)};
    if (!intervals.empty() && intervals.back().not_before == not_before &&
        intervals.back().not_after == not_after) {
      intervals.back().to = to;
    } else {
      intervals.push_back({ledger::Position{*cut}, to, not_before, not_after});
    }
  }
  return intervals;
}

std::uint64_t TimeBounds::covered() const {
  return proofs_.seen.empty() ? 0 : std::min(proofs_.seen.back().size, judged_);
}

Bilingual TimeBounds::reach() const {
  const auto size = covered();
  if (size == 0 || size == judged_) return {};
  const auto last = std::to_string(size - 1), more = std::to_string(judged_ - size);
  return {"第0至" + last + "号事实，其后" + more + "条尚无证明",
          "leaves 0 to " + last + ", the " + more + " behind them are not proven yet"};
}

Bilingual TimeBounds::summary() const {
  auto text = proven();
  const auto strange = std::ranges::count_if(
      proofs_.tokens, [](const auto& token) { return !token.second.is_believed; });
  if (strange > 0) {
    text.zh += "；有" + std::to_string(strange) + "份时间戳不在所给根证书之下，未予采信";
    text.en += "; " + std::to_string(strange) +
               " timestamps are not under the roots given and prove nothing";
  }
  return text;
}

Bilingual TimeBounds::proven() const {
  const auto tokens = std::ranges::count_if(proofs_.seen, &SeenBy::is_token);
  const auto notes = std::ssize(proofs_.seen) - tokens;
  const auto elsewhere = std::to_string(kept_elsewhere_);
  if (judged_ == 0 || proofs_.seen.empty()) {
    Bilingual none{"没有外部的时间证明", "nobody outside proves any time"};
    if (kept_elsewhere_ > 0) none.zh += "（登记的时间戳" + elsewhere + "份不在此存档）";
    if (kept_elsewhere_ > 0)
      none.en += " (" + elsewhere + " recorded timestamps are not kept here)";
    return none;
  }
  const auto& last = proofs_.seen.back();
  const auto at = to_text(last.not_after), end = std::to_string(covered() - 1);
  Bilingual text{"第0至" + end + "号事实不晚于 " + at,
                 "leaves 0 to " + end + " are not after " + at};
  if (last.size < judged_) {
    text.zh += "，其后尚无证明";
    text.en += ", later ones are not proven yet";
  }
  if (!not_before_.empty()) {
    const auto from = std::to_string(not_before_.back().first);
    const auto since = to_text(not_before_.back().second);
    text.zh += "；第" + from + "号起不早于 " + since;
    text.en += "; from leaf " + from + " on, not before " + since;
  }
  text.zh += "（时间戳" + std::to_string(tokens) + "份，见证" + std::to_string(notes) + "份）";
  text.en += " (" + std::to_string(tokens) + " timestamps, " + std::to_string(notes) +
             " cosigned checkpoints)";
  if (kept_elsewhere_ > 0) {
    text.zh += "；登记的时间戳另有" + elsewhere + "份不在此存档，未予采信";
    text.en += "; " + elsewhere + " more recorded timestamps are not kept here and prove nothing";
  }
  if (is_simulated_) {
    text.zh += "；本账使用模拟时钟，不与记录时间比对";
    text.en += "; the clock is simulated, so recorded-at is not compared";
  }
  return text;
}

}  // namespace caseledger::adapters
