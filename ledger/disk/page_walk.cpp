// Whatever is read is checked before it is followed: a page is claimed once, so no
// damage makes a circle; heights only shrink; no offset is used that was not found to lie within.
#include "ledger/disk/page_walk.h"

#include <algorithm>

namespace caseledger::ledger::pages {
namespace {

bool is_before(bool numbers, std::string_view left, std::string_view right) {
  if (!numbers) return left < right;
  const auto number = [](std::string_view key) {
    std::uint64_t value = 0;
    std::memcpy(&value, key.data(), std::min(key.size(), sizeof value));
    return value;
  };
  return number(left) < number(right);
}

constexpr std::size_t even(std::size_t bytes) { return bytes + (bytes & 1); }

const Bilingual kFreeList{"空闲页清单", "the free list"};

}  // namespace

Bilingual Walk::Tree::shown() const {
  if (keys == Keys::freed) return kFreeList;
  return {keys == Keys::text ? "无名数据库" : "数据库 " + name, name};
}

Walk::Walk(Evidence& evidence, const Meta& meta, std::uint64_t meta_page, bool shows)
    : evidence_(evidence),
      meta_(meta),
      meta_page_(meta_page),
      shows_(shows),
      claimed_(meta.last_page + 1) {
  std::fill_n(claimed_.begin(), std::min<std::size_t>(kMetaPages, claimed_.size()), true);
}

void Walk::essentials() {
  Tree unnamed{"the unnamed database",
               Keys::text,
               meta_.unnamed,
               {meta_page_, kHeaderBytes + offsetof(Meta, unnamed)}};
  tree(unnamed);
  anchor();
  Tree free{kFreeList.en,
            Keys::freed,
            meta_.free_list,
            {meta_page_, kHeaderBytes + offsetof(Meta, free_list)}};
  tree(free);
}

void Walk::everything() {
  essentials();
  for (const std::string& name : evidence_.options().databases) {
    const auto found = databases_.find(name);
    if (found == databases_.end()) {
      evidence_.find(meta_page_, kHeaderBytes,
                     {"没有数据库 " + name, "there is no database " + name});
    } else {
      tree(found->second);
    }
  }
  accounting();
}

/// Every page up to the last belongs to exactly one tree or is free.
void Walk::accounting() {
  const auto lost = std::count(claimed_.begin(), claimed_.end(), false);
  if (lost == 0) return;
  const auto first = std::find(claimed_.begin(), claimed_.end(), false) - claimed_.begin();
  const auto more = std::to_string(lost - 1);
  evidence_.find(
      static_cast<std::uint64_t>(first), 0,
      {"此页和另外" + more + "页既未使用也不空闲，或者末页有误",
       "this page, and " + more + " more, is neither used nor free, or the last page is wrong"});
}

void Walk::anchor() {
  if (evidence_.options().anchor_key.empty()) return;
  if (!anchor_) {
    evidence_.find(meta_page_, kHeaderBytes,
                   {"没有可读的账头", "there is no readable head record"});
    return;
  }
  const auto& [at, anchor] = *anchor_;
  evidence_.expect(anchor.transaction == meta_.transaction, at.page, at.offset,
                   {"账头与其元页不属于同一事务",
                    "the head record is of another transaction than its meta page"});
  evidence_.expect(
      anchor.map_bytes == meta_.map_bytes, at.page, at.offset,
      {"账头与其元页的映射大小不同", "the head record has another map size than its meta page"});
}

bool Walk::claim(std::uint64_t page, const Bilingual& by) {
  if (page < kMetaPages || page >= claimed_.size()) {
    evidence_.find(
        page, 0,
        {by.zh + "指向此页，而此页并不存在", by.en + " names this page, which does not exist"});
    return false;
  }
  if (claimed_[page]) {
    evidence_.find(page, 0,
                   {by.zh + "指向此页，而此页已使用或空闲",
                    by.en + " names this page, which is used or free already"});
    return false;
  }
  claimed_[page] = true;
  return true;
}

void Walk::tree(Tree& tree) {
  const Record& record = tree.record;
  if (record.root == kNoPage) {
    evidence_.expect(record.depth == 0, tree.record_at.page, tree.record_at.offset + 6,
                     {"没有根的数据库却有深度", "a database without a root has a depth"});
  } else if (record.depth == 0 || record.depth > kDepthMax) {
    evidence_.find(tree.record_at.page, tree.record_at.offset + 6,
                   {tree.shown().zh + "的深度不可能", "impossible depth of " + tree.name});
  } else {
    page(tree, record.root, record.depth, {});
  }
  counters(tree);
}

void Walk::counters(const Tree& tree) {
  const Record& record = tree.record;
  const auto expect = [&](std::uint64_t said, std::uint64_t counted, std::size_t offset,
                          Complaint of) {
    if (said == counted) return;
    const auto says = std::to_string(said), there = std::to_string(counted);
    evidence_.find(tree.record_at.page, tree.record_at.offset + offset,
                   {tree.shown().zh + "称有" + says + of.zh + "，实有" + there,
                    tree.name + " says " + says + of.en + ", there are " + there});
  };
  expect(record.branch_pages, tree.branch_pages, offsetof(Record, branch_pages),
         {"个枝页", " branch pages"});
  expect(record.leaf_pages, tree.leaf_pages, offsetof(Record, leaf_pages),
         {"个叶页", " leaf pages"});
  expect(record.overflow_pages, tree.overflow_pages, offsetof(Record, overflow_pages),
         {"个溢出页", " overflow pages"});
  expect(record.entries, tree.entries, offsetof(Record, entries), {"条记录", " entries"});
}

void Walk::page(Tree& tree, std::uint64_t number, unsigned height, Bounds bounds) {
  Page bytes;
  if (evidence_.is_enough() || !claim(number, tree.shown()) || !evidence_.read(number, bytes))
    return;
  const auto header = number_at<Header>(bytes, 0);
  evidence_.expect(header.number == number, number, 0,
                   {"页的编号是别页的", "the page has another page's number"});
  evidence_.expect(header.pad == 0, number, 8,
                   {"页的填充不为零", "the padding of the page is not zero"});
  const auto kind = height > 1 ? kBranch : kLeaf;
  if (!evidence_.expect(header.flags == kind, number, 10,
                        height > 1
                            ? Complaint{"应为枝页而不是", "no branch page where one must be"}
                            : Complaint{"应为叶页而不是", "no leaf page where one must be"})) {
    return;
  }
  mark(number, 0, kHeaderBytes);
  if (height > 1) {
    branch(tree, number, bytes, height, bounds);
  } else {
    leaf(tree, number, bytes, bounds);
  }
}

/// The nodes of a page; none where its bounds or one of its nodes is impossible.
std::vector<Walk::Node> Walk::nodes(const Tree& tree, std::uint64_t number, const Page& page) {
  const auto header = number_at<Header>(page, 0);
  const bool is_leaf = header.flags == kLeaf;
  const bool bounds = header.lower > kHeaderBytes && header.lower % 2 == 0 &&
                      header.lower <= header.upper && header.upper < kPageBytes;
  if (!evidence_.expect(bounds, number, 12,
                        {"页的界限不可能", "the bounds of the page cannot be"})) {
    return {};
  }
  std::vector<Node> nodes;
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  for (std::size_t at = kHeaderBytes; at < header.lower; at += sizeof(std::uint16_t)) {
    const std::size_t offset = number_at<std::uint16_t>(page, at);
    if (offset < header.upper || offset % 2 != 0 || offset + kNodeHeaderBytes > kPageBytes) {
      evidence_.find(number, at, {"此处不可能有结点", "a node cannot be there"});
      return {};
    }
    const auto node = number_at<NodeHeader>(page, offset);
    const bool here = is_leaf && node.flags != kElsewhere;
    std::size_t bytes = kNodeHeaderBytes + node.key_bytes;
    if (is_leaf) bytes += here ? node.data_bytes() : sizeof(std::uint64_t);
    if (offset + bytes > kPageBytes || node.key_bytes > kKeyMax) {
      evidence_.find(number, offset,
                     {tree.shown().zh + "的结点伸出页外",
                      "a node of " + tree.name + " reaches beyond its page"});
      return {};
    }
    const auto* key = reinterpret_cast<const char*>(page.data() + offset + kNodeHeaderBytes);
    nodes.push_back({offset, node, std::string(key, node.key_bytes)});
    spans.emplace_back(offset, offset + bytes);
    mark(number, at, sizeof(std::uint16_t));
    mark(number, offset,
         tree.keys == Keys::freed && here ? kNodeHeaderBytes + node.key_bytes : bytes);
  }
  tiling(number, header.upper, std::move(spans));
  return nodes;
}

void Walk::tiling(std::uint64_t number, std::uint16_t upper,
                  std::vector<std::pair<std::size_t, std::size_t>> spans) {
  std::sort(spans.begin(), spans.end());
  std::size_t expected = upper;
  for (const auto& [begin, end] : spans) {
    if (!evidence_.expect(begin == expected, number, begin,
                          {"结点重叠或有空隙", "nodes overlap or leave a gap"})) {
      return;
    }
    expected = even(end);
  }
  evidence_.expect(expected == kPageBytes, number, expected,
                   {"结点没有填满其部分", "nodes do not fill their part"});
}

bool Walk::key_order(const Tree& tree, std::uint64_t number, const std::vector<Node>& nodes,
                     std::size_t first, Bounds bounds) {
  const bool numbers = tree.keys != Keys::text;
  for (std::size_t i = first; i < nodes.size(); ++i) {
    const std::string& key = nodes[i].key;
    const std::size_t at = nodes[i].offset + kNodeHeaderBytes;
    const bool fits = numbers ? key.size() == sizeof(std::uint64_t) : !key.empty();
    if (!evidence_.expect(fits, number, at, {"键的长度不可能", "a key has an impossible length"})) {
      return false;
    }
    if (i > first && !is_before(numbers, nodes[i - 1].key, key)) {
      evidence_.find(
          number, at,
          {tree.shown().zh + "的键次序不对", "keys of " + tree.name + " are out of order"});
    }
    if (bounds.high != nullptr && !is_before(numbers, key, *bounds.high)) {
      evidence_.find(number, at, {"键属于后面的页", "a key belongs to a later page"});
    }
    if (bounds.low != nullptr && is_before(numbers, key, *bounds.low)) {
      evidence_.find(number, at, {"键属于前面的页", "a key belongs to an earlier page"});
    }
  }
  return true;
}

void Walk::branch(Tree& tree, std::uint64_t number, const Page& page, unsigned height,
                  Bounds bounds) {
  ++tree.branch_pages;
  const auto children = nodes(tree, number, page);
  if (children.empty()) return;
  // The first child needs no key: it takes what is before the second.
  evidence_.expect(children[0].key.empty(), number, children[0].offset + 6,
                   {"枝页的首个结点带有键", "the first node of a branch has a key"});
  if (!key_order(tree, number, children, 1, bounds)) return;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Bounds within{i == 0 ? bounds.low : &children[i].key,
                        i + 1 == children.size() ? bounds.high : &children[i + 1].key};
    this->page(tree, children[i].header.child(), height - 1, within);
  }
}

