// A commitment binds a leaf to words that it does not hold. It can be opened (salt and words shown)
// and cannot be opened to other words; without the salt nobody can guess even a short word from it.
// The path, stream and origin are inside, so an opening is about one field of one stream and no
// other. FORMAT.md gives the bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "statemachines/words/digest.h"

namespace caseledger::ledger {

/// 128 bits nobody can guess, new for every commitment.
using Salt = std::array<std::uint8_t, 16>;

Digest commit_to(std::string_view origin, std::string_view stream, std::string_view path,
                 const Salt& salt, std::string_view words);

}  // namespace caseledger::ledger
