// See mirror.h. Full bundles are written whole and durable; the open one grows in place.
#include "ledger/mirror.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "ledger/durable_file.h"
#include "statemachines/check.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

void add_entry(std::string& text, Bytes leaf) {
  text.push_back(static_cast<char>(leaf.size() >> 8U));
  text.push_back(static_cast<char>(leaf.size()));
  text.append(reinterpret_cast<const char*>(leaf.data()), leaf.size());
}

Bundle parse(std::string_view text) {
  Bundle bundle;
  bundle.leaves.reserve(kBundleLeaves);
  while (text.size() >= 2) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(text[0])) << 8U |
                      static_cast<unsigned char>(text[1]);
    if (text.size() < 2 + size) break;
    const auto* const leaf = reinterpret_cast<const std::uint8_t*>(text.data()) + 2;
    bundle.leaves.emplace_back(leaf, leaf + size);
    text.remove_prefix(2 + size);
  }
  bundle.is_whole = text.empty();
  return bundle;
}

fs::path full_file(const fs::path& folder, std::uint64_t n) { return folder / tile_number(n); }
fs::path open_file_of(const fs::path& folder, std::uint64_t n) {
  return folder / (tile_number(n) + ".open");
}

/// The first bundle that is not full: bundles are full from the first on without a gap.
std::uint64_t first_open(const fs::path& folder) {
  std::error_code error;
  std::uint64_t full = 0, missing = 1;
  while (fs::exists(full_file(folder, missing - 1), error)) full = missing, missing *= 2;
  while (full + 1 < missing) {
    const auto middle = full + (missing - full) / 2;
    (fs::exists(full_file(folder, middle - 1), error) ? full : missing) = middle;
  }
  return full;
}

}  // namespace

std::string tile_number(std::uint64_t n) {
  const auto digits = [](std::uint64_t part) { return std::to_string(1'000 + part).substr(1); };
  std::string text = digits(n % 1'000);
  for (n /= 1'000; n > 0; n /= 1'000) text = "x" + digits(n % 1'000) + "/" + text;
  return text;
}

Result<std::optional<Bundle>> read_bundle(const fs::path& folder, std::uint64_t n) {
  for (const auto& path : {full_file(folder, n), open_file_of(folder, n)}) {
    const auto text = read_file(path);
    if (!text) return tl::unexpected(text.error());
    if (*text) return std::optional(parse(**text));
  }
  return std::optional<Bundle>();
}

Result<void> Mirror::open() {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return system_fault("mkdir", folder_, error.value());
  bundle_ = first_open(folder_);
  const auto text = read_file(open_file_of(folder_, bundle_));
  if (!text) return tl::unexpected(text.error());
  auto bundle = parse(text->value_or(""));
  leaves_ = std::move(bundle.leaves);
  is_cut_ = !bundle.is_whole;
  return {};
}

Result<void> Mirror::append(Bytes leaf) {
  CL_REQUIRE(!leaf.empty() && leaf.size() <= kLeafBytesMax);
  leaves_.emplace_back(leaf.begin(), leaf.end());
  add_entry(unwritten_, leaf);
  if (leaves_.size() < kBundleLeaves) return {};
  const auto path = full_file(folder_, bundle_);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return system_fault("mkdir", path.parent_path(), error.value());
  // From here this bundle is a second copy that a crash does not take.
  if (auto kept = replace_file(path, std::nullopt, text(), faults_); !kept) return kept;
  fs::remove(open_file_of(folder_, bundle_), error);
  ++bundle_;
  leaves_.clear();
  unwritten_.clear();
  is_cut_ = false;
  return {};
}

std::string Mirror::text() const {
  std::string all;
  for (const auto& leaf : leaves_) add_entry(all, leaf);
  return all;
}

Result<void> Mirror::sync() {
  const auto path = open_file_of(folder_, bundle_);
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  const auto file = ledger::open_file(path, O_RDONLY);
  if (!file) return tl::unexpected(file.error());
  if (::fdatasync(file->number()) != 0) return system_fault("sync", path, errno);
  return sync_directory(path.parent_path(), faults_);
}

Result<void> Mirror::flush() {
  if (unwritten_.empty() && !is_cut_) return {};
  const auto path = open_file_of(folder_, bundle_);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const auto flags = is_cut_ ? O_WRONLY | O_CREAT | O_TRUNC : O_WRONLY | O_CREAT | O_APPEND;
  const auto file = ledger::open_file(path, flags);
  if (!file) return tl::unexpected(file.error());
  auto written = write_all(*file, is_cut_ ? text() : unwritten_, path);
  if (!written) return written;
  unwritten_.clear();
  is_cut_ = false;
  return {};
}

}  // namespace caseledger::ledger
