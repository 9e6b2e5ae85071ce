@0xf47b08d3a1659ce2;
# The facts of the bureau's register. wire.capnp says how to read these comments.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");
using Words = import "wire_words.capnp";

struct LedgerOpened {
  # 建账: the first leaf of every ledger says how it is to be trusted.
  trust @0 :Words.TrustMode;
  clock @1 :Words.ClockSource;
  bureau @2 :Text;  # the origin's short name
}

struct OfficerEnrolled {
  # 录入执法人员 with certificate (附1-7(3), 附4-4). Words: full_name.
  officer @0 :Text;
  section @1 :Text;
  certificate @2 :Text;  # 证件号码
  validFrom @3 :Int32;  # days
  validUntil @4 :Int32;  # days
}

struct CertificateRenewed {
  # 换发执法证件.
  officer @0 :Text;
  certificate @1 :Text;
  validFrom @2 :Int32;  # days
  validUntil @3 :Int32;  # days
}

struct CertificateSuspended {
  # 暂扣或注销执法证件, from a day. Words: reason.
  officer @0 :Text;
  from @1 :Int32;  # days
}

struct OfficerAppointed {
  # 任命: a capacity, from a day, until a day or for good. Documents: appointment.
  officer @0 :Text;
  capacity @1 :Words.Capacity;
  category @2 :Words.ReviewerCategory;  # reviewers only
  from @3 :Int32;  # days
  until @4 :Int32;  # none: until relieved; days
}

struct OfficerRelieved {
  # 免去: the capacity ends with this day. Words: reason.
  officer @0 :Text;
  capacity @1 :Words.Capacity;
  until @2 :Int32;  # days
}

struct RulesetActivated {
  # 启用规则集: its digest is the digest of its packs in their order.
  ruleset @0 :Data;
  packs @1 :List(Data);
}

struct CalendarActivated {
  # 启用日历: the same for the State Council's notices.
  calendar @0 :Data;
  files @1 :List(Data);
}
