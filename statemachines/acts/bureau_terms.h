// The words of the bureau's own register 机关, and the keys it keeps.
#pragma once

#include <compare>

#include "statemachines/words/digest.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

enum class TrustMode : std::uint16_t { unspecified, trusted_host, officer_keys };
template <>
struct Terms<TrustMode> {
  static constexpr std::string_view name = "trust_mode";
  static constexpr std::string_view meaning =
      "Who vouches for an act: its officer's own key, or the one PC that has no key cards.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"trusted_host", "主机担保", "trusted host"},
                                  {"officer_keys", "本人签名", "officer keys"}};
};

enum class ClockSource : std::uint16_t { unspecified, system, simulated };
template <>
struct Terms<ClockSource> {
  static constexpr std::string_view name = "clock_source";
  static constexpr std::string_view meaning =
      "Where recorded-at comes from. A simulated clock is declared in the first leaf, for ever.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"system", "系统时钟", "system clock"},
                                  {"simulated", "模拟时钟", "simulated clock"}};
};

/// The one stage of the register: it is open from its first fact on.
enum class BureauStage : std::uint16_t { unspecified, unopened, open };
template <>
struct Terms<BureauStage> {
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"unopened", "未建账", "not opened"},
                                  {"open", "在用", "open"}};
};

/// No two keys share their `x`, so it is the name of a key everywhere else.
struct VerifyKey {
  static constexpr auto names =
      part("verify_key", "The public half of a key, named elsewhere by its x.");
  KeyAlgorithm algorithm = KeyAlgorithm::unspecified;
  Digest x;
  Digest y;
  friend constexpr auto operator<=>(const VerifyKey&, const VerifyKey&) = default;
  static constexpr auto fields() {
    return std::tuple{
        required("algorithm", &VerifyKey::algorithm, "算法", "algorithm"),
        required("x", &VerifyKey::x, "公钥 x", "x of the public key",
                 "Ed25519: the 32 bytes of RFC 8032; SM2: the point's x, big-endian"),
        optional("y", &VerifyKey::y, "公钥 y（仅 SM2）", "y of the public key, SM2 only",
                 "Ed25519: null; SM2: the point's y, big-endian"),
    };
  }
};

}  // namespace caseledger