void Walk::leaf(Tree& tree, std::uint64_t number, const Page& page, Bounds bounds) {
  ++tree.leaf_pages;
  const auto entries = nodes(tree, number, page);
  if (entries.empty() || !key_order(tree, number, entries, 0, bounds)) return;
  // Where keys are only appended, a separator is the first key of what it leads to.
  if (tree.keys == Keys::numbers && bounds.low != nullptr) {
    evidence_.expect(
        entries[0].key == *bounds.low, number, entries[0].offset,
        {"此页之前的分隔键不是其首键", "the separator before this page is not its first key"});
  }
  for (const Node& node : entries) {
    if (evidence_.is_enough()) return;
    entry(tree, number, page, node);
  }
}

void Walk::entry(Tree& tree, std::uint64_t number, const Page& page, const Node& node) {
  ++tree.entries;
  const bool is_long =
      kNodeHeaderBytes + node.key.size() + node.header.data_bytes() > kInlineNodeMax;
  const std::size_t flags_at = node.offset + offsetof(NodeHeader, flags);
  const std::size_t value_at = node.offset + kNodeHeaderBytes + node.key.size();
  switch (node.header.flags) {
    case kElsewhere:
      if (evidence_.expect(is_long, number, flags_at,
                           {"短值存于别处", "a short value is kept elsewhere"})) {
        value_elsewhere(tree, page, node);
      }
      return;
    case kInline:
    case kSubDatabase:
      evidence_.expect(!is_long, number, flags_at,
                       {"长值存于页内", "a long value is kept in its page"});
      evidence_.expect(
          node.header.flags == kInline || tree.keys == Keys::text, number, flags_at,
          {"以编号为键的数据库之内另有数据库", "a database within a database of numbers"});
      return value(tree, {number, value_at}, node,
                   Bytes(page).subspan(value_at, node.header.data_bytes()));
    default:
      evidence_.find(number, flags_at, {"结点的标志不明", "a node has unknown flags"});
  }
}

