// Command ids as people write them: RFC 9562, 8-4-4-4-12 hexadecimal digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/ledger.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"

namespace caseledger::adapters {

/// Lower or upper case; any version; not the nil UUID. No braces, no blanks.
std::optional<CommandId> parse_uuid(std::string_view text);
/// In lower case.
std::string uuid_text(const CommandId& id);

/// Version 7: milliseconds of `now`, then 74 random bits. Ids made in order lie in order, which is
/// what the ledger's index likes.
CommandId uuid_v7(Instant now, const ledger::Random& random);

}  // namespace caseledger::adapters
