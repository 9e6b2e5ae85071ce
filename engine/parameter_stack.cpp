// Statements are few, so every question walks through all of them.
#include "engine/parameter_stack.h"

#include <algorithm>
#include <set>

namespace caseledger::engine {
namespace {

std::int64_t number_of(const ParameterValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
  return std::get<std::int64_t>(value);
}

}  // namespace

bool ParameterStack::Statement::is_valid_on(Day day) const {
  const auto& it = said->it;
  return it.valid_from <= day && (it.valid_until == Day{} || day <= it.valid_until);
}

bool ParameterStack::Statement::overlaps(const Statement& other) const {
  return is_valid_on(std::max(said->it.valid_from, other.said->it.valid_from)) &&
         other.is_valid_on(std::max(said->it.valid_from, other.said->it.valid_from));
}

bool ParameterStack::Statement::is_laxer_than(const Statement& other) const {
  const auto mine = number_of(said->it.value), theirs = number_of(other.said->it.value);
  return form->stricter == Stricter::more ? mine < theirs : mine > theirs;
}

void ParameterStack::add(const Pack& pack) {
  for (const auto& one : pack.parameters) {
    all_.push_back({&pack, &one, parameter_form(one.it.key)});
  }
}

std::vector<ParameterStack::Problem> ParameterStack::disagreements() const {
  std::vector<Problem> problems;
  for (auto below = all_.begin(); below != all_.end(); ++below) {
    for (auto above = all_.begin(); above != below; ++above) {
      const bool is_one_voice = above->pack->level == below->pack->level;
      if (!is_one_voice || above->form != below->form || !above->overlaps(*below)) continue;
      if (above->said->it.value == below->said->it.value) continue;
      problems.push_back({below->pack,
                          below->said->line,
                          "parameters." + below->said->it.key,
                          {"同级的 " + above->pack->file + " 另有规定",
                           above->pack->file + " of the same level says otherwise"}});
    }
  }
  return problems;
}

/// Between the two a pack spoke whose word the law itself lets stand in place of the first.
bool ParameterStack::is_overtaken(const Statement& above, const Statement& below) const {
  return std::ranges::any_of(all_, [&](const Statement& one) {
    return one.form == above.form && above.pack->level < one.pack->level &&
           one.pack->level <= one.form->open_to && one.overlaps(below);
  });
}

std::vector<ParameterStack::Problem> ParameterStack::loosenings(const Ruleset& articles) const {
  std::vector<Problem> problems;
  for (auto below = all_.begin(); below != all_.end(); ++below) {
    for (auto above = all_.begin(); above != below; ++above) {
      if (above->form != below->form || !above->overlaps(*below)) continue;
      const auto* basis = articles.article(above->said->basis);
      const bool binds = basis != nullptr && basis->level < reach_of_level(below->pack->level) &&
                         below->pack->level > below->form->open_to;
      if (!binds || !below->is_laxer_than(*above) || is_overtaken(*above, *below)) continue;
      const auto name = "parameters." + below->said->it.key;
      problems.push_back({below->pack,
                          below->said->line,
                          "",
                          {name + " 不能为 " + below->value() + "，上级的 " + basis->id + " 定为 " +
                               above->value() + "，只能从严",
                           name + " cannot be " + below->value() + ": " + basis->id +
                               " of a higher level makes it " + above->value() +
                               ", and may only be made stricter"}});
    }
  }
  return problems;
}

std::vector<Day> ParameterStack::first_days() const {
  std::set<Day> days{Day{}};
  for (const auto& one : all_) {
    days.insert(one.said->it.valid_from);
    if (one.said->it.valid_until != Day{}) days.insert(one.said->it.valid_until + 1);
  }
  return {days.begin(), days.end()};
}

const ParameterStack::Statement* ParameterStack::last_of(const ParameterForm& form, Day day) const {
  const auto found = std::find_if(all_.rbegin(), all_.rend(), [&](const Statement& one) {
    return one.form == &form && one.is_valid_on(day);
  });
  return found == all_.rend() ? nullptr : &*found;
}

bool ParameterStack::is_stated(const ParameterForm& form) const {
  return std::ranges::find(all_, &form, &Statement::form) != all_.end();
}

std::vector<ParameterStack::Problem> ParameterStack::gaps() const {
  std::vector<Problem> problems;
  for (const auto& one : all_) {
    if (one.form->may_lapse) continue;
    for (const auto day : first_days()) {
      if (last_of(*one.form, day) != nullptr) continue;
      const auto zh = day == Day{} ? std::string("一直") : "自 " + to_text(day) + " 起";
      const auto en = day == Day{} ? std::string("the beginning") : to_text(day);
      const auto name = "parameters." + one.said->it.key;
      problems.push_back(
          {one.pack,
           one.said->line,
           "",
           {name + " " + zh + "没有取值", name + " has no value from " + en + " on"}});
    }
  }
  return problems;
}

void ParameterStack::put_into(Ruleset& rules) const {
  for (const auto day : first_days()) {
    Parameters values;
    for (const auto& form : parameter_forms()) {
      if (const auto* one = last_of(form, day)) {
        set_parameter(values, form, one->said->it.value);
      } else if (form.may_lapse && is_stated(form)) {
        let_lapse(values, form);
      }
    }
    if (day == Day{}) {
      rules.parameters = values;
    } else {
      rules.later_parameters.push_back({day, values});
    }
  }
}

}  // namespace caseledger::engine
