// A key is looked up in all vocabularies that acts speak of.
#include "adapters/language/wording.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "adapters/language/labels.h"
#include "adapters/language/money.h"
#include "statemachines/procedures.h"

namespace caseledger::adapters {
namespace {

template <class... Values>
std::string printed(const char* format, Values... values) {
  char text[64];
  const int size = std::snprintf(text, sizeof text, format, values...);
  return {text, static_cast<std::size_t>(size)};
}

/// Collects what a key means; nothing once two meanings differ.
class Meaning {
 public:
  explicit Meaning(std::string_view key, std::span<const Term> words = {}) : key_(key) {
    if (!words.empty()) ask(words);
  }

  void ask(std::span<const Term> words) {
    for (const auto& one : words.subspan(1)) {
      if (one.key != key_) continue;
      is_ambiguous_ = is_ambiguous_ || (word_ != nullptr && word_->zh != one.zh);
      word_ = &one;
    }
  }

  const Term* word() const { return is_ambiguous_ ? nullptr : word_; }

 private:
  std::string_view key_;
  const Term* word_ = nullptr;
  bool is_ambiguous_ = false;
};

void add_vocabularies(const Shape& shape, std::vector<std::span<const Term>>& all) {
  if (shape.kind == Kind::list) return add_vocabularies(*shape.element, all);
  for (const auto& member : shape.members) add_vocabularies(*member.shape, all);
  const bool is_known =
      std::ranges::any_of(all, [&](auto words) { return words.data() == shape.terms.data(); });
  if (shape.kind == Kind::vocabulary && !is_known) all.push_back(shape.terms);
}

/// Of all that acts speak of.
std::vector<std::span<const Term>> all_vocabularies() {
  std::vector<std::span<const Term>> all;
  for (const auto& act : all_commands()) add_vocabularies(*act.shape, all);
  return all;
}

/// Stages and capacities are what refusals mostly speak of; they win over other words, and of two
/// procedures the first.
const Term* meaning_of(std::string_view key) {
  for (const auto& procedure : procedures()) {
    const Meaning stage(key, procedure.stages);
    if (stage.word() != nullptr) return stage.word();
  }
  const Meaning capacity(key, terms_of<Capacity>());
  if (capacity.word() != nullptr) return capacity.word();
  static const auto vocabularies = all_vocabularies();
  Meaning any(key);
  for (const auto words : vocabularies) any.ask(words);
  return any.word();
}

std::string neutral_words(std::string_view actual, Language language) {
  if (const auto day = parse_day(actual)) return day_text(*day, language);
  const auto at = parse_instant(actual);
  if (actual == "unspecified" || at == Instant{}) {
    return language == Language::zh ? "未填写" : "not given";
  }
  if (at) return instant_text(*at, language);
  const auto* word = meaning_of(actual);
  return word == nullptr ? std::string(actual) : std::string(in(*word, language));
}

/// How one requirement's finding is said; empty: in no way of its own.
using Phrase = std::string (*)(std::string_view actual, Language language);

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos && text.size() < 19;
}

std::string yuan(std::string_view fen, Language language) {
  if (!is_number(fen)) return {};  // a measure that is not small
  return yuan_in_words({std::stoull(std::string(fen))}, language);
}

std::string place_in_list(std::string_view number, Language language) {
  if (!is_number(number)) return {};  // what stands in that place
  return language == Language::zh ? "第" + std::string(number) + "项"
                                  : "item " + std::string(number);
}

std::string record(std::string_view version, Language language) {
  return language == Language::zh ? "第" + std::string(version) + "号"
                                  : "number " + std::string(version);
}

std::string counted(std::string_view count, Language language, std::string_view zh,
                    std::string_view one, std::string_view many) {
  if (!is_number(count)) return {};
  if (language == Language::zh) return std::string(count).append(zh);
  return std::string(count).append(" ").append(count == "1" ? one : many);
}

std::string people(std::string_view count, Language language) {
  return counted(count, language, "人", "person", "people");
}

std::string items(std::string_view count, Language language) {
  return counted(count, language, "项", "item", "items");
}

std::string times(std::string_view count, Language language) {
  return counted(count, language, "次", "time", "times");
}

/// "12/10": so many working days were used, so many are the limit.
std::string workdays(std::string_view share, Language language) {
  const auto slash = share.find('/');
  if (slash == share.npos) return {};
  const auto used =
      counted(share.substr(0, slash), language, "个工作日", "working day", "working days");
  const std::string most(share.substr(slash + 1));
  return language == Language::zh ? used + "，限" + most + "个工作日" : used + ", limit " + most;
}

/// "from 2026-12-01", in these words; empty where it begins otherwise.
std::string from_or_until(std::string_view found, std::string_view word, const Label& before,
                          const Label& behind, Language language) {
  if (!found.starts_with(word)) return {};
  const auto day = parse_day(found.substr(word.size()));
  if (!day) return {};
  return std::string(in(before, language)) + day_text(*day, language) +
         std::string(in(behind, language));
}

/// Officers, or capacities by their keys, with blanks between.
std::string listed(std::string_view words, Language language) {
  std::string all;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    const auto one = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    const Meaning capacity(one, terms_of<Capacity>());
    if (!all.empty()) all += language == Language::zh ? "、" : ", ";
    all += capacity.word() == nullptr ? one : in(*capacity.word(), language);
  }
  return all;
}

