// Many signatures, verified by all cores while somebody reads on. What is wrong is told at the end.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ledger/audit/verify.h"
#include "ledger/tree/signature.h"

namespace caseledger::engine {

class SignatureChecks {
 public:
  struct Job {
    ledger::Position position;
    ledger::PublicKey key;
    std::string statement, signature;
  };

  SignatureChecks();
  ~SignatureChecks();
  SignatureChecks(const SignatureChecks&) = delete;
  SignatureChecks& operator=(const SignatureChecks&) = delete;

  /// Waits while too many are under way. The first one starts the threads.
  void add(Job job);
  /// Until all are verified; findings of the promise "signatures", by position.
  std::vector<ledger::Finding> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::engine
