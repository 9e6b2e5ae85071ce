// Order of durability when a run is written: the run file, the manifest that names it,
// and only then the removal of the files it replaces; a crash leaves at most files nobody names.
#include "ledger/store/index.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "ledger/disk/durable_file.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::string_view kManifestTitle = "caseledger index 1\n";
constexpr std::size_t kTailsMax = 8;
/// A tail shorter than this part of a run is not worth a file when the store closes.
constexpr std::uint64_t kWorthAFile = 16;
/// How often a reader looks again when the writer merges runs under its eyes.
constexpr int kReloads = 10;

std::filesystem::path manifest_path(const std::filesystem::path& folder) {
  return folder / "manifest";
}

std::string manifest_text(const std::vector<std::shared_ptr<const IndexRun>>& runs) {
  std::string text(kManifestTitle);
  for (const auto& run : runs) {
    text += std::to_string(run->from().index) + ' ' + std::to_string(run->to().index) + ' ' +
            to_hex(run->digest()) + '\n';
  }
  return text;
}

/// Opens what the manifest lists; the text it would write for that must be the manifest itself.
Result<std::vector<std::shared_ptr<const IndexRun>>> open_runs(const std::filesystem::path& folder,
                                                               const std::string& manifest) {
  std::vector<std::shared_ptr<const IndexRun>> runs;
  std::istringstream lines(manifest.substr(std::min(kManifestTitle.size(), manifest.size())));
  Position from, to;
  std::string digest;
  while (lines >> from.index >> to.index >> digest) {
    if (from != (runs.empty() ? Position{} : runs.back()->to()) || to <= from) {
      return fault(FaultKind::corrupt, folder.string(),
                   {"索引各段之间有缺口", "the runs of the index have gaps"});
    }
    CL_TRY(auto run, IndexRun::open(folder, from, to));
    runs.push_back(run);
  }
  if (manifest_text(runs) != manifest) {
    return fault(FaultKind::corrupt, manifest_path(folder).string(),
                 {"与索引各段不符", "does not fit the runs"});
  }
  return runs;
}

}  // namespace

Index::Index(std::filesystem::path folder, const IndexOptions& options)
    : folder_(std::move(folder)), options_(options), settled_(std::make_shared<Settled>()) {}

Index::~Index() = default;

Result<std::unique_ptr<Index>> Index::open(const std::filesystem::path& folder,
                                           const IndexOptions& options) {
  std::unique_ptr<Index> index(new Index(folder, options));
  Result<void> loaded = index->load();
  for (int i = 0; i < kReloads && !loaded && options.housekeeping == nullptr; ++i) {
    loaded = index->load();
  }
  if (loaded && options.housekeeping != nullptr) loaded = index->remove_strangers();
  CL_TRY(loaded);
  return index;
}

Result<void> Index::load() {
  CL_TRY(manifest_, read_file(manifest_path(folder_)));
  auto settled = std::make_shared<Settled>();
  if (manifest_) {
    auto runs = open_runs(folder_, *manifest_);
    if (!runs) {
      // A run that the manifest names and the folder lacks is damage, not absence.
      const auto what = runs.error().sentence();
      return fault(options_.housekeeping == nullptr ? runs.error().kind : FaultKind::corrupt,
                   "index",
                   {what.zh + "；删除 " + folder_.string() + " 即可重新生成",
                    what.en + "; remove " + folder_.string() + " to have it made anew"});
    }
    settled->runs = std::move(*runs);
  }
  tail_ =
      std::make_unique<IndexTail>(settled->runs.empty() ? Position{} : settled->runs.back()->to());
  settled_ = std::move(settled);
  return {};
}

Result<void> Index::remove_strangers() const {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) return system_fault("create", folder_, error.value());
  std::filesystem::directory_iterator file(folder_, error);
  for (const std::filesystem::directory_iterator end; !error && file != end;) {
    const auto path = file->path();
    const bool known = path == manifest_path(folder_) ||
                       std::any_of(settled_->runs.begin(), settled_->runs.end(),
                                   [&](const auto& run) { return run->path() == path; });
    file.increment(error);
    if (!known && !error) std::filesystem::remove(path, error);
  }
  if (error) return system_fault("clean", folder_, error.value());
  return {};
}

std::shared_ptr<const Index::Settled> Index::settled() const {
  const std::lock_guard lock(mutex_);
  return settled_;
}

Position Index::reached() const {
  const std::lock_guard lock(mutex_);
  return tail_->to();
}