std::string appointment(std::string_view found, Language language) {
  auto words = from_or_until(found, "from ", {"自", "appointed from "}, {"起任职", ""}, language);
  if (words.empty()) {
    words = from_or_until(found, "until ", {"任职至", "appointed until "}, {"止", ""}, language);
  }
  if (!words.empty()) return words;
  return (language == Language::zh ? "当日任" : "held that day: ") + listed(found, language);
}

std::string certificate(std::string_view found, Language language) {
  auto words = from_or_until(found, "from ", {"自", "valid from "}, {"起有效", ""}, language);
  if (words.empty()) {
    words = from_or_until(found, "until ", {"有效期至", "valid until "}, {"", ""}, language);
  }
  if (!words.empty()) return words;
  return from_or_until(found, "suspended ", {"自", "suspended from "}, {"起暂扣", ""}, language);
}

/// "3/7" of the members.
std::string members(std::string_view share, Language language) {
  const auto slash = share.find('/');
  if (slash == share.npos) return {};
  const std::string some(share.substr(0, slash)), all(share.substr(slash + 1));
  return language == Language::zh ? all + "人中" + some + "人" : some + " of " + all + " members";
}

std::string field(std::string_view name, Language language) {
  return std::string(in(text_field_label(name), language));
}

template <Vocabulary E>
std::string word_of(std::string_view key, Language language) {
  for (const auto& one : terms_of<E>().subspan(1)) {
    if (one.key == key) return std::string(in(one, language));
  }
  return {};
}

/// The steps of a case without a record: 附2-2's, not those of a vocabulary.
std::string steps(std::string_view gaps, Language language) {
  static constexpr std::pair<std::string_view, Label> kSteps[] = {
      {"filing_approval", {"立案审批", "approval of the filing"}},
      {"inspection", {"现场检查", "inspection"}},
      {"final_report", {"调查终结报告", "final report"}},
      {"review", {"法制审核", "legal review"}},
      {"service", {"送达", "service"}}};
  std::string words;
  for (const auto& [key, label] : kSteps) {
    if ((" " + std::string(gaps) + " ").find(" " + std::string(key) + " ") == std::string::npos) {
      continue;
    }
    if (!words.empty()) words += language == Language::zh ? "、" : ", ";
    words += in(label, language);
  }
  return words;
}

struct Shaped {
  std::string_view requirement;
  Phrase shape;
};

constexpr Shaped kShaped[] = {
    {"summary_case_stays_small", yuan},
    {"no_collective_discussion_is_due", yuan},
    {"two_handlers_are_named", people},
    {"two_handlers_remain", people},
    {"group_has_three_to_five", people},
    {"meeting_has_quorum", members},
    {"majority_is_in_favour", members},
    {"entry_is_timely", workdays},
    {"capacity_is_held", appointment},
    {"handler_is_certified", certificate},
    {"reviewer_is_certified", certificate},
    {"by_handler_of_the_case", listed},
    {"by_reviewer_of_the_group", listed},
    {"review_was_not_extended", times},
    {"five_grounds_are_answered", items},
    {"scope_is_public", items},
    {"secrets_are_absent", items},
    {"form_and_time_fit", items},
    {"wording_is_right", items},
    {"nothing_else_opposes", items},
    {"grounds_have_reasons", place_in_list},
    {"no_ground_applies", place_in_list},
    {"findings_are_complete", place_in_list},
    {"findings_allow_agreement", place_in_list},
    {"corrected_fact_exists", record},
    {"mandatory_fields_are_shown", field},
    {"withheld_fields_are_named", field},
    {"records_cover_the_case", steps},
    {"missing_items_are_supplied", word_of<MaterialSlot>},
    {"act_is_lawful", word_of<IrregularAct>},
    {"opinion_agrees", word_of<OpinionKind>},
    {"review_did_not_fail", word_of<OpinionKind>},
    {"decision_stands", word_of<OverturnKind>},
    {"record_belongs_to_the_hearing", word_of<RecordKind>},
};

Phrase shape_of(std::string_view requirement) {
  for (const auto& one : kShaped) {
    if (one.requirement == requirement) return one.shape;
  }
  return nullptr;
}

}  // namespace

std::string day_text(Day day, Language language) {
  const auto text = to_text(day);
  if (language == Language::en) return text;
  const auto number = [&text](std::size_t at) { return std::stoi(text.substr(at, 2)); };
  return text.substr(0, 4) + "年" + std::to_string(number(5)) + "月" + std::to_string(number(8)) +
         "日";
}

std::string instant_text(Instant at, Language language) {
  const auto day = local_day(at);
  const auto minutes = (at.micros - start_of(day).micros) / kMicrosPerSecond / 60;
  const auto hour = static_cast<int>(minutes / 60);
  const auto minute = static_cast<int>(minutes % 60);
  const auto* format = language == Language::zh ? "%d时%02d分" : " %02d:%02d";
  return day_text(day, language) + printed(format, hour, minute);
}

std::string actual_text(const Breach& breach, Language language) {
  const auto shape = shape_of(breach.requirement);
  auto words = shape == nullptr ? std::string() : shape(breach.actual, language);
  return words.empty() ? neutral_words(breach.actual, language) : words;
}

std::string unmet_text(const Breach& breach, std::string_view sentence, Language language) {
  std::string words(sentence);
  if (breach.actual.empty()) return words;
  return words + (language == Language::zh ? "，实际：" : ", found: ") +
         actual_text(breach, language);
}

}  // namespace caseledger::adapters
