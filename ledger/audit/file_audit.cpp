#include "ledger/audit/file_audit.h"

#include "ledger/vault/sealed_file.h"
#include "ledger/vault/vault.h"

namespace caseledger::ledger {
namespace {

/// Whether the key of a file is gone; its head need not be right.
bool is_destroyed(const std::filesystem::path& file, const CaseKeys& keys) {
  const auto slot = slot_of_sealed_file(file);
  if (!slot || !*slot) return false;
  const auto key = keys.key_in(**slot);
  return key && !*key;
}

}  // namespace

Result<FilesReport> audit_files(const std::filesystem::path& vault, const SecretKey& bureau_key,
                                const std::set<SlotNumber>& overdue) {
  FilesReport report;
  const auto files = vault / kVaultFilesName;
  if (!std::filesystem::exists(files)) return report;
  CL_TRY(const auto keys, CaseKeys::open(vault / kVaultKeysName, bureau_key, true));
  const auto audit = [&](const std::filesystem::path& file) -> Result<void> {
    const auto slot = slot_of_sealed_file(file);
    if (slot && *slot && overdue.contains(**slot)) {
      report.findings.push_back(at_place(
          file.string(),
          {"案件已依法销毁，文件仍在", "is of a case that was disposed of, and still there"}));
      return {};
    }
    const auto opened = open_sealed_file(file, *keys, [](Bytes) { return Result<void>(); }, {});
    if (opened) {
      ++report.files;
      return {};
    }
    // Removed while we looked, or about to be: whoever opens the ledger next finishes it.
    const bool is_gone = !std::filesystem::exists(file);
    const bool is_going =
        std::filesystem::exists(vault / kDisposingName) && is_destroyed(file, *keys);
    if (!is_gone && !is_going) report.findings.push_back(opened.error().sentence());
    return {};
  };
  return for_each_sealed_file(files, audit).map([&] { return std::move(report); });
}

}  // namespace caseledger::ledger
