// Words wherever they lie: ahead, or in the vault. Those ahead are looked at first: what is no
// longer there came into the vault before.
#include <deque>

#include "ledger/ledger_state.h"
#include "ledger/vault/vault_record.h"

namespace caseledger::ledger {

Result<std::optional<VaultRecord>> Ledger::State::find_words(Position position,
                                                             std::string_view path) const {
  if (vault == nullptr) return std::nullopt;
  const auto begin = vault_key_of(position, 0), end = vault_key_of(position.next(), 0);
  CL_TRY(const auto ahead, store->words_at(end - 1));
  Result<std::optional<VaultRecord>> found;
  const auto seen = ahead.each([&](VaultKey key, Bytes value) {
    if (key < begin || key >= end) return true;
    found = open_vault_record(bytes_of(key), value, vault->keys());
    const bool is_it = found && *found && (*found)->path == path;
    if (found && !is_it) found = std::nullopt;
    return found && !is_it;
  });
  CL_TRY(seen);
  return found && !*found ? vault->find(position, path) : found;
}

namespace {

/// The records that lie ahead, opened, in their order; those whose key was destroyed are not there.
Result<std::deque<VaultRecord>> open_ahead(const Store& store, const CaseKeys& keys) {
  std::deque<VaultRecord> records;
  Result<void> opened;
  const auto scanned = store.scan_words([&](const SealedWords& group) {
    const auto seen = group.each([&](VaultKey key, Bytes value) {
      auto record = open_vault_record(bytes_of(key), value, keys);
      if (!record) return opened = tl::unexpected(record.error()), false;
      if (*record) records.push_back(std::move(**record));
      return true;
    });
    if (!seen) opened = seen;
    return opened.has_value();
  });
  return scanned.and_then([&] { return opened; }).map([&] { return std::move(records); });
}

VaultKey key_of(const VaultRecord& record) { return vault_key_of(record.position, record.part); }

}  // namespace

Result<void> Ledger::State::scan_words(Position end, const Vault::Visit& visit) const {
  CL_TRY(auto ahead, open_ahead(*store, vault->keys()));
  bool goes_on = true;
  const auto visit_ahead_before = [&](VaultKey key) {
    for (; goes_on && !ahead.empty() && key_of(ahead.front()) < key; ahead.pop_front()) {
      goes_on = visit(ahead.front());
    }
  };
  const auto scanned = vault->scan({}, end, [&](const VaultRecord& record) {
    visit_ahead_before(key_of(record));
    // What was taken over may still lie ahead as well.
    if (!ahead.empty() && key_of(ahead.front()) == key_of(record)) ahead.pop_front();
    return goes_on = goes_on && visit(record);
  });
  if (scanned) visit_ahead_before(vault_key_of(end, 0));
  return scanned;
}

}  // namespace caseledger::ledger
