// Reading is the engine's; here are only files.
#include "tools/rule_files.h"

#include <algorithm>

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
    auto text = text_of_file(file);
    if (!text) return tl::unexpected(text.error());
    texts.push_back({file, std::move(*text)});
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
    auto pack = engine::read_pack(name, text);
    if (!pack) return tl::unexpected(pack.error());
    packs.push_back(std::move(*pack));
  }
  std::ranges::stable_sort(packs, {}, &engine::Pack::level);
  return packs;
}

void take_texts(RuleFiles& rules, std::vector<NamedText>& texts) {
  for (auto& one : texts) rules.texts.push_back(std::move(one.text));
}

}  // namespace

Result<RuleFiles> read_packs(const std::vector<std::string>& files) {
  auto texts = texts_of(files, false);
  if (!texts) return tl::unexpected(texts.error());
  const auto packs = packs_of(*texts);
  if (!packs) return tl::unexpected(packs.error());
  const auto ruleset = engine::complete_ruleset(*packs);
  if (!ruleset) return tl::unexpected(ruleset.error());
  RuleFiles rules;
  rules.digest = ruleset->digest;
  for (const auto& pack : *packs) rules.files.push_back(pack.digest);
  take_texts(rules, *texts);
  return rules;
}

Result<RuleFiles> read_calendars(const std::vector<std::string>& files) {
  auto texts = texts_of(files, true);
  if (!texts) return tl::unexpected(texts.error());
  RuleFiles rules;
  std::vector<engine::CalendarFile> years;
  for (const auto& [name, text] : *texts) {
    auto year = engine::read_calendar_file(name, text);
    if (!year) return tl::unexpected(year.error());
    rules.files.push_back(year->digest);
    years.push_back(std::move(*year));
  }
  const auto calendar = engine::stack_calendar(std::move(years));
  if (!calendar) return tl::unexpected(calendar.error());
  rules.digest = calendar->digest();
  take_texts(rules, *texts);
  return rules;
}

Result<Ruleset> read_ruleset(const std::vector<std::string>& files) {
  const auto texts = texts_of(files, false);
  if (!texts) return tl::unexpected(texts.error());
  const auto packs = packs_of(*texts);
  if (!packs) return tl::unexpected(packs.error());
  return engine::complete_ruleset(*packs);
}

}  // namespace caseledger::tools
