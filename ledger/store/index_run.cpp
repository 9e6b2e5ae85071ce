// See index_run.h for the bytes of the file.
#include "ledger/store/index_run.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint64_t kMagic = 0x78646e6965736163;  // "caseindx"
constexpr std::size_t kHeaderBytes = 64;
constexpr std::size_t kEntriesPerBucket = 8;
constexpr unsigned kBucketBitsMax = 28;
constexpr std::size_t kBufferEntries = 16'384;

using Header = std::array<std::uint64_t, 8>;
static_assert(sizeof(Header) == kHeaderBytes);

unsigned bucket_bits_for(std::uint64_t entries) {
  return std::min(static_cast<unsigned>(std::bit_width(entries / kEntriesPerBucket)),
                  kBucketBitsMax);
}

std::uint64_t bucket_of(const IndexKey& key, unsigned bits) {
  return bits == 0 ? 0 : key.high >> (64 - bits);
}

std::filesystem::path file_name(Position from, Position to) {
  return std::to_string(from.index) + '-' + std::to_string(to.index) + ".run";
}

template <class T>
std::string_view chars_of(const T& array) {
  return {reinterpret_cast<const char*>(std::data(array)), std::size(array) * sizeof(array[0])};
}

/// Takes the parts of the file in order, hashes them on the way and counts the buckets.
class RunWriter {
 public:
  RunWriter(DurableFileWriter& file, std::uint64_t entries)
      : file_(file), bits_(bucket_bits_for(entries)), buckets_((std::size_t{1} << bits_) + 1) {
    buffer_.reserve(kBufferEntries);
  }

  Result<void> begin(Position from, Position to, std::uint64_t entries) {
    return append(chars_of(Header{kMagic, from.index, to.index, entries, bits_, 0, 0, 0}));
  }

  Result<void> add(const IndexEntry& entry) {
    ++buckets_[bucket_of(entry.key, bits_) + 1];
    buffer_.push_back(entry);
    return buffer_.size() < kBufferEntries ? Result<void>() : flush();
  }

  Result<void> finish() {
    for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
    return flush()
        .and_then([this] { return append(chars_of(buckets_)); })
        .and_then([this] { return file_.append(chars_of(hasher_.finish().bytes)); })
        .and_then([this] { return file_.finish(); });
  }

 private:
  Result<void> flush() {
    const auto written = append(chars_of(buffer_));
    buffer_.clear();
    return written;
  }

  Result<void> append(std::string_view chars) {
    hasher_.update(bytes_of(chars));
    return file_.append(chars);
  }

  DurableFileWriter& file_;
  Hasher hasher_{HashFunction::sha256};
  unsigned bits_;
  std::vector<std::uint32_t> buckets_;
  std::vector<IndexEntry> buffer_;
};

/// The source with the smallest entry; there are few of them.
std::span<const IndexEntry>& smallest(std::vector<std::span<const IndexEntry>>& sources) {
  return *std::min_element(sources.begin(), sources.end(), [](const auto& a, const auto& b) {
    return !a.empty() && (b.empty() || a.front() < b.front());
  });
}

std::uint64_t total(const std::vector<std::span<const IndexEntry>>& sources) {
  std::uint64_t entries = 0;
  for (const auto& source : sources) entries += source.size();
  return entries;
}

tl::unexpected<Fault> corrupt(const std::filesystem::path& path, Bilingual what) {
  return fault(FaultKind::corrupt, path.string(), std::move(what));
}

}  // namespace

Result<std::shared_ptr<const IndexRun>> IndexRun::write(
    const std::filesystem::path& folder, Position from, Position to,
    std::vector<std::span<const IndexEntry>> sources, FaultPlan* faults) {
  CL_REQUIRE(from < to);
  const std::uint64_t entries = total(sources);
  CL_ASSERT(entries < UINT32_MAX);
  CL_TRY(auto file, DurableFileWriter::create(folder / file_name(from, to), faults));
  RunWriter writer(file, entries);
  Result<void> written = writer.begin(from, to, entries);
  for (std::uint64_t left = entries; left > 0 && written; --left) {
    auto& source = smallest(sources);
    written = writer.add(source.front());
    source = source.subspan(1);
  }
  if (written) written = writer.finish();
  CL_TRY(written);
  return open(folder, from, to);
}

