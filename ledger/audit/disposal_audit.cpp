#include "ledger/audit/disposal_audit.h"

#include <algorithm>
#include <sstream>

#include "ledger/disk/durable_file.h"
#include "ledger/vault/vault.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAsidePrefix = "vault.damaged-";
constexpr Position kNever{UINT64_MAX};

}  // namespace

Result<std::vector<fs::path>> vaults_aside(const fs::path& data_folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(data_folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename().string().starts_with(kAsidePrefix)) found.push_back(*entry);
  }
  if (error) return system_fault("read", data_folder, error.value());
  const auto unfinished = data_folder / "repair" / "vault";
  if (fs::exists(unfinished, error)) found.push_back(unfinished);
  std::ranges::sort(found);
  return found;
}

Result<DisposalAudit> DisposalAudit::open(const fs::path& data_folder, bool at_rest) {
  return read_file(data_folder / "vault" / kDisposingName)
      .map([&](const std::optional<std::string>& text) {
        std::set<Id> noted;
        std::istringstream lines(text.value_or(""));
        for (Id stream; std::getline(lines, stream);) noted.insert(stream);
        return DisposalAudit(data_folder, at_rest, std::move(noted));
      });
}

void DisposalAudit::words(SlotNumber slot, Position position) {
  if (slot >= first_use_.size()) first_use_.resize(std::size_t{slot} + 1, kNever);
  first_use_[slot] = std::min(first_use_[slot], position);
}

void DisposalAudit::disposed(const Id& stream, Position position) {
  for (const auto& owner : disposed_with(stream)) {
    disposals_.insert_or_assign(owner.digest(), Disposal{stream, position});
  }
}

std::vector<Finding> DisposalAudit::finish(bool has_opened_words) {
  std::vector<Finding> findings;
  if (disposals_.empty()) return findings;
  if (at_rest_) note(findings);
  if (has_opened_words) keys(findings);
  keys_aside(findings);
  return findings;
}

void DisposalAudit::note(std::vector<Finding>& findings) const {
  std::map<Id, Position> unfinished;  // a case and its item have a key each
  for (const auto& [digest, disposal] : disposals_) {
    if (noted_.contains(disposal.stream)) unfinished.emplace(disposal.stream, disposal.position);
  }
  for (const auto& [stream, position] : unfinished) {
    findings.push_back(
        {"words", position,
         at_place("vault/disposing",
                  {stream + " 的销毁尚未完成，须以写方式打开一次",
                   "the destruction of " + stream + " is not finished; open for writing once"})});
  }
}

bool DisposalAudit::is_older(SlotNumber slot, Position position) const {
  return std::any_of(first_use_.begin() + static_cast<std::ptrdiff_t>(
                                              std::min<std::size_t>(slot, first_use_.size())),
                     first_use_.end(), [&](Position first) { return first <= position; });
}

void DisposalAudit::keys(std::vector<Finding>& findings) {
  const auto look = [&](SlotNumber slot, const std::optional<KeySlot>& content) {
    if (!content || !content->is_live) return;
    const auto found = disposals_.find(content->owner);
    if (found == disposals_.end() || !is_older(slot, found->second.position)) return;
    const auto& [stream, position] = found->second;
    if (!at_rest_ && noted_.contains(stream)) return;
    overdue_.insert(slot);
    const auto number = std::to_string(slot);
    findings.push_back(
        {"words", position,
         at_place("vault/keys", {stream + " 已依法销毁，其第" + number + "号密钥仍在",
                                 "key slot " + number + " of " + stream +
                                     ", which was disposed of, is still there"})});
  };
  // A file that cannot be read was found already.
  static_cast<void>(scan_slots(folder_ / "vault" / kVaultKeysName, look));
}

void DisposalAudit::keys_aside(std::vector<Finding>& findings) const {
  const auto folders = vaults_aside(folder_);
  if (!folders || folders->empty()) return;
  std::map<SlotNumber, Digest> destroyed;
  static_cast<void>(scan_slots(folder_ / "vault" / kVaultKeysName,
                               [&](SlotNumber slot, const std::optional<KeySlot>& content) {
                                 if (content && !content->is_live) {
                                   destroyed.emplace(slot, content->owner);
                                 }
                               }));
  for (const auto& folder : *folders) {
    const auto look = [&](SlotNumber slot, const std::optional<KeySlot>& content) {
      const auto ours = destroyed.find(slot);
      const bool is_left =
          content && content->is_live && ours != destroyed.end() && ours->second == content->owner;
      const auto disposal = is_left ? disposals_.find(content->owner) : disposals_.end();
      if (disposal == disposals_.end()) return;
      const auto& [stream, position] = disposal->second;
      const auto name = folder.lexically_relative(folder_).string();
      findings.push_back(
          {"words", position,
           at_place(name + "/keys", {stream + " 已依法销毁，其密钥仍在，须删除该目录",
                                     "the key of " + stream +
                                         ", which was disposed of, is still there; "
                                         "remove this folder"})});
    };
    static_cast<void>(scan_slots(folder / kVaultKeysName, look));
  }
}

}  // namespace caseledger::ledger
