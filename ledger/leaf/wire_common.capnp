@0x9d62b3f7058ea1c4;
# The facts of every stream. wire.capnp says how to read these comments.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");
using Parts = import "wire_parts.capnp";
using Terms = import "wire_terms.capnp";

struct IrregularityAnswered {
  # 监督答复 to the irregularities recorded so far. It answers; nothing clears. Words: answer.
}

struct RecordCorrected {
  # 更正: an earlier field, its right text and why; the old one stays visible. Words: text, reason.
  version @0 :UInt32;  # of the fact that is corrected
  path @1 :Text;  # the field within it: "cause", "findings/2/reason"
}

struct DeadlinePassed {
  # A clock reached a rung. Asked by the ticker alone, as `system`; occurred at the rung's day.
  clock @0 :Terms.ClockKind;
  basis @1 :Text;  # the clock's entry in the ruleset
  rung @2 :Terms.Rung;
}

struct DeadlineRecomputed {
  # A provisional due date is counted anew because the year's notice is now loaded.
  clock @0 :Terms.ClockKind;
  basis @1 :Text;
}

struct IrregularityRecorded {
  # An accepted act broke a rule that flags. It can be answered, never cleared.
  breach @0 :Parts.Breach;
  responsible @1 :List(Text);
}

struct CommandRefused {
  # The law said no to an authenticated actor. Repeated refusals are themselves a sign. Words:
  # command.
  act @0 :Text;
  breaches @1 :List(Parts.Breach);
}
