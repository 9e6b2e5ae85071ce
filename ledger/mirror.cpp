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

constexpr std::size_t kLengthBytes = 2;

Bundle parse(std::string text) {
  Bundle bundle{std::move(text), {}};
  bundle.ends.reserve(kBundleLeaves);
  std::string_view rest = bundle.text;
  while (rest.size() >= kLengthBytes) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(rest[0])) << 8U |
                      static_cast<unsigned char>(rest[1]);
    if (rest.size() < kLengthBytes + size) break;
    rest.remove_prefix(kLengthBytes + size);
    bundle.ends.push_back(bundle.text.size() - rest.size());
  }
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

Bytes Bundle::leaf(std::size_t n) const {
  const auto begin = (n == 0 ? 0 : ends[n - 1]) + kLengthBytes;
  return {reinterpret_cast<const std::uint8_t*>(text.data()) + begin, ends[n] - begin};
}

Result<std::optional<Bundle>> read_bundle(const fs::path& folder, std::uint64_t n) {
  for (const auto& path : {full_file(folder, n), open_file_of(folder, n)}) {
    auto text = read_file(path);
    if (!text) return tl::unexpected(text.error());
    if (*text) return std::optional(parse(std::move(**text)));
  }
  return std::optional<Bundle>();
}

Result<void> Mirror::open() {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return system_fault("mkdir", folder_, error.value());
  bundle_ = first_open(folder_);
  auto text = read_file(open_file_of(folder_, bundle_));
  if (!text) return tl::unexpected(text.error());
  auto bundle = parse(std::move(*text).value_or(""));
  leaves_ = bundle.size();
  is_cut_ = !bundle.is_whole();
  written_ = bundle.ends.empty() ? 0 : bundle.ends.back();
  text_ = std::move(bundle.text);
  text_.resize(written_);
  return {};
}

Result<void> Mirror::append(Bytes leaf) {
  CL_REQUIRE(!leaf.empty() && leaf.size() <= kLeafBytesMax);
  add_entry(text_, leaf);
  if (++leaves_ < kBundleLeaves) return {};
  const auto path = full_file(folder_, bundle_);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return system_fault("mkdir", path.parent_path(), error.value());
  // From here this bundle is a second copy that a crash does not take.
  if (auto kept = replace_file(path, std::nullopt, text_, faults_); !kept) return kept;
  fs::remove(open_file_of(folder_, bundle_), error);
  ++bundle_;
  text_.clear();
  leaves_ = written_ = 0;
  is_cut_ = false;
  return {};
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
  if (written_ == text_.size() && !is_cut_) return {};
  if (is_cut_) written_ = 0;
  const auto path = open_file_of(folder_, bundle_);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const auto flags = is_cut_ ? O_WRONLY | O_CREAT | O_TRUNC : O_WRONLY | O_CREAT | O_APPEND;
  const auto file = ledger::open_file(path, flags);
  if (!file) return tl::unexpected(file.error());
  auto written = write_all(*file, std::string_view(text_).substr(written_), path);
  if (!written) return written;
  written_ = text_.size();
  is_cut_ = false;
  return {};
}

}  // namespace caseledger::ledger
