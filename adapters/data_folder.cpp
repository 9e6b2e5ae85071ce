// Folders are made and synced one by one; each rule text is a file, named by its digest.
#include "adapters/data_folder.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/plain_folder.h"
#include "ledger/repair/repair.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLedger = "ledger";
constexpr const char* kKeys = "keys";
constexpr const char* kRules = "rules";
constexpr const char* kBureauKey = "vault.key";  // adapters/keys/key_store.h
/// A folder that holds any of these was a data folder.
constexpr const char* kRemains[] = {kLedger, kKeys, kRules, "vault", "mirror", "repair"};

Digest digest_of(std::string_view text) { return ledger::sha256(ledger::bytes_of(text)); }

auto told(FaultKind kind, const fs::path& path, std::string zh, std::string en) {
  return fault(kind, path.string(), {std::move(zh), std::move(en)});
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return ledger::system_fault("mkdir", folder, error.value());
  const auto parent = fs::absolute(folder, error).lexically_normal().parent_path();
  CL_TRY(ledger::sync_directory(parent));
  return ledger::sync_directory(folder);
}

/// Whether `inner` is `outer` or lies somewhere in it.
bool is_within(const fs::path& inner, const fs::path& outer) {
  const auto way = inner.lexically_relative(outer);
  return !way.empty() && *way.begin() != "..";
}

/// The names of what lies directly in a folder; none where there is no such folder.
Result<std::set<std::string>> names_in(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code error;
  if (!fs::exists(folder, error)) return names;
  fs::directory_iterator entry(folder, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    names.insert(entry->path().filename().string());
  }
  if (error) return ledger::system_fault("list", folder, error.value());
  return names;
}

bool is_log_key(const std::string& name) {
  return name.starts_with("log-") && name.ends_with(".pem");
}

/// The names to copy from a backup. A log key that is missing here may have been retired: if this
/// folder has a newer one, none of the backup's may sign again.
std::vector<std::string> missing_keys(const std::set<std::string>& ours,
                                      const std::set<std::string>& backup) {
  const bool has_newer = std::ranges::any_of(
      ours, [&](const auto& name) { return is_log_key(name) && !backup.contains(name); });
  const bool has_bureau_key = ours.contains(kBureauKey);
  std::vector<std::string> missing;
  for (const auto& name : backup) {
    const bool is_wanted = is_log_key(name) ? !has_newer : !has_bureau_key;
    if (is_wanted && !ours.contains(name)) missing.push_back(name);
  }
  return missing;
}

/// Renames a damaged file, so that its name is free.
Result<void> set_aside(const fs::path& file) {
  std::error_code error;
  for (int n = 1;; ++n) {
    auto aside = file;
    aside += ".damaged-" + std::to_string(n);
    if (fs::exists(aside, error)) continue;
    fs::rename(file, aside, error);
    if (error) return ledger::system_fault("rename", aside, error.value());
    return ledger::sync_directory(file.parent_path());
  }
}

/// That a folder is missing, empty, or holds only what create() makes before there is a ledger.
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

Result<void> must_be_apart(const fs::path& from, const fs::path& to) {
  std::error_code error;
  const auto one = fs::weakly_canonical(from, error);
  if (error) return ledger::system_fault("stat", from, error.value());
  const auto other = fs::weakly_canonical(to, error);
  if (error) return ledger::system_fault("stat", to, error.value());
  const auto within = [](const fs::path& inner, const fs::path& outer) {
    return told(FaultKind::conflict, inner, "不能与 " + outer.string() + " 相同或在其之内",
                "must not be " + outer.string() + " or lie in it");
  };
  if (is_within(other, one)) return within(to, from);
  if (is_within(one, other)) return within(from, to);
  return {};
}

Result<DataFolder> DataFolder::create(const fs::path& folder,
                                      const std::vector<std::string>& rule_texts) {
  CL_TRY(check_is_free(folder));
  for (const auto& made : {folder, folder / kRules}) {
    CL_TRY(make_folder(made));
  }
  DataFolder data(folder);
  for (const auto& text : rule_texts) {
    CL_TRY(std::ignore, data.keep_rules(text));
  }
  return data;
}

