// Base 64 of RFC 4648 section 4, as signed notes and proofs write it: padded, no line breaks, and
// one text for one sequence of bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/position.h"

namespace caseledger::ledger {

std::string to_base64(Bytes bytes);
/// Nothing where the text is not exactly what to_base64 writes.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

}  // namespace caseledger::ledger
