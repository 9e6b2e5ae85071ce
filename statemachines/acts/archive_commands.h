// What can be asked of a file that is kept: holds (附3-12), and the destruction of what need not be
// kept any longer (档案法21).
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

struct PlaceHold {
  static constexpr auto names =
      act(117, "place_hold", "hold_placed", "长期保存", "hold the file",
          "长期保存 (附3-12): nothing of the case is destroyed until the hold is lifted.");
  HoldGround ground = HoldGround::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("ground", &PlaceHold::ground, "长期保存的情形", "ground of the hold"),
        optional("reason", &PlaceHold::reason, "理由", "reason"),
    };
  }
};

struct LiftHold {
  static constexpr auto names = act(118, "lift_hold", "hold_lifted", "解除长期保存",
                                    "lift the hold", "解除长期保存: all that were placed.");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &LiftHold::reason, "解除理由", "reason for lifting it"),
    };
  }
};

struct AppraiseRecords {
  static constexpr auto names = act(119, "appraise_records", "records_appraised", "销毁鉴定",
                                    "appraise the records for destruction", "销毁鉴定 (档案法21).");
  Document appraisal;
  Said opinion;
  static constexpr auto fields() {
    return std::tuple{
        optional("appraisal", &AppraiseRecords::appraisal, "销毁鉴定意见书", "appraisal"),
        optional("opinion", &AppraiseRecords::opinion, "鉴定意见", "opinion of the appraiser"),
    };
  }
};

/// The vault obeys this fact; what was committed to the words stays in the ledger.
struct DisposeRecords {
  static constexpr auto names =
      act(120, "dispose_records", "records_disposed", "批准销毁", "destroy the records",
          "批准销毁 (档案法21): the words of the case are erased for good.");
  Document approval;
  static constexpr auto fields() {
    return std::tuple{
        optional("approval", &DisposeRecords::approval, "销毁审批表",
                 "approval of the destruction"),
    };
  }
};

}  // namespace caseledger
