// What is kept under a passphrase, changed to ask for more rounds than anybody waits for.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include "ledger/base/base64.h"
#include "ledger/tree/signature.h"

namespace caseledger {

/// Of a PEM text that asks for kPassphraseRounds: one that asks for eight millions.
inline std::string with_many_rounds(std::string_view pem) {
  static_assert(ledger::kPassphraseRounds == 0x030D40);
  constexpr std::uint8_t kFew[] = {0x02, 0x03, 0x03, 0x0D, 0x40};
  constexpr std::uint8_t kMany[] = {0x02, 0x03, 0x7F, 0xFF, 0xFF};
  constexpr std::size_t kLine = 64;
  const auto from = pem.find('\n') + 1, to = pem.rfind("-----END");
  std::string body;
  for (const char c : pem.substr(from, to - from)) {
    if (c != '\n') body += c;
  }
  auto der = ledger::from_base64(body).value();
  const auto found = std::ranges::search(der, kFew);
  if (found.empty()) throw std::runtime_error("no rounds in it");
  std::ranges::copy(kMany, found.begin());
  const auto changed = ledger::to_base64(der);
  std::string lines;
  for (std::size_t at = 0; at < changed.size(); at += kLine) {
    lines += changed.substr(at, kLine) + "\n";
  }
  return std::string(pem.substr(0, from)) + lines + std::string(pem.substr(to));
}

}  // namespace caseledger