void Walk::value_elsewhere(Tree& tree, const Page& page, const Node& node) {
  const std::size_t bytes = node.header.data_bytes();
  const auto first =
      number_at<std::uint64_t>(page, node.offset + kNodeHeaderBytes + node.key.size());
  const std::uint64_t count = overflow_pages_for(bytes);
  for (std::uint64_t i = 0; i < count; ++i) {
    if (!claim(first + i, tree.shown())) return;
  }
  tree.overflow_pages += count;
  std::vector<std::uint8_t> whole(evidence_.has(first, count) ? kHeaderBytes + bytes : 0);
  if (whole.empty() || !evidence_.read(first, whole)) return;
  const auto header = number_at<Header>(whole, 0);
  evidence_.expect(header.number == first, first, 0,
                   {"页的编号是别页的", "the page has another page's number"});
  evidence_.expect(header.pad == 0, first, 8,
                   {"页的填充不为零", "the padding of the page is not zero"});
  evidence_.expect(header.flags == kOverflow, first, 10,
                   {"应为溢出页而不是", "no overflow page where one must be"});
  evidence_.expect(header.overflow_pages() == count, first, 12,
                   {"溢出页的数目不对", "wrong count of overflow pages"});
  mark(first, 0, tree.keys == Keys::freed ? kHeaderBytes : whole.size());
  value(tree, {first, kHeaderBytes}, node, Bytes(whole).subspan(kHeaderBytes));
}

