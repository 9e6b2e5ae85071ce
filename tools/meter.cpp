// A line that is written over.
#include "tools/meter.h"

#include <unistd.h>

#include <iostream>

namespace caseledger::tools {

Meter::Meter(const Shell& shell)
    : is_seen_(&shell.err == &std::cerr && ::isatty(STDERR_FILENO) == 1), err_(shell.err) {}

Meter::~Meter() {
  if (percent_ >= 0) err_ << "\n";
}

ledger::Progress Meter::progress() {
  if (!is_seen_) return {};
  return [this](std::uint64_t done, std::uint64_t of) { show(done, of); };
}

void Meter::show(std::uint64_t done, std::uint64_t of) {
  const int percent = of == 0 ? 100 : static_cast<int>(done * 100 / of);
  if (percent == percent_) return;
  percent_ = percent;
  err_ << "\r" << percent << "%  " << (done >> 20U) << " / " << (of >> 20U) << " MiB" << std::flush;
}

}  // namespace caseledger::tools
