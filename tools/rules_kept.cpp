// Values are put into words once, here, for showing and for comparing alike.
#include "tools/rules_kept.h"

#include <algorithm>

#include "adapters/forms/json.h"
#include "engine/complete_ruleset.h"
#include "engine/ruleset_parameters.h"
#include "tools/named_file.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kDigitsMin = 8;

std::string on_days(Day from, Day until) {
  if (from == Day{} && until == Day{}) return {};
  return "〔" + (from == Day{} ? std::string() : to_text(from)) + "～" +
         (until == Day{} ? std::string() : to_text(until)) + "〕";
}

std::string value_of(const Parameters& values, const engine::ParameterForm& form) {
  if (const auto* flag = std::get_if<bool Parameters::*>(&form.member)) {
    return values.**flag ? "true" : "false";
  }
  if (const auto* days = std::get_if<std::int32_t Parameters::*>(&form.member)) {
    return std::to_string(values.**days);
  }
  const auto sum = values.*std::get<std::uint64_t Parameters::*>(form.member);
  return sum == kNoSum ? "—" : std::to_string(sum);
}

/// "10" or, where it changes, "1000000 2023-05-01:800000".
std::string value_over_time(const Ruleset& rules, const engine::ParameterForm& form) {
  auto last = value_of(rules.parameters, form);
  auto all = last;
  for (const auto& later : rules.later_parameters) {
    const auto value = value_of(later.values, form);
    if (value != last) all += " " + to_text(later.from) + ":" + value;
    last = value;
  }
  return all;
}

void add_basis(RuleEntry& entry, const Id& basis) {
  const bool is_new = std::ranges::find(entry.basis, basis) == entry.basis.end();
  if (is_new && !basis.empty()) entry.basis.push_back(basis);
}

void add_settings(const Ruleset& rules, RuleEntries& entries) {
  for (const auto& form : engine::parameter_forms()) {
    entries["parameters." + std::string(form.key)].value = value_over_time(rules, form);
  }
  for (const auto& setting : rules.settings) {
    auto& entry = entries[setting.key];
    add_basis(entry, setting.basis);
    // Of several with one key the last holds; of parameters the days decide.
    if (!setting.key.starts_with("parameters.")) entry.value = setting.value;
  }
}

std::string value_of(const ClockRule& clock) {
  auto value = std::string(key_of(clock.clock)) + " " + std::to_string(clock.count) + " " +
               std::string(key_of(clock.unit)) + (clock.rolls ? " rolls" : "");
  for (const auto action : clock.only) value.append(" ").append(key_of(action));
  return value + on_days(clock.valid_from, clock.valid_until);
}

std::string value_of(const Article& article) {
  return article.cite + "（" + article.document + "）" + article.zh +
         on_days(article.valid_from, article.valid_until);
}

std::string value_of(const CalendarYear& year, const Digest& digest) {
  return year.notice + "，放假" + std::to_string(year.holidays.size()) + "日，调休上班" +
         std::to_string(year.make_up_days.size()) + "日，" + to_hex(digest).substr(0, kDigitsMin);
}

std::string name_of_packs(const std::vector<engine::Pack>& packs) {
  std::string name;
  for (const auto& pack : packs) name.append(name.empty() ? "" : "；").append(pack.title);
  return name;
}

std::string name_of_years(const std::vector<engine::CalendarFile>& years) {
  std::string name;
  for (const auto& year : years) {
    name.append(name.empty() ? "" : " ").append(std::to_string(year.year.year));
  }
  return name;
}

using Texts = std::vector<std::pair<std::string, std::string>>;  // name, text

Result<RulesRead> read_texts(const Texts& texts, bool calendar) {
  RulesRead read;
  std::vector<engine::Pack> packs;
  for (const auto& [name, text] : texts) {
    if (calendar) {
      CL_TRY(auto year, engine::read_calendar_file(name, text));
      read.years.push_back(std::move(year));
    } else {
      CL_TRY(auto pack, engine::read_pack(name, text));
      packs.push_back(std::move(pack));
    }
  }
  read.name = calendar ? name_of_years(read.years) : name_of_packs(packs);
  if (calendar) return read;
  std::ranges::stable_sort(packs, {}, &engine::Pack::level);
  CL_TRY(read.ruleset, engine::complete_ruleset(packs));
  return read;
}

