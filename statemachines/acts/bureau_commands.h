// What can be asked of the bureau's own register 机关: officers, certificates, appointments, the
// rules in force, keys and timestamps; and what then happened.
#pragma once

#include "statemachines/acts/bureau_terms.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/text.h"
#include "statemachines/words/time.h"
#include "statemachines/words/type_list.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

struct OpenLedger {
  static constexpr auto names =
      act(24, "open_ledger", "ledger_opened", "建账", "open the ledger",
          "建账: the first leaf of every ledger says how it is to be trusted.");
  TrustMode trust = TrustMode::unspecified;
  ClockSource clock = ClockSource::unspecified;
  Id bureau;
  static constexpr auto fields() {
    return std::tuple{
        required("trust", &OpenLedger::trust, "信任方式", "trust"),
        required("clock", &OpenLedger::clock, "时钟来源", "source of the clock"),
        required("bureau", &OpenLedger::bureau, "机关简称", "bureau", "the origin's short name"),
    };
  }
};

struct EnrolOfficer {
  static constexpr auto names =
      act(25, "enrol_officer", "officer_enrolled", "录入执法人员", "enrol an officer",
          "录入执法人员 with certificate (附1-7(3), 附4-4).");
  Id officer;
  Said full_name;
  Id section;
  Id certificate;
  Day valid_from;
  Day valid_until;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &EnrolOfficer::officer, "执法人员", "officer"),
        required("full_name", &EnrolOfficer::full_name, "姓名", "full name"),
        required("section", &EnrolOfficer::section, "所在科室", "section"),
        optional("certificate", &EnrolOfficer::certificate, "执法证件号码", "certificate number",
                 "证件号码"),
        optional("valid_from", &EnrolOfficer::valid_from, "有效期自", "valid from"),
        optional("valid_until", &EnrolOfficer::valid_until, "有效期至", "valid until"),
    };
  }
};

struct RenewCertificate {
  static constexpr auto names = act(26, "renew_certificate", "certificate_renewed", "换发执法证件",
                                    "renew a certificate", "换发执法证件.");
  Id officer;
  Id certificate;
  Day valid_from;
  Day valid_until;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &RenewCertificate::officer, "执法人员", "officer"),
        required("certificate", &RenewCertificate::certificate, "执法证件号码",
                 "certificate number"),
        required("valid_from", &RenewCertificate::valid_from, "有效期自", "valid from"),
        required("valid_until", &RenewCertificate::valid_until, "有效期至", "valid until"),
    };
  }
};

struct SuspendCertificate {
  static constexpr auto names =
      act(27, "suspend_certificate", "certificate_suspended", "暂扣或者注销执法证件",
          "suspend a certificate", "暂扣或注销执法证件, from a day.");
  Id officer;
  Day from;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &SuspendCertificate::officer, "执法人员", "officer"),
        required("from", &SuspendCertificate::from, "暂扣或者注销之日", "suspended from"),
        optional("reason", &SuspendCertificate::reason, "理由", "reason"),
    };
  }
};

struct AppointOfficer {
  static constexpr auto names =
      act(28, "appoint_officer", "officer_appointed", "任命", "appoint an officer",
          "任命: a capacity, from a day, until a day or for good.");
  Id officer;
  Capacity capacity = Capacity::unspecified;
  ReviewerCategory category = ReviewerCategory::unspecified;
  Day from;
  Day until;
  Document appointment;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &AppointOfficer::officer, "执法人员", "officer"),
        required("capacity", &AppointOfficer::capacity, "身份", "capacity"),
        optional("category", &AppointOfficer::category, "审核人员类别", "category of reviewer",
                 "reviewers only"),
        required("from", &AppointOfficer::from, "起始日", "from"),
        optional("until", &AppointOfficer::until, "任命至", "appointed until",
                 "none: until relieved"),
        optional("appointment", &AppointOfficer::appointment, "任命文件", "letter of appointment"),
    };
  }
};

struct RelieveOfficer {
  static constexpr auto names = act(29, "relieve_officer", "officer_relieved", "免去任命",
                                    "relieve an officer", "免去: the capacity ends with this day.");
  Id officer;
  Capacity capacity = Capacity::unspecified;
  Day until;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &RelieveOfficer::officer, "执法人员", "officer"),
        required("capacity", &RelieveOfficer::capacity, "身份", "capacity"),
        required("until", &RelieveOfficer::until, "任职截止日", "last day in the capacity"),
        optional("reason", &RelieveOfficer::reason, "理由", "reason"),
    };
  }
};

struct ActivateRuleset {
  static constexpr auto names =
      act(30, "activate_ruleset", "ruleset_activated", "启用规则集", "activate a ruleset",
          "启用规则集: its digest is the digest of its packs in their order.");
  Digest ruleset;
  std::vector<Digest> packs;
  static constexpr auto fields() {
    return std::tuple{
        required("ruleset", &ActivateRuleset::ruleset, "规则集", "ruleset"),
        required("packs", &ActivateRuleset::packs, "规则包", "packs"),
    };
  }
};

struct ActivateCalendar {
  static constexpr auto names =
      act(31, "activate_calendar", "calendar_activated", "启用日历", "activate a calendar",
          "启用日历: the same for the State Council's notices.");
  Digest calendar;
  std::vector<Digest> files;
  static constexpr auto fields() {
    return std::tuple{
        required("calendar", &ActivateCalendar::calendar, "日历", "calendar"),
        required("files", &ActivateCalendar::files, "通知文件", "notice files"),
    };
  }
};

