// One line for each switch or number of the law.
#include "engine/ruleset_parameters.h"

#include <algorithm>

#include "statemachines/check.h"

namespace caseledger::engine {

const std::vector<ParameterForm>& parameter_forms() {
  constexpr std::int64_t kDaysMax = 3'650;
  constexpr std::int64_t kFenMax = 1'000'000'000'000;
  using P = Parameters;
  static const std::vector<ParameterForm> forms = {
      {"review_all_but_summary", &P::review_all_but_summary},
      {"section_head_reviews_own_case", &P::section_head_reviews_own_case},
      {"no_decision_needs_meeting", &P::no_decision_needs_meeting},
      {"notice_before_review", &P::notice_before_review},
      {"notice_before_decision", &P::notice_before_decision},
      {"review_extension_workdays", &P::review_extension_workdays, kDaysMax},
      {"late_entry_workdays_max", &P::late_entry_workdays_max, kDaysMax},
      {"recording_tolerance_seconds", &P::recording_tolerance_seconds, 86'400},
      {"quorum_percent", &P::quorum_percent, 99},
      {"court_waits_days", &P::court_waits_days, kDaysMax},
      {"hearing_fine_person_fen", &P::hearing_fine_person_fen, kFenMax},
      {"hearing_fine_unit_fen", &P::hearing_fine_unit_fen, kFenMax},
      {"summary_fine_person_fen", &P::summary_fine_person_fen, kFenMax},
      {"summary_fine_unit_fen", &P::summary_fine_unit_fen, kFenMax},
      {"remedy_months", &P::remedy_months, 120}};
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

std::string to_text(ParameterValue value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return std::to_string(std::get<std::int64_t>(value));
}

}  // namespace caseledger::engine
