#include "statemachines/bureau/key_requirements.h"

#include <algorithm>

namespace caseledger {

Verdict by_keeper_or_the_officer_himself::holds(const Bureau& bureau, const RevokeKey& command,
                                                const Context& context) {
  const bool is_own = context.actor == command.officer && context.capacity != Capacity::system;
  return is_own ? Verdict::met() : by_keeper_of_the_register::holds(bureau, context);
}

Verdict by_system_or_keeper_of_the_register::holds(const Bureau& bureau, const Context& context) {
  if (context.capacity == Capacity::system) return Verdict::met();
  return by_keeper_of_the_register::holds(bureau, context);
}

Verdict key_is_given::holds(const VerifyKey& key) {
  switch (key.algorithm) {
    case KeyAlgorithm::ed25519:
      return Verdict::of(!key.x.is_zero() && key.y.is_zero());
    case KeyAlgorithm::sm2:
      return Verdict::of(!key.x.is_zero() && !key.y.is_zero());
    case KeyAlgorithm::unspecified:
      break;
  }
  return Verdict::unmet(Id(key_of(key.algorithm)));
}

Verdict log_key_is_new::holds(const Bureau& bureau, const AdoptLogKey& command, const Context&) {
  return Verdict::of(!bureau.knows_key(command.key.x));
}

Verdict log_key_is_in_force::holds(const Bureau& bureau, const RetireLogKey& command,
                                   const Context&) {
  const auto* held = bureau.log_key(command.key);
  return Verdict::of(held != nullptr && held->is_in_force);
}

Verdict another_log_key_of_the_kind_stays::holds(const Bureau& bureau, const RetireLogKey& command,
                                                 const Context&) {
  const auto* retired = bureau.log_key(command.key);
  if (retired == nullptr) return Verdict::met();  // log_key_is_in_force speaks
  return Verdict::of(std::ranges::any_of(bureau.log_keys(), [&](const LogKey& other) {
    return other.is_in_force && other.key.x != command.key &&
           other.key.algorithm == retired->key.algorithm;
  }));
}

Verdict key_is_new::holds(const Bureau& bureau, const EnrolKey& command, const Context&) {
  return Verdict::of(!bureau.knows_key(command.key.x));
}

Verdict key_dates_fit::holds(const Bureau&, const EnrolKey& command, const Context&) {
  if (command.from <= command.until) return Verdict::met();
  return Verdict::unmet(to_text(command.until));
}

Verdict key_is_in_force::holds(const Bureau& bureau, const RevokeKey& command, const Context&) {
  const auto* held = bureau.key_of(command.officer, command.key);
  return Verdict::of(held != nullptr && !held->is_revoked);
}

Verdict timestamp_is_not_in_the_future::holds(const Bureau&, const RecordTimestamp& command,
                                              const Context& context) {
  const bool is_stated = command.stated_at != Instant{};
  if (is_stated && command.stated_at <= context.recorded_at) return Verdict::met();
  return Verdict::unmet(is_stated ? to_text(command.stated_at) : "");
}

}  // namespace caseledger
