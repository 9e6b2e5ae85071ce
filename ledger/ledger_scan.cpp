// Reading leaves in their order: long runs with a second thread ahead, short ones in place.
#include <algorithm>

#include "ledger/audit/read_ahead.h"
#include "ledger/base/hash.h"
#include "ledger/ledger_state.h"

namespace caseledger::ledger {
namespace {

/// A shorter run is read where it is asked for.
constexpr std::uint64_t kLongRun = 1'024;
/// Read ahead at once, of one snapshot.
constexpr std::uint64_t kPortionLeaves = 64;

}  // namespace

Result<void> Ledger::State::scan_here(Position from, Position to, Hashes hashes,
                                      const VisitHashed& visit) const {
  Result<void> decoded;
  const auto scanned = store->scan(from, to, [&](Position position, Bytes bytes) {
    auto leaf = leaf_at(position, bytes);
    if (!leaf) return decoded = tl::unexpected(std::move(leaf.error())), false;
    return visit(std::move(*leaf), hashes == Hashes::with ? ledger::leaf_hash(bytes) : Digest{});
  });
  return scanned.and_then([&] { return decoded; });
}

Result<void> Ledger::State::scan(Position from, Position to, Hashes hashes,
                                 const VisitHashed& visit) const {
  if (to.index < from.index + kLongRun) return scan_here(from, to, hashes, visit);
  ReadAhead ahead([&, at = from](ReadAhead::Portion& portion) mutable {
    const Position end{std::min(to.index, at.index + kPortionLeaves)};
    auto read = scan_here(at, end, hashes, [&](Leaf&& leaf, const Digest& hash) {
      return portion.push_back({std::move(leaf), hash}), true;
    });
    at = Position{at.index + portion.size()};
    return read;
  });
  return ahead.each(visit);
}

Result<void> Ledger::scan(Position from, Position to, const Visit& visit) const {
  return state_->scan(from, to, Hashes::without,
                      [&](Leaf&& leaf, const Digest&) { return visit(std::move(leaf)); });
}

Result<void> Ledger::scan_hashed(Position from, Position to, const VisitHashed& visit) const {
  return state_->scan(from, to, Hashes::with, visit);
}

Result<void> Ledger::scan_bytes(Position from, Position to, const Store::Visit& visit) const {
  return state_->store->scan(from, to, visit);
}

Result<std::vector<Leaf>> Ledger::read_command(const CommandId& command) const {
  std::vector<Leaf> leaves;
  CL_TRY(const auto first, state_->store->first_position(command));
  if (!first) return leaves;
  CL_TRY(const auto head, this->head());
  const auto collect = [&](Leaf&& leaf, const Digest&) {
    const bool belongs = leaf.fact.command_id == command && leaf.fact.command_part == leaves.size();
    if (belongs) leaves.push_back(std::move(leaf));
    return belongs;
  };
  // A few leaves of all that are left: not worth a second thread.
  return state_->scan_here(*first, head.next_position(), Hashes::without, collect).map([&] {
    return std::move(leaves);
  });
}

}  // namespace caseledger::ledger
