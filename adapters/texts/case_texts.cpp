// Which field of which event is which part of the decision is said here alone.
#include "adapters/texts/case_texts.h"

#include <map>

#include "adapters/language/field_names.h"
#include "ledger/leaf/codec.h"
#include "statemachines/case/case_file.h"

namespace caseledger::adapters {
namespace {

struct IsOpinion {
  bool answer = false;
  template <class Event>
  void operator()(const Event&) {
    answer = std::is_base_of_v<Opinion, Event>;
  }
};

bool is_opinion(const Event& event) {
  IsOpinion visitor;
  visit_among<CaseEvents>(event, visitor);
  return visitor.answer;
}

TextPart part_of(const Event& event, std::string_view path) {
  if (path == "decision") return TextPart::decided;
  if (path == "draft") return is_opinion(event) ? TextPart::reviewed : TextPart::draft;
  const auto* irregular = event.get_if<IrregularActRecorded>();
  const bool decides = irregular != nullptr && path == "document";
  return decides && is_a_decision(irregular->irregular) ? TextPart::decided : TextPart::unspecified;
}

CaseText text_of(const ledger::Leaf& leaf, const ledger::Attachment& attachment) {
  CaseText text;
  text.position = leaf.position;
  text.day = local_day(leaf.fact.occurred_at);
  text.event = name_of(leaf.fact.event);
  text.actor = leaf.fact.actor;
  text.path = attachment.path;
  text.document = attachment.document;
  text.part = part_of(leaf.fact.event, attachment.path);
  const auto name = field_name(leaf.fact.event, attachment.path);
  text.zh = name.zh;
  text.en = name.en;
  return text;
}

TextPlace place_of(const ledger::Ledger& ledger, const ledger::KeyOwner& owner,
                   const CaseText& text) {
  if (text.text) return TextPlace::inline_text;
  return ledger.find_file(owner, text.document.sha256) ? TextPlace::file : TextPlace::nowhere;
}

}  // namespace

Result<std::vector<CaseText>> texts_of(const ledger::Ledger& ledger,
                                       const ledger::KeyOwner& owner) {
  std::vector<CaseText> texts;
  std::map<Digest, std::string> given;
  CL_TRY(const auto leaves, ledger.read_stream(owner.procedure, owner.stream));
  for (const auto& leaf : leaves) {
    for (const auto& attachment : leaf.attachments) {
      texts.push_back(text_of(leaf, attachment));
      CL_TRY(auto words, ledger.content(leaf.position, attachment.path));
      if (words) given.try_emplace(attachment.document.sha256, std::move(*words));
    }
  }
  for (auto& text : texts) {
    const auto found = given.find(text.document.sha256);
    if (found != given.end()) text.text = found->second;
    text.place = place_of(ledger, owner, text);
  }
  return texts;
}

std::vector<TextRound> rounds_of(const std::vector<CaseText>& texts) {
  std::vector<TextRound> rounds;
  const auto last = [&]() -> TextRound& {
    if (rounds.empty()) rounds.emplace_back();
    return rounds.back();
  };
  const auto is_same = [&](std::size_t a, std::size_t b) {
    return texts[a].document.sha256 == texts[b].document.sha256;
  };
  for (std::size_t n = 0; n < texts.size(); ++n) {
    if (texts[n].part == TextPart::unspecified) continue;
    auto* round = &last();
    if (texts[n].part == TextPart::draft) {
      const bool goes_on = !round->reviewed && !round->decided;
      if (round->draft && goes_on && is_same(*round->draft, n)) continue;
      if (round->draft || !goes_on) round = &rounds.emplace_back();
      round->draft = n;
    } else if (texts[n].part == TextPart::reviewed) {
      if (round->reviewed || round->decided) {
        const auto draft = round->draft;
        round = &rounds.emplace_back(TextRound{draft, {}, {}});
      }
      round->reviewed = n;
    } else {
      if (round->decided) round = &rounds.emplace_back();
      round->decided = n;
    }
  }
  return rounds;
}

}  // namespace caseledger::adapters
