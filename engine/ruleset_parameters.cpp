// One line for each switch or number of the law.
#include "engine/ruleset_parameters.h"

#include <algorithm>

#include "statemachines/words/check.h"

namespace caseledger::engine {

const std::vector<ParameterForm>& parameter_forms() {
  constexpr std::int64_t kDaysMax = 3'650;
  constexpr std::int64_t kFenMax = 1'000'000'000'000;
  using P = Parameters;
  using enum Stricter;
  static const std::vector<ParameterForm> forms = {
      {"review_all_but_summary", &P::review_all_but_summary, more},
      {"section_head_reviews_own_case", &P::section_head_reviews_own_case, less},
      {"no_decision_needs_meeting", &P::no_decision_needs_meeting, more},
      {"notice_before_review", &P::notice_before_review, more},
      {"review_extension_workdays", &P::review_extension_workdays, less, kDaysMax},
      {"late_entry_workdays_max", &P::late_entry_workdays_max, less, kDaysMax},
      {"recording_tolerance_seconds", &P::recording_tolerance_seconds, less, 86'400},
      {"quorum_percent", &P::quorum_percent, more, 99},
      {"court_waits_workdays", &P::court_waits_workdays, more, kDaysMax},
      // 地方性法规、地方政府规章另有规定的，从其规定.
      {"hearing_fine_person_fen", &P::hearing_fine_person_fen, less, kFenMax, Level::city, true},
      {"hearing_fine_unit_fen", &P::hearing_fine_unit_fen, less, kFenMax, Level::city, true},
      {"summary_fine_person_fen", &P::summary_fine_person_fen, less, kFenMax},
      {"summary_fine_unit_fen", &P::summary_fine_unit_fen, less, kFenMax},
      {"remedy_months", &P::remedy_months, more, 120},
      {"collective_fine_person_fen", &P::collective_fine_person_fen, less, kFenMax, Level::city,
       true},
      {"collective_fine_unit_fen", &P::collective_fine_unit_fen, less, kFenMax, Level::city, true}};
  return forms;
}

const ParameterForm* parameter_form(std::string_view key) {
  const auto& forms = parameter_forms();
  const auto found = std::ranges::find(forms, key, &ParameterForm::key);
  return found == forms.end() ? nullptr : &*found;
}

void set_parameter(Parameters& parameters, const ParameterForm& form, ParameterValue value) {
  CL_REQUIRE(form.is_flag() == std::holds_alternative<bool>(value));
  const auto* number = std::get_if<std::int64_t>(&value);
  CL_REQUIRE(number == nullptr || (*number >= 0 && *number <= form.max));
  if (const auto* flag = std::get_if<bool Parameters::*>(&form.member)) {
    parameters.** flag = std::get<bool>(value);
  } else if (const auto* days = std::get_if<std::int32_t Parameters::*>(&form.member)) {
    parameters.** days = static_cast<std::int32_t>(*number);
  } else {
    parameters.*std::get<std::uint64_t Parameters::*>(form.member) =
        static_cast<std::uint64_t>(*number);
  }
}

void let_lapse(Parameters& parameters, const ParameterForm& form) {
  CL_REQUIRE(form.may_lapse);
  parameters.*std::get<std::uint64_t Parameters::*>(form.member) = kNoSum;
}

std::string to_text(ParameterValue value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return std::to_string(std::get<std::int64_t>(value));
}

}  // namespace caseledger::engine
