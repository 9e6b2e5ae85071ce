// What the bureau's own register asks before it names an officer, a capacity or a set of rules.
#pragma once

#include "statemachines/day/bureau.h"
#include "statemachines/table/general_requirements.h"
#include "statemachines/table/given.h"

namespace caseledger {

/// A new ledger has no registrar yet, and a bureau whose registrar has left must not be locked out
/// of its own book: then, and only then, the system keeps the register. Vacancy is judged on the
/// day of entry, so that nobody slips in by dating an act back.
struct by_keeper_of_the_register {
  static constexpr Clause clause{"处罚法42",
                                 "由登记员或者主要负责人办理；无人任登记员时，由系统建账办理",
                                 "by the registrar or the principal head; by the system only while "
                                 "nobody is registrar"};
  static Verdict holds(const Bureau& bureau, const Context& context);
};

struct trust_is_declared : Given<&OpenLedger::trust> {
  static constexpr Clause clause{"附2-5", "写明担保方式", "the ledger says who vouches for acts"};
};

struct clock_is_declared : Given<&OpenLedger::clock> {
  static constexpr Clause clause{"附2-5", "写明记录时间的来源",
                                 "the ledger says where its time comes from"};
};

struct bureau_is_named : Given<&OpenLedger::bureau> {
  static constexpr Clause clause{"附1-7(1)", "写明执法主体名称", "the enforcing body is named"};
};

struct officer_is_new {
  static constexpr Clause clause{"附1-7(3)", "该人员尚未录入", "the officer is not yet enrolled"};
  static Verdict holds(const Bureau& bureau, const EnrolOfficer& command, const Context&);
};

struct officer_is_named : Given<&EnrolOfficer::officer, &EnrolOfficer::full_name> {
  static constexpr Clause clause{"附1-7(3)", "写明人员编号和姓名",
                                 "the officer's identifier and name are given"};
};

/// Who acts as the system is nobody: no officer bears its name.
struct officer_is_not_the_system {
  static constexpr Clause clause{"附1-7(3)", "人员编号不是系统专用的名称",
                                 "the officer's identifier is not the system's name"};
  static Verdict holds(const Bureau&, const EnrolOfficer& command, const Context&);
};

struct officer_has_a_section : Given<&EnrolOfficer::section> {
  static constexpr Clause clause{"附1-5", "写明所在科室", "the officer's section is named"};
};

struct officer_is_enrolled {
  static constexpr Clause clause{"附1-7(3)", "该人员已经录入", "the officer is enrolled"};
  static Verdict holds(const Bureau& bureau, std::string_view officer);
  static Verdict holds(const Bureau& bureau, const auto& command, const Context&) {
    return holds(bureau, command.officer);
  }
};

/// An officer may be enrolled without a certificate; one that is named needs dates that fit.
struct certificate_dates_fit {
  static constexpr Clause clause{"附4-4", "执法证件的有效期起止日期相符",
                                 "the certificate's first day is not after its last"};
  static Verdict holds(std::string_view certificate, Day from, Day until);
  static Verdict holds(const Bureau&, const auto& command, const Context&) {
    return holds(command.certificate, command.valid_from, command.valid_until);
  }
};

struct certificate_is_named : Given<&RenewCertificate::certificate> {
  static constexpr Clause clause{"附1-7(3)", "写明执法证件号码",
                                 "the certificate's number is given"};
};

struct officer_has_a_certificate {
  static constexpr Clause clause{"附4-4", "该人员有可暂扣的执法证件",
                                 "the officer has a certificate to suspend"};
  static Verdict holds(const Bureau& bureau, const SuspendCertificate& command, const Context&);
};

struct suspension_has_reason : Given<&SuspendCertificate::reason> {
  static constexpr Clause clause{"附4-4", "写明暂扣或者注销的理由",
                                 "the reason of the suspension is given"};
};

/// Nobody is appointed `system`.
struct capacity_can_be_given {
  static constexpr Clause clause{"附1-5", "所任身份可由人员担任",
                                 "the capacity is one that an officer can hold"};
  static Verdict holds(const Bureau&, const AppointOfficer& command, const Context&);
};

struct appointment_dates_fit {
  static constexpr Clause clause{"附1-8a", "任职起止日期相符",
                                 "the appointment's first day is not after its last"};
  static Verdict holds(const Bureau&, const AppointOfficer& command, const Context&);
};

struct appointment_is_new {
  static constexpr Clause clause{"附1-8a", "该人员任职之日尚未担任该身份",
                                 "the officer does not hold that capacity on its first day"};
  static Verdict holds(const Bureau& bureau, const AppointOfficer& command, const Context&);
};

struct appointed_handler_is_certified {
  static constexpr Clause clause{"处罚法42", "承办人任职之日持有有效执法证件",
                                 "a handler's certificate is valid when the appointment begins"};
  static Verdict holds(const Bureau& bureau, const AppointOfficer& command, const Context&);
};

struct appointed_reviewer_is_certified {
  static constexpr Clause clause{"附4-4", "审核人员任职之日持有有效执法证件",
                                 "a reviewer's certificate is valid when the appointment begins"};
  static Verdict holds(const Bureau& bureau, const AppointOfficer& command, const Context&);
};

struct reviewer_has_category {
  static constexpr Clause clause{"附4-3", "审核人员属于水利专家、局常聘律师或者科室负责人之一",
                                 "a reviewer is a water expert, a retained lawyer or a section "
                                 "head"};
  static Verdict holds(const Bureau&, const AppointOfficer& command, const Context&);
};

struct appointment_is_held {
  static constexpr Clause clause{"附1-8a", "该人员免职之日担任该身份",
                                 "the officer holds that capacity on the day it ends"};
  static Verdict holds(const Bureau& bureau, const RelieveOfficer& command, const Context&);
};

struct clock_is_read : Given<&ConfirmClock::shows> {
  static constexpr Clause clause{"附2-5", "写明系统时钟所示时间",
                                 "the time that the machine's clock shows is given"};
};

struct trust_in_the_clock_has_reason : Given<&ConfirmClock::reason> {
  static constexpr Clause clause{"附2-5", "写明确认系统时钟的理由",
                                 "the reason for trusting the machine's clock is given"};
};

struct rules_are_named : Given<&ActivateRuleset::ruleset, &ActivateRuleset::packs> {
  static constexpr Clause clause{"附1-15", "写明规则集及其组成",
                                 "the ruleset and its packs are named"};
};

struct days_are_named : Given<&ActivateCalendar::calendar, &ActivateCalendar::files> {
  static constexpr Clause clause{"附1-8b", "写明工作日历及其组成",
                                 "the calendar and its files are named"};
};

}  // namespace caseledger
