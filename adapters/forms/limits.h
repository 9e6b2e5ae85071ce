// What a door takes at most. A leaf holds 65,535 bytes; a list of a thousand officers is a mistake.
#pragma once

#include <cstddef>
#include <cstdint>

namespace caseledger::adapters {

inline constexpr std::size_t kSaidCharsMax = 20'000;
inline constexpr std::size_t kListMax = 1'000;
inline constexpr std::size_t kInlineDocumentBytesMax = std::size_t{1} << 20;
/// The greatest integer that every JSON reader keeps exactly.
inline constexpr std::uint64_t kExactIntegerMax = (std::uint64_t{1} << 53) - 1;

}  // namespace caseledger::adapters
