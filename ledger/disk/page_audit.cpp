// The meta pages and the order of the audit; page_walk.cpp has the trees. See page_audit.h.
#include "ledger/disk/page_audit.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "ledger/disk/page_walk.h"

namespace caseledger::ledger {
namespace pages {

bool Evidence::read(std::uint64_t number, std::span<std::uint8_t> bytes) {
  std::size_t got = 0;
  while (got < bytes.size()) {
    const auto at = static_cast<off_t>(number * kPageBytes + got);
    const ssize_t more = ::pread(file_.number(), bytes.data() + got, bytes.size() - got, at);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) {
      find(number, got,
           more == 0 ? Bilingual{"文件到此为止", "the file ends here"}
                     : Bilingual{"磁盘读不出此处", "the device cannot read this"});
      return false;
    }
    got += static_cast<std::size_t>(more);
  }
  return true;
}

bool Evidence::has(std::uint64_t number, std::uint64_t pages) {
  const bool is_there = number < file_pages() && pages <= file_pages() - number;
  return expect(is_there, number, 0, {"文件到此为止", "the file ends here"});
}

void Evidence::find(std::uint64_t page, std::size_t offset, Bilingual what) {
  if (!is_enough()) findings_.push_back({page, offset, std::move(what)});
}

bool Evidence::expect(bool holds, std::uint64_t page, std::size_t offset, Complaint what) {
  if (!holds) find(page, offset, {what.zh, what.en});
  return holds;
}

void Evidence::live(std::uint64_t page, std::size_t from, std::size_t to) {
  if (options_.live == nullptr || from == to) return;
  options_.live->push_back({page * kPageBytes + from, page * kPageBytes + to});
}

namespace {

constexpr std::size_t kMetaAt = kHeaderBytes;
constexpr std::size_t kLastPageAt = kMetaAt + offsetof(Meta, last_page);
constexpr std::size_t kTransactionAt = kMetaAt + offsetof(Meta, transaction);
constexpr std::size_t kMapBytesAt = kMetaAt + offsetof(Meta, map_bytes);
constexpr std::size_t kFreeListAt = kMetaAt + offsetof(Meta, free_list);
constexpr std::size_t kUnnamedAt = kMetaAt + offsetof(Meta, unnamed);
constexpr std::size_t kMetaEnd = kMetaAt + kMetaBytes;
/// A page number takes eight bytes of a free list, so there cannot be more pages than this.
constexpr std::uint64_t kPagesPerFilePage = kPageBytes / sizeof(std::uint64_t) + 1;

class Audit {
 public:
  explicit Audit(Evidence& evidence) : evidence_(evidence) {}

  PageReport run() {
    if (!read_metas()) return {};
    const std::size_t newest = metas_[0].transaction < metas_[1].transaction ? 1 : 0;
    const Meta& meta = metas_[newest];
    evidence_.live(newest, 0, kMetaEnd);
    if (evidence_.options().at_rest) transactions(newest);
    if (meta.transaction == 0) {
      empty(newest);
    } else if (size_is_possible(newest)) {
      Walk walk(evidence_, meta, newest, true);
      evidence_.options().trees ? walk.everything() : walk.essentials();
      if (evidence_.options().at_rest) older(newest ^ 1, walk);
    }
    return {{}, meta.transaction, meta.last_page + 1};
  }

 private:
  bool read_metas() {
    bool sound = true;
    for (std::size_t number = 0; number < kMetaPages; ++number) {
      std::array<std::uint8_t, kMetaEnd> bytes{};
      if (!evidence_.read(number, bytes)) return false;
      metas_[number] = number_at<Meta>(bytes, kMetaAt);
      sound = fixed_fields(number, number_at<Header>(bytes, 0)) && sound;
    }
    return sound;
  }

  /// What never changes after the file was made; of the older page too, for LMDB looks at both.
  bool fixed_fields(std::uint64_t number, const Header& header) {
    const Meta& meta = metas_[number];
    const auto expect = [&](bool holds, std::size_t offset, Complaint what) {
      return evidence_.expect(holds, number, offset, what);
    };
    bool sound = expect(header.number == number, 0,
                        {"元页的编号是别页的", "a meta page has another page's number"});
    sound &=
        expect(header.pad == 0, 8, {"元页的填充不为零", "the padding of a meta page is not zero"});
    sound &= expect(header.flags == kMeta, 10,
                    {"元页带有别种页的标志", "a meta page has the flags of another kind"});
    sound &= expect(header.overflow_pages() == 0, 12,
                    {"元页的界限不为零", "bounds in a meta page are not zero"});
    sound &= expect(meta.magic == kMagic, kMetaAt, {"不是 LMDB 文件", "this is no LMDB file"});
    sound &= expect(meta.version == kVersion, kMetaAt + 4, {"版本不是1", "the version is not 1"});
    sound &=
        expect(meta.address == 0, kMetaAt + 8, {"要求固定地址", "a fixed address is asked for"});
    sound &= expect(meta.free_list.pad == kPageBytes, kFreeListAt,
                    {"页的大小不是4096", "the page size is not 4096"});
    sound &= expect(meta.free_list.flags == kIntegerKeys, kFreeListAt + 4,
                    {"文件标志不明", "unknown file flags"});
    sound &= expect(meta.unnamed.pad == 0, kUnnamedAt, {"填充不为零", "padding is not zero"});
    sound &= expect(meta.unnamed.flags == 0, kUnnamedAt + 4,
                    {"数据库标志不明", "unknown database flags"});
    return sound;
  }

