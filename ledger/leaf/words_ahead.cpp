#include "ledger/leaf/words_ahead.h"

#include <cstring>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

tl::unexpected<Fault> cut_short() {
  return fault(FaultKind::corrupt, "", {"待存文字被截断", "words ahead are cut short"});
}

}  // namespace

std::span<std::uint8_t> SealedWords::add(std::uint64_t key, std::size_t size) {
  CL_REQUIRE(size <= UINT32_MAX);
  const auto length = static_cast<std::uint32_t>(size);
  const auto begin = bytes_.size();
  bytes_.resize(begin + kFrameBytes + size);
  std::memcpy(bytes_.data() + begin, &key, sizeof key);
  std::memcpy(bytes_.data() + begin + sizeof key, &length, sizeof length);
  return std::span(bytes_).subspan(begin + kFrameBytes);
}

std::uint64_t SealedWords::first_key() const {
  CL_REQUIRE(bytes_.size() >= kFrameBytes);
  std::uint64_t key = 0;
  std::memcpy(&key, bytes_.data(), sizeof key);
  return key;
}

Result<void> SealedWords::each(const Visit& visit) const {
  for (Bytes rest = bytes_; !rest.empty();) {
    std::uint64_t key = 0;
    std::uint32_t length = 0;
    if (rest.size() < kFrameBytes) return cut_short();
    std::memcpy(&key, rest.data(), sizeof key);
    std::memcpy(&length, rest.data() + sizeof key, sizeof length);
    rest = rest.subspan(kFrameBytes);
    if (rest.size() < length) return cut_short();
    if (!visit(key, rest.first(length))) return {};
    rest = rest.subspan(length);
  }
  return {};
}

}  // namespace caseledger::ledger
