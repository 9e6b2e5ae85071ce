// What can be asked of the bureau's own register 机关: officers, certificates, appointments, the
// rules in force, keys and timestamps; and what then happened.
#pragma once

#include <variant>

#include "statemachines/acts/bureau_words.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/text.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// 建账: the first leaf of every ledger says how it is to be trusted.
struct OpenLedger {
  static constexpr std::string_view name = "open_ledger";
  TrustMode trust = TrustMode::unspecified;
  ClockSource clock = ClockSource::unspecified;
  Id bureau;  ///< the origin's short name
  static constexpr auto fields() {
    return std::tuple{required("trust", &OpenLedger::trust), required("clock", &OpenLedger::clock),
                      required("bureau", &OpenLedger::bureau)};
  }
  friend bool operator==(const OpenLedger&, const OpenLedger&) = default;
};

/// 录入执法人员 with certificate (附1-7(3), 附4-4).
struct EnrolOfficer {
  static constexpr std::string_view name = "enrol_officer";
  Id officer;
  Said full_name;
  Id section;
  Id certificate;  ///< 证件号码
  Day valid_from;
  Day valid_until;
  static constexpr auto fields() {
    return std::tuple{required("officer", &EnrolOfficer::officer),
                      required("full_name", &EnrolOfficer::full_name),
                      required("section", &EnrolOfficer::section),
                      optional("certificate", &EnrolOfficer::certificate),
                      optional("valid_from", &EnrolOfficer::valid_from),
                      optional("valid_until", &EnrolOfficer::valid_until)};
  }
  friend bool operator==(const EnrolOfficer&, const EnrolOfficer&) = default;
};

/// 换发执法证件.
struct RenewCertificate {
  static constexpr std::string_view name = "renew_certificate";
  Id officer;
  Id certificate;
  Day valid_from;
  Day valid_until;
  static constexpr auto fields() {
    return std::tuple{required("officer", &RenewCertificate::officer),
                      required("certificate", &RenewCertificate::certificate),
                      required("valid_from", &RenewCertificate::valid_from),
                      required("valid_until", &RenewCertificate::valid_until)};
  }
  friend bool operator==(const RenewCertificate&, const RenewCertificate&) = default;
};

/// 暂扣或注销执法证件, from a day.
struct SuspendCertificate {
  static constexpr std::string_view name = "suspend_certificate";
  Id officer;
  Day from;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{required("officer", &SuspendCertificate::officer),
                      required("from", &SuspendCertificate::from),
                      optional("reason", &SuspendCertificate::reason)};
  }
  friend bool operator==(const SuspendCertificate&, const SuspendCertificate&) = default;
};

/// 任命: a capacity, from a day, until a day or for good.
struct AppointOfficer {
  static constexpr std::string_view name = "appoint_officer";
  Id officer;
  Capacity capacity = Capacity::unspecified;
  ReviewerCategory category = ReviewerCategory::unspecified;  ///< reviewers only
  Day from;
  Day until;  ///< none: until relieved
  Document appointment;
  static constexpr auto fields() {
    return std::tuple{required("officer", &AppointOfficer::officer),
                      required("capacity", &AppointOfficer::capacity),
                      optional("category", &AppointOfficer::category),
                      required("from", &AppointOfficer::from),
                      optional("until", &AppointOfficer::until),
                      optional("appointment", &AppointOfficer::appointment)};
  }
  friend bool operator==(const AppointOfficer&, const AppointOfficer&) = default;
};

/// 免去: the capacity ends with this day.
struct RelieveOfficer {
  static constexpr std::string_view name = "relieve_officer";
  Id officer;
  Capacity capacity = Capacity::unspecified;
  Day until;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{required("officer", &RelieveOfficer::officer),
                      required("capacity", &RelieveOfficer::capacity),
                      required("until", &RelieveOfficer::until),
                      optional("reason", &RelieveOfficer::reason)};
  }
  friend bool operator==(const RelieveOfficer&, const RelieveOfficer&) = default;
};

/// 启用规则集: its digest is the digest of its packs in their order.
struct ActivateRuleset {
  static constexpr std::string_view name = "activate_ruleset";
  Digest ruleset;
  std::vector<Digest> packs;
  static constexpr auto fields() {
    return std::tuple{required("ruleset", &ActivateRuleset::ruleset),
                      required("packs", &ActivateRuleset::packs)};
  }
  friend bool operator==(const ActivateRuleset&, const ActivateRuleset&) = default;
};

