// The register's keys, of the log and of officers, and its timestamps.
#include "tests/statemachines/bureau_trial.h"

namespace caseledger {
namespace {

TEST_F(BureauLaw, AdoptsAKeyOfTheLogThatNobodyEverHad) {
  founded().given(by("registrar", enrolment_of(ed25519(7))));
  ledger.when(by("registrar", AdoptLogKey{})).then_refused("附2-5", "key_is_given");
  ledger.when(by("registrar", AdoptLogKey{ed25519(7)})).then_refused("附2-5", "log_key_is_new");
  ledger.when(by("registrar", AdoptLogKey{ed25519(1)})).then<LogKeyAdopted>("open");
  ledger.when(by("registrar", AdoptLogKey{ed25519(1)})).then_refused("附2-5", "log_key_is_new");
  ledger.when(by("principal_head", AdoptLogKey{sm2(2)})).then<LogKeyAdopted>("open");
  ASSERT_EQ(ledger.file().log_keys().size(), 2U);
  EXPECT_TRUE(ledger.file().log_key(sm2(2).x)->is_in_force);
  EXPECT_EQ(ledger.file().log_key(sm2(3).x), nullptr);
}

TEST_F(BureauLaw, AdoptsAKeyOfTheLogWhileItIsFounded) {
  ledger.given(by_host(opening()));
  ledger.when(by_host(AdoptLogKey{ed25519(1)})).then<LogKeyAdopted>("open");
}

TEST_F(BureauLaw, TakesAKeyForGivenOnlyWhereItFitsItsAlgorithm) {
  founded();
  auto half = sm2(1);
  half.y = {};
  auto twice = ed25519(1);
  twice.y = sm2(1).y;
  auto none = ed25519(1);
  none.x = {};
  auto unnamed = ed25519(1);
  unnamed.algorithm = KeyAlgorithm::unspecified;
  for (const auto& key : {half, twice, none, unnamed}) {
    ledger.when(by("registrar", AdoptLogKey{key})).then_refused("附2-5", "key_is_given");
  }
}

TEST_F(BureauLaw, RetiresAKeyOfTheLogOnceAnotherOfItsKindIsInForce) {
  founded().given(by("registrar", AdoptLogKey{ed25519(1)}), by("registrar", AdoptLogKey{sm2(2)}));
  const RetireLogKey old{ed25519(1).x, said()};
  ledger.when(by("registrar", old)).then_refused("附2-5", "another_log_key_of_the_kind_stays");
  ledger.given(by("registrar", AdoptLogKey{ed25519(3)}));
  ledger.when(by("registrar", RetireLogKey{ed25519(1).x, {}}))
      .then_refused("附2-5", "retirement_has_reason");
  ledger.when(by("registrar", RetireLogKey{ed25519(9).x, said()}))
      .then_refused("附2-5", "log_key_is_in_force");
  ledger.when(by("registrar", old)).then<LogKeyRetired>("open");
  EXPECT_FALSE(ledger.file().log_key(ed25519(1).x)->is_in_force);
  ledger.when(by("registrar", old)).then_refused("附2-5", "log_key_is_in_force");
  ledger.when(by("registrar", RetireLogKey{ed25519(3).x, said()}))
      .then_refused("附2-5", "another_log_key_of_the_kind_stays");
  ledger.when(by("registrar", AdoptLogKey{ed25519(1)})).then_refused("附2-5", "log_key_is_new");
}

TEST_F(BureauLaw, EnrolsAKeyThatIsTheOfficersAlone) {
  founded().given(by("registrar", AdoptLogKey{ed25519(1)}));
  auto one = enrolment_of(ed25519(2));
  one.officer = "nobody";
  ledger.when(by("registrar", one)).then_refused("附1-7(3)", "officer_is_enrolled");
  ledger.when(by("registrar", enrolment_of({}))).then_refused("附2-5", "key_is_given");
  ledger.when(by("registrar", enrolment_of(ed25519(1)))).then_refused("电子签名法13", "key_is_new");
  one = enrolment_of(ed25519(2));
  one.until = day("2021-09-09");
  ledger.when(by("registrar", one)).then_refused("电子签名法13", "key_dates_fit");
  ledger.when(by("registrar", enrolment_of(ed25519(2)))).then<KeyEnrolled>("open");
  one = enrolment_of(ed25519(2));
  one.officer = "registrar";
  ledger.when(by("registrar", one)).then_refused("电子签名法13", "key_is_new");
}

TEST_F(BureauLaw, TakesAnOfficersKeyForValidFromItsFirstDayToItsLast) {
  founded().given(by("registrar", enrolment_of(sm2(2))));
  const auto& bureau = ledger.file();
  EXPECT_FALSE(bureau.key_valid("zhang.wei", sm2(2).x, day("2021-09-09")));
  EXPECT_TRUE(bureau.key_valid("zhang.wei", sm2(2).x, day("2021-09-10")));
  EXPECT_TRUE(bureau.key_valid("zhang.wei", sm2(2).x, day("2024-09-09")));
  EXPECT_FALSE(bureau.key_valid("zhang.wei", sm2(2).x, day("2024-09-10")));
  EXPECT_FALSE(bureau.key_valid("zhang.wei", sm2(3).x, day("2021-09-15")));
  EXPECT_FALSE(bureau.key_valid("registrar", sm2(2).x, day("2021-09-15")));
  EXPECT_FALSE(bureau.key_valid("nobody", sm2(2).x, day("2021-09-15")));
  ASSERT_NE(bureau.key_of("zhang.wei", sm2(2).x), nullptr);
  EXPECT_EQ(bureau.key_of("zhang.wei", sm2(2).x)->key, sm2(2));
}

TEST_F(BureauLaw, RevokesAKeyForGood) {
  founded().given(by("registrar", enrolment_of(ed25519(2))));
  RevokeKey lost{"nobody", ed25519(2).x, said()};
  ledger.when(by("registrar", lost)).then_refused("附1-7(3)", "officer_is_enrolled");
  lost = {"zhang.wei", ed25519(3).x, said()};
  ledger.when(by("registrar", lost)).then_refused("电子签名法13", "key_is_in_force");
  lost = {"registrar", ed25519(2).x, said()};
  ledger.when(by("registrar", lost)).then_refused("电子签名法13", "key_is_in_force");
  lost = {"zhang.wei", ed25519(2).x, {}};
  ledger.when(by("registrar", lost)).then_refused("电子签名法13", "revocation_has_reason");
  lost.reason = said();
  ledger.when(by("supervisor", lost)).then_refused("处罚法42", "by_keeper_or_the_officer_himself");
  ledger.when(by("registrar", lost)).then<KeyRevoked>("open");
  EXPECT_FALSE(ledger.file().key_valid("zhang.wei", ed25519(2).x, day("2021-09-15")));
  ledger.when(by("registrar", lost)).then_refused("电子签名法13", "key_is_in_force");
  ledger.when(by("registrar", enrolment_of(ed25519(2)))).then_refused("电子签名法13", "key_is_new");
}

TEST_F(BureauLaw, LetsAnOfficerRevokeHisOwnKey) {
  founded().given(by("registrar", appointment("zhang.wei", Capacity::handler)),
                  by("registrar", enrolment_of(ed25519(2))));
  auto own = by("handler", RevokeKey{"zhang.wei", ed25519(2).x, said()});
  own.actor = "zhang.wei";
  ledger.when(own).then<KeyRevoked>("open");
}

TEST_F(BureauLaw, RecordsATimestampOverACheckpoint) {
  founded();
  const RecordTimestamp stamp{17, document(1).sha256, document(2), "tsa.example",
                              at("2021-09-15", 9)};
  auto one = stamp;
  one.tree_size = 0;
  ledger.when(by_host(one)).then_refused("附2-5", "checkpoint_is_named");
  one = stamp;
  one.root = {};
  ledger.when(by_host(one)).then_refused("附2-5", "checkpoint_is_named");
  one = stamp;
  one.token = {};
  ledger.when(by_host(one)).then_refused("附2-5", "token_is_enclosed");
  one = stamp;
  one.authority.clear();
  ledger.when(by_host(one)).then_refused("附2-5", "authority_is_named");
  one = stamp;
  one.stated_at = at("2021-09-15", 11);
  ledger.when(by_host(one)).then_refused("附2-5", "timestamp_is_not_in_the_future");
  one.stated_at = {};
  ledger.when(by_host(one)).then_refused("附2-5", "timestamp_is_not_in_the_future");
  ledger.when(by("supervisor", stamp)).then_refused("附2-5", "by_system_or_keeper_of_the_register");
  ledger.when(by_host(stamp)).then<TimestampRecorded>("open");
  ledger.when(by("registrar", stamp)).then<TimestampRecorded>("open");
}

TEST_F(BureauLaw, TakesTheRegistrarsWordForTheClockWithAReason) {
  founded();
  const ConfirmClock word{at("2021-09-15", 9), {4}};
  ledger.when(by("registrar", ConfirmClock{{}, {4}})).then_refused("附2-5", "clock_is_read");
  ledger.when(by("registrar", ConfirmClock{word.shows, {}}))
      .then_refused("附2-5", "trust_in_the_clock_has_reason");
  ledger.when(by("supervisor", word)).then_refused("处罚法42", "by_keeper_of_the_register");
  ledger.when(by("registrar", word)).then<ClockConfirmed>("open");
}

}  // namespace
}  // namespace caseledger
