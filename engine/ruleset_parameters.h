// The keys of [parameters]: each is a member of Parameters by the same name, with the type and the
// range that it may have, and which of two values is the stricter. A parameter that no pack states
// keeps the default of ruleset.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "statemachines/day/ruleset.h"

namespace caseledger::engine {

using ParameterValue = std::variant<bool, std::int64_t>;

/// In which direction a value asks more of the bureau, or leaves the party better protected.
enum class Stricter { less, more };

struct ParameterForm {
  std::string_view key;
  std::variant<bool Parameters::*, std::int32_t Parameters::*, std::uint64_t Parameters::*> member;
  Stricter stricter = Stricter::less;
  std::int64_t max = 0;             ///< of a number; its least is 0
  Level open_to = Level::national;  ///< down to here the law lets other legislation say otherwise
  bool may_lapse = false;           ///< a sum that on some days no law names: kNoSum

  bool is_flag() const { return member.index() == 0; }
};

/// All of them, in the order of ruleset.h.
const std::vector<ParameterForm>& parameter_forms();
const ParameterForm* parameter_form(std::string_view key);

/// Requires a value of the form's type and range.
void set_parameter(Parameters& parameters, const ParameterForm& form, ParameterValue value);
/// Requires a form that may lapse.
void let_lapse(Parameters& parameters, const ParameterForm& form);
/// "true", "10": as a pack writes it.
std::string to_text(ParameterValue value);

}  // namespace caseledger::engine
