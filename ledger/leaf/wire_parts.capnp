@0xa93f51e6c27d08b4;
# The parts that leaves and facts are made of. wire.capnp says how to read these comments.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");
using Terms = import "wire_terms.capnp";

struct Recording {
  # 附3-3, 附3-6, 附3-7: the recording beside a document, or why there is none (附3-8). Words:
  # exception_report. Documents: file.
  startedAt @0 :Int64;  # of the recording; µs
  endedAt @1 :Int64;  # of the recording; µs
  showsCertificates @2 :Terms.Answer;  # 附3-7: 亮证 recorded first
}

struct GroundAnswer {
  # One of the five grounds of 附4-7, answered with a reason. Words: reason.
  applies @0 :Terms.Answer;
}

struct GroupMember {
  officer @0 :Text;
  category @1 :Terms.ReviewerCategory;
}

struct Material {
  # A document in its slot of the packet (附4-11). Documents: document.
  slot @0 :Terms.MaterialSlot;
}

struct SupplementItem {
  # One item that the group asks for (附4-11 last sentence). Words: what.
  slot @0 :Terms.MaterialSlot;
}

struct Finding {
  # One of the eight findings of 附4-13. For points 1-4 and 6 `yes` is good; for points 5 (越权滥权) and
  # 7 (涉嫌犯罪) `yes` is bad. Point 8 is good when `yes` (nothing else stands against it). Words:
  # reason.
  answer @0 :Terms.Answer;
}

struct Imposed {
  # One measure of a decision. Amount only where the measure has one.
  measure @0 :Terms.Measure;
  amount @1 :UInt64;  # fen
}

struct Attendance {
  # 附4-18: who sat in the meeting, in which capacity, and what they said. Words: opinion.
  officer @0 :Text;
  capacity @1 :Terms.Capacity;
  view @2 :Terms.View;
}

struct Check {
  # 附1-9: one of the five checks. Words: note.
  passed @0 :Terms.Answer;
}

struct Breach {
  # A requirement that was not met, as it is kept: by name, so that it can be read for ever.
  article @0 :Text;  # "附4-18b"
  requirement @1 :Text;  # "opinion_agrees"
  actual @2 :Text;  # what was found instead, neutral: a number, a date, a key; may be empty
}

struct ClockMoved {
  # What an act did to one clock.
  clock @0 :Terms.ClockKind;
  basis @1 :Text;  # the clock's entry in the ruleset
  move @2 :Terms.ClockMove;
  on @3 :Int32;  # the day the move takes effect; days
  due @4 :Int32;  # after the move; days
  dueWithoutPause @5 :Int32;  # the same count as if nothing had been suspended (ruling 1); days
  provisional @6 :Bool;
}

struct VerifyKey {
  # The public half of a key, named elsewhere by its x.
  algorithm @0 :Terms.KeyAlgorithm;
  x @1 :Data;  # Ed25519: the 32 bytes of RFC 8032; SM2: the point's x, big-endian
  y @2 :Data;  # Ed25519: null; SM2: the point's y, big-endian
}
