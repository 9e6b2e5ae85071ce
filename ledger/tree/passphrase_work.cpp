#include "ledger/tree/passphrase_work.h"

#include <openssl/x509.h>

#include <memory>

namespace caseledger::ledger {
namespace {

struct FreeAlgorithm {
  void operator()(X509_ALGOR* algorithm) const { X509_ALGOR_free(algorithm); }
};
struct FreeParameters {
  void operator()(PBKDF2PARAM* parameters) const { PBKDF2PARAM_free(parameters); }
};

}  // namespace

bool is_bounded_derivation(Bytes derivation) {
  const auto* at = derivation.data();
  const std::unique_ptr<X509_ALGOR, FreeAlgorithm> algorithm(
      d2i_X509_ALGOR(nullptr, &at, static_cast<long>(derivation.size())));
  if (algorithm == nullptr || OBJ_obj2nid(algorithm->algorithm) != NID_id_pbkdf2) return false;
  const std::unique_ptr<PBKDF2PARAM, FreeParameters> parameters(static_cast<PBKDF2PARAM*>(
      ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBKDF2PARAM), algorithm->parameter)));
  std::int64_t rounds = 0;
  return parameters != nullptr && ASN1_INTEGER_get_int64(&rounds, parameters->iter) == 1 &&
         rounds > 0 && rounds <= kPassphraseRoundsMax;
}

}  // namespace caseledger::ledger
