// The words of the bureau's own register 机关, and the keys it keeps.
#pragma once

#include <compare>

#include "statemachines/words/digest.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// Who vouches for an act: its officer's own key, or the one PC that has no key cards.
enum class TrustMode : std::uint16_t { unspecified, trusted_host, officer_keys };
template <>
struct Words<TrustMode> {
  static constexpr Word list[] = {{"unspecified", "未定", "unspecified"},
                                  {"trusted_host", "主机担保", "trusted host"},
                                  {"officer_keys", "本人签名", "officer keys"}};
};

/// Where recorded-at comes from. A simulated clock is declared in the first leaf, for ever.
enum class ClockSource : std::uint16_t { unspecified, system, simulated };
template <>
struct Words<ClockSource> {
  static constexpr Word list[] = {{"unspecified", "未定", "unspecified"},
                                  {"system", "系统时钟", "system clock"},
                                  {"simulated", "模拟时钟", "simulated clock"}};
};

/// The one stage of the register: it is open from its first fact on.
enum class BureauStage : std::uint16_t { unspecified, unopened, open };
template <>
struct Words<BureauStage> {
  static constexpr Word list[] = {{"unspecified", "未定", "unspecified"},
                                  {"unopened", "未建账", "not opened"},
                                  {"open", "在用", "open"}};
};

/// The public half of a key. In this house a key is named by its `x`, which no two keys share:
/// digests of keys are made elsewhere.
struct VerifyKey {
  KeyAlgorithm algorithm = KeyAlgorithm::unspecified;
  Digest x;  ///< Ed25519: the 32 bytes of RFC 8032; SM2: the point's x, big-endian
  Digest y;  ///< Ed25519: zero; SM2: the point's y
  static constexpr auto fields() {
    return std::tuple{required("algorithm", &VerifyKey::algorithm), required("x", &VerifyKey::x),
                      optional("y", &VerifyKey::y)};
  }
  friend constexpr auto operator<=>(const VerifyKey&, const VerifyKey&) = default;
};

}  // namespace caseledger