void Walk::value(const Tree& tree, Place at, const Node& node, Bytes bytes) {
  switch (tree.keys) {
    case Keys::freed:
      return free_record(at, node, bytes);
    case Keys::text:
      return unnamed_value(at, node, bytes);
    case Keys::numbers:
      if (shows_ && evidence_.options().visit) {
        evidence_.options().visit(tree.name, bytes_of(node.key), bytes);
      }
  }
}

void Walk::free_record(Place at, const Node& node, Bytes bytes) {
  const auto transaction = number_at<std::uint64_t>(bytes_of(node.key), 0);
  evidence_.expect(
      transaction >= 1 && transaction <= meta_.transaction, at.page, at.offset,
      {"释放这些页的事务尚不存在", "pages were freed by a transaction that was not yet"});
  freed_by_.push_back(transaction);
  const std::size_t room = bytes.size() / sizeof(std::uint64_t);
  const std::uint64_t count = room == 0 ? 0 : number_at<std::uint64_t>(bytes, 0);
  if (!evidence_.expect(
          bytes.size() % sizeof(std::uint64_t) == 0 && room > count, at.page, at.offset,
          {"空闲页记录的长度不可能", "a record of free pages has an impossible length"})) {
    return;
  }
  mark(at.page, at.offset, (count + 1) * sizeof(std::uint64_t));
  std::uint64_t before = kNoPage;
  for (std::uint64_t i = 1; i <= count && !evidence_.is_enough(); ++i) {
    const auto page = number_at<std::uint64_t>(bytes, i * sizeof(std::uint64_t));
    evidence_.expect(page < before, at.page, at.offset + i * sizeof page,
                     {"空闲页次序不对", "free pages are out of order"});
    before = page;
    claim(page, kFreeList);
    ++free_pages_;
  }
}

void Walk::unnamed_value(Place at, const Node& node, Bytes bytes) {
  if (node.header.flags == kSubDatabase) return remember_database(at, node, bytes);
  const PageAuditOptions& options = evidence_.options();
  evidence_.expect(node.key == options.anchor_key, at.page, at.offset,
                   {"记录不明", "an unknown record"});
  if (node.key == options.anchor_key && options.read_anchor) {
    if (const auto anchor = options.read_anchor(bytes)) anchor_ = {at, *anchor};
  }
  if (shows_ && options.visit) options.visit("", bytes_of(node.key), bytes);
}

void Walk::remember_database(Place at, const Node& node, Bytes bytes) {
  const auto& names = evidence_.options().databases;
  const bool known = std::find(names.begin(), names.end(), node.key) != names.end();
  if (!evidence_.expect(known, at.page, at.offset, {"数据库不明", "an unknown database"}) ||
      !evidence_.expect(bytes.size() == sizeof(Record), at.page, at.offset,
                        {"数据库记录的长度不对", "the record of a database has another length"})) {
    return;
  }
  const auto record = number_at<Record>(bytes, 0);
  evidence_.expect(record.pad == 0, at.page, at.offset, {"填充不为零", "padding is not zero"});
  evidence_.expect(record.flags == kIntegerKeys, at.page, at.offset + 4,
                   {"数据库标志不明", "unknown database flags"});
  databases_.insert_or_assign(node.key, Tree{node.key, Keys::numbers, record, at});
}

void Walk::mark(std::uint64_t page, std::size_t at, std::size_t bytes) {
  if (shows_) evidence_.live(page, at, at + bytes);
}

}  // namespace caseledger::ledger::pages
