// Texts as --match compares them: half- and full-width, upper and lower case, compatibility forms
// and what cannot be seen (variation selectors among it) make no difference (Unicode's
// NFKC_Casefold, by ICU). Both sides are folded alike, in queries only: nothing of it is in the
// file.
#pragma once

#include <string>
#include <string_view>

struct sqlite3;

namespace caseledger::projections {

/// A text that is not UTF-8 is answered as it is.
std::string folded(std::string_view text);

/// Makes the SQL function `folded(text)` known on this connection; of NULL it is empty.
void register_folded(sqlite3* connection);

}  // namespace caseledger::projections
