// Sentences are put together from the requirement's words and the article's; none is written here.
#include "adapters/language/messages.h"

#include <algorithm>

#include "adapters/language/labels.h"
#include "adapters/language/wording.h"
#include "engine/characters.h"

namespace caseledger::adapters {
namespace {

bool is_zh(Language language) { return language == Language::zh; }

/// What was not met under one article.
struct Ground {
  std::string_view article;
  std::vector<const engine::Sentence*> unmet;
};

std::vector<Ground> grounds_of(std::span<const engine::Sentence> unmet) {
  std::vector<Ground> grounds;
  for (const auto& sentence : unmet) {
    auto found = std::ranges::find(grounds, sentence.breach.article, &Ground::article);
    if (found == grounds.end()) {
      grounds.push_back({sentence.breach.article, {}});
      found = std::prev(grounds.end());
    }
    found->unmet.push_back(&sentence);
  }
  return grounds;
}

std::string requirement_words(const engine::Sentence& sentence, Language language) {
  const auto& words = is_zh(language) ? sentence.zh : sentence.en;
  return unmet_text(sentence.breach, words.empty() ? sentence.breach.requirement : words, language);
}

std::string ground_words(const Ground& ground, const Ruleset& ruleset, Language language) {
  std::string unmet;
  for (const auto* sentence : ground.unmet) {
    if (!unmet.empty()) unmet += is_zh(language) ? "；" : "; ";
    unmet += requirement_words(*sentence, language);
  }
  const auto cite = cite_of(ground.article, ruleset);
  const auto* article = ruleset.article(ground.article);
  auto text = text_of(ground.article, ruleset, language);
  if (article != nullptr && article->is_paraphrase && is_zh(language)) text += "（大意）";
  if (is_zh(language)) {
    return "依据" + cite + (text.empty() ? "" : "，" + text) + "。（未满足：" + unmet + "）";
  }
  return "under " + cite + (text.empty() ? "" : ": " + text) + ". (Not met: " + unmet + ")";
}

std::string grounds_words(std::span<const engine::Sentence> unmet, const Ruleset& ruleset,
                          Language language) {
  std::string words;
  for (const auto& ground : grounds_of(unmet)) {
    if (!words.empty() && !is_zh(language)) words += " ";
    words += ground_words(ground, ruleset, language);
  }
  return words;
}

std::string place_words(const ledger::Position& position, Language language) {
  const auto number = std::to_string(position.index);
  return is_zh(language) ? "第" + number + "号事实" : "fact " + number;
}

std::string subject_words(const engine::Command& command, Language language) {
  // The one register of the bureau has no name of its own that anybody would know.
  const auto& bureau = term(Procedure::bureau);
  const auto stream = command.procedure == Procedure::bureau
                          ? std::string(is_zh(language) ? bureau.zh : bureau.en)
                          : command.stream;
  return engine::in_one_line(stream) + " " +
         std::string(in(act_label(name_of(command.body)), language));
}

bool sets_a_day(const ClockMoved& moved) {
  return moved.move == ClockMove::started || moved.move == ClockMove::resumed ||
         moved.move == ClockMove::extended || moved.move == ClockMove::recomputed;
}

std::string declined_message(const engine::Command& command, const engine::Declined& declined,
                             const Ruleset& ruleset, Language language) {
  const auto place = place_words(declined.position, language);
  const auto repeated = is_zh(language) ? "此前已答复，" : "answered before, ";
  return subject_words(command, language) + (is_zh(language) ? " " : ": ") +
         refusal_message(declined.unmet, ruleset, language) + (is_zh(language) ? "（" : " (") +
         (declined.is_repeated ? repeated : "") + place + (is_zh(language) ? "）" : ")");
}

std::string accomplished_message(const engine::Command& command, const engine::Accomplished& done,
                                 const Ruleset& ruleset, Language language) {
  auto message = receipt_message(command, done, ruleset, language);
  for (const auto& moved : done.clocks) {
    if (sets_a_day(moved)) message += "\n  " + clock_message(moved, ruleset, language);
  }
  for (const auto& flag : done.flags) message += "\n  " + flag_message(flag, ruleset, language);
  return message;
}

struct KindName {
  std::string_view key, zh, en;
};

KindName kind_name(FaultKind kind) {
  switch (kind) {
    case FaultKind::corrupt:
      return {"corrupt", "数据损坏，请停用并核验", "damaged data, stop and verify"};
    case FaultKind::conflict:
      return {"conflict", "冲突", "conflict"};
    case FaultKind::unavailable:
      return {"unavailable", "暂不可用", "unavailable"};
    case FaultKind::malformed:
      return {"malformed", "格式不符", "malformed"};
    case FaultKind::full:
      return {"full", "空间不足，只能读取", "no room left, reading goes on"};
    case FaultKind::absent:
      return {"absent", "查无此项", "not there"};
  }
  return {"unknown", "故障", "fault"};
}

}  // namespace

std::string cite_of(std::string_view article, const Ruleset& ruleset) {
  const auto* found = ruleset.article(article);
  return found == nullptr || found->cite.empty() ? std::string(article) : found->cite;
}

std::string text_of(std::string_view article, const Ruleset& ruleset, Language language) {
  const auto* found = ruleset.article(article);
  if (found == nullptr) return {};
  auto text = is_zh(language) ? found->zh : found->en;
  for (const std::string_view stop : {"。", ".", "；", ";"}) {
    if (text.ends_with(stop)) text.resize(text.size() - stop.size());
  }
  return text;
}

std::string refusal_message(std::span<const engine::Sentence> unmet, const Ruleset& ruleset,
                            Language language) {
  return (is_zh(language) ? "拒绝：" : "Refused: ") +
         engine::in_one_line(grounds_words(unmet, ruleset, language));
}

std::string flag_message(const engine::Sentence& flag, const Ruleset& ruleset, Language language) {
  return (is_zh(language) ? "已记录违规：" : "Irregularity recorded: ") +
         engine::in_one_line(grounds_words({&flag, 1}, ruleset, language));
}

std::string receipt_message(const engine::Command& command, const engine::Accomplished& done,
                            const Ruleset& ruleset, Language language) {
  const auto stage = std::string(in(stage_label(command.procedure, done.stage_after), language));
  const auto cite = engine::in_one_line(cite_of(done.article, ruleset));
  const auto place = place_words(done.position, language);
  const auto subject = subject_words(command, language);
  if (is_zh(language)) {
    return (done.is_repeated ? "此前已受理 " : "已受理 ") + subject + " → " + stage + " （" + cite +
           "；" + place + "）";
  }
  return (done.is_repeated ? "Accepted before: " : "Accepted: ") + subject + " → " + stage + " (" +
         cite + "; " + place + ")";
}

std::string clock_message(const ClockMoved& moved, const Ruleset& ruleset, Language language) {
  const auto& clock = term(moved.clock);
  const auto rule = std::ranges::find(ruleset.clocks, moved.basis, &ClockRule::id);
  const auto cite = engine::in_one_line(
      rule == ruleset.clocks.end() ? moved.basis : cite_of(rule->article, ruleset));
  const auto due = day_text(moved.due, language);
  if (is_zh(language)) {
    return std::string(clock.zh) + "：" + due + "到期" + (moved.is_provisional ? "，暂定" : "") +
           "（" + cite + "）";
  }
  return std::string(clock.en) + ": due " + due + (moved.is_provisional ? ", provisional" : "") +
         " (" + cite + ")";
}

std::string fault_message(const Fault& fault, Language language) {
  const auto words = kind_name(fault.kind);
  auto message = std::string(is_zh(language) ? words.zh : words.en) +
                 (is_zh(language) ? "：" : ": ") + fault.sentence().in(language);
  return engine::in_one_line(message);
}

std::string answer_message(const engine::Command& command, const engine::Answer& answer,
                           const Ruleset& ruleset, Language language) {
  if (!answer) return fault_message(answer.error(), language);
  if (const auto* declined = std::get_if<engine::Declined>(&*answer)) {
    return declined_message(command, *declined, ruleset, language);
  }
  return accomplished_message(command, std::get<engine::Accomplished>(*answer), ruleset, language);
}

std::string_view kind_key(FaultKind kind) { return kind_name(kind).key; }

}  // namespace caseledger::adapters
