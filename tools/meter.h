// How far a long work is, on a terminal and nowhere else.
#pragma once

#include "ledger/vault/sealed_file.h"
#include "tools/shell.h"

namespace caseledger::tools {

class Meter {
 public:
  explicit Meter(const Shell& shell);
  ~Meter();
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  /// To be told of each step; it must not outlive the meter.
  ledger::Progress progress();

 private:
  void show(std::uint64_t done, std::uint64_t of);

  const bool is_seen_;
  std::ostream& err_;
  int percent_ = -1;
};

}  // namespace caseledger::tools
