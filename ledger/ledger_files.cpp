// Files of a case in the vault: put, got, and removed when the case's key is gone.
#include "ledger/disk/durable_file.h"
#include "ledger/ledger_state.h"
#include "ledger/vault/sealed_file.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
Result<Document> Ledger::put_file(const KeyOwner& owner, const std::filesystem::path& source,
                                  const Progress& progress) {
  CL_REQUIRE(state_->vault != nullptr && state_->options.random != nullptr);
  CL_TRY(state_->must_be_writable());
  // The key is durable before what it opens.
  CL_TRY(const auto key, state_->vault->key_of(owner));
  FileSeal seal{key.slot, key.key, {}};
  state_->options.random(seal.prefix);
  const SealedFileOptions options{state_->options.limits.disk_reserve_bytes,
                                  state_->options.faults};
  return seal_file(source, state_->files_folder(), owner, seal, progress, options);
}

Result<Document> Ledger::find_file(const KeyOwner& owner, const Digest& sha256) const {
  if (state_->vault == nullptr) return vault_is_closed();
  const auto name = sealed_file_name(owner, sha256);
  return read_file_head(sealed_file_path(state_->files_folder(), name), state_->vault->keys());
}

Result<void> Ledger::get_file(const KeyOwner& owner, const Digest& sha256,
                              const std::filesystem::path& target, const Progress& progress) const {
  // Before anything is made at the target.
  CL_TRY(std::ignore, find_file(owner, sha256));
  CL_TRY(auto writer, DurableFileWriter::create(target));
  const auto path = sealed_file_path(state_->files_folder(), sealed_file_name(owner, sha256));
  const auto append = [&](Bytes chunk) {
    return writer.append({reinterpret_cast<const char*>(chunk.data()), chunk.size()});
  };
  const auto got = open_sealed_file(path, state_->vault->keys(), append, progress)
                       .and_then([&](const Document& content) -> Result<void> {
                         if (content.sha256 == sha256) return writer.finish();
                         return fault(FaultKind::corrupt, path.string(),
                                      {"不是所要的文件", "is not the file that was asked for"});
                       });
  if (!got) writer.abandon();
  return got;
}

/// Files that nobody can open any more need not lie there. Which they are their heads say; a crash
/// in between is made good by who opens the ledger next, as long as the note of disposal is there.
Result<void> Ledger::State::remove_destroyed_files() {
  const auto remove = [&](const std::filesystem::path& file) -> Result<void> {
    CL_TRY(const auto slot, slot_of_sealed_file(file));
    if (!slot) return {};
    const auto key = vault->keys().key_in(*slot);
    // A head that names no slot is verification's to find.
    if (!key || *key) return {};
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error) return system_fault("remove", file, error.value());
    return sync_directory(file.parent_path(), options.faults);
  };
  return for_each_sealed_file(files_folder(), remove);
}

}  // namespace caseledger::ledger
