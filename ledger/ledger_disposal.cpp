// Disposal of a case's records: noted, decided, carried out.
//
//   1. vault/disposing names the cases; durable before the leaf that disposes of them
//   2. the leaf is committed
//   3. the keys of these cases are destroyed, their files removed; then the note goes
//
// A crash after 1 leaves a note about a leaf that may not have come to be: who opens asks the
// leaves, and destroys only what they dispose of. A vault that a repair set aside has the keys too:
// as long as one is there, nothing is disposed of.
#include <algorithm>
#include <sstream>

#include "ledger/audit/disposal_audit.h"
#include "ledger/disk/durable_file.h"
#include "ledger/leaf/codec.h"
#include "ledger/ledger_state.h"

namespace caseledger::ledger {

Result<void> Ledger::State::must_be_writable() const {
  if (!is_disposal_unfinished) return {};
  return fault(FaultKind::unavailable, (vault_folder() / kDisposingName).string(),
               {"销毁尚未完成，须重新打开账本", "a disposal is unfinished; open the ledger again"});
}

Result<void> Ledger::State::must_have_no_vault_aside() const {
  CL_TRY(const auto aside, vaults_aside(folder));
  if (aside.empty()) return {};
  return fault(FaultKind::conflict, aside.front().string(),
               {"修复时移开的文库仍有各案密钥，请先删除该目录再销毁",
                "a vault that a repair set aside still has the keys; remove this folder, then "
                "dispose"});
}

Result<void> Ledger::State::note_disposals(const std::vector<Id>& streams) {
  if (streams.empty()) return {};
  const auto path = vault_folder() / kDisposingName;
  is_disposal_noted = true;
  CL_TRY(const auto before, read_file(path));
  std::string text = before.value_or("");
  for (const auto& stream : streams) text.append(stream).append("\n");
  return replace_file(path, before, text, options.faults);
}

Result<bool> Ledger::State::was_disposed_of(const Id& stream) const {
  CL_TRY(const auto positions, store->positions(stream_key(Procedure::matter, stream)));
  for (auto at = positions.rbegin(); at != positions.rend(); ++at) {
    CL_TRY(const auto leaf,
           store->read(*at).and_then([&](const auto& bytes) { return leaf_at(*at, bytes); }));
    const auto& fact = leaf.fact;
    if (fact.stream == stream && fact.event.is<RecordsDisposed>()) return true;
  }
  return false;
}

Result<void> Ledger::State::carry_out_disposals() {
  const auto path = vault_folder() / kDisposingName;
  CL_TRY(const auto noted, read_file(path));
  is_disposal_noted = noted.has_value();
  if (!is_disposal_noted) return {};
  std::istringstream lines(*noted);
  for (Id stream; std::getline(lines, stream);) {
    CL_TRY(const auto is_disposed, was_disposed_of(stream));
    if (!is_disposed) continue;
    // From here nobody can read the words of this case and of its item any more.
    for (const auto& owner : disposed_with(stream)) CL_TRY(vault->erase(owner));
  }
  CL_TRY(remove_destroyed_files());
  std::error_code error;
  std::filesystem::remove(path, error);
  if (error) return system_fault("remove", path, error.value());
  return sync_directory(vault_folder(), options.faults).map([this] { is_disposal_noted = false; });
}

}  // namespace caseledger::ledger