Result<DataFolder> DataFolder::open(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return told(FaultKind::malformed, folder, "没有这个数据文件夹", "there is no such data folder");
  }
  CL_TRY(ledger::must_be_plain(folder));
  if (ledger::repair_is_unfinished(folder)) {
    return told(FaultKind::unavailable, folder, "修复中断，请再运行一次 caseledger repair",
                "a repair was interrupted: run caseledger repair once more");
  }
  for (const auto* part : {kLedger, kRules}) {
    if (fs::is_directory(folder / part, error)) continue;
    const std::string name(part);
    return told(FaultKind::malformed, folder, "不是数据文件夹，缺少 " + name + "，请先建账",
                "is not a data folder, there is no " + name + " in it: caseledger init makes one");
  }
  return DataFolder(folder);
}

Result<DataFolder> DataFolder::open_damaged(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return told(FaultKind::malformed, folder, "没有这个数据文件夹", "there is no such data folder");
  }
  CL_TRY(ledger::must_be_plain(folder));
  const auto is_there = [&](const char* part) { return fs::exists(folder / part, error); };
  if (std::ranges::any_of(kRemains, is_there)) return DataFolder(folder);
  return told(FaultKind::malformed, folder, "不是数据文件夹", "is not a data folder");
}

fs::path DataFolder::keys() const { return path_ / kKeys; }

fs::path DataFolder::rules_file(const Digest& sha256) const {
  return path_ / kRules / (to_hex(sha256) + ".toml");
}

Result<Digest> DataFolder::keep_rules(std::string_view text) const {
  const auto digest = digest_of(text);
  const auto file = rules_file(digest);
  CL_TRY(auto present, ledger::read_file(file));
  if (present && *present == text) return digest;
  if (present) {
    return told(FaultKind::corrupt, file, "内容与名称不符", "is not what its name says");
  }
  CL_TRY(ledger::replace_file(file, std::nullopt, text));
  return digest;
}

Result<std::string> DataFolder::rules(const Digest& sha256) const {
  const auto file = rules_file(sha256);
  CL_TRY(auto text, ledger::read_file(file));
  if (!text) return told(FaultKind::unavailable, file, "规则文件缺失", "the rules are missing");
  if (digest_of(*text) != sha256) {
    return told(FaultKind::corrupt, file, "内容与名称不符", "is not what its name says");
  }
  return std::move(*text);
}

Result<std::uint64_t> DataFolder::mend_rules(const DataFolder& backup) const {
  CL_TRY(make_folder(path_ / kRules));
  CL_TRY(const auto names, names_in(backup.path_ / kRules));
  std::uint64_t mended = 0;
  for (const auto& name : names) {
    const auto digest = parse_digest(fs::path(name).stem().string());
    if (!digest || rules(*digest)) continue;
    const auto text = backup.rules(*digest);
    if (!text) continue;
    std::error_code error;
    const auto freed =
        fs::exists(rules_file(*digest), error) ? set_aside(rules_file(*digest)) : Result<void>();
    CL_TRY(std::ignore, freed.and_then([&] { return keep_rules(*text); }));
    ++mended;
  }
  return mended;
}

Result<std::uint64_t> DataFolder::mend_keys(const DataFolder& backup) const {
  const auto ours = names_in(keys()), theirs = names_in(backup.keys());
  CL_TRY(ours);
  CL_TRY(theirs);
  const auto missing = missing_keys(*ours, *theirs);
  if (missing.empty()) return 0;
  std::error_code error;
  // The new folder gets the permissions of the backup's: only the owner may look into it.
  fs::create_directory(keys(), backup.keys(), error);
  if (error) return ledger::system_fault("mkdir", keys(), error.value());
  CL_TRY(ledger::sync_directory(path_));
  for (const auto& name : missing) {
    CL_TRY(ledger::copy_durably(backup.keys() / name, keys() / name));
  }
  return missing.size();
}

engine::TextOf DataFolder::text_of() const {
  return [folder = *this](const Digest& sha256) { return folder.rules(sha256); };
}

}  // namespace caseledger::adapters
