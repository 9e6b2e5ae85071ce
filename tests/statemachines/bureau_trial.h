// The register and its acts as its tests name them. Two files of tests are one suite, so they share
// one count of what they have proven.
#pragma once

#include "statemachines/bureau/bureau_law.h"
#include "tests/statemachines/law_harness.h"

namespace caseledger {

class BureauLaw : public ::testing::Test {
 protected:
  static LawCoverage& coverage() {
    static LawCoverage all(bureau_rows());
    return all;
  }
  static void TearDownTestSuite() { coverage().expect_complete(); }

  Trial<Bureau> ledger{coverage()};

  static Act by_host(CommandBody body) {
    return {std::move(body), "system", Capacity::system, at("2021-09-15"), {}};
  }
  static OpenLedger opening() {
    return {TrustMode::trusted_host, ClockSource::system, "lingchuan"};
  }
  static EnrolOfficer enrolment(Id officer) {
    return {std::move(officer), said(),           "water-office", "C-1",
            day("2020-01-01"),  day("2024-12-31")};
  }
  static AppointOfficer appointment(Id officer, Capacity capacity) {
    return {std::move(officer), capacity, {}, day("2021-01-01"), Day{}, document(1)};
  }

  /// Keys that differ from every other number's.
  static VerifyKey ed25519(std::uint8_t number) {
    return {KeyAlgorithm::ed25519, document(number).sha256, {}};
  }
  static VerifyKey sm2(std::uint8_t number) {
    return {KeyAlgorithm::sm2, document(number).sha256, document(number).sm3};
  }
  static EnrolKey enrolment_of(VerifyKey key) {
    return {"zhang.wei", key, day("2021-09-10"), day("2024-09-09")};
  }

  /// A ledger with a registrar, a supervisor and one more officer.
  Trial<Bureau>& founded() {
    return ledger.given(by_host(opening()), by_host(enrolment("supervisor")),
                        by_host(appointment("supervisor", Capacity::supervisor)),
                        by_host(enrolment("registrar")), by_host(enrolment("principal_head")),
                        by_host(appointment("principal_head", Capacity::principal_head)),
                        by_host(appointment("registrar", Capacity::registrar)),
                        by("registrar", enrolment("zhang.wei")));
  }
};

}  // namespace caseledger
