// Nothing is synced: what a crash spoils the next run finds and writes again.
#include "adapters/site/site_folder.h"

#include <fcntl.h>

#include "adapters/site/site_menu.h"
#include "ledger/disk/durable_file.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPage = ".html", kNew = ".new";

fs::path beside(const fs::path& path) { return fs::path(path) += kNew; }

}  // namespace

tl::unexpected<Fault> SiteFolder::not_written(const fs::path& path, const std::string& why) const {
  return fault(FaultKind::unavailable, path.string(), {"无法写入", "cannot be written" + why});
}

Result<void> SiteFolder::make() const {
  std::error_code failed;
  fs::create_directories(folder_ / kDecisions, failed);
  if (!failed) fs::create_directories(folder_ / kItems, failed);
  return failed ? Result<void>(not_written(folder_, ": " + failed.message())) : Result<void>();
}

Result<std::optional<std::string>> SiteFolder::read(const std::string& name) const {
  return ledger::read_file(folder_ / name);
}

Result<void> SiteFolder::bring(const std::string& name, std::string_view text) {
  wanted_.insert(name);
  const auto present = read(name);
  if (present && *present == text) return {};
  const auto file = beside(folder_ / name);
  CL_TRY(const auto out, ledger::open_file(file, O_WRONLY | O_CREAT | O_TRUNC));
  CL_TRY(ledger::write_all(out, text, file));
  staged_.push_back(name);
  return {};
}

Result<void> SiteFolder::publish() {
  for (const auto& name : staged_) {
    std::error_code failed;
    fs::rename(beside(folder_ / name), folder_ / name, failed);
    if (failed) return not_written(folder_ / name, ": " + failed.message());
  }
  staged_.clear();
  return remove_stale();
}

std::vector<fs::path> SiteFolder::stale_at_root() const {
  std::vector<fs::path> stale;
  for (const auto& name : wanted_) {
    if (name.find('/') == std::string::npos) stale.push_back(beside(folder_ / name));
  }
  for (const auto& entry : kSiteRegisters) {
    if (wanted_.contains(std::string(entry.file))) continue;
    stale.push_back(folder_ / entry.file);
    stale.push_back(beside(folder_ / entry.file));
  }
  return stale;
}

std::vector<fs::path> SiteFolder::stale_in(std::string_view folder, std::error_code& failed) const {
  std::vector<fs::path> stale;
  fs::directory_iterator entry(folder_ / folder, failed);
  for (const fs::directory_iterator end; !failed && entry != end; entry.increment(failed)) {
    const auto name = entry->path().filename().string();
    const bool is_wanted = wanted_.contains(std::string(folder) + "/" + name);
    const bool is_page = name.ends_with(kPage) && !is_wanted;
    if (is_page || name.ends_with(std::string(kPage) += kNew)) stale.push_back(entry->path());
  }
  return stale;
}

/// Pages of what is no longer on display must not stay behind (处罚法48).
Result<void> SiteFolder::remove_stale() const {
  std::error_code failed;
  auto stale = stale_at_root();
  for (const auto folder : {kDecisions, kItems}) {
    for (auto& path : stale_in(folder, failed)) stale.push_back(std::move(path));
    if (failed) return not_written(folder_ / folder, ": " + failed.message());
  }
  for (const auto& path : stale) {
    if (!failed) fs::remove(path, failed);
  }
  return failed ? Result<void>(not_written(folder_, ": " + failed.message())) : Result<void>();
}

}  // namespace caseledger::adapters
