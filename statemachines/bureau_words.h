// The words of the bureau's own register 机关.
#pragma once

#include "statemachines/words.h"

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

}  // namespace caseledger
