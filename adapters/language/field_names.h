// What people call a place within a fact: "materials/2/document" is 送审材料3：决定书代拟稿.
#pragma once

#include <string_view>

#include "ledger/base/bilingual.h"
#include "statemachines/acts/facts.h"

namespace caseledger::adapters {

/// The labels of the fields on the way. An element of a list has its number, from 1, and its own
/// word where it has one. As far as the path leads.
Bilingual field_name(const Event& event, std::string_view path);

}  // namespace caseledger::adapters