struct AdoptLogKey {
  static constexpr auto names = act(
      112, "adopt_log_key", "log_key_adopted", "启用账本密钥", "adopt a key of the log",
      "启用账本密钥: a key that signs the ledger's checkpoints from now on, beside those in force.");
  VerifyKey key;
  static constexpr auto fields() {
    return std::tuple{
        required("key", &AdoptLogKey::key, "公钥", "public key"),
    };
  }
};

struct RetireLogKey {
  static constexpr auto names =
      act(113, "retire_log_key", "log_key_retired", "停用账本密钥", "retire a key of the log",
          "停用账本密钥, once another of its kind is in force.");
  Digest key;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("key", &RetireLogKey::key, "停用的密钥（公钥 x）", "key to retire, by its x",
                 "its x"),
        optional("reason", &RetireLogKey::reason, "停用理由", "reason for retiring it"),
    };
  }
};

struct EnrolKey {
  static constexpr auto names = act(
      114, "enrol_key", "key_enrolled", "登记人员密钥", "enrol an officer's key",
      "登记人员密钥: with which officers sign what they do, from a day to a day (电子签名法13).");
  Id officer;
  VerifyKey key;
  Day from;
  Day until;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &EnrolKey::officer, "执法人员", "officer"),
        required("key", &EnrolKey::key, "公钥", "public key"),
        required("from", &EnrolKey::from, "起始日", "from"),
        required("until", &EnrolKey::until, "截止日", "until"),
    };
  }
};

struct RevokeKey {
  static constexpr auto names =
      act(115, "revoke_key", "key_revoked", "注销人员密钥", "revoke an officer's key",
          "注销人员密钥: nothing recorded after this fact is validly signed by it.");
  Id officer;
  Digest key;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &RevokeKey::officer, "执法人员", "officer"),
        required("key", &RevokeKey::key, "注销的密钥（公钥 x）", "key to revoke, by its x",
                 "its x"),
        optional("reason", &RevokeKey::reason, "注销理由", "reason for revoking it"),
    };
  }
};

/// The leaves after it are younger than the checkpoint, those before it older than the token.
struct RecordTimestamp {
  static constexpr auto names = act(
      116, "record_timestamp", "timestamp_recorded", "登记可信时间戳", "record a trusted timestamp",
      "登记可信时间戳: a token of RFC 3161 over a checkpoint's bytes.");
  std::uint64_t tree_size = 0;
  Digest root;
  Document token;
  Id authority;
  Instant stated_at;
  static constexpr auto fields() {
    return std::tuple{
        required("tree_size", &RecordTimestamp::tree_size, "检查点事实数", "size of the checkpoint",
                 "leaves under the checkpoint"),
        required("root", &RecordTimestamp::root, "检查点根摘要", "root of the checkpoint",
                 "the checkpoint's"),
        optional("token", &RecordTimestamp::token, "时间戳凭证", "timestamp token"),
        required("authority", &RecordTimestamp::authority, "时间戳服务机构", "timestamp authority"),
        required("stated_at", &RecordTimestamp::stated_at, "时间戳所载时间", "time it states",
                 "as the authority says"),
    };
  }
};

/// Nothing else is written while the machine's clock is doubted (engine/clock_doubt.h).
struct ConfirmClock {
  static constexpr auto names = act(
      121, "confirm_clock", "clock_confirmed", "确认系统时钟", "confirm the machine's clock",
      "确认系统时钟: it leapt ahead, or lies behind the last entry, and is right all the same.");
  Instant shows;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("shows", &ConfirmClock::shows, "时钟所示时间", "time the clock shows"),
        required("reason", &ConfirmClock::reason, "确认时钟的理由",
                 "reason for trusting the clock"),
    };
  }
};

// clang-format off
struct LedgerOpened         : Happened<OpenLedger> {};
struct OfficerEnrolled      : Happened<EnrolOfficer> {};
struct CertificateRenewed   : Happened<RenewCertificate> {};
struct CertificateSuspended : Happened<SuspendCertificate> {};
struct OfficerAppointed     : Happened<AppointOfficer> {};
struct OfficerRelieved      : Happened<RelieveOfficer> {};
struct RulesetActivated     : Happened<ActivateRuleset> {};
struct CalendarActivated    : Happened<ActivateCalendar> {};
struct LogKeyAdopted        : Happened<AdoptLogKey> {};
struct LogKeyRetired        : Happened<RetireLogKey> {};
struct KeyEnrolled          : Happened<EnrolKey> {};
struct KeyRevoked           : Happened<RevokeKey> {};
struct TimestampRecorded    : Happened<RecordTimestamp> {};
struct ClockConfirmed       : Happened<ConfirmClock> {};
// clang-format on

using BureauEvents =
    Types<LedgerOpened, OfficerEnrolled, CertificateRenewed, CertificateSuspended, OfficerAppointed,
          OfficerRelieved, RulesetActivated, CalendarActivated, LogKeyAdopted, LogKeyRetired,
          KeyEnrolled, KeyRevoked, TimestampRecorded, ClockConfirmed>;

}  // namespace caseledger