std::optional<RulesActivated> activated_by(const ledger::Leaf& leaf) {
  RulesActivated one{leaf.position, leaf.fact.recorded_at, leaf.fact.actor, {}, {}};
  if (const auto* rules = leaf.fact.event.get_if<RulesetActivated>()) {
    one.digest = rules->ruleset;
    one.files = rules->packs;
    return one;
  }
  const auto* days = leaf.fact.event.get_if<CalendarActivated>();
  if (days == nullptr) return std::nullopt;
  one.digest = days->calendar;
  one.files = days->files;
  one.is_calendar = true;
  return one;
}

}  // namespace

Result<std::vector<RulesActivated>> rules_activated(Session& session) {
  std::vector<RulesActivated> all;
  CL_TRY(const auto leaves, session.ledger().read_stream(Procedure::bureau, kBureauStream));
  for (const auto& leaf : leaves) {
    if (auto one = activated_by(leaf)) all.push_back(std::move(*one));
  }
  for (const bool calendar : {false, true}) {
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const RulesActivated& one) {
      return one.is_calendar == calendar;
    });
    if (last != all.rend()) last->is_in_force = true;
  }
  return all;
}

Result<RulesActivated> rules_named(const std::vector<RulesActivated>& all,
                                   const std::string& which) {
  const RulesActivated* found = nullptr;
  for (const auto& one : all) {
    const bool is_now = which == "now" && one.is_in_force && !one.is_calendar;
    const bool is_it = which.size() >= kDigitsMin && to_hex(one.digest).starts_with(which);
    if (!is_now && !is_it) continue;
    if (found != nullptr && found->digest != one.digest) {
      return fault(FaultKind::malformed, which,
                   {"有多个，请写全", "names several: give more of it"});
    }
    found = &one;
  }
  if (found != nullptr) return *found;
  return fault(FaultKind::malformed, which,
               {"从未启用过；现行规则集写 now，其余见 ruleset list",
                "was never in force here: now, or a digest of ruleset list"});
}

std::optional<RulesActivated> in_force_already(const std::vector<RulesActivated>& all,
                                               const Digest& digest) {
  const auto found = std::ranges::find_if(
      all, [&](const RulesActivated& one) { return one.is_in_force && one.digest == digest; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

Exit say_in_force_already(const Shell& shell, const RulesActivated& since) {
  const auto seq = std::to_string(since.position.index);
  const auto day = to_text(local_day(since.recorded_at));
  if (shell.json) {
    auto json = adapters::Json::object();
    json.add("in_force_already", adapters::Json::truth(true));
    json.add("seq", adapters::Json::number(since.position.index)).add("since", day);
    shell.print(json.add("digest", to_hex(since.digest)));
  } else {
    shell.line(shell.say(
        "同一规则自第" + seq + "号事实（" + day + "）起已在用，未再写入",
        "the same rules are in force since leaf " + seq + " (" + day + "); nothing was written"));
  }
  return Exit::ok;
}

RuleEntries entries_of(const Ruleset& rules) {
  RuleEntries entries;
  add_settings(rules, entries);
  for (const auto& clock : rules.clocks) {
    entries["clock." + clock.id] = {value_of(clock), {clock.article}};
  }
  for (const auto& [id, article] : rules.articles) {
    entries["article." + id] = {value_of(article), {id}};
  }
  for (const auto& ruling : rules.rulings) {
    entries["ruling." + ruling.id] = {
        ruling.question_zh + ruling.answer_zh + (ruling.is_proposed ? "（拟）" : ""),
        {ruling.id, ruling.basis}};
  }
  return entries;
}

RuleEntries entries_of(const std::vector<engine::CalendarFile>& years) {
  RuleEntries entries;
  for (const auto& year : years) {
    entries["calendar." + std::to_string(year.year.year)] = {value_of(year.year, year.digest), {}};
  }
  return entries;
}

Result<RulesRead> read_rules(Session& session, const RulesActivated& activated) {
  Texts texts;
  for (const auto& file : activated.files) {
    CL_TRY(auto text, session.folder().rules(file));
    texts.emplace_back(to_hex(file) + ".toml", std::move(text));
  }
  return read_texts(texts, activated.is_calendar);
}

Result<RulesRead> read_rules_of_files(const std::vector<std::string>& files, bool calendar) {
  Texts texts;
  for (const auto& file : files) {
    CL_TRY(auto text, text_of_file(file));
    texts.emplace_back(file, std::move(text));
  }
  return read_texts(texts, calendar);
}

}  // namespace caseledger::tools
