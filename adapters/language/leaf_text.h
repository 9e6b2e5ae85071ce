// A leaf as people read it who have nothing but the leaf: in one line, or field by field. Words are
// said by their length and documents by their digests, which is all that a leaf has of them.
#pragma once

#include <string>
#include <vector>

#include "adapters/language/language.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::adapters {

/// "7 2021-09-15T10:00:00+08:00 案件 2021-SF-0001 第3版 取证 zhang.wei 承办人 附2-4".
std::string leaf_line(const ledger::Leaf& leaf, Language language);
/// A line each: what, of which stream, when, by whom, on which articles, each field, each clock.
std::vector<std::string> leaf_lines(const ledger::Leaf& leaf, Language language);

}  // namespace caseledger::adapters
