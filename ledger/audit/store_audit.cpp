#include "ledger/audit/store_audit.h"

#include <cstring>

#include "ledger/store/head_record.h"

namespace caseledger::ledger {
namespace {

/// Nothing where a key is no number.
std::optional<std::uint64_t> number_of(Bytes key) {
  std::uint64_t number = 0;
  if (key.size() != sizeof number) return std::nullopt;
  std::memcpy(&number, key.data(), sizeof number);
  return number;
}

}  // namespace

void StoreAudit::leaf(Bytes key, const Digest& leaf_hash, const Digest& sm3) {
  const std::uint64_t size = seen_.tree.size();
  if (number_of(key) != size) {
    const auto number = std::to_string(size);
    findings_.push_back(
        {"第" + number + "号事实的编号不对", "leaf " + number + " has another number"});
  }
  seen_.prev = sm3;
  edge_.append(leaf_hash, seen_.tree, [this](TileId id, Bytes record) {
    expected_tiles_.emplace(tile_key(id), sha256(record));
  });
  if ((size + 1) % kMarkLeaves == 0) expected_marks_.emplace(size + 1, mark_bytes(seen_));
}

void StoreAudit::mark(Bytes key, Bytes record) {
  if (const auto size = number_of(key)) {
    marks_.insert_or_assign(*size, std::vector(record.begin(), record.end()));
  } else {
    findings_.push_back({"标记没有编号", "a mark has no number"});
  }
}

void StoreAudit::tile(Bytes key, Bytes record) {
  if (const auto number = number_of(key)) {
    tiles_.insert_or_assign(*number, sha256(record));
  } else {
    findings_.push_back({"树块没有编号", "a tile has no number"});
  }
}

void StoreAudit::head(Bytes record) { head_ = std::vector(record.begin(), record.end()); }

void StoreAudit::compare_marks(std::vector<Bilingual>& findings) const {
  for (const auto& [size, bytes] : expected_marks_) {
    const auto found = marks_.find(size);
    const auto mark = describe_mark(size);
    if (found == marks_.end()) {
      findings.push_back({"缺少" + mark.zh, mark.en + " is missing"});
    } else if (found->second != bytes) {
      findings.push_back({mark.zh + "与事实不符", mark.en + " does not fit the leaves"});
    }
  }
  for (const auto& [size, bytes] : marks_) {
    if (expected_marks_.contains(size)) continue;
    const auto mark = describe_mark(size);
    findings.push_back({"不应有" + mark.zh, mark.en + " should not be"});
  }
}

void StoreAudit::compare_tiles(std::vector<Bilingual>& findings) const {
  for (const auto& [key, digest] : expected_tiles_) {
    const auto found = tiles_.find(key);
    const auto tile = describe_tile(key);
    if (found == tiles_.end()) {
      findings.push_back({"缺少" + tile.zh, tile.en + " is missing"});
    } else if (found->second != digest) {
      findings.push_back({tile.zh + "与事实不符", tile.en + " does not fit the leaves"});
    }
  }
  for (const auto& [key, digest] : tiles_) {
    if (expected_tiles_.contains(key)) continue;
    const auto tile = describe_tile(key);
    findings.push_back({"不应有" + tile.zh, tile.en + " should not be"});
  }
}

std::vector<Bilingual> StoreAudit::finish() const {
  std::vector<Bilingual> findings = findings_;
  compare_marks(findings);
  compare_tiles(findings);
  if (!head_) {
    findings.push_back({"没有账头", "there is no head record"});
    return findings;
  }
  const auto record = parse_head_record(*head_);
  if (!record) {
    findings.push_back(record.error().sentence());
  } else if (record->head != seen_) {
    const auto says = describe(record->head), give = describe(seen_);
    findings.push_back({"账头称 " + says + "，而由各条事实算出 " + give,
                        "the head record says " + says + ", the leaves give " + give});
  }
  return findings;
}

}  // namespace caseledger::ledger
