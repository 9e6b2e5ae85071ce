// The register of officers (附1-7(3)) and the bureau's own row.
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class Officers : public Folder {
 protected:
  void enrol(const Id& id, const std::string& name, const Id& certificate) {
    OfficerEnrolled enrolled;
    enrolled.officer = id;
    enrolled.full_name = said("x");
    enrolled.section = "shuizheng";
    enrolled.certificate = certificate;
    enrolled.valid_from = day(1, 1);
    enrolled.valid_until = day(12, 31);
    book_.add_bureau(enrolled, {.words = {{"full_name", name}}});
  }
};

TEST_F(Officers, StandByPinyinWithTheirCertificates) {
  enrol("z", "张伟", "46-001");
  enrol("a", "安然", "46-002");
  enrol("l", "李娜", "46-003");
  follow_book();
  const auto officers = *ask()->officers();
  ASSERT_EQ(officers.size(), 3U);
  EXPECT_EQ(officers[0].full_name, "安然");
  EXPECT_EQ(officers[1].full_name, "李娜");
  EXPECT_EQ(officers[2].full_name, "张伟");
  EXPECT_EQ(officers[2].valid_certificate(day(6, 1))->number, "46-001");
  EXPECT_EQ(officers[2].valid_certificate(day_of(2022, 1, 1)), nullptr);
}

TEST_F(Officers, KeepEveryCertificateAndAppointmentThereEverWas) {
  enrol("z", "张伟", "46-001");
  CertificateSuspended suspended;
  suspended.officer = "z";
  suspended.from = day(6, 1);
  book_.add_bureau(suspended);
  CertificateRenewed renewed;
  renewed.officer = "z";
  renewed.certificate = "46-009";
  renewed.valid_from = day(7, 1);
  renewed.valid_until = day_of(2024, 6, 30);
  book_.add_bureau(renewed);
  OfficerAppointed appointed;
  appointed.officer = "z";
  appointed.capacity = Capacity::handler;
  appointed.from = day(1, 1);
  book_.add_bureau(appointed);
  OfficerRelieved relieved;
  relieved.officer = "z";
  relieved.capacity = Capacity::handler;
  relieved.until = day(8, 31);
  book_.add_bureau(relieved);
  follow_book({.batch_leaves = 1});
  const auto officer = ask()->officers()->front();
  ASSERT_EQ(officer.certificates.size(), 2U);
  EXPECT_EQ(officer.certificates[0].suspended_from, day(6, 1));
  EXPECT_EQ(officer.valid_certificate(day(6, 15)), nullptr);
  EXPECT_EQ(officer.valid_certificate(day(7, 1))->number, "46-009");
  EXPECT_TRUE(officer.holds(Capacity::handler, day(8, 31)));
  EXPECT_FALSE(officer.holds(Capacity::handler, day(9, 1)));
}

TEST_F(Officers, WhoWasNeverEnrolledIsCorruptionNotACrash) {
  OfficerRelieved relieved;
  relieved.officer = "nobody";
  book_.add_bureau(relieved);
  const auto followed = follow(book_, *open_models());
  ASSERT_FALSE(followed);
  EXPECT_EQ(followed.error().kind, FaultKind::corrupt);
}

TEST_F(Officers, TheBureauShowsItsModeAndTheRulesInForce) {
  LedgerOpened opened;
  opened.trust = TrustMode::trusted_host;
  opened.clock = ClockSource::simulated;
  opened.bureau = "lingshui";
  book_.add_bureau(opened);
  RulesetActivated activated;
  activated.ruleset.bytes.fill(7);
  book_.add_bureau(activated);
  follow_book();
  const auto bureau = *ask()->bureau();
  ASSERT_TRUE(bureau);
  EXPECT_EQ(bureau->name, "lingshui");
  EXPECT_EQ(bureau->trust, TrustMode::trusted_host);
  EXPECT_EQ(bureau->clock, ClockSource::simulated);
  EXPECT_EQ(bureau->ruleset, activated.ruleset);
}

}  // namespace
}  // namespace caseledger::projections::test
