// A file of case keys with one key, for fuzzers that seal what came.
#pragma once

#include "ledger/vault/case_keys.h"
#include "tests/fuzz/fuzz_input.h"

namespace caseledger::fuzz {

inline ledger::CaseKeys& sealing_keys() {
  static const auto keys = [] {
    const auto path = folder() / "case_keys";
    expect(ledger::CaseKeys::create(path).has_value());
    auto made = ledger::CaseKeys::open(path, {}, false);
    expect(made.has_value());
    return std::move(*made);
  }();
  return *keys;
}

inline const ledger::CaseKeys::Found& sealing_key() {
  static const auto found = [] {
    auto& keys = sealing_keys();
    const auto key = keys.key_for({Procedure::matter, "2021-SF-0001"},
                                  [](auto bytes) { std::ranges::fill(bytes, std::uint8_t{7}); });
    expect(key && keys.sync());
    return *key;
  }();
  return found;
}

}  // namespace caseledger::fuzz
