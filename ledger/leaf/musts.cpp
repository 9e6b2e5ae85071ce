// The musts in the order of FORMAT.md.
#include "ledger/leaf/musts.h"

#include <algorithm>

#include "ledger/leaf/places.h"

namespace caseledger::ledger {
namespace {

template <class Entry>
bool is_ascending(const std::vector<Entry>& entries) {
  return std::ranges::adjacent_find(entries, std::ranges::greater_equal{}, &Entry::path) ==
         entries.end();
}

std::optional<std::string> wrong_commitment(const Commitment& commitment, const Said* said) {
  const auto& path = commitment.path;
  if (said == nullptr) return "commitment " + path + " names no words of the fact";
  if (commitment.chars == 0) return "commitment " + path + " is to no words";
  if (said->chars != commitment.chars) return "commitment " + path + " counts other characters";
  if (commitment.digest.is_zero()) return "commitment " + path + " has no digest";
  return std::nullopt;
}

std::optional<std::string> wrong_attachment(const Attachment& attachment,
                                            const Document* document) {
  const auto& path = attachment.path;
  if (document == nullptr) return "attachment " + path + " names no document of the fact";
  if (*document != attachment.document) return "attachment " + path + " is another document";
  if (!document->given()) return "attachment " + path + " has no SHA-256";
  return std::nullopt;
}

std::optional<std::string> wrong_head(const Leaf& leaf) {
  const auto& fact = leaf.fact;
  if (leaf.origin.empty()) return "origin is missing";
  if (fact.procedure == Procedure::unspecified) return "procedure is missing";
  if (fact.stream.empty()) return "stream is missing";
  if (fact.actor.empty()) return "actor is missing";
  if (leaf.prev.is_zero() != (leaf.position.index == 0)) {
    return "prev is missing or stands in the first leaf";
  }
  if (fact.occurred_at > fact.recorded_at) return "occurred after it was recorded";
  if (fact.command_id.is_zero() && fact.command_part != 0) return "is a part of no command";
  if (leaf.key.empty() != leaf.signature.empty()) return "key and signature do not come together";
  if (!is_ascending(leaf.commitments)) return "commitments are not in the order of their paths";
  if (!is_ascending(leaf.attachments)) return "attachments are not in the order of their paths";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> broken_must(const Leaf& leaf) {
  if (auto wrong = wrong_head(leaf)) return wrong;
  for (const auto& one : leaf.commitments) {
    if (auto wrong = wrong_commitment(one, said_at(leaf.fact.event, one.path))) return wrong;
  }
  for (const auto& one : leaf.attachments) {
    if (auto wrong = wrong_attachment(one, document_at(leaf.fact.event, one.path))) return wrong;
  }
  const auto given = places_given(leaf.fact.event);
  if (given.said != leaf.commitments.size()) return "words of the fact have no commitment";
  if (given.documents != leaf.attachments.size()) return "a document has no attachment";
  return std::nullopt;
}

std::optional<std::string> restore_places(Leaf& leaf) {
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
