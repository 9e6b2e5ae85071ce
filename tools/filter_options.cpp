#include "tools/filter_options.h"

namespace caseledger::tools {

void add_section_option(Subcommand command, std::optional<Id>& section) {
  command.option("--section", section, {"承办机构、责任科室", "section of the case or item"});
}

void add_officer_option(Subcommand command, std::optional<Id>& officer, const Bilingual& whose) {
  command.option("--officer", officer, whose);
}

void add_match_option(Subcommand command, std::string& match, const Bilingual& where) {
  command.option("--match", match, where);
}

void add_day_option(Subcommand command, const std::string& name, projections::MaybeDay& day,
                    const Bilingual& help) {
  command
      .option_taken(
          name, [&day](const std::string& text) { day = parse_day(text); }, help)
      .check(
          [](const std::string& text) {
            if (parse_day(text)) return std::optional<Bilingual>();
            return std::optional(Bilingual{text + " 不是日期（如 2021-09-15）",
                                           text + " is not a day (such as 2021-09-15)"});
          },
          "DAY");
}

void add_history_options(Subcommand command, projections::HistoryFilter& filter,
                         const Bilingual& whose) {
  add_section_option(command, filter.section);
  add_officer_option(command, filter.officer, whose);
  add_day_option(command, "--since", filter.since, {"自该日起", "occurred on this day or later"});
  add_day_option(command, "--until", filter.until, {"至该日止", "occurred on this day or earlier"});
  command.option("--article", filter.article, {"条款简称", "article, by its short name: 附4-18"});
  add_match_option(command, filter.match, {"案号、当事人、标题、行为或者要求", "text to look for"});
}

}  // namespace caseledger::tools
