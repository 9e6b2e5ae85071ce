// The rulesets and calendars that this build ships with, as their bytes: the files of
// engine/packs, put into the binary so that a bureau without a network has the law at hand.
#pragma once

#include <span>
#include <string_view>

namespace caseledger::engine {

/// A file with its name as messages give it. Nothing is owned.
struct EmbeddedFile {
  std::string_view name;  ///< "national.toml"
  std::string_view text;
};

/// Every file of engine/packs, rulesets and calendars alike, sorted by name. Lives for ever.
std::span<const EmbeddedFile> shipped_packs();

/// Whether a shipped file is a year of the calendar; the others are packs of the ruleset.
constexpr bool is_calendar(const EmbeddedFile& file) { return file.name.starts_with("calendar-"); }

}  // namespace caseledger::engine
