// A leaf as a shape (statemachines/words/shape.h): its fields in the order of the wire, each with
// the sentence that the schema gives it. The fact itself is the union behind them.
#pragma once

#include "statemachines/words/shape.h"

namespace caseledger::ledger {

inline constexpr std::uint16_t kFormatVersion = 1;
/// The first field of a leaf. It is not kept in memory: it can only be kFormatVersion.
inline constexpr std::string_view kFormatVersionKey = "format_version";

const Shape& leaf_shape();

}  // namespace caseledger::ledger
