@0xf47b08d3a1659ce2;
# The facts of the bureau's register. wire.capnp says how to read these comments.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");
using Parts = import "wire_parts.capnp";
using Terms = import "wire_terms.capnp";

struct LedgerOpened {
  # 建账: the first leaf of every ledger says how it is to be trusted.
  trust @0 :Terms.TrustMode;
  clock @1 :Terms.ClockSource;
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
  capacity @1 :Terms.Capacity;
  category @2 :Terms.ReviewerCategory;  # reviewers only
  from @3 :Int32;  # days
  until @4 :Int32;  # none: until relieved; days
}

struct OfficerRelieved {
  # 免去: the capacity ends with this day. Words: reason.
  officer @0 :Text;
  capacity @1 :Terms.Capacity;
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

struct LogKeyAdopted {
  # 启用账本密钥: a key that signs the ledger's checkpoints from now on, beside those in force.
  key @0 :Parts.VerifyKey;
}

struct LogKeyRetired {
  # 停用账本密钥, once another of its kind is in force. Words: reason.
  key @0 :Data;  # its x
}

struct KeyEnrolled {
  # 登记人员密钥: with which officers sign what they do, from a day to a day (电子签名法13).
  officer @0 :Text;
  key @1 :Parts.VerifyKey;
  from @2 :Int32;  # days
  until @3 :Int32;  # days
}

struct KeyRevoked {
  # 注销人员密钥: nothing recorded after this fact is validly signed by it. Words: reason.
  officer @0 :Text;
  key @1 :Data;  # its x
}

struct TimestampRecorded {
  # 登记可信时间戳: a token of RFC 3161 over a checkpoint's bytes. Documents: token.
  treeSize @0 :UInt64;  # leaves under the checkpoint
  root @1 :Data;  # the checkpoint's
  authority @2 :Text;
  statedAt @3 :Int64;  # as the authority says; µs
}

struct ClockConfirmed {
  # 确认系统时钟: it leapt ahead, or lies behind the last entry, and is right all the same. Words: reason.
  shows @0 :Int64;  # µs
}
