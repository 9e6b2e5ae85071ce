// The fold of every day over the leaves of one stream that lie within.
#include "projections/as_of.h"

#include <map>

#include "projections/fold.h"
#include "projections/law_columns.h"

namespace caseledger::projections {
namespace {

/// The leaves of one stream that were folded so far, by version.
class Seen : public History {
 public:
  void add(const ledger::Leaf& leaf) {
    if (leaf.fact.event.is<CommandRefused>()) return;
    by_version_.emplace(leaf.fact.version.count, leaf.position);
  }
  std::optional<ledger::Position> position_of(const StreamKey&, std::uint64_t version) override {
    const auto found = by_version_.find(version);
    return found == by_version_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::uint64_t, ledger::Position> by_version_;
};

Result<std::optional<StreamState>> stream_as_of(const Source& source, const StreamKey& key,
                                                const AsOf& as_of) {
  auto state = new_stream(key);
  state.may_lack_leaves = as_of.happened_at.has_value();
  Seen seen;
  bool is_any = false;
  Result<void> status;
  const auto take = [&](const ledger::Leaf& leaf, const Digest&) {
    if (!as_of.includes(leaf.position, leaf.fact.recorded_at, leaf.fact.occurred_at)) return true;
    is_any = true;
    seen.add(leaf);
    status = fold(state, leaf, source, seen);
    return status.has_value();
  };
  CL_TRY(source.scan_stream(key.procedure, key.stream, take));
  CL_TRY(status);
  if (!is_any) return std::optional<StreamState>();
  show(state);
  return std::optional(std::move(state));
}

}  // namespace

Result<std::optional<CaseThen>> case_as_of(const Source& source, const Id& id, const AsOf& as_of) {
  return stream_as_of(source, {Procedure::matter, id}, as_of).map([](auto state) {
    if (!state) return std::optional<CaseThen>();
    return std::optional(
        CaseThen{std::get<Folded<CaseRow>>(state->folded).row, deadline_rows(*state)});
  });
}

Result<std::optional<ItemThen>> item_as_of(const Source& source, const Id& id, const AsOf& as_of) {
  return stream_as_of(source, {Procedure::disclosure, id}, as_of).map([&](auto state) {
    if (!state) return std::optional<ItemThen>();
    const auto& [row, file] = std::get<Folded<ItemRow>>(state->folded);
    ItemAsLawKnows known;
    known.id = id;
    known.title = row.title;
    known.last_position = row.last_position;
    take_from_law(known, file);
    return std::optional(ItemThen{std::move(known), deadline_rows(*state)});
  });
}

}  // namespace caseledger::projections
