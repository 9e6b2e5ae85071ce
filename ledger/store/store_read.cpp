// The reader's side of a store. See store.h.
#include <algorithm>

#include "ledger/disk/durable_file.h"
#include "ledger/disk/leaf_cursor.h"
#include "ledger/store/store_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

/// A snapshot holds back the pages that the writer gave up since; so many leaves are read in one.
constexpr std::uint64_t kLeavesPerSnapshot = 1'024;

}  // namespace

Result<Head> Store::head() const {
  if (!state_->read_only) return state_->head();
  CL_TRY(const auto transaction, ReadTransaction::begin(*state_->environment));
  return state_->head_record(transaction).map([](const HeadRecord& record) { return record.head; });
}

Result<std::string> Store::checkpoint_note() const {
  if (state_->read_only) {
    CL_TRY(std::ignore, state_->checkpoint.load());
  }
  return state_->checkpoint.note().value_or("");
}

Result<std::vector<std::uint8_t>> Store::read(Position position) const {
  std::vector<std::uint8_t> bytes;
  const auto copy = [&](Position, Bytes leaf) {
    bytes.assign(leaf.begin(), leaf.end());
    return true;
  };
  return read(std::vector{position}, copy).map([&] { return std::move(bytes); });
}

Result<void> Store::read(const std::vector<Position>& positions, const Visit& visit) const {
  CL_TRY(const auto transaction, ReadTransaction::begin(*state_->environment));
  for (const Position position : positions) {
    CL_TRY(const auto leaf, transaction.get(state_->leaves, bytes_of(position.index)));
    if (!leaf) return missing_leaf(position);
    if (!visit(position, *leaf)) return {};
  }
  return {};
}

namespace {

/// Shows [from, to) or less of one snapshot; the position after the last shown. `to` where the
/// visitor has enough or the ledger ends.
Result<Position> scan_snapshot(Environment& environment, DatabaseId leaves, Position from,
                               Position to, const Store::Visit& visit) {
  CL_TRY(const auto transaction, ReadTransaction::begin(environment));
  CL_TRY(auto cursor, LeafCursor::open(transaction, leaves));
  const Position pause{std::min(to.index, from.index + kLeavesPerSnapshot)};
  auto leaf = cursor.seek(from);
  for (Position at = from; at < pause; at = at.next(), leaf = cursor.next()) {
    CL_TRY(leaf);
    if (!*leaf || !visit(at, **leaf)) return to;
  }
  return pause;
}

}  // namespace

Result<void> Store::scan(Position from, Position to, const Visit& visit) const {
  while (from < to) {
    CL_TRY(const auto reached,
           scan_snapshot(*state_->environment, state_->leaves, from, to, visit));
    from = reached;
  }
  return {};
}

Result<void> Store::State::scan_leaves(Position from, Position to,
                                       const std::function<bool(Bytes)>& visit) {
  return scan_snapshot(*environment, leaves, from, to,
                       [&](Position, Bytes leaf) { return visit(leaf); })
      .map([](Position) {});
}

Result<void> Store::State::catch_up_index(Position to) {
  const std::lock_guard one_at_a_time(catching_up);
  for (Position from = index->reached(); from < to; from = index->reached()) {
    Result<void> decoded;
    const auto scanned =
        scan_snapshot(*environment, leaves, from, to, [&](Position at, Bytes leaf) {
          const auto keys = options.index_keys_of(at, leaf);
          if (keys) {
            index->add(at, *keys);
          } else {
            decoded = tl::unexpected(keys.error());
          }
          return decoded.has_value();
        });
    CL_TRY(scanned);
    CL_TRY(decoded);
    if (index->reached() == from) return missing_leaf(from);
  }
  return {};
}

Result<std::shared_ptr<const void>> Store::hold() const {
  CL_TRY(auto transaction, ReadTransaction::begin(*state_->environment));
  return std::make_shared<const ReadTransaction>(std::move(transaction));
}

Result<void> Store::copy_to(const std::filesystem::path& folder) const {
  // The checkpoint first: the copy may then hold more than it says, never less.
  CL_TRY(const auto note, checkpoint_note());
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return system_fault("create", folder, error.value());
  if (std::filesystem::exists(folder / "data.mdb")) {
    return fault(FaultKind::conflict, folder.string(), {"已经建账", "holds a ledger already"});
  }
  return replace_file(folder / "checkpoint", std::nullopt, note).and_then([&] {
    return state_->environment->copy_to(folder / "data.mdb");
  });
}

Result<std::vector<Position>> Store::positions(std::string_view stream, Position from) const {
  if (state_->read_only) {
    CL_TRY(head().and_then(
        [&](const Head& now) { return state_->catch_up_index(now.next_position()); }));
  }
  return state_->index->positions(stream, from);
}

Result<std::optional<Position>> Store::first_position(const CommandId& command) const {
  if (state_->read_only) {
    CL_TRY(head().and_then(
        [&](const Head& now) { return state_->catch_up_index(now.next_position()); }));
  }
  return state_->index->first_position(command);
}

}  // namespace caseledger::ledger
