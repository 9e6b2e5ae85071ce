// See store_audit.h.
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
    findings_.push_back("leaf " + std::to_string(size) + " has another number");
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
    findings_.push_back("a mark has no number");
  }
}

void StoreAudit::tile(Bytes key, Bytes record) {
  if (const auto number = number_of(key)) {
    tiles_.insert_or_assign(*number, sha256(record));
  } else {
    findings_.push_back("a tile has no number");
  }
}

void StoreAudit::head(Bytes record) { head_ = std::vector(record.begin(), record.end()); }

void StoreAudit::compare_marks(std::vector<std::string>& findings) const {
  for (const auto& [size, bytes] : expected_marks_) {
    const auto found = marks_.find(size);
    if (found == marks_.end()) {
      findings.push_back("mark " + std::to_string(size) + " is missing");
    } else if (found->second != bytes) {
      findings.push_back("mark " + std::to_string(size) + " does not fit the leaves");
    }
  }
  for (const auto& [size, bytes] : marks_) {
    if (!expected_marks_.contains(size)) {
      findings.push_back("mark " + std::to_string(size) + " should not be");
    }
  }
}

void StoreAudit::compare_tiles(std::vector<std::string>& findings) const {
  for (const auto& [key, digest] : expected_tiles_) {
    const auto found = tiles_.find(key);
    if (found == tiles_.end()) {
      findings.push_back(describe_tile(key) + " is missing");
    } else if (found->second != digest) {
      findings.push_back(describe_tile(key) + " does not fit the leaves");
    }
  }
  for (const auto& [key, digest] : tiles_) {
    if (!expected_tiles_.contains(key)) findings.push_back(describe_tile(key) + " should not be");
  }
}

std::vector<std::string> StoreAudit::finish() const {
  std::vector<std::string> findings = findings_;
  compare_marks(findings);
  compare_tiles(findings);
  if (!head_) {
    findings.emplace_back("there is no head record");
    return findings;
  }
  const auto record = parse_head_record(*head_);
  if (!record) {
    findings.push_back(record.error().what);
  } else if (record->head != seen_) {
    findings.push_back("the head record says " + describe(record->head) + ", the leaves give " +
                       describe(seen_));
  }
  return findings;
}

}  // namespace caseledger::ledger
