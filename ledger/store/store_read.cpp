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

tl::unexpected<Fault> missing(Position position) {
  return fault(FaultKind::corrupt, "leaf " + std::to_string(position.index) + " is missing");
}

}  // namespace

Result<Head> Store::head() const {
  if (!state_->read_only) return state_->head();
  const auto transaction = ReadTransaction::begin(*state_->environment);
  if (!transaction) return tl::unexpected(transaction.error());
  return state_->head_record(*transaction).map([](const HeadRecord& record) {
    return record.head;
  });
}

Result<std::string> Store::checkpoint_note() const {
  if (state_->read_only) {
    if (const auto loaded = state_->checkpoint.load(); !loaded) {
      return tl::unexpected(loaded.error());
    }
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
  const auto transaction = ReadTransaction::begin(*state_->environment);
  if (!transaction) return tl::unexpected(transaction.error());
  for (const Position position : positions) {
    const auto leaf = transaction->get(state_->leaves, bytes_of(position.index));
    if (!leaf) return tl::unexpected(leaf.error());
    if (!*leaf) return missing(position);
    if (!visit(position, **leaf)) return {};
  }
  return {};
}

namespace {

/// Shows [from, to) or less of one snapshot; the position after the last shown. `to` where the
/// visitor has enough or the ledger ends.
Result<Position> scan_snapshot(Environment& environment, DatabaseId leaves, Position from,
                               Position to, const Store::Visit& visit) {
  const auto transaction = ReadTransaction::begin(environment);
  if (!transaction) return tl::unexpected(transaction.error());
  auto cursor = LeafCursor::open(*transaction, leaves);
  if (!cursor) return tl::unexpected(cursor.error());
  const Position pause{std::min(to.index, from.index + kLeavesPerSnapshot)};
  auto leaf = cursor->seek(from);
  for (Position at = from; at < pause; at = at.next(), leaf = cursor->next()) {
    if (!leaf) return tl::unexpected(leaf.error());
    if (!*leaf || !visit(at, **leaf)) return to;
  }
  return pause;
}

}  // namespace

Result<void> Store::scan(Position from, Position to, const Visit& visit) const {
  while (from < to) {
    const auto reached = scan_snapshot(*state_->environment, state_->leaves, from, to, visit);
    if (!reached) return tl::unexpected(reached.error());
    from = *reached;
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
          const auto keys = options.keys_of(at, leaf);
          if (keys) {
            index->add(at, *keys);
          } else {
            decoded = tl::unexpected(keys.error());
          }
          return decoded.has_value();
        });
    if (!scanned) return tl::unexpected(scanned.error());
    if (!decoded) return decoded;
    if (index->reached() == from) return missing(from);
  }
  return {};
}

Result<std::shared_ptr<const void>> Store::hold() const {
  auto transaction = ReadTransaction::begin(*state_->environment);
  if (!transaction) return tl::unexpected(transaction.error());
  return std::make_shared<const ReadTransaction>(std::move(*transaction));
}

Result<void> Store::copy_to(const std::filesystem::path& folder) const {
  // The checkpoint first: the copy may then hold more than it says, never less.
  const auto note = checkpoint_note();
  if (!note) return tl::unexpected(note.error());
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return system_fault("create", folder, error.value());
  if (std::filesystem::exists(folder / "data.mdb")) {
    return fault(FaultKind::conflict, folder.string() + " holds a ledger already");
  }
  return replace_file(folder / "checkpoint", std::nullopt, *note).and_then([&] {
    return state_->environment->copy_to(folder / "data.mdb");
  });
}

Result<std::vector<Position>> Store::positions(std::string_view stream, Position from) const {
  if (state_->read_only) {
    const auto caught_up = head().and_then(
        [&](const Head& now) { return state_->catch_up_index(now.next_position()); });
    if (!caught_up) return tl::unexpected(caught_up.error());
  }
  return state_->index->positions(stream, from);
}

Result<std::optional<Position>> Store::first_position(const CommandId& command) const {
  if (state_->read_only) {
    const auto caught_up = head().and_then(
        [&](const Head& now) { return state_->catch_up_index(now.next_position()); });
    if (!caught_up) return tl::unexpected(caught_up.error());
  }
  return state_->index->first_position(command);
}

}  // namespace caseledger::ledger
