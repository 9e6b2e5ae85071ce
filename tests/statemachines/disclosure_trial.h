// The steps of a disclosure item as its tests name them. Two files of tests are one suite, so they
// share one count of what they have proven.
#pragma once

#include "statemachines/disclosure/disclosure_law.h"
#include "statemachines/words/check.h"
#include "tests/statemachines/law_harness.h"

namespace caseledger {

class Disclosure : public ::testing::Test {
 protected:
  static LawCoverage& coverage() {
    static LawCoverage all(disclosure_rows());
    return all;
  }

  static void TearDownTestSuite() { coverage().expect_complete(); }

  Trial<DisclosureFile> item{coverage()};

  static Act by_case(CommandBody body) {
    return {std::move(body), "system", Capacity::system, at("2021-09-15"), {}};
  }
  static Act overturned() {
    return by_case(RequireWithdrawal{OverturnKind::revoked, day("2021-09-15")});
  }
  static Act rung(Id basis, Rung rung, ClockKind clock = ClockKind::publication) {
    return by_case(PassDeadline{clock, std::move(basis), rung});
  }

  static OpenItem opening() {
    return {PublicRegister::decisions, "2021-SF-0007", "water-office",
            day("2021-09-15"),         document(9),    ActionKind::penalty};
  }
  static DraftItem draft(std::uint8_t text) {
    return {said(), said(), said(), said(), document(text), said(), {}};
  }
  static Proofread proofread(std::uint8_t text) { return {document(text), said()}; }
  static ReviewItem review(std::uint8_t text) {
    return {std::vector<Check>(5, Check{Answer::yes, said()}), document(text)};
  }
  static ClearSecrecy clearance(std::uint8_t text) { return {Answer::yes, document(text), said()}; }
  static Publish publication(std::uint8_t text) { return {document(text), said()}; }

  void opened() { item.given(by_case(opening())); }
  void drafted() {
    opened();
    item.given(by("handler", draft(1)));
  }
  void examined(std::uint8_t text, std::string_view on = "2021-09-15") {
    item.given(by("proofreader", proofread(text)).on(on),
               by("disclosure_reviewer", review(text)).on(on),
               by("secrecy_reviewer", clearance(text)).on(on));
  }
  void proofed() {
    drafted();
    item.given(by("proofreader", proofread(1)));
  }
  void reviewed() {
    proofed();
    item.given(by("disclosure_reviewer", review(1)));
  }
  void cleared() {
    drafted();
    examined(1);
  }
  void approved() {
    cleared();
    item.given(by("deputy_head", ApproveItem{document(1)}));
  }
  void published() {
    approved();
    item.given(by("registrar", publication(1)));
  }
  /// The first text is on display, the second drafted.
  void updating() {
    published();
    item.given(by("section_head", MarkUpdateDue{Change::basis, day("2021-09-15")}),
               by("handler", UpdateItem{document(2), said()}));
  }

  std::string due(std::string_view basis) const { return to_text(deadline(basis).due); }
  bool is_open(std::string_view basis) const { return deadline(basis).is_open(); }

 private:
  const Deadline& deadline(std::string_view basis) const {
    const auto& all = item.file().deadlines;
    const auto found = std::ranges::find(all.rbegin(), all.rend(), basis, &Deadline::basis);
    CL_REQUIRE(found != all.rend());
    return *found;
  }
};

}  // namespace caseledger