Result<std::shared_ptr<const IndexRun>> IndexRun::open(const std::filesystem::path& folder,
                                                       Position from, Position to) {
  std::shared_ptr<IndexRun> run(new IndexRun());
  run->path_ = folder / file_name(from, to);
  CL_TRY(run->map().and_then([&] { return run->read_header(from, to); }));
  return run;
}

IndexRun::~IndexRun() {
  if (!file_.empty()) ::munmap(const_cast<std::uint8_t*>(file_.data()), file_.size());
}

Result<void> IndexRun::map() {
  CL_TRY(const auto file, open_file(path_, O_RDONLY));
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return system_fault("stat", path_, errno);
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size < kHeaderBytes + sizeof(Digest)) {
    return corrupt(path_, {"太短，不是索引段", "too short for an index run"});
  }
  void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
  if (mapped == MAP_FAILED) return system_fault("mmap", path_, errno);
  file_ = Bytes(static_cast<const std::uint8_t*>(mapped), size);
  return {};
}

Result<void> IndexRun::read_header(Position from, Position to) {
  Header header{};
  std::memcpy(header.data(), file_.data(), sizeof header);
  const auto [magic, first, last, entries, bits, zero1, zero2, zero3] = header;
  if (magic != kMagic || (zero1 | zero2 | zero3) != 0) {
    return corrupt(path_, {"不是索引段", "no index run"});
  }
  if (first != from.index || last != to.index) {
    return corrupt(path_, {"属于其他事实", "of other leaves"});
  }
  if (entries > file_.size() / sizeof(IndexEntry) || bits != bucket_bits_for(entries)) {
    return corrupt(path_, {"数目不可能", "impossible counts"});
  }
  const std::size_t buckets_at = kHeaderBytes + entries * sizeof(IndexEntry);
  const std::size_t bounds = (std::size_t{1} << bits) + 1;
  if (file_.size() != buckets_at + bounds * sizeof(std::uint32_t) + sizeof(Digest)) {
    return corrupt(path_, {"长度与其首部所称不符", "not of the length its header says"});
  }
  from_ = from;
  to_ = to;
  bucket_bits_ = static_cast<unsigned>(bits);
  entries_ = {reinterpret_cast<const IndexEntry*>(file_.data() + kHeaderBytes), entries};
  buckets_ = {reinterpret_cast<const std::uint32_t*>(file_.data() + buckets_at), bounds};
  const Bytes digest = file_.last(sizeof(Digest));
  std::copy(digest.begin(), digest.end(), digest_.bytes.begin());
  return {};
}

std::span<const IndexEntry> IndexRun::find(IndexKind kind, const IndexKey& key) const {
  const std::uint64_t bucket = bucket_of(key, bucket_bits_);
  const std::uint32_t begin = buckets_[bucket];
  const std::uint32_t end = buckets_[bucket + 1];
  if (begin > end || end > entries_.size()) return {};  // damaged; `damage` names it
  const auto within = entries_.subspan(begin, end - begin);
  const auto first =
      std::lower_bound(within.begin(), within.end(), index_entry(kind, key, Position{}));
  auto last = first;
  while (last != within.end() && last->key == key && last->kind() == kind) ++last;
  return {first, last};
}

std::vector<Bilingual> IndexRun::damage() const {
  std::vector<Bilingual> found;
  const std::string name = path_.filename().string();
  if (sha256(file_.first(file_.size() - sizeof(Digest))) != digest_) {
    found.push_back({name + " 的摘要与其末尾所记不符", name + " has not the digest it ends with"});
  }
  std::vector<std::uint32_t> counted(buckets_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Position position = entries_[i].position();
    ++counted[bucket_of(entries_[i].key, bucket_bits_) + 1];
    if (i > 0 && entries_[i] <= entries_[i - 1]) {
      const auto number = std::to_string(i);
      found.push_back(
          at_place(name, {"第" + number + "条次序不对", "entry " + number + " is out of order"}));
    }
    if (position < from_ || position >= to_) {
      const auto number = std::to_string(i);
      found.push_back(at_place(name, {"第" + number + "条指向另一段的事实",
                                      "entry " + number + " names a leaf of another run"}));
    }
  }
  for (std::size_t i = 1; i < counted.size(); ++i) counted[i] += counted[i - 1];
  if (!std::equal(counted.begin(), counted.end(), buckets_.begin(), buckets_.end())) {
    found.push_back(at_place(name, {"分桶与各条不符", "the buckets do not fit the entries"}));
  }
  return found;
}

}  // namespace caseledger::ledger
