// Every fact of the register is kept with its days; a question is answered by looking for a span
// that holds the day asked about.
#include "statemachines/day/bureau.h"

#include <algorithm>

namespace caseledger {
namespace {

constexpr Day kNever{};

bool lasts_on(const Appointment& one, Day on) {
  return one.from <= on && (one.until == kNever || on <= one.until);
}

bool is_valid_on(const Certificate& one, Day on) {
  const bool is_suspended = one.suspended_from != kNever && one.suspended_from <= on;
  return one.valid_from <= on && on <= one.valid_until && !is_suspended;
}

/// Null where nobody ever had it.
template <class Keys>
auto* find_key(Keys& keys, const Digest& x) {
  const auto found = std::ranges::find_if(keys, [&](const auto& held) { return held.key.x == x; });
  return found == keys.end() ? nullptr : &*found;
}

const Appointment* held_by(const Officer* officer, Capacity capacity, Day on) {
  if (officer == nullptr) return nullptr;
  const auto found = std::ranges::find_if(officer->appointments, [&](const Appointment& one) {
    return one.capacity == capacity && lasts_on(one, on);
  });
  return found == officer->appointments.end() ? nullptr : &*found;
}

/// Null for an officer whom only a forged fact knows: the auditor says so, folding goes on.
Officer* find_officer(Bureau& bureau, const Id& officer) {
  const auto found = bureau.officers.find(officer);
  return found == bureau.officers.end() ? nullptr : &found->second;
}

void fold(Bureau& bureau, const LedgerOpened& opened) {
  bureau.stage = BureauStage::open;
  bureau.trust = opened.trust;
  bureau.clock = opened.clock;
  bureau.name = opened.bureau;
}

void fold(Bureau& bureau, const OfficerEnrolled& enrolled) {
  Officer officer{enrolled.officer, enrolled.section, {}, {}, {}};
  if (!enrolled.certificate.empty()) {
    officer.certificates.push_back(
        {enrolled.certificate, enrolled.valid_from, enrolled.valid_until, kNever});
  }
  bureau.officers.insert_or_assign(enrolled.officer, std::move(officer));
}

void fold(Bureau& bureau, const CertificateRenewed& renewed) {
  if (auto* officer = find_officer(bureau, renewed.officer)) {
    officer->certificates.push_back(
        {renewed.certificate, renewed.valid_from, renewed.valid_until, kNever});
  }
}

/// A suspension takes every certificate of the officer; the earliest counts.
void fold(Bureau& bureau, const CertificateSuspended& suspended) {
  auto* officer = find_officer(bureau, suspended.officer);
  if (officer == nullptr) return;
  for (auto& one : officer->certificates) {
    const bool is_earlier = one.suspended_from == kNever || suspended.from < one.suspended_from;
    if (is_earlier) one.suspended_from = suspended.from;
  }
}

void fold(Bureau& bureau, const OfficerAppointed& appointed) {
  if (auto* officer = find_officer(bureau, appointed.officer)) {
    officer->appointments.push_back(
        {appointed.capacity, appointed.category, appointed.from, appointed.until});
  }
}

void fold(Bureau& bureau, const OfficerRelieved& relieved) {
  auto* officer = find_officer(bureau, relieved.officer);
  if (officer == nullptr) return;
  for (auto& one : officer->appointments) {
    const bool is_meant = one.capacity == relieved.capacity && lasts_on(one, relieved.until);
    if (is_meant) one.until = relieved.until;
  }
}

void fold(Bureau& bureau, const RulesetActivated& activated) { bureau.ruleset = activated.ruleset; }

void fold(Bureau& bureau, const CalendarActivated& activated) {
  bureau.calendar = activated.calendar;
}

void fold(Bureau& bureau, const LogKeyAdopted& adopted) {
  bureau.keys.push_back({adopted.key, true});
}

void fold(Bureau& bureau, const LogKeyRetired& retired) {
  if (auto* key = find_key(bureau.keys, retired.key)) key->is_in_force = false;
}

void fold(Bureau& bureau, const KeyEnrolled& enrolled) {
  if (auto* officer = find_officer(bureau, enrolled.officer)) {
    officer->keys.push_back({enrolled.key, enrolled.from, enrolled.until, false});
  }
}

void fold(Bureau& bureau, const KeyRevoked& revoked) {
  auto* officer = find_officer(bureau, revoked.officer);
  if (officer == nullptr) return;
  if (auto* key = find_key(officer->keys, revoked.key)) key->is_revoked = true;
}

/// Timestamps bound the ledger from outside; the law reads none of them again.
void fold(Bureau&, const TimestampRecorded&) {}

/// Which time is believed is the corridor's business, not the law's.
void fold(Bureau&, const ClockConfirmed&) {}

void fold(Bureau& bureau, const IrregularityRecorded&) { ++bureau.unanswered_irregularities; }

void fold(Bureau& bureau, const IrregularityAnswered&) { bureau.unanswered_irregularities = 0; }

void fold(Bureau&, const RecordCorrected&) {}

}  // namespace

const Officer* Bureau::officer(std::string_view id) const {
  const auto found = officers.find(id);
  return found == officers.end() ? nullptr : &found->second;
}

bool Bureau::certificate_valid(std::string_view id, Day on) const {
  const auto* one = officer(id);
  return one != nullptr && std::ranges::any_of(one->certificates, [&](const Certificate& held) {
           return is_valid_on(held, on);
         });
}

bool Bureau::holds(std::string_view id, Capacity capacity, Day on) const {
  return held_by(officer(id), capacity, on) != nullptr;
}

ReviewerCategory Bureau::category_of(std::string_view reviewer, Day on) const {
  const auto* held = held_by(officer(reviewer), Capacity::reviewer, on);
  return held == nullptr ? ReviewerCategory::unspecified : held->category;
}

std::uint32_t Bureau::count_of(Capacity capacity, Day on) const {
  const auto count = std::ranges::count_if(
      officers, [&](const auto& entry) { return held_by(&entry.second, capacity, on) != nullptr; });
  return static_cast<std::uint32_t>(count);
}

const LogKey* Bureau::log_key(const Digest& x) const { return find_key(keys, x); }

const OfficerKey* Bureau::key_of(std::string_view id, const Digest& x) const {
  const auto* one = officer(id);
  return one == nullptr ? nullptr : find_key(one->keys, x);
}

bool Bureau::key_valid(std::string_view id, const Digest& x, Day on) const {
  const auto* held = key_of(id, x);
  return held != nullptr && !held->is_revoked && held->from <= on && on <= held->until;
}

bool Bureau::knows_key(const Digest& x) const {
  return log_key(x) != nullptr || std::ranges::any_of(officers, [&](const auto& entry) {
           return find_key(entry.second.keys, x) != nullptr;
         });
}

void evolve(Bureau& bureau, const Step& step) {
  ++bureau.version.count;
  // Facts of another procedure say nothing here.
  visit_among<Join<BureauEvents, CommonEvents>>(step.event, [&](const auto& one) {
    if constexpr (requires { fold(bureau, one); }) fold(bureau, one);
  });
}

}  // namespace caseledger
