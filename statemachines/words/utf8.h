// Counting characters. Lengths in this house are Unicode code points, never bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace caseledger {

/// The number of code points; nothing where the bytes are not well-formed UTF-8 (RFC 3629: no
/// overlong forms, no surrogates, nothing above U+10FFFF).
std::optional<std::uint32_t> code_points(std::string_view text);

}  // namespace caseledger
