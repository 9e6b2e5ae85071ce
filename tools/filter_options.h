// The options by which lists are narrowed, each described once: what a filter asks for is said at
// its home (projections/filters.h).
#pragma once

#include "projections/filters.h"
#include "tools/command_line.h"

namespace caseledger::tools {

void add_section_option(Subcommand command, std::optional<Id>& section);
/// `whose` says what an officer has to do with what is listed.
void add_officer_option(Subcommand command, std::optional<Id>& officer, const Bilingual& whose);
void add_match_option(Subcommand command, std::string& match, const Bilingual& where);
/// A day as 2021-09-15, or the call is wrong.
void add_day_option(Subcommand command, const std::string& name, projections::MaybeDay& day,
                    const Bilingual& help);
/// All that refusals and irregularities are asked by alike.
void add_history_options(Subcommand command, projections::HistoryFilter& filter,
                         const Bilingual& whose);

}  // namespace caseledger::tools
