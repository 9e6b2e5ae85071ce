#include "tests/ledger/data_map.h"

#include <algorithm>

#include "ledger/disk/durable_file.h"
#include "ledger/disk/page_format.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

struct ShownValue {
  std::string database, bytes;
};
using Shown = std::multimap<std::uint64_t, ShownValue>;

Shown show(const std::filesystem::path& file, PageAuditOptions layout,
           std::vector<ByteRange>& live) {
  Shown shown;
  layout.live = &live;
  layout.visit = [&](std::string_view database, Bytes key, Bytes value) {
    if (database.empty()) return;
    shown.emplace(pages::number_at<std::uint64_t>(key, 0),
                  ShownValue{std::string(database), text_of(value)});
  };
  EXPECT_TRUE(must(audit_pages(file, layout)).findings.empty());
  return shown;
}

class Mapping {
 public:
  Mapping(std::string content, const Shown& shown, const std::string& largest)
      : content_(std::move(content)), shown_(shown), largest_(largest) {
    map.uses.resize(content_.size());
  }

  void live(const ByteRange& range) {
    std::fill(map.uses.begin() + static_cast<std::ptrdiff_t>(range.begin),
              map.uses.begin() + static_cast<std::ptrdiff_t>(range.end), DataMap::Use::other);
  }

  /// The nodes of a page, if it is a live leaf of a tree.
  void page(std::uint64_t at) {
    if (map.uses[at] == DataMap::Use::idle) return;
    const auto bytes = bytes_of(std::string_view(content_).substr(at, pages::kPageBytes));
    const auto header = pages::number_at<pages::Header>(bytes, 0);
    if (header.number != at / pages::kPageBytes || header.flags != pages::kLeaf) return;
    bool is_framed = false;
    for (std::size_t n = pages::kHeaderBytes; n < header.lower; n += 2) {
      const auto node = std::size_t{pages::number_at<std::uint16_t>(bytes, n)};
      is_framed = value(at, bytes, node) || is_framed;
    }
    if (!is_framed) return;
    for (auto byte = at; byte < at + pages::kPageBytes; ++byte) {
      if (map.uses[byte] != DataMap::Use::other) continue;
      map.uses[byte] = DataMap::Use::frame;
      map.frames[at / pages::kPageBytes].push_back(byte);
    }
  }

  DataMap map;

 private:
  /// Whether the node has a value of the largest database in its own page.
  bool value(std::uint64_t page, Bytes bytes, std::size_t node) {
    const auto header = pages::number_at<pages::NodeHeader>(bytes, node);
    if (header.key_bytes != sizeof(std::uint64_t)) return false;
    const auto key_at = node + pages::kNodeHeaderBytes;
    const auto value_at = key_at + header.key_bytes;
    const bool is_elsewhere = header.flags == pages::kElsewhere;
    const auto begin = is_elsewhere
                           ? pages::number_at<std::uint64_t>(bytes, value_at) * pages::kPageBytes +
                                 pages::kHeaderBytes
                           : page + value_at;
    const PlacedValue placed{pages::number_at<std::uint64_t>(bytes, key_at),
                             page + key_at,
                             {begin, begin + header.data_bytes()}};
    const auto stored = std::string_view(content_).substr(begin, header.data_bytes());
    const auto [from, to] = shown_.equal_range(placed.key);
    const auto found =
        std::find_if(from, to, [&](const auto& one) { return one.second.bytes == stored; });
    if (found == to) return false;
    const auto& database = found->second.database;
    map.values[database].push_back(placed);
    std::fill_n(map.uses.begin() + static_cast<std::ptrdiff_t>(begin), stored.size(),
                DataMap::Use::value);
    return !is_elsewhere && database == largest_;
  }

  const std::string content_;
  const Shown& shown_;
  const std::string& largest_;
};

}  // namespace

std::vector<std::uint64_t> DataMap::all(Use use) const {
  std::vector<std::uint64_t> found;
  for (std::uint64_t at = 0; at < uses.size(); ++at) {
    if (uses[at] == use) found.push_back(at);
  }
  return found;
}

std::uint64_t DataMap::idle_in_free_pages() const {
  std::uint64_t bytes = 0;
  for (std::size_t at = 0; at < uses.size(); at += pages::kPageBytes) {
    const auto page = std::span(uses).subspan(at, pages::kPageBytes);
    const bool is_free =
        std::ranges::all_of(page, [](Use use) { return use == DataMap::Use::idle; });
    if (is_free) bytes += page.size();
  }
  return bytes;
}

DataMap map_data(const std::filesystem::path& file, PageAuditOptions layout,
                 const std::string& largest) {
  std::vector<ByteRange> live;
  const auto shown = show(file, std::move(layout), live);
  Mapping mapping(must(read_file(file)).value(), shown, largest);
  for (const auto& range : live) mapping.live(range);
  for (std::uint64_t at = 0; at < mapping.map.uses.size(); at += pages::kPageBytes) {
    mapping.page(at);
  }
  std::size_t placed = 0;
  for (auto& [name, values] : mapping.map.values) {
    std::ranges::sort(values, {}, &PlacedValue::key);
    placed += values.size();
  }
  EXPECT_EQ(placed, shown.size());
  return std::move(mapping.map);
}

}  // namespace caseledger::ledger
