// Folders are made and synced one by one; rules are written as whole files under their digests.
#include "adapters/data_folder.h"

#include <system_error>

#include "ledger/durable_file.h"
#include "ledger/hash.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLedger = "ledger";
constexpr const char* kKeys = "keys";
constexpr const char* kRules = "rules";

Digest digest_of(std::string_view text) { return ledger::sha256(ledger::bytes_of(text)); }

/// The name with its sentence in both languages: faults carry one line for everybody.
auto told(FaultKind kind, const fs::path& path, std::string_view zh, std::string_view en) {
  return fault(kind, path.string() + ": " + std::string(zh) + " — " + std::string(en));
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return ledger::system_fault("mkdir", folder, error.value());
  const auto parent = fs::absolute(folder, error).lexically_normal().parent_path();
  if (auto synced = ledger::sync_directory(parent); !synced) return synced;
  return ledger::sync_directory(folder);
}

/// Nothing in it but what create itself makes before the ledger.
Result<void> check_is_free(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return {};
  if (!fs::is_directory(folder, error)) {
    return told(FaultKind::conflict, folder, "不是文件夹", "is not a folder");
  }
  fs::directory_iterator entries(folder, error);
  if (error) return ledger::system_fault("open", folder, error.value());
  for (const auto end = fs::directory_iterator(); entries != end; entries.increment(error)) {
    const auto name = entries->path().filename();
    if (name == kLedger) {
      return told(FaultKind::conflict, folder, "已经建账", "holds a ledger already");
    }
    if (name != kRules && name != kKeys) {
      return told(FaultKind::conflict, folder, "不是空文件夹，含有 " + name.string(),
                  "is not empty, holds " + name.string());
    }
  }
  return {};
}

}  // namespace

Result<void> claim_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error) &&
      !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
    return told(FaultKind::conflict, folder, "不是空文件夹", "is not an empty folder");
  }
  return make_folder(folder);
}

Result<DataFolder> DataFolder::create(const fs::path& folder,
                                      const std::vector<std::string>& rule_texts) {
  if (auto free = check_is_free(folder); !free) return tl::unexpected(free.error());
  for (const auto& made : {folder, folder / kRules}) {
    if (auto done = make_folder(made); !done) return tl::unexpected(done.error());
  }
  DataFolder data(folder);
  for (const auto& text : rule_texts) {
    if (auto kept = data.keep_rules(text); !kept) return tl::unexpected(kept.error());
  }
  return data;
}

Result<DataFolder> DataFolder::open(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return told(FaultKind::malformed, folder, "没有这个数据文件夹", "there is no such data folder");
  }
  for (const auto* part : {kLedger, kRules}) {
    if (fs::is_directory(folder / part, error)) continue;
    const std::string name(part);
    return told(FaultKind::malformed, folder, "不是数据文件夹，缺少 " + name + "，请先建账",
                "is not a data folder, there is no " + name + " in it: caseledger init makes one");
  }
  return DataFolder(folder);
}

fs::path DataFolder::keys() const { return path_ / kKeys; }

fs::path DataFolder::rules_file(const Digest& sha256) const {
  return path_ / kRules / (to_hex(sha256) + ".toml");
}

Result<Digest> DataFolder::keep_rules(std::string_view text) const {
  const auto digest = digest_of(text);
  const auto file = rules_file(digest);
  auto present = ledger::read_file(file);
  if (!present) return tl::unexpected(present.error());
  if (*present && **present == text) return digest;
  if (*present) {
    return told(FaultKind::corrupt, file, "内容与名称不符", "is not what its name says");
  }
  if (auto kept = ledger::replace_file(file, std::nullopt, text); !kept) {
    return tl::unexpected(kept.error());
  }
  return digest;
}

Result<std::string> DataFolder::rules(const Digest& sha256) const {
  const auto file = rules_file(sha256);
  auto text = ledger::read_file(file);
  if (!text) return tl::unexpected(text.error());
  if (!*text) return told(FaultKind::unavailable, file, "规则文件缺失", "the rules are missing");
  if (digest_of(**text) != sha256) {
    return told(FaultKind::corrupt, file, "内容与名称不符", "is not what its name says");
  }
  return std::move(**text);
}

engine::TextOf DataFolder::text_of() const {
  return [folder = *this](const Digest& sha256) { return folder.rules(sha256); };
}

}  // namespace caseledger::adapters