void Index::add(Position position, const IndexKeys& keys) {
  std::optional<IndexKey> stream, command;
  if (!keys.stream.empty()) {
    if (keys.stream != last_stream_) {
      last_stream_ = keys.stream;
      last_stream_key_ = stream_key(keys.stream);
    }
    stream = last_stream_key_;
  }
  if (keys.command) command = command_key(*keys.command);
  {
    const std::lock_guard lock(mutex_);
    CL_REQUIRE(position == tail_->to());
    tail_->add_leaf(stream, command);
    if (options_.housekeeping == nullptr || tail_->leaves() < options_.run_leaves) return;
  }
  seal();
}

void Index::flush() {
  CL_REQUIRE(options_.housekeeping != nullptr);
  if (tail_->leaves() * kWorthAFile >= options_.run_leaves) seal();
}

void Index::seal() {
  std::size_t waiting = 0;
  {
    const std::lock_guard lock(mutex_);
    auto next = std::make_shared<Settled>(*settled_);
    const Position to = tail_->to();
    next->tails.emplace_back(std::move(tail_));
    waiting = next->tails.size();
    settled_ = std::move(next);
    tail_ = std::make_unique<IndexTail>(to);
  }
  options_.housekeeping->post([this] { return write_oldest_tail(); });
  // Memory is bounded: whoever adds faster than the disk takes waits here. A failure is told by
  // housekeeping to whoever asks it next.
  if (waiting >= kTailsMax) (void)options_.housekeeping->wait();
}

Result<void> Index::write_oldest_tail() {
  const auto now = settled();
  const IndexTail& tail = *now->tails.front();
  std::vector<IndexEntry> newest = tail.entries();
  std::sort(newest.begin(), newest.end());
  std::vector<std::span<const IndexEntry>> sources{newest};
  Position from = tail.from();
  std::size_t kept = now->runs.size();
  while (kept > 0 && now->runs[kept - 1]->leaves() < 2 * (tail.to().index - from.index)) {
    --kept;
    from = now->runs[kept]->from();
    sources.push_back(now->runs[kept]->entries());
  }
  CL_TRY(const auto run,
         IndexRun::write(folder_, from, tail.to(), std::move(sources), options_.faults));
  return publish(run, now->runs.size() - kept);
}

Result<void> Index::publish(const std::shared_ptr<const IndexRun>& run, std::size_t merged) {
  const auto now = settled();
  Runs runs(now->runs.begin(), now->runs.end() - static_cast<std::ptrdiff_t>(merged));
  runs.push_back(run);
  const std::string manifest = manifest_text(runs);
  CL_TRY(replace_file(manifest_path(folder_), manifest_, manifest, options_.faults));
  manifest_ = manifest;
  {
    const std::lock_guard lock(mutex_);
    auto next = std::make_shared<Settled>(*settled_);  // tails may have been sealed meanwhile
    next->runs = std::move(runs);
    next->tails.erase(next->tails.begin());
    settled_ = std::move(next);
  }
  std::error_code ignored;  // what stays is removed at the next opening
  for (auto old = now->runs.end() - static_cast<std::ptrdiff_t>(merged); old != now->runs.end();
       ++old) {
    std::filesystem::remove((*old)->path(), ignored);
  }
  return {};
}

std::vector<Position> Index::find(IndexKind kind, const IndexKey& key, Position from) const {
  std::vector<Position> newest;
  std::shared_ptr<const Settled> settled;
  {
    const std::lock_guard lock(mutex_);
    tail_->find(kind, key, newest);
    settled = settled_;
  }
  std::vector<Position> found;
  for (const auto& run : settled->runs) {
    if (run->to() <= from) continue;
    for (const IndexEntry& entry : run->find(kind, key)) found.push_back(entry.position());
  }
  for (const auto& tail : settled->tails) tail->find(kind, key, found);
  found.insert(found.end(), newest.begin(), newest.end());
  found.erase(found.begin(), std::lower_bound(found.begin(), found.end(), from));
  return found;
}

std::vector<Position> Index::positions(std::string_view stream, Position from) const {
  return find(IndexKind::stream, stream_key(stream), from);
}

std::optional<Position> Index::first_position(const CommandId& command) const {
  const auto found = find(IndexKind::command, command_key(command), Position{});
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<std::shared_ptr<const IndexRun>> Index::runs() const { return settled()->runs; }

}  // namespace caseledger::ledger
