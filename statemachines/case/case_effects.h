// What an act of a case brings about besides its event: moves of clocks, flags, and orders to the
// disclosure item of the same name. The clocks that every procedure has are clock_effects.h's.
//
// A review begins on the day its materials are received (附4-16: 收到送审材料后). When a dispute
// ends in a new review nothing new is handed in, but the matter comes back to the group on that
// day, so its ten working days begin then, and that review too may be extended once.
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/clock_effects.h"

namespace caseledger {

/// The duty is done or gone: its clock stops, and is flagged where it was late, with those who
/// answer for it.
void close_clock(Accepted& accepted, const CaseFile& file, ClockKind clock, const Context& context);

template <ClockKind Kind>
struct closes {
  static void act(Accepted& accepted, const CaseFile& file, const auto&, const Context& context) {
    close_clock(accepted, file, Kind, context);
  }
};

/// At an end of the procedure nothing is left to do but to file what there is.
struct closes_all_but_filing {
  static void act(Accepted& accepted, const CaseFile& file, const auto&, const Context& context) {
    for (std::uint16_t n = 1; n < terms_of<ClockKind>().size(); ++n) {
      const auto clock = static_cast<ClockKind>(n);
      if (clock != ClockKind::filing) close_clock(accepted, file, clock, context);
    }
  }
};

template <ClockKind Kind>
struct suspends {
  static void act(Accepted& accepted, const CaseFile& file, const auto&, const Context& context) {
    for (auto& moved : suspend_clocks(file.deadlines, Kind, context.day())) {
      accepted.clocks.push_back(std::move(moved));
    }
  }
};

template <ClockKind Kind>
struct resumes {
  static void act(Accepted& accepted, const CaseFile& file, const auto&, const Context& context) {
    const auto on = context.day();
    for (auto& moved : resume_clocks(file.deadlines, context.ruleset, context.calendar, Kind, on)) {
      accepted.clocks.push_back(std::move(moved));
    }
  }
};

/// 处罚法60 and a transfer (ruling 11): what went to the police may come back, and goes on with the
/// days that were left; any other transfer ends the case here.
struct rests_the_case {
  static void act(Accepted& accepted, const CaseFile& file, const AdoptTransfer&,
                  const Context& context);
  static void act(Accepted& accepted, const CaseFile& file, const ResolveTransfer& command,
                  const Context& context);
};

/// 附4-16: the extension is in working days, whatever the clock itself is counted in.
struct extends_review {
  static void act(Accepted& accepted, const CaseFile& file, const ExtendReview&,
                  const Context& context);
};

/// 附4-11: the clock runs to the day the group has set.
struct starts_completion {
  static void act(Accepted& accepted, const CaseFile&, const RequestSupplement& command,
                  const Context& context);
};

struct starts_revisit {
  static void act(Accepted& accepted, const CaseFile&, const Defer& command,
                  const Context& context);
};

/// On pass_deadline, where nobody acts: the flag is of those who owed the act.
struct names_who_owed_it {
  static void act(Accepted& accepted, const CaseFile& file, const PassDeadline& command,
                  const Context&);
};

/// 附1-8b: the decision opens its own item, and the clocks of publication with it.
struct opens_disclosure {
  static void act(Accepted& accepted, const CaseFile& file, const DecideOrdinary& command,
                  const Context& context);
  static void act(Accepted& accepted, const CaseFile& file, const DecideByMeeting& command,
                  const Context& context);
};

/// 处罚法48: what was published of an overturned decision is to be taken down.
struct requires_withdrawal {
  static void act(Accepted& accepted, const CaseFile& file, const Overturn& command,
                  const Context& context);
};

/// A decision that no longer stands is not served any more.
struct closes_service_of_the_annulled {
  static void act(Accepted& accepted, const CaseFile& file, const Overturn& command,
                  const Context& context);
};

/// The severest flag there is: the law that the act itself broke, with those who did it.
struct flags_the_irregular_act {
  static void act(Accepted& accepted, const CaseFile&, const RecordIrregularAct& command,
                  const Context&);
};

/// Nothing more of an irregular case is published until a supervisor has answered.
struct holds_disclosure {
  static void act(Accepted& accepted, const CaseFile& file, const RecordIrregularAct&,
                  const Context& context);
};

/// The answer frees what was held; and an irregular decision that still stands, which opened no
/// item when it was made, opens it now: the public learns of it, late, and by the clocks of its own
/// day.
struct frees_disclosure {
  static void act(Accepted& accepted, const CaseFile& file, const AnswerIrregularity&,
                  const Context& context);
};

/// The sentence that an irregular act broke, and its name as it is kept.
struct BrokenRule {
  std::string_view requirement;
  Clause clause;
};
BrokenRule rule_broken_by(IrregularAct act);

}  // namespace caseledger
