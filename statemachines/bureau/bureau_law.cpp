// The register is one open book: after its first fact every row stays where it is.
#include "statemachines/bureau/bureau_law.h"

#include "statemachines/bureau/bureau_requirements.h"
#include "statemachines/bureau/key_requirements.h"
#include "statemachines/table/general_duties.h"
#include "statemachines/table/general_law.h"
#include "statemachines/table/seat.h"
#include "statemachines/words/check.h"

namespace caseledger {
namespace {

using Unopened = Stage<BureauStage::unopened>;
using Open = Stage<BureauStage::open>;

// clang-format off
struct BureauLaw : Law<
  //   article   when      upon                By<who>
  //   If<what must be true>
  //   Then<what happened>                                                              becomes
  Rule<"附2-5",  Unopened, OpenLedger,         By<by_system>,
       If<trust_is_declared, clock_is_declared, bureau_is_named>,
       Then<LedgerOpened>,                                                              Open>,
  Rule<"附1-7(3)", Open,   EnrolOfficer,       By<by_keeper_of_the_register>,
       If<officer_is_named, officer_is_not_the_system, officer_is_new, officer_has_a_section,
          certificate_dates_fit>,
       Then<OfficerEnrolled>,                                                           Same>,
  Rule<"附1-7(3)", Open,   RenewCertificate,   By<by_keeper_of_the_register>,
       If<officer_is_enrolled, certificate_is_named, certificate_dates_fit>,
       Then<CertificateRenewed>,                                                        Same>,
  Rule<"附4-4",  Open,     SuspendCertificate, By<by_keeper_of_the_register>,
       If<officer_is_enrolled, officer_has_a_certificate, suspension_has_reason>,
       Then<CertificateSuspended>,                                                      Same>,
  Rule<"附1-8a", Open,     AppointOfficer,     By<by_keeper_of_the_register>,
       If<officer_is_enrolled, capacity_can_be_given, appointment_dates_fit, appointment_is_new,
          appointed_handler_is_certified, appointed_reviewer_is_certified, reviewer_has_category>,
       Then<OfficerAppointed>,                                                          Same>,
  Rule<"附1-8a", Open,     RelieveOfficer,     By<by_keeper_of_the_register>,
       If<officer_is_enrolled, appointment_is_held>,
       Then<OfficerRelieved>,                                                           Same>,
  Rule<"附1-15", Open,     ActivateRuleset,    By<by_keeper_of_the_register>,
       If<rules_are_named>,
       Then<RulesetActivated>,                                                          Same>,
  Rule<"附1-8b", Open,     ActivateCalendar,   By<by_keeper_of_the_register>,
       If<days_are_named>,
       Then<CalendarActivated>,                                                         Same>,
  Rule<"附2-5",  Open,     AdoptLogKey,        By<by_keeper_of_the_register>,
       If<key_is_given, log_key_is_new>,
       Then<LogKeyAdopted>,                                                             Same>,
  Rule<"附2-5",  Open,     RetireLogKey,       By<by_keeper_of_the_register>,
       If<log_key_is_in_force, another_log_key_of_the_kind_stays, retirement_has_reason>,
       Then<LogKeyRetired>,                                                             Same>,
  Rule<"电子签名法13", Open, EnrolKey,         By<by_keeper_of_the_register>,
       If<officer_is_enrolled, key_is_given, key_is_new, key_dates_fit>,
       Then<KeyEnrolled>,                                                               Same>,
  Rule<"电子签名法13", Open, RevokeKey,        By<by_keeper_or_the_officer_himself>,
       If<officer_is_enrolled, key_is_in_force, revocation_has_reason>,
       Then<KeyRevoked>,                                                                Same>,
  Rule<"附2-5",  Open,     RecordTimestamp,    By<by_system_or_keeper_of_the_register>,
       If<checkpoint_is_named, token_is_enclosed, authority_is_named,
          timestamp_is_not_in_the_future>,
       Then<TimestampRecorded>,                                                         Same>,
  Rule<"附2-5",  Open,     ConfirmClock,       By<by_keeper_of_the_register>,
       If<clock_is_read, trust_in_the_clock_has_reason>,
       Then<ClockConfirmed>,                                                            Same>,
  Rule<"处罚法75", Open,   AnswerIrregularity, By<by_supervisor>,
       If<something_is_unanswered, answer_is_given>,
       Then<IrregularityAnswered>,                                                      Same,
       Duty<to_answer_irregularities, AnyStage>>,
  Rule<"附2-3",  Open,     CorrectRecord,      By<by_officer>,
       If<corrected_fact_exists, corrected_field_is_named, right_text_is_given,
          correction_has_reason>,
       Then<RecordCorrected>,                                                           Same>
> {};
// clang-format on

using Register = Chapter<BureauLaw, Bureau, Unopened, Open>;
constexpr GeneralArticles kArticles{.capacity = "处罚法42", .order = "附2-6", .rows = bureau_rows};

}  // namespace

Decision decide(const Bureau& bureau, const CommandBody& command, const Context& context) {
  CL_REQUIRE(&context.bureau == &bureau);
  return judge(bureau, command, context, kArticles, [&](Hearing<Bureau>& hearing) {
    Register::hear(key_of(bureau.stage), hearing, command);
  });
}

std::vector<LawRow> bureau_rows() { return BureauLaw::rows(); }
std::vector<std::vector<Clause>> bureau_clauses() { return BureauLaw::clauses(); }
std::vector<LawDuty> bureau_duties() { return BureauLaw::duties(); }

}  // namespace caseledger
