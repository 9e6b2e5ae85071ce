#include "projections/runner.h"

#include <algorithm>

namespace caseledger::projections {
namespace {

using ledger::Position;

tl::unexpected<Fault> not_of_this_ledger(const Bilingual& why) {
  return fault(FaultKind::corrupt, "",
               {"所跟随的是另一账本或分叉的账本：" + why.zh + "，请重建",
                "a follower of another or of a forked ledger: " + why.en + "; rebuild it"});
}

/// Whether the cursor names the leaf that the ledger has there.
Result<void> check(const Source& source, const Cursor& cursor, Position end) {
  if (cursor.next == Position{}) return {};
  if (cursor.next > end) {
    const auto seen = std::to_string(cursor.next.index), there = std::to_string(end.index);
    return not_of_this_ledger({"已见" + seen + "条事实，账本只有" + there + "条",
                               "it has seen " + seen + " leaves, the ledger has " + there});
  }
  bool is_same = false;
  const Position last{cursor.next.index - 1};
  CL_TRY(source.scan(last, cursor.next, [&](const ledger::Leaf&, const Digest& leaf_hash) {
    is_same = leaf_hash == cursor.last_leaf_hash;
    return false;
  }));
  if (is_same) return {};
  const auto number = std::to_string(last.index);
  return not_of_this_ledger(
      {"第" + number + "号事实不是所见的那条", "leaf " + number + " is not the one it has seen"});
}

/// One batch. Somebody else may have been faster; then nothing is lost but a turn.
Result<void> follow_once(const Source& source, Follower& follower, Cursor from, Position to) {
  auto applied = follower.apply(Batch(source, from, to));
  const bool was_overtaken = !applied && applied.error().kind == FaultKind::conflict;
  if (!was_overtaken) return applied;
  CL_TRY(const auto now, follower.cursor());
  return now.next == from.next ? applied : Result<void>();
}

}  // namespace

Result<std::uint64_t> follow(const Source& source, Follower& follower,
                             const RunnerOptions& options) {
  CL_TRY(const auto end, source.end());
  CL_TRY(auto cursor, follower.cursor());
  CL_TRY(check(source, cursor, end));
  const auto begin = cursor.next;
  while (cursor.next < end) {
    const auto left = end.index - cursor.next.index;
    const Position to{cursor.next.index + std::min(options.batch_leaves, left)};
    CL_TRY(follow_once(source, follower, cursor, to));
    CL_TRY(cursor, follower.cursor());
    if (options.progress && !options.progress(cursor.next, end)) break;
  }
  return cursor.next.index - begin.index;
}

Result<std::uint64_t> rebuild(const Source& source, Follower& follower,
                              const RunnerOptions& options) {
  CL_TRY(follower.reset());
  return follow(source, follower, options);
}

}  // namespace caseledger::projections
