// Reading is the engine's; here are only files.
#include "tools/rule_files.h"

#include <algorithm>
#include <set>

#include "engine/calendar_stack.h"
#include "engine/complete_ruleset.h"
#include "tools/named_file.h"

namespace caseledger::tools {
namespace {

struct NamedText {
  std::string name, text;
};

Result<std::vector<NamedText>> texts_of(const std::vector<std::string>& files, bool calendars) {
  std::vector<NamedText> texts;
  for (const auto& file : files) {
    CL_TRY(auto text, text_of_file(file));
    texts.push_back({file, std::move(text)});
  }
  if (!files.empty()) return texts;
  for (const auto& shipped : engine::shipped_packs()) {
    if (is_calendar(shipped) == calendars) {
      texts.push_back({std::string(shipped.name), std::string(shipped.text)});
    }
  }
  return texts;
}

Result<std::vector<engine::Pack>> packs_of(const std::vector<NamedText>& texts) {
  std::vector<engine::Pack> packs;
  for (const auto& [name, text] : texts) {
    CL_TRY(auto pack, engine::read_pack(name, text));
    packs.push_back(std::move(pack));
  }
  std::ranges::stable_sort(packs, {}, &engine::Pack::level);
  return packs;
}

void take_texts(RuleFiles& rules, std::vector<NamedText>& texts) {
  for (auto& one : texts) rules.texts.push_back(std::move(one.text));
}

}  // namespace

Result<RuleFiles> read_packs(const std::vector<std::string>& files) {
  CL_TRY(auto texts, texts_of(files, false));
  CL_TRY(const auto packs, packs_of(texts));
  CL_TRY(const auto ruleset, engine::complete_ruleset(packs));
  RuleFiles rules;
  rules.digest = ruleset.digest;
  for (const auto& pack : packs) rules.files.push_back(pack.digest);
  take_texts(rules, texts);
  return rules;
}

Result<RuleFiles> read_calendars(const std::vector<std::string>& files) {
  return read_calendars_beside(files, {});
}

Result<RuleFiles> read_calendars_beside(const std::vector<std::string>& files,
                                        const std::vector<std::string>& kept) {
  CL_TRY(auto texts, texts_of(files, true));
  std::set<int> named;
  for (const auto& [name, text] : texts) {
    CL_TRY(const auto year, engine::read_calendar_file(name, text));
    named.insert(year.year.year);
  }
  for (const auto& text : kept) {
    CL_TRY(const auto year, engine::read_calendar_file("", text));
    if (!named.contains(year.year.year)) texts.push_back({"", text});
  }
  RuleFiles rules;
  std::vector<engine::CalendarFile> years;
  for (const auto& [name, text] : texts) {
    CL_TRY(auto year, engine::read_calendar_file(name, text));
    rules.files.push_back(year.digest);
    rules.years.push_back(year.year.year);
    years.push_back(std::move(year));
  }
  CL_TRY(const auto calendar, engine::stack_calendar(std::move(years)));
  rules.digest = calendar.digest();
  take_texts(rules, texts);
  return rules;
}

Result<Ruleset> read_ruleset(const std::vector<std::string>& files) {
  CL_TRY(const auto texts, texts_of(files, false));
  CL_TRY(const auto packs, packs_of(texts));
  return engine::complete_ruleset(packs);
}

}  // namespace caseledger::tools
