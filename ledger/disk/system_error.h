// What the system says of an error, in both languages: the English is its own (strerror), the
// Chinese that of the GNU C library, whose own Chinese needs a locale that nobody has to install.
#pragma once

#include "ledger/base/bilingual.h"

namespace caseledger::ledger {

Bilingual system_error(int error_number);

}  // namespace caseledger::ledger