/// 启用日历: the same for the State Council's notices.
struct ActivateCalendar {
  static constexpr std::string_view name = "activate_calendar";
  Digest calendar;
  std::vector<Digest> files;
  static constexpr auto fields() {
    return std::tuple{required("calendar", &ActivateCalendar::calendar),
                      required("files", &ActivateCalendar::files)};
  }
  friend bool operator==(const ActivateCalendar&, const ActivateCalendar&) = default;
};

/// 启用账本密钥: a key that signs the ledger's checkpoints from now on, beside those in force.
struct AdoptLogKey {
  static constexpr std::string_view name = "adopt_log_key";
  VerifyKey key;
  static constexpr auto fields() { return std::tuple{required("key", &AdoptLogKey::key)}; }
  friend bool operator==(const AdoptLogKey&, const AdoptLogKey&) = default;
};

/// 停用账本密钥, once another of its kind is in force.
struct RetireLogKey {
  static constexpr std::string_view name = "retire_log_key";
  Digest key;  ///< its x
  Said reason;
  static constexpr auto fields() {
    return std::tuple{required("key", &RetireLogKey::key),
                      optional("reason", &RetireLogKey::reason)};
  }
  friend bool operator==(const RetireLogKey&, const RetireLogKey&) = default;
};

/// 登记人员密钥: with which an officer signs what he does, from a day to a day (电子签名法13).
struct EnrolKey {
  static constexpr std::string_view name = "enrol_key";
  Id officer;
  VerifyKey key;
  Day from;
  Day until;
  static constexpr auto fields() {
    return std::tuple{required("officer", &EnrolKey::officer), required("key", &EnrolKey::key),
                      required("from", &EnrolKey::from), required("until", &EnrolKey::until)};
  }
  friend bool operator==(const EnrolKey&, const EnrolKey&) = default;
};

/// 注销人员密钥: nothing recorded after this fact is validly signed by it.
struct RevokeKey {
  static constexpr std::string_view name = "revoke_key";
  Id officer;
  Digest key;  ///< its x
  Said reason;
  static constexpr auto fields() {
    return std::tuple{required("officer", &RevokeKey::officer), required("key", &RevokeKey::key),
                      optional("reason", &RevokeKey::reason)};
  }
  friend bool operator==(const RevokeKey&, const RevokeKey&) = default;
};

/// 登记可信时间戳: a token of RFC 3161 over a checkpoint's bytes, so that the leaves after it are
/// known to be younger than the checkpoint, and those before it older than the token.
struct RecordTimestamp {
  static constexpr std::string_view name = "record_timestamp";
  std::uint64_t tree_size = 0;  ///< leaves under the checkpoint
  Digest root;                  ///< the checkpoint's
  Document token;
  Id authority;
  Instant stated_at;  ///< as the authority says
  static constexpr auto fields() {
    return std::tuple{required("tree_size", &RecordTimestamp::tree_size),
                      required("root", &RecordTimestamp::root),
                      optional("token", &RecordTimestamp::token),
                      required("authority", &RecordTimestamp::authority),
                      required("stated_at", &RecordTimestamp::stated_at)};
  }
  friend bool operator==(const RecordTimestamp&, const RecordTimestamp&) = default;
};

// clang-format off
struct LedgerOpened         : Happened<OpenLedger,         "ledger_opened"> {};
struct OfficerEnrolled      : Happened<EnrolOfficer,       "officer_enrolled"> {};
struct CertificateRenewed   : Happened<RenewCertificate,   "certificate_renewed"> {};
struct CertificateSuspended : Happened<SuspendCertificate, "certificate_suspended"> {};
struct OfficerAppointed     : Happened<AppointOfficer,     "officer_appointed"> {};
struct OfficerRelieved      : Happened<RelieveOfficer,     "officer_relieved"> {};
struct RulesetActivated     : Happened<ActivateRuleset,    "ruleset_activated"> {};
struct CalendarActivated    : Happened<ActivateCalendar,   "calendar_activated"> {};
struct LogKeyAdopted        : Happened<AdoptLogKey,        "log_key_adopted"> {};
struct LogKeyRetired        : Happened<RetireLogKey,       "log_key_retired"> {};
struct KeyEnrolled          : Happened<EnrolKey,           "key_enrolled"> {};
struct KeyRevoked           : Happened<RevokeKey,          "key_revoked"> {};
struct TimestampRecorded    : Happened<RecordTimestamp,    "timestamp_recorded"> {};
// clang-format on

using BureauEvents =
    std::tuple<LedgerOpened, OfficerEnrolled, CertificateRenewed, CertificateSuspended,
               OfficerAppointed, OfficerRelieved, RulesetActivated, CalendarActivated,
               LogKeyAdopted, LogKeyRetired, KeyEnrolled, KeyRevoked, TimestampRecorded>;

}  // namespace caseledger
