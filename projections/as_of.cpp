// See the header.
#include "projections/as_of.h"

#include <map>

#include "projections/fold.h"

namespace caseledger::projections {
namespace {

/// The leaves of one case that were folded so far, by version.
class Seen : public Past {
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

CaseThen then_of(StreamState state) {
  CaseThen then{std::get<CaseRow>(std::move(state.row)), {}};
  for (std::uint32_t n = 0; n < state.deadlines.size(); ++n) {
    then.deadlines.push_back(
        {state.key, n, state.started_positions[n], std::move(state.deadlines[n])});
  }
  return then;
}

}  // namespace

Result<std::optional<CaseThen>> case_as_of(const Source& source, std::string_view id,
                                           const AsOf& as_of) {
  const StreamKey key{Procedure::matter, Id(id)};
  auto state = new_stream(key);
  Seen seen;
  bool is_any = false;
  Result<void> status;
  const auto scanned =
      source.scan_stream(key.procedure, id, [&](const ledger::Leaf& leaf, const Digest&) {
        if (!as_of.includes(leaf.position, leaf.fact.recorded_at, leaf.fact.occurred_at)) {
          return true;
        }
        is_any = true;
        seen.add(leaf);
        status = fold(state, leaf, source, seen);
        return status.has_value();
      });
  CL_TRY(scanned);
  CL_TRY(status);
  if (!is_any) return std::optional<CaseThen>();
  return std::optional(then_of(std::move(state)));
}

}  // namespace caseledger::projections
