// A key is looked up in all vocabularies that requirements speak of.
#include "adapters/wording.h"

#include <cstdio>
#include <optional>

#include "statemachines/bureau_words.h"
#include "statemachines/case_words.h"
#include "statemachines/disclosure_words.h"
#include "statemachines/vocabulary.h"

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
  explicit Meaning(std::string_view key) : key_(key) {}

  template <Vocabulary... Es>
  Meaning& ask() {
    (ask_one(words_of<Es>()), ...);
    return *this;
  }

  const Word* word() const { return is_ambiguous_ ? nullptr : word_; }

 private:
  void ask_one(std::span<const Word> words) {
    for (const auto& one : words.subspan(1)) {
      if (one.key != key_) continue;
      is_ambiguous_ = is_ambiguous_ || (word_ != nullptr && word_->zh != one.zh);
      word_ = &one;
    }
  }

  std::string_view key_;
  const Word* word_ = nullptr;
  bool is_ambiguous_ = false;
};

const Word* meaning_of(std::string_view key) {
  // Stages and capacities are what refusals mostly speak of; they win over other words.
  Meaning first(key);
  first.ask<CaseStage, ItemStage, Capacity>();
  if (first.word() != nullptr) return first.word();
  return Meaning(key)
      .ask<BureauStage, Answer, OpinionKind, ReviewerCategory, ActionKind, PartyKind, RecordKind,
           MaterialSlot, TransferKind, InquiryKind, View, Measure, ServiceMethod, NoPenaltyGround,
           OverturnKind, IrregularAct, Retention, ClockKind, Rung, PublicRegister, WithholdGround,
           Change, TrustMode>()
      .word();
}

}  // namespace

std::string day_words(Day day, Language language) {
  const auto text = to_text(day);
  if (language == Language::en) return text;
  const auto number = [&text](std::size_t at) { return std::stoi(text.substr(at, 2)); };
  return text.substr(0, 4) + "年" + std::to_string(number(5)) + "月" + std::to_string(number(8)) +
         "日";
}

std::string instant_words(Instant at, Language language) {
  const auto day = local_day(at);
  const auto minutes = (at.micros - start_of(day).micros) / kMicrosPerSecond / 60;
  const auto hour = static_cast<int>(minutes / 60);
  const auto minute = static_cast<int>(minutes % 60);
  const auto* format = language == Language::zh ? "%d时%02d分" : " %02d:%02d";
  return day_words(day, language) + printed(format, hour, minute);
}

std::string actual_words(std::string_view actual, Language language) {
  if (const auto day = parse_day(actual)) return day_words(*day, language);
  if (const auto at = parse_instant(actual)) return instant_words(*at, language);
  if (actual == "unspecified") return language == Language::zh ? "未填写" : "not given";
  const auto* word = meaning_of(actual);
  if (word == nullptr) return std::string(actual);
  return std::string(language == Language::zh ? word->zh : word->en);
}

}  // namespace caseledger::adapters
