// What a step does to a disclosure item beyond its event; the clocks' own effects are shared
// (clock_effects.h).
#pragma once

#include "statemachines/day/clock_effects.h"
#include "statemachines/disclosure/disclosure_file.h"

namespace caseledger {

/// 附1-8b gives a decision its time from the day it was made; 附1-11b gives every other register
/// its time from the day something changed.
struct starts_publication_or_update {
  static void act(Accepted& accepted, const DisclosureFile& file, const OpenItem& command,
                  const Context& context) {
    if (command.register_ == PublicRegister::decisions) {
      starts<ClockKind::publication>::act(accepted, file, command, context);
    } else {
      starts<ClockKind::update>::act(accepted, file, command, context);
    }
  }
};

/// 附1-5, 附1-14: whoever was to do it in time answers for the delay: the section of the item, and
/// with it whoever acted late. The system itself answers for nothing.
struct names_who_answers {
  static void act(Accepted& accepted, const DisclosureFile& file, const auto&,
                  const Context& context) {
    if (accepted.flags.empty()) return;
    accepted.responsible.push_back(file.section);
    if (context.capacity != Capacity::system) accepted.responsible.emplace_back(context.actor);
  }
};

}  // namespace caseledger
