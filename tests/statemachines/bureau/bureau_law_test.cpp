// The bureau's register: founding, officers, appointments, rules in force.
#include "tests/statemachines/bureau_trial.h"

namespace caseledger {
namespace {

TEST_F(BureauLaw, OpensOnceAndFirst) {
  ledger.when(by_host(enrolment("zhang.wei"))).then_refused("附1-7(3)", "act_is_foreseen");
  ledger.when(by_host(opening())).then<LedgerOpened>("open");
  EXPECT_EQ(ledger.file().trust, TrustMode::trusted_host);
  EXPECT_EQ(ledger.file().name, "lingchuan");
  ledger.when(by_host(opening())).then_refused("附2-5", "act_is_foreseen");
}

TEST_F(BureauLaw, SaysHowItIsToBeTrustedBeforeAnythingElse) {
  auto silent = opening();
  silent.trust = TrustMode::unspecified;
  ledger.when(by_host(silent)).then_refused("附2-5", "trust_is_declared");
  silent = opening();
  silent.clock = ClockSource::unspecified;
  ledger.when(by_host(silent)).then_refused("附2-5", "clock_is_declared");
  silent = opening();
  silent.bureau.clear();
  ledger.when(by_host(silent)).then_refused("附1-7(1)", "bureau_is_named");
  ledger.when(by("registrar", opening())).then_refused("附2-6", "by_system");
}

TEST_F(BureauLaw, IsFoundedByTheSystemUntilSomebodyIsRegistrar) {
  ledger.given(by_host(opening()));
  ledger.when(by_host(enrolment("registrar"))).then<OfficerEnrolled>("open");
  ledger.when(by_host(appointment("registrar", Capacity::registrar)))
      .then<OfficerAppointed>("open");
  ledger.when(by_host(enrolment("zhang.wei")))
      .then_refused("处罚法42", "by_keeper_of_the_register");
  ledger.when(by("registrar", enrolment("zhang.wei"))).then<OfficerEnrolled>("open");
}

TEST_F(BureauLaw, CannotBeFoundedAnewByDatingBack) {
  founded();
  ledger.when(by_host(enrolment("li.na")).on("2020-06-01").entered_on("2021-09-15"))
      .then_refused("处罚法42", "by_keeper_of_the_register");
}

TEST_F(BureauLaw, CanBeFoundedAnewWhenTheLastRegistrarHasLeft) {
  founded();
  ledger.given(
      by("registrar", RelieveOfficer{"registrar", Capacity::registrar, day("2021-09-30"), said()}));
  ledger.when(by_host(enrolment("li.na")).on("2021-09-30"))
      .then_refused("处罚法42", "by_keeper_of_the_register");
  ledger.when(by_host(enrolment("li.na")).on("2021-10-08")).then<OfficerEnrolled>("open");
}

TEST_F(BureauLaw, LetsNobodyElseKeepTheRegister) {
  founded().given(by("registrar", appointment("zhang.wei", Capacity::handler)));
  const std::vector<CommandBody> all = {
      enrolment("li.na"),
      RenewCertificate{"zhang.wei", "C-2", day("2021-01-01"), day("2025-12-31")},
      SuspendCertificate{"zhang.wei", day("2021-09-15"), said()},
      appointment("zhang.wei", Capacity::archivist),
      RelieveOfficer{"zhang.wei", Capacity::handler, day("2021-09-15"), said()},
      ActivateRuleset{document(1).sha256, {document(2).sha256}},
      ActivateCalendar{document(1).sha256, {document(2).sha256}},
      AdoptLogKey{ed25519(1)},
      RetireLogKey{ed25519(1).x, said()},
      enrolment_of(ed25519(1))};
  for (const auto& command : all) {
    ledger.when(by("supervisor", command)).then_refused("处罚法42", "by_keeper_of_the_register");
  }
  ledger.when(by("principal_head", enrolment("li.na"))).then<OfficerEnrolled>("open");
}

TEST_F(BureauLaw, EnrolsAnOfficerOnceWithNameAndSection) {
  founded();
  ledger.when(by("registrar", enrolment("zhang.wei"))).then_refused("附1-7(3)", "officer_is_new");
  ledger.when(by("registrar", enrolment("system")))
      .then_refused("附1-7(3)", "officer_is_not_the_system");
  auto nameless = enrolment("li.na");
  nameless.full_name = {};
  ledger.when(by("registrar", nameless)).then_refused("附1-7(3)", "officer_is_named");
  auto homeless = enrolment("li.na");
  homeless.section.clear();
  ledger.when(by("registrar", homeless)).then_refused("附1-5", "officer_has_a_section");
  auto backwards = enrolment("li.na");
  backwards.valid_until = day("2019-12-31");
  ledger.when(by("registrar", backwards)).then_refused("附4-4", "certificate_dates_fit");
  auto uncertified = enrolment("li.na");
  uncertified.certificate.clear();
  uncertified.valid_from = uncertified.valid_until = Day{};
  ledger.when(by("registrar", uncertified)).then<OfficerEnrolled>("open");
  EXPECT_FALSE(ledger.file().certificate_valid("li.na", day("2021-09-15")));
}

TEST_F(BureauLaw, RenewsACertificate) {
  founded();
  RenewCertificate renewal{"zhang.wei", "C-2", day("2025-01-01"), day("2029-12-31")};
  auto unknown = renewal;
  unknown.officer = "nobody";
  ledger.when(by("registrar", unknown)).then_refused("附1-7(3)", "officer_is_enrolled");
  auto nameless = renewal;
  nameless.certificate.clear();
  ledger.when(by("registrar", nameless)).then_refused("附1-7(3)", "certificate_is_named");
  auto backwards = renewal;
  backwards.valid_until = day("2024-12-31");
  ledger.when(by("registrar", backwards)).then_refused("附4-4", "certificate_dates_fit");
  EXPECT_FALSE(ledger.file().certificate_valid("zhang.wei", day("2026-01-01")));
  ledger.when(by("registrar", renewal)).then<CertificateRenewed>("open");
  EXPECT_TRUE(ledger.file().certificate_valid("zhang.wei", day("2026-01-01")));
}

TEST_F(BureauLaw, SuspendsACertificateFromADay) {
  founded();
  SuspendCertificate suspension{"zhang.wei", day("2021-09-20"), said()};
  auto unknown = suspension;
  unknown.officer = "nobody";
  ledger.when(by("registrar", unknown)).then_refused("附1-7(3)", "officer_is_enrolled");
  ledger.when(by("registrar", unknown)).then_refused("附4-4", "officer_has_a_certificate");
  auto silent = suspension;
  silent.reason = {};
  ledger.when(by("registrar", silent)).then_refused("附4-4", "suspension_has_reason");
  ledger.when(by("registrar", suspension)).then<CertificateSuspended>("open");
  EXPECT_TRUE(ledger.file().certificate_valid("zhang.wei", day("2021-09-19")));
  EXPECT_FALSE(ledger.file().certificate_valid("zhang.wei", day("2021-09-20")));
}

TEST_F(BureauLaw, AppointsWhomTheLawLetsServe) {
  founded();
  auto one = appointment("nobody", Capacity::handler);
  ledger.when(by("registrar", one)).then_refused("附1-7(3)", "officer_is_enrolled");
  one = appointment("zhang.wei", Capacity::system);
  ledger.when(by("registrar", one)).then_refused("附1-5", "capacity_can_be_given");
  one = appointment("zhang.wei", Capacity::handler);
  one.until = day("2020-12-31");
  ledger.when(by("registrar", one)).then_refused("附1-8a", "appointment_dates_fit");
  one = appointment("registrar", Capacity::registrar);
  ledger.when(by("registrar", one)).then_refused("附1-8a", "appointment_is_new");
  one = appointment("zhang.wei", Capacity::reviewer);
  ledger.when(by("registrar", one)).then_refused("附4-3", "reviewer_has_category");
  one.category = ReviewerCategory::lawyer;
  ledger.when(by("registrar", one)).then<OfficerAppointed>("open");
  EXPECT_EQ(ledger.file().category_of("zhang.wei", day("2021-09-15")), ReviewerCategory::lawyer);
  EXPECT_EQ(ledger.file().count_of(Capacity::reviewer, day("2021-09-15")), 1U);
}

TEST_F(BureauLaw, AppointsNoHandlerAndNoReviewerWithoutACertificate) {
  founded().given(by("registrar", SuspendCertificate{"zhang.wei", day("2021-01-01"), said()}));
  auto one = appointment("zhang.wei", Capacity::handler);
  ledger.when(by("registrar", one)).then_refused("处罚法42", "appointed_handler_is_certified");
  one = appointment("zhang.wei", Capacity::reviewer);
  one.category = ReviewerCategory::water_expert;
  ledger.when(by("registrar", one)).then_refused("附4-4", "appointed_reviewer_is_certified");
  one = appointment("zhang.wei", Capacity::archivist);
  ledger.when(by("registrar", one)).then<OfficerAppointed>("open");
}

TEST_F(BureauLaw, RelievesOnlyOfWhatIsHeldAndCountsTheLastDay) {
  founded().given(by("registrar", appointment("zhang.wei", Capacity::handler)));
  RelieveOfficer relief{"zhang.wei", Capacity::handler, day("2021-09-30"), said()};
  auto unknown = relief;
  unknown.officer = "nobody";
  ledger.when(by("registrar", unknown)).then_refused("附1-7(3)", "officer_is_enrolled");
  auto other = relief;
  other.capacity = Capacity::archivist;
  ledger.when(by("registrar", other)).then_refused("附1-8a", "appointment_is_held");
  ledger.when(by("registrar", relief)).then<OfficerRelieved>("open");
  EXPECT_TRUE(ledger.file().holds("zhang.wei", Capacity::handler, day("2021-09-30")));
  EXPECT_FALSE(ledger.file().holds("zhang.wei", Capacity::handler, day("2021-10-01")));
  ledger.when(by("registrar", appointment("zhang.wei", Capacity::handler)))
      .then_refused("附1-8a", "appointment_is_new");
  auto again = appointment("zhang.wei", Capacity::handler);
  again.from = day("2021-10-01");
  ledger.when(by("registrar", again)).then<OfficerAppointed>("open");
}

TEST_F(BureauLaw, PutsRulesAndDaysInForce) {
  founded();
  ledger.when(by("registrar", ActivateRuleset{})).then_refused("附1-15", "rules_are_named");
  ledger.when(by("registrar", ActivateRuleset{document(1).sha256, {document(2).sha256}}))
      .then<RulesetActivated>("open");
  EXPECT_EQ(ledger.file().ruleset, document(1).sha256);
  ledger.when(by("registrar", ActivateCalendar{})).then_refused("附1-8b", "days_are_named");
  ledger.when(by("registrar", ActivateCalendar{document(3).sha256, {document(4).sha256}}))
      .then<CalendarActivated>("open");
  EXPECT_EQ(ledger.file().calendar, document(3).sha256);
}

TEST_F(BureauLaw, AnswersWhatWasIrregular) {
  founded();
  ledger.when(by("supervisor", AnswerIrregularity{said()}))
      .then_refused("处罚法75", "something_is_unanswered");
  ledger.given(by("registrar", enrolment("li.na")).on("2021-09-01").entered_on("2021-09-15"));
  EXPECT_EQ(ledger.file().unanswered_irregularities, 1U);
  ledger.when(by("supervisor", AnswerIrregularity{})).then_refused("处罚法75", "answer_is_given");
  ledger.when(by("registrar", AnswerIrregularity{said()}))
      .then_refused("处罚法75", "by_supervisor");
  ledger.when(by("supervisor", AnswerIrregularity{said()})).then<IrregularityAnswered>("open");
  EXPECT_EQ(ledger.file().unanswered_irregularities, 0U);
}

TEST_F(BureauLaw, CorrectsARecordWithItsReasonAndKeepsTheOldOne) {
  founded();
  const CorrectRecord correction{2, "full_name", said(), said()};
  auto wrong = correction;
  wrong.version = 99;
  ledger.when(by("registrar", wrong)).then_refused("附2-3", "corrected_fact_exists");
  wrong = correction;
  wrong.path.clear();
  ledger.when(by("registrar", wrong)).then_refused("附2-3", "corrected_field_is_named");
  wrong = correction;
  wrong.text = {};
  ledger.when(by("registrar", wrong)).then_refused("附2-3", "right_text_is_given");
  wrong = correction;
  wrong.reason = {};
  ledger.when(by("registrar", wrong)).then_refused("附2-18(3)", "correction_has_reason");
  ledger.when(by_host(correction)).then_refused("附2-3", "by_officer");
  ledger.when(by("registrar", correction)).then<RecordCorrected>("open");
}

}  // namespace
}  // namespace caseledger
