// What a fault or a finding says, in one line of both languages, as tests compare and show it:
// "place: 中文 — English". Nobody but a test puts them together.
#pragma once

#include <string>

#include "ledger/base/fault.h"

namespace caseledger {

inline std::string both(const Bilingual& sentence) {
  return sentence.zh == sentence.en ? sentence.zh : sentence.zh + " — " + sentence.en;
}

inline std::string both(const Fault& fault) {
  return (fault.place.empty() ? "" : fault.place + ": ") + both(fault.what);
}

}  // namespace caseledger
