// What later editions of an item changed (更正, 更新): for each edition the acts that led to it, by
// day and article, and for each field what stood there and what stands there now. Only fields that
// both editions showed are compared, so that a page never gives back what was withheld.
#pragma once

#include "adapters/site/page_maker.h"
#include "adapters/site/site.h"

namespace caseledger::adapters {

/// For part_changes.html, in the order in which they were published; `has_changes` tells whether
/// there are any. Requires the item's editions in their order. Beside the item's own, a correction
/// of the document's number in the case that it is about.
Result<void> set_changes(PageData& values, const SiteSource& source,
                         const projections::ItemRow& item,
                         const std::vector<projections::EditionRow>& editions);

}  // namespace caseledger::adapters
