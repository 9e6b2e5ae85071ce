// The open bundle grows in place; once it is full and durable it takes its last name.
#include "ledger/store/mirror.h"

#include <set>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLengthBytes = 2;
constexpr std::string_view kOpen = ".open";

void add_entry(std::string& text, Bytes leaf) {
  text.push_back(static_cast<char>(leaf.size() >> 8U));
  text.push_back(static_cast<char>(leaf.size()));
  text.append(reinterpret_cast<const char*>(leaf.data()), leaf.size());
}

Bundle parse(std::string text) {
  Bundle bundle{std::move(text), {}};
  bundle.ends.reserve(kBundleLeaves);
  std::string_view rest = bundle.text;
  while (rest.size() >= kLengthBytes && bundle.size() < kBundleLeaves) {
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(rest[0])) << 8U |
                      static_cast<unsigned char>(rest[1]);
    // No leaf is empty: zeros are what a crash left of bytes that had not come to the disk.
    if (size == 0 || rest.size() < kLengthBytes + size) break;
    rest.remove_prefix(kLengthBytes + size);
    bundle.ends.push_back(bundle.text.size() - rest.size());
  }
  return bundle;
}

fs::path full_file(const fs::path& folder, std::uint64_t n) { return folder / tile_number(n); }
fs::path open_file_of(const fs::path& folder, std::uint64_t n) {
  return folder / tile_number(n).append(kOpen);
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
    CL_TRY(auto text, read_file(path));
    if (text) return std::optional(parse(std::move(*text)));
  }
  return std::optional<Bundle>();
}

namespace {

/// Of a file's name below the folder; nothing where it is no bundle.
std::optional<std::uint64_t> number_of(std::string name) {
  if (name.ends_with(kOpen)) name.resize(name.size() - kOpen.size());
  std::uint64_t number = 0;
  for (const char c : name) {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return tile_number(number) == name ? std::optional(number) : std::nullopt;
}

}  // namespace

Result<std::vector<std::uint64_t>> bundles_in(const fs::path& folder) {
  std::set<std::uint64_t> numbers;
  std::error_code error;
  if (!fs::exists(folder, error)) return std::vector<std::uint64_t>();
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    const auto number = number_of(at->path().lexically_relative(folder).generic_string());
    if (number && at->is_regular_file(error)) numbers.insert(*number);
  }
  if (error) return system_fault("read", folder, error.value());
  return std::vector(numbers.begin(), numbers.end());
}

namespace {

/// The first bundle that is not full, or was lost: all bundles are looked at, so that none is
/// missing for ever.
Result<std::uint64_t> first_open(const fs::path& folder) {
  return bundles_in(folder).map([&](const std::vector<std::uint64_t>& numbers) {
    std::uint64_t full = 0;
    std::error_code error;
    for (const auto number : numbers) {
      if (number != full || !fs::exists(full_file(folder, full), error)) break;
      ++full;
    }
    return full;
  });
}

}  // namespace

fs::path Mirror::open_path() const { return open_file_of(folder_, bundle_); }

Result<void> Mirror::open() {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return system_fault("mkdir", folder_, error.value());
  CL_TRY(const auto first, first_open(folder_));
  bundle_ = first;
  CL_TRY(auto text, read_file(open_path()));
  auto bundle = parse(std::move(text).value_or(""));
  leaves_ = bundle.size();
  written_ = bundle.ends.empty() ? 0 : bundle.ends.back();
  text_ = std::move(bundle.text);
  text_.resize(written_);
  return {};
}

Result<void> Mirror::append(Bytes leaf) {
  CL_REQUIRE(!leaf.empty() && leaf.size() <= kLeafBytesMax);
  // A crash may have come before the last name of a full bundle.
  CL_TRY(name_if_full());
  add_entry(text_, leaf);
  ++leaves_;
  return name_if_full();
}

Result<void> Mirror::name_if_full() {
  if (leaves_ < kBundleLeaves) return {};
  CL_TRY(name_bundle());
  ++bundle_;
  text_.clear();
  leaves_ = written_ = 0;
  file_.reset();
  return {};
}

/// Where a bundle before it was lost this one may be there already, and is not written again.
Result<void> Mirror::name_bundle() {
  const auto path = full_file(folder_, bundle_);
  CL_TRY(const auto present, read_file(path));
  if (!present) {
    // From here this bundle is a second copy that a crash does not take.
    return write().and_then([this] { return have_file(); }).and_then([&] {
      return file_->finish_as(path);
    });
  }
  if (*present != text_) {
    return fault(FaultKind::corrupt, path.string(),
                 {"与账上事实不符，请先校验", "is not what the ledger has; verify first"});
  }
  std::error_code error;
  fs::remove(open_path(), error);
  return {};
}

Result<void> Mirror::flush() {
  return name_if_full().and_then([this] { return write(); });
}

Result<void> Mirror::write() {
  CL_TRY(fit_file());
  const auto rest = std::string_view(text_).substr(written_);
  if (rest.empty()) return {};
  return have_file().and_then([&] { return file_->append(rest); }).map([&] {
    written_ = text_.size();
  });
}

/// What lies behind the part that was written is what a crash or a lost bundle left, and goes. A
/// file that has less than was written is not the one: all of it is written again.
Result<void> Mirror::fit_file() {
  std::error_code error;
  const bool is_there = fs::exists(open_path(), error);
  const auto size = is_there && !error ? fs::file_size(open_path(), error) : 0;
  if (!error && size > written_) fs::resize_file(open_path(), written_, error);
  if (error) return system_fault("fit", open_path(), error.value());
  if (size < written_) {
    written_ = 0;
    file_.reset();
    return fit_file();
  }
  return {};
}

Result<void> Mirror::have_file() {
  if (file_) return {};
  std::error_code error;
  fs::create_directories(open_path().parent_path(), error);
  if (error) return system_fault("mkdir", open_path().parent_path(), error.value());
  return DurableFileWriter::go_on(open_path(), faults_).map([this](DurableFileWriter&& file) {
    file_ = std::move(file);
  });
}

Result<void> Mirror::sync() {
  if (leaves_ == 0) return {};
  return write()
      .and_then([this] { return have_file(); })
      .and_then([this] { return file_->sync(); })
      .and_then([this] { return sync_directory(open_path().parent_path(), faults_); });
}

}  // namespace caseledger::ledger
