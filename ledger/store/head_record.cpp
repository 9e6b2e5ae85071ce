// See head_record.h for the bytes.
#include "ledger/store/head_record.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace caseledger::ledger {
namespace {

static_assert(std::endian::native == std::endian::little,
              "numbers are stored as they lie in memory");

constexpr std::size_t kHeadFixedBytes = 3 * sizeof(std::uint64_t) + sizeof(Digest);

void put(std::vector<std::uint8_t>& out, std::uint64_t number) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(&number);
  out.insert(out.end(), bytes, bytes + sizeof number);
}

void put(std::vector<std::uint8_t>& out, Bytes bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

std::uint64_t number_at(Bytes bytes, std::size_t at) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

Digest digest_at(Bytes bytes, std::size_t at) {
  Digest digest;
  std::copy_n(bytes.data() + at, digest.bytes.size(), digest.bytes.begin());
  return digest;
}

}  // namespace

std::vector<std::uint8_t> to_bytes(const HeadRecord& record) {
  std::vector<std::uint8_t> out;
  put(out, record.transaction);
  put(out, record.map_bytes);
  put(out, record.head.tree.size());
  put(out, record.head.prev.bytes);
  put(out, record.head.tree.bytes());
  return out;
}

Result<HeadRecord> parse_head_record(Bytes bytes) {
  if (bytes.size() < kHeadFixedBytes) {
    return fault(FaultKind::corrupt, "", {"账头被截断", "the head record is cut"});
  }
  auto tree = Frontier::from_bytes(number_at(bytes, 16), bytes.subspan(kHeadFixedBytes));
  if (!tree) return fault(FaultKind::corrupt, "head record", tree.error().sentence());
  return HeadRecord{number_at(bytes, 0), number_at(bytes, 8), {*tree, digest_at(bytes, 24)}};
}

std::vector<std::uint8_t> mark_bytes(const Head& head) {
  std::vector<std::uint8_t> out;
  put(out, head.prev.bytes);
  put(out, head.tree.bytes());
  return out;
}

Result<Head> parse_mark(std::uint64_t size, Bytes bytes) {
  const auto mark = describe_mark(size);
  if (bytes.size() < sizeof(Digest)) {
    return fault(FaultKind::corrupt, "", {mark.zh + "被截断", mark.en + " is cut"});
  }
  auto tree = Frontier::from_bytes(size, bytes.subspan(sizeof(Digest)));
  if (!tree) return fault(FaultKind::corrupt, mark.en, tree.error().sentence());
  return Head{*tree, digest_at(bytes, 0)};
}

std::string describe(const Head& head) {
  return describe(checkpoint_of("", head.tree)) + ", last leaf SM3 " + to_hex(head.prev);
}

Bilingual describe_mark(std::uint64_t size) {
  const auto number = std::to_string(size);
  return {"标记" + number, "mark " + number};
}

PageAuditOptions store_layout() {
  PageAuditOptions options;
  options.databases = {std::string(kAheadName), std::string(kLeavesName), std::string(kMarksName),
                       std::string(kTilesName)};
  options.anchor_key = kHeadKey;
  options.read_anchor = [](Bytes bytes) -> std::optional<Anchor> {
    const auto record = parse_head_record(bytes);
    if (!record) return std::nullopt;
    return Anchor{record->transaction, record->map_bytes};
  };
  return options;
}

}  // namespace caseledger::ledger
