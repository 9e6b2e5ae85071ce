// The everyday bureau with officers who sign: their keys, and cases signed before the clock starts.
#pragma once

#include <map>

#include "engine/command.h"
#include "ledger/tree/signature.h"
#include "tools/founding.h"

namespace caseledger::tools {

class SignedOffice {
 public:
  /// Every officer has an Ed25519 key.
  SignedOffice();

  Founding founding() const;
  /// The staffing of typical_case.h and everybody's key, signed by the registrar.
  std::vector<engine::Command> staffing();
  std::vector<engine::Command> signed_case(std::uint64_t n);

 private:
  const ledger::SigningKey& key_of(const Id& officer);
  void sign(engine::Command& command);
  std::map<Id, ledger::SigningKey> keys_;
};

}  // namespace caseledger::tools
