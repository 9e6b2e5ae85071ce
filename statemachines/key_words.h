// The signature algorithms that the house knows. Numbers are on disk: the list grows at the end.
#pragma once

#include "statemachines/words.h"

namespace caseledger {

enum class KeyAlgorithm : std::uint16_t { unspecified, ed25519, sm2 };
template <>
struct Words<KeyAlgorithm> {
  static constexpr Word list[] = {{"unspecified", "未定", "unspecified"},
                                  {"ed25519", "Ed25519", "Ed25519"},
                                  {"sm2", "SM2", "SM2"}};
};

}  // namespace caseledger
