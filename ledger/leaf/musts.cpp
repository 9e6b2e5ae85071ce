// The musts in the order of FORMAT.md.
#include "ledger/leaf/musts.h"

#include <algorithm>

#include "ledger/leaf/places.h"
#include "statemachines/day/bureau.h"

namespace caseledger::ledger {
namespace {

template <class Entry>
bool is_ascending(const std::vector<Entry>& entries) {
  return std::ranges::adjacent_find(entries, std::ranges::greater_equal{}, &Entry::path) ==
         entries.end();
}

std::optional<Bilingual> wrong_commitment(const Commitment& commitment, const Said* said) {
  const auto wrong = [&](const char* zh, const char* en) {
    return Bilingual{"承诺 " + commitment.path + " " + zh,
                     "commitment " + commitment.path + " " + en};
  };
  if (said == nullptr) return wrong("所指的不是该事实的文字", "names no words of the fact");
  if (commitment.chars == 0) return wrong("没有文字", "is to no words");
  if (said->chars != commitment.chars) return wrong("的字数不符", "counts other characters");
  if (commitment.digest.is_zero()) return wrong("没有摘要", "has no digest");
  return std::nullopt;
}

std::optional<Bilingual> wrong_attachment(const Attachment& attachment, const Document* document) {
  const auto wrong = [&](const char* zh, const char* en) {
    return Bilingual{"附件 " + attachment.path + " " + zh,
                     "attachment " + attachment.path + " " + en};
  };
  if (document == nullptr) return wrong("所指的不是该事实的文书", "names no document of the fact");
  if (*document != attachment.document) return wrong("是另一文书", "is another document");
  if (!document->given()) return wrong("没有 SHA-256", "has no SHA-256");
  return std::nullopt;
}

std::optional<Bilingual> wrong_head(const Leaf& leaf) {
  const auto& fact = leaf.fact;
  if (leaf.origin.empty()) return Bilingual{"缺少账本名称", "origin is missing"};
  if (fact.procedure == Procedure::unspecified)
    return Bilingual{"缺少程序", "procedure is missing"};
  if (fact.stream.empty()) return Bilingual{"缺少所属案卷", "stream is missing"};
  if (!may_be_called(fact.procedure, fact.stream)) {
    return Bilingual{"机关的名称为 " + std::string(kBureauStream) + "，其他案卷不得用此名",
                     "the register alone is called " + std::string(kBureauStream)};
  }
  if (fact.actor.empty()) return Bilingual{"缺少行为人", "actor is missing"};
  if (leaf.prev.is_zero() != (leaf.position.index == 0)) {
    return Bilingual{"缺少前一事实的摘要，或首条事实带有它",
                     "prev is missing or stands in the first leaf"};
  }
  if (fact.occurred_at > fact.recorded_at)
    return Bilingual{"发生时间晚于记录时间", "occurred after it was recorded"};
  if (fact.command_id.is_zero() && fact.command_part != 0)
    return Bilingual{"不属于任何命令", "is a part of no command"};
  if (leaf.key.empty() != leaf.signature.empty())
    return Bilingual{"密钥与签名没有一并出现", "key and signature do not come together"};
  if (!is_ascending(leaf.commitments))
    return Bilingual{"承诺没有按路径排列", "commitments are not in the order of their paths"};
  if (!is_ascending(leaf.attachments))
    return Bilingual{"附件没有按路径排列", "attachments are not in the order of their paths"};
  return std::nullopt;
}

}  // namespace

std::optional<Bilingual> broken_must(const Leaf& leaf) {
  if (auto wrong = wrong_head(leaf)) return wrong;
  for (const auto& one : leaf.commitments) {
    if (auto wrong = wrong_commitment(one, said_at(leaf.fact.event, one.path))) return wrong;
  }
  for (const auto& one : leaf.attachments) {
    if (auto wrong = wrong_attachment(one, document_at(leaf.fact.event, one.path))) return wrong;
  }
  const auto given = places_given(leaf.fact.event);
  if (given.said != leaf.commitments.size())
    return Bilingual{"事实的文字没有承诺", "words of the fact have no commitment"};
  if (given.documents != leaf.attachments.size())
    return Bilingual{"文书没有附件", "a document has no attachment"};
  return std::nullopt;
}

std::optional<Bilingual> restore_places(Leaf& leaf) {
  if (auto wrong = wrong_head(leaf)) return wrong;
  for (const auto& one : leaf.commitments) {
    auto* said = said_at(leaf.fact.event, one.path);
    if (said != nullptr) said->chars = one.chars;
    if (auto wrong = wrong_commitment(one, said)) return wrong;
  }
  for (const auto& one : leaf.attachments) {
    auto* document = document_at(leaf.fact.event, one.path);
    if (document != nullptr) *document = one.document;
    if (auto wrong = wrong_attachment(one, document)) return wrong;
  }
  return std::nullopt;
}

}  // namespace caseledger::ledger
