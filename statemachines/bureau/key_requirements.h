// What the bureau's register asks of keys and of timestamps (附2-5 电子认证, 电子签名法13). A key
// is named by its x. Rotation of the log's key is two acts: the new one is adopted, then the old
// one retired, so that checkpoints are signed without a gap.
#pragma once

#include "statemachines/bureau/bureau_requirements.h"
#include "statemachines/day/bureau.h"
#include "statemachines/table/given.h"

namespace caseledger {

/// A lost key card cannot wait for the registrar.
struct by_keeper_or_the_officer_himself {
  static constexpr Clause clause{"处罚法42", "由登记员、主要负责人或者该人员本人办理",
                                 "by the registrar, the principal head or the officer themselves"};
  static Verdict holds(const Bureau& bureau, const RevokeKey& command, const Context& context);
};

/// The system fetches tokens by itself; a keeper enters one that came another way.
struct by_system_or_keeper_of_the_register {
  static constexpr Clause clause{"附2-5", "由系统、登记员或者主要负责人登记",
                                 "by the system, the registrar or the principal head"};
  static Verdict holds(const Bureau& bureau, const Context& context);
};

/// Whether the numbers are a sound point of the curve is asked before the law is
/// (engine/sound_keys.h).
struct key_is_given {
  static constexpr Clause clause{"附2-5", "写明密钥的算法和公钥，公钥与算法相符",
                                 "the key's algorithm and its public half are given and agree"};
  static Verdict holds(const VerifyKey& key);
  static Verdict holds(const Bureau&, const auto& command, const Context&) {
    return holds(command.key);
  }
};

// 账本密钥.

struct log_key_is_new {
  static constexpr Clause clause{"附2-5", "该密钥从未由账本或者人员使用",
                                 "neither the log nor an officer ever had this key"};
  static Verdict holds(const Bureau& bureau, const AdoptLogKey& command, const Context&);
};

struct log_key_is_in_force {
  static constexpr Clause clause{"附2-5", "该账本密钥正在使用", "the log's key is in force"};
  static Verdict holds(const Bureau& bureau, const RetireLogKey& command, const Context&);
};

struct another_log_key_of_the_kind_stays {
  static constexpr Clause clause{"附2-5", "另有同一算法的账本密钥正在使用",
                                 "another log key of the same algorithm stays in force"};
  static Verdict holds(const Bureau& bureau, const RetireLogKey& command, const Context&);
};

struct retirement_has_reason : Given<&RetireLogKey::reason> {
  static constexpr Clause clause{"附2-5", "写明停用理由", "the reason of the retirement is given"};
};

// 人员密钥.

/// 专有: what two have, neither signs with alone.
struct key_is_new {
  static constexpr Clause clause{"电子签名法13", "该密钥属于该人员专有，从未登记",
                                 "the key is the officer's alone and was never enrolled"};
  static Verdict holds(const Bureau& bureau, const EnrolKey& command, const Context&);
};

struct key_dates_fit {
  static constexpr Clause clause{"电子签名法13", "密钥的有效期起止日期相符",
                                 "the key's first day is not after its last"};
  static Verdict holds(const Bureau&, const EnrolKey& command, const Context&);
};

struct key_is_in_force {
  static constexpr Clause clause{"电子签名法13", "该密钥已登记在该人员名下，尚未注销",
                                 "the key is enrolled for the officer and was not revoked"};
  static Verdict holds(const Bureau& bureau, const RevokeKey& command, const Context&);
};

struct revocation_has_reason : Given<&RevokeKey::reason> {
  static constexpr Clause clause{"电子签名法13", "写明注销理由",
                                 "the reason of the revocation is given"};
};

// 时间戳.

struct checkpoint_is_named : Given<&RecordTimestamp::tree_size, &RecordTimestamp::root> {
  static constexpr Clause clause{"附2-5", "写明所盖检查点的事实数和根摘要",
                                 "the stamped checkpoint's size and root are given"};
};

struct token_is_enclosed : Given<&RecordTimestamp::token> {
  static constexpr Clause clause{"附2-5", "附有时间戳凭证", "the timestamp token is enclosed"};
};

struct authority_is_named : Given<&RecordTimestamp::authority> {
  static constexpr Clause clause{"附2-5", "写明时间戳服务机构", "the timestamp authority is named"};
};

struct timestamp_is_not_in_the_future {
  static constexpr Clause clause{"附2-5", "时间戳的时间不晚于录入时间",
                                 "the time it states is not later than its entry"};
  static Verdict holds(const Bureau&, const RecordTimestamp& command, const Context& context);
};

}  // namespace caseledger