  void transactions(std::size_t newest) {
    const Meta& new_meta = metas_[newest];
    const Meta& old_meta = metas_[newest ^ 1];
    evidence_.live(newest ^ 1, 0, kLastPageAt);
    evidence_.live(newest ^ 1, kTransactionAt, kMetaEnd);
    if (new_meta.transaction == 0) return;
    evidence_.expect(
        new_meta.transaction - old_meta.transaction == 1, newest, kTransactionAt,
        {"两个元页不属于相邻的事务", "the two meta pages are not of consecutive transactions"});
    evidence_.expect((new_meta.transaction & 1) == newest, newest, kTransactionAt,
                     {"事务记在另一元页上", "a transaction is on the meta page of the other"});
  }

  /// A file in which nothing was ever committed.
  void empty(std::size_t number) {
    const Meta& meta = metas_[number];
    const Record& free = meta.free_list;
    const Record& unnamed = meta.unnamed;
    const bool none =
        free.root == kNoPage && unnamed.root == kNoPage && (free.depth | unnamed.depth) == 0 &&
        (free.branch_pages | free.leaf_pages | free.overflow_pages | free.entries) == 0 &&
        (unnamed.branch_pages | unnamed.leaf_pages | unnamed.overflow_pages | unnamed.entries) == 0;
    evidence_.expect(none, number, kFreeListAt,
                     {"首个事务之前已有内容", "there is content before the first transaction"});
    evidence_.expect(meta.last_page == kMetaPages - 1, number, kLastPageAt,
                     {"首个事务之前已有页", "there are pages before the first transaction"});
    evidence_.expect(
        meta.map_bytes == metas_[number ^ 1].map_bytes, number, kMapBytesAt,
        {"首个事务之前映射大小不同", "the map had another size before the first transaction"});
  }

  bool size_is_possible(std::size_t number) {
    return evidence_.expect(metas_[number].last_page / kPagesPerFilePage < evidence_.file_pages(),
                            number, kLastPageAt,
                            {"末页远在文件之外", "the last page lies far beyond the file"});
  }

  /// The state before the newest: LMDB keeps it whole, and it must be what its meta page says, or a
  /// changed transaction number could make the wrong one win.
  void older(std::size_t number, const Walk& newest) {
    const Meta& meta = metas_[number];
    if (meta.transaction == 0) return empty(number);
    if (!size_is_possible(number)) return;
    Walk walk(evidence_, meta, number, false);
    walk.essentials();
    free_lists(number ^ 1, newest, walk);
  }

  /// LMDB uses up the oldest records of the free list together, keeps what remains of them under
  /// the newest of their numbers, and adds one record of its own. Long lists it splits: those are
  /// left alone.
  void free_lists(std::size_t number, const Walk& newest, const Walk& older) {
    if (newest.free_pages() > kFreePagesOfOneRecord) return;
    std::vector<std::uint64_t> kept = newest.freed_by();
    std::erase(kept, metas_[number].transaction);
    if (kept.empty()) return;
    std::vector<std::uint64_t> expected = older.freed_by();
    std::erase_if(expected, [&](std::uint64_t transaction) { return transaction < kept.front(); });
    evidence_.expect(kept == expected, number, kFreeListAt,
                     {"空闲页的记录与前一状态不符",
                      "the records of the free list are not those that the state before allows"});
  }

  static constexpr std::uint64_t kFreePagesOfOneRecord = 500;

  Evidence& evidence_;
  std::array<Meta, kMetaPages> metas_{};
};

}  // namespace
}  // namespace pages

Bilingual describe(const PageFinding& finding) {
  const auto page = std::to_string(finding.page), byte = std::to_string(finding.offset);
  return {"第" + page + "页第" + byte + "字节：" + finding.what.zh,
          "page " + page + ", byte " + byte + ": " + finding.what.en};
}

Result<PageReport> audit_pages(const std::filesystem::path& path, const PageAuditOptions& options) {
  CL_TRY(const auto file, open_file(path, O_RDONLY));
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return system_fault("stat", path, errno);
  const auto file_bytes = static_cast<std::uint64_t>(info.st_size);
  pages::Evidence evidence(file, file_bytes, options);
  PageReport report = pages::Audit(evidence).run();
  report.findings = evidence.take();
  return report;
}

}  // namespace caseledger::ledger
