// A salt as people and programs write it: 32 lower-case hexadecimal digits, no prefix; parsing
// accepts exactly that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/leaf/commitment.h"

namespace caseledger::ledger {

std::string salt_text(const Salt& salt);
std::optional<Salt> parse_salt(std::string_view text);

}  // namespace caseledger::ledger
