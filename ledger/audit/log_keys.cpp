#include "ledger/audit/log_keys.h"

#include <map>

namespace caseledger::ledger {

void LogKeys::leaf(Position position, const Leaf& leaf) {
  if (const auto* adopted = leaf.fact.event.get_if<LogKeyAdopted>()) {
    keys_.push_back({{leaf.origin, NoteKeyUse::note, to_public_key(adopted->key)},
                     position.index + 1,
                     UINT64_MAX});
  }
  if (const auto* retired = leaf.fact.event.get_if<LogKeyRetired>()) {
    for (auto& [key, from, until] : keys_) {
      if (to_verify_key(key.key).x == retired->key) until = position.index + 1;
    }
  }
}

std::vector<Bilingual> LogKeys::check(const Note& note, std::uint64_t size, Lines lines) const {
  std::vector<Bilingual> findings;
  std::map<KeyAlgorithm, bool> is_signed;  // of those that must sign
  for (const auto& [key, from, until] : keys_) {
    const auto worth = is_signed_by(note, key);
    if (worth == Signed::wrong) {
      const auto name = to_text(key);
      findings.push_back(
          {"密钥 " + name + " 的签名不对", "the signature of " + name + " is wrong"});
    }
    const auto algorithm = key.key.algorithm;
    const bool is_asked = lines == Lines::every_algorithm || algorithm == KeyAlgorithm::ed25519;
    if (is_asked && from <= size && size < until) is_signed[algorithm] |= worth == Signed::yes;
  }
  for (const auto& [algorithm, is_there] : is_signed) {
    if (is_there) continue;
    const std::string name(term(algorithm).en);
    findings.push_back(
        {"没有本账的 " + name + " 密钥签名", "no " + name + " key of the ledger has signed it"});
  }
  return findings;
}

}  // namespace caseledger::ledger
