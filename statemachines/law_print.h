// The three tables as a page for people: every row with its article, who acts, what must be true
// and what follows, in Chinese first. Printed from the rows themselves, so it cannot say anything
// else than what is enforced; LAW.md is this print, and a test compares.
#pragma once

#include <string>
#include <string_view>

namespace caseledger {

/// The whole of LAW.md.
std::string print_law();

/// An effect's word in the table as people read it: "starts<ClockKind::review>" is
/// 起算法制审核期限. Empty where nobody gave it a phrase; a test finds those.
std::string effect_in_chinese(std::string_view effect);

}  // namespace caseledger
