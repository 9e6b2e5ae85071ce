#include "tools/founding_site.h"

#include <algorithm>

#include "adapters/data_folder.h"
#include "statemachines/words/check.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSite = ".caseledger-founding";
constexpr const char* kLedger = "ledger";
/// What a founding makes beside the ledger; a crash may leave some of it moved already.
constexpr const char* kBeforeLedger[] = {"keys", "rules", "vault", "mirror"};

/// Only where somebody was founding and did not come to the ledger, which still waits in the site
/// then: nothing of what was moved before it was ever used.
Result<void> clear_leftovers(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(fs::symlink_status(folder / kSite, error))) return {};
  const bool is_cut_off = fs::exists(fs::symlink_status(folder / kSite / kLedger, error));
  CL_TRY(const auto left, WorkFolder::take(folder / kSite));
  if (!is_cut_off || fs::exists(fs::symlink_status(folder / kLedger, error))) return {};
  for (const auto* part : kBeforeLedger) {
    fs::remove_all(folder / part, error);
    if (error) return ledger::system_fault("remove", folder / part, error.value());
  }
  return {};
}

/// "a/b/" is "a/b": its folder is "a".
fs::path without_slash(const fs::path& folder) {
  return folder.has_filename() || !folder.has_relative_path() ? folder : folder.parent_path();
}

}  // namespace

Result<std::unique_ptr<FoundingSite>> FoundingSite::begin(const fs::path& given) {
  const auto folder = without_slash(given);
  CL_TRY(clear_leftovers(folder));
  std::error_code error;
  const bool is_new = !fs::exists(fs::symlink_status(folder, error));
  if (fs::exists(folder / kLedger, error)) {
    return fault(FaultKind::conflict, folder.string(), {"已经建账", "holds a ledger already"});
  }
  CL_TRY(adapters::claim_folder(folder));
  std::unique_ptr<FoundingSite> site(new FoundingSite(folder, is_new));
  CL_TRY(site->work_, WorkFolder::take(folder / kSite));
  return site;
}

Result<void> FoundingSite::move(const fs::path& name) {
  std::error_code error;
  fs::rename(path() / name, folder_ / name, error);
  if (error) return ledger::system_fault("rename", folder_ / name, error.value());
  moved_.push_back(folder_ / name);
  return {};
}

Result<void> FoundingSite::move_in() {
  std::error_code error;
  std::vector<fs::path> names;
  fs::directory_iterator entry(path(), error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename();
    if (name == kLedger) continue;
    CL_ASSERT(std::ranges::find(kBeforeLedger, name) != std::ranges::end(kBeforeLedger));
    names.push_back(name);
  }
  if (error) return ledger::system_fault("list", path(), error.value());
  for (const auto& name : names) {
    CL_TRY(move(name));
  }
  return ledger::sync_directory(folder_).and_then([&] { return move(kLedger); }).and_then([&] {
    // From here DIR is a data folder; what follows makes sure that it stays one.
    moved_.clear();
    is_new_ = false;
    return ledger::sync_directory(folder_);
  });
}

FoundingSite::~FoundingSite() {
  std::error_code ignored;
  for (const auto& part : moved_) fs::remove_all(part, ignored);
  work_.reset();
  // Whatever somebody else put there meanwhile keeps it.
  if (is_new_) fs::remove(folder_, ignored);
}

}  // namespace caseledger::tools
