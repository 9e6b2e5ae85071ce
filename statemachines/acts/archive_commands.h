// What can be asked of a file that is kept: holds (附3-12), and the destruction of what need not be
// kept any longer (档案法21).
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

/// 长期保存: nothing of the case is destroyed until the hold is lifted.
struct PlaceHold {
  static constexpr std::string_view name = "place_hold";
  HoldGround ground = HoldGround::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("ground", &PlaceHold::ground),
                      optional("reason", &PlaceHold::reason)};
  }
  friend bool operator==(const PlaceHold&, const PlaceHold&) = default;
};

/// 解除长期保存: all that were placed.
struct LiftHold {
  static constexpr std::string_view name = "lift_hold";
  Said reason;
  static constexpr auto fields() { return std::tuple{optional("reason", &LiftHold::reason)}; }
  friend bool operator==(const LiftHold&, const LiftHold&) = default;
};

/// 销毁鉴定: what the file is still worth.
struct AppraiseRecords {
  static constexpr std::string_view name = "appraise_records";
  Document appraisal;
  Said opinion;
  static constexpr auto fields() {
    return std::tuple{optional("appraisal", &AppraiseRecords::appraisal),
                      optional("opinion", &AppraiseRecords::opinion)};
  }
  friend bool operator==(const AppraiseRecords&, const AppraiseRecords&) = default;
};

/// 批准销毁. This fact is what the vault obeys: the words of the case are erased for good, while
/// what was committed to them stays in the ledger.
struct DisposeRecords {
  static constexpr std::string_view name = "dispose_records";
  Document approval;
  static constexpr auto fields() {
    return std::tuple{optional("approval", &DisposeRecords::approval)};
  }
  friend bool operator==(const DisposeRecords&, const DisposeRecords&) = default;
};

}  // namespace caseledger
