// The two ways through the codec, each with its checks: musts before writing, form and musts after
// reading.
#include "ledger/leaf/codec.h"

#include <algorithm>
#include <cstdio>

#include "ledger/leaf/codec_layout.h"
#include "ledger/leaf/codec_read.h"
#include "ledger/leaf/codec_write.h"
#include "ledger/leaf/musts.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

/// `prev` is the first pointer of a leaf, so its digest is the first thing behind the root struct.
constexpr std::size_t kPrevPointer = 0;

void require_schema() {
  static const bool agrees = [] {
    for (const auto& line : wire_leaf().mismatches) {
      std::fprintf(stderr, "caseledger: wire.capnp: %s\n", line.c_str());
    }
    return wire_leaf().mismatches.empty();
  }();
  CL_ASSERT(agrees);
}

tl::unexpected<Fault> describe(FaultKind kind, const Leaf& leaf, const Bilingual& what) {
  return fault(kind, "leaf " + std::to_string(leaf.position.index), what);
}

/// The parts of a leaf have the names of the schema, which are English.
Bilingual not_canonical(const std::string& wrong) {
  return {"编码不合规范（" + wrong + "）", wrong};
}

}  // namespace

struct Encoder::State {
  WordWriter words;
};

Encoder::Encoder() : state_(std::make_unique<State>()) { require_schema(); }
Encoder::~Encoder() = default;
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;

Result<Bytes> Encoder::encode(const Leaf& leaf) {
  if (const auto broken = broken_must(leaf)) return describe(FaultKind::malformed, leaf, *broken);
  auto& words = state_->words;
  words.clear();
  write_leaf(words, leaf);
  if (!words.wrong().empty())
    return describe(FaultKind::malformed, leaf, not_canonical(words.wrong()));
  const auto bytes = words.bytes();
  if (bytes.size() > kLeafBytesMax) {
    const auto has = std::to_string(bytes.size());
    return describe(FaultKind::malformed, leaf,
                    {"有" + has + "字节，超过一条事实所能有的",
                     "has " + has + " bytes, more than a leaf may have"});
  }
  return bytes;
}

Result<std::vector<std::uint8_t>> encode(const Leaf& leaf) {
  return Encoder().encode(leaf).map(
      [](Bytes bytes) { return std::vector<std::uint8_t>(bytes.begin(), bytes.end()); });
}

Result<Leaf> decode(Bytes bytes) {
  require_schema();
  WordReader words(bytes);
  auto leaf = read_leaf(words);
  if (words.failed()) return fault(FaultKind::corrupt, "leaf", not_canonical(words.wrong()));
  if (const auto broken = restore_places(leaf)) return describe(FaultKind::corrupt, leaf, *broken);
  return leaf;
}

void set_prev(std::span<std::uint8_t> leaf, const Digest& prev) {
  WordReader words(leaf);
  const auto root = words.take_struct(0, "root");
  const auto at = (root.at + root.extent.words()) * 8;
  CL_REQUIRE(!words.failed() && !words.is_null(root.pointer(kPrevPointer)) && !prev.is_zero());
  CL_REQUIRE(at + prev.bytes.size() <= leaf.size());
  std::ranges::copy(prev.bytes, leaf.begin() + static_cast<std::ptrdiff_t>(at));
}

Result<IndexKeys> index_keys_of(Position position, Bytes bytes) {
  require_schema();
  WordReader words(bytes);
  const auto leaf = read_index_keys(words);
  if (words.failed()) return fault(FaultKind::corrupt, "leaf", not_canonical(words.wrong()));
  if (leaf.position == position) return index_keys_of(leaf.fact);
  const auto at = std::to_string(position.index);
  return describe(FaultKind::corrupt, leaf, {"位于第" + at + "号", "stands at " + at});
}

IndexKeys index_keys_of(const Fact& fact) {
  IndexKeys keys;
  keys.stream = stream_key(fact.procedure, fact.stream);
  if (!fact.command_id.is_zero() && fact.command_part == 0) keys.command = fact.command_id;
  return keys;
}

std::string stream_key(Procedure procedure, std::string_view stream) {
  return std::to_string(static_cast<std::uint16_t>(procedure)).append(":").append(stream);
}

}  // namespace caseledger::ledger
