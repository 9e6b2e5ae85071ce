// See log_keys.h.
#include "ledger/log_keys.h"

#include <algorithm>

namespace caseledger::ledger {

void LogKeys::leaf(Position position, const Leaf& leaf) {
  if (const auto* adopted = std::get_if<LogKeyAdopted>(&leaf.fact.event)) {
    keys_.push_back({{leaf.origin, NoteKeyUse::note, to_public_key(adopted->key)},
                     position.index + 1,
                     UINT64_MAX});
  }
  if (const auto* retired = std::get_if<LogKeyRetired>(&leaf.fact.event)) {
    for (auto& [key, from, until] : keys_) {
      if (to_verify_key(key.key).x == retired->key) until = position.index + 1;
    }
  }
}

std::vector<std::string> LogKeys::check(const Note& note, std::uint64_t size) const {
  std::vector<std::string> findings;
  bool must_be_signed = false, is_signed = false;
  for (const auto& [key, from, until] : keys_) {
    const auto worth = is_signed_by(note, key);
    if (worth == Signed::wrong)
      findings.push_back("the signature of " + to_text(key) + " is wrong");
    const bool is_in_force = from <= size && size < until;
    if (!is_in_force || key.key.algorithm != KeyAlgorithm::ed25519) continue;
    must_be_signed = true;
    is_signed = is_signed || worth == Signed::yes;
  }
  if (must_be_signed && !is_signed) {
    findings.emplace_back("no Ed25519 key of the ledger has signed it");
  }
  return findings;
}

}  // namespace caseledger::ledger
