// Chinese names in the order in which Chinese readers look them up: by pinyin, as ICU collates zh.
// The collation is only named in our own queries, never in the file, so that every SQL tool can
// read the file without it.
#pragma once

#include <compare>
#include <string_view>

struct sqlite3;

namespace caseledger::projections {

/// UTF-8; where ICU's data is missing, by code point.
std::strong_ordering compare_pinyin(std::string_view left, std::string_view right);

/// Makes `COLLATE pinyin` known to a connection.
void register_pinyin(sqlite3* connection);

}  // namespace caseledger::projections
