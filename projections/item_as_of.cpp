// See the header.
#include "projections/item_as_of.h"

namespace caseledger::projections {
namespace {

class Folding {
 public:
  Folding(const Source& source, const Id& id) : source_(source) { then_.id = id; }

  Result<void> take(const ledger::Leaf& leaf) {
    is_any_ = true;
    then_.last = leaf.position;
    const auto& fact = leaf.fact;
    if (fact.event.is<CommandRefused>()) return {};
    evolve(then_.file, {fact.event, fact.stage_after, fact.clocks, fact.occurred_at, fact.actor,
                        fact.capacity});
    then_.file.version = fact.version;
    started_.resize(then_.file.deadlines.size(), leaf.position);
    return take_title(leaf);
  }

  std::optional<ItemThen> finish() {
    if (!is_any_) return std::nullopt;
    const StreamKey key{Procedure::disclosure, then_.id};
    for (std::uint32_t n = 0; n < started_.size(); ++n) {
      then_.deadlines.push_back({key, n, started_[n], then_.file.deadlines[n]});
    }
    return std::move(then_);
  }

 private:
  /// Said when the text was drafted, and said better by a correction of just that.
  Result<void> take_title(const ledger::Leaf& leaf) {
    const auto& event = leaf.fact.event;
    const auto* corrected = event.get_if<RecordCorrected>();
    if (event.is<ItemDrafted>()) {
      drafted_ = leaf.fact.version.count;
      return read_title(leaf.position, "title");
    }
    if (corrected != nullptr && corrected->version == drafted_ && corrected->path == "title") {
      return read_title(leaf.position, "text");
    }
    return {};
  }

  Result<void> read_title(ledger::Position position, std::string_view path) {
    return source_.words(position, path).map([this](Wording words) {
      then_.title = std::move(words);
    });
  }

  const Source& source_;
  ItemThen then_;
  std::vector<ledger::Position> started_;
  std::uint64_t drafted_ = 0;
  bool is_any_ = false;
};

}  // namespace

Result<std::optional<ItemThen>> item_as_of(const Source& source, const Id& id, const AsOf& as_of) {
  Folding folding(source, id);
  Result<void> status;
  const auto scanned =
      source.scan_stream(Procedure::disclosure, id, [&](const ledger::Leaf& leaf, const Digest&) {
        const auto& fact = leaf.fact;
        if (as_of.includes(leaf.position, fact.recorded_at, fact.occurred_at)) {
          status = folding.take(leaf);
        }
        return status.has_value();
      });
  CL_TRY(scanned);
  CL_TRY(status);
  return folding.finish();
}

}  // namespace caseledger::projections
