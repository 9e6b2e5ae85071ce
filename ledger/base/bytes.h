// Bytes somebody else owns, and texts and numbers seen as such.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace caseledger::ledger {

using Bytes = std::span<const std::uint8_t>;

inline Bytes bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
/// In the machine's own order, as LMDB's integer keys are.
inline Bytes bytes_of(const std::uint64_t& number) {
  return {reinterpret_cast<const std::uint8_t*>(&number), sizeof number};
}
Bytes bytes_of(std::uint64_t&& number) = delete;

}  // namespace caseledger::ledger
