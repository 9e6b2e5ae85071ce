// Which pages a run makes, which it only proves anew, which it keeps; and that the folder is each
// time what a run into an empty folder writes.
#include "adapters/site/decision_pages.h"

#include "adapters/proofs/disclosure_check.h"
#include "tests/adapters/cosigning.h"
#include "tests/adapters/site/site_fixture.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr SitePageCounts made(std::uint32_t count) { return {count, 0, 0}; }
constexpr SitePageCounts renewed(std::uint32_t count) { return {0, count, 0}; }
constexpr SitePageCounts kept(std::uint32_t count) { return {0, 0, count}; }

/// Three decisions on display, a, b and c, written once.
class DecisionPagesTest : public SiteTest {
 protected:
  DecisionPagesTest() {
    for (const auto* item : {"a", "b", "c"}) on_display(item, decision_words());
    EXPECT_EQ(write().decision_pages, made(3));
  }

  /// How a run under the checkpoint of now goes about the pages; the folder is as a fresh one.
  SitePageCounts counts() {
    const auto counts = write().decision_pages;
    EXPECT_EQ(files_of(site()), fresh_files());
    return counts;
  }

  void change_file(const std::string& name, const std::string& text) const {
    std::ofstream(site() / name, std::ios::binary | std::ios::trunc) << text;
  }

  Disclosure bundle_on(const std::string& name) const {
    const auto html = page(name);
    const std::string opening = "<script type=\"application/json\" id=\"disclosure\">";
    const auto from = html.find(opening) + opening.size();
    const auto read = parse_disclosure(html.substr(from, html.find("</script>", from) - from));
    EXPECT_TRUE(read) << both(read.error());
    return read.value_or(Disclosure{});
  }

  void exchange_keys(DecisionPagesTest& other) {
    std::swap(keys_, other.keys_);
    std::swap(bureau_, other.bureau_);
  }

  /// Leaves about something else, so that there is another checkpoint.
  void go_on() { open("elsewhere", PublicRegister::other); }
};

TEST_F(DecisionPagesTest, AreKeptWhereNothingChanged) {
  std::map<std::string, fs::file_time_type> times;
  for (const auto& [name, text] : files_of(site())) {
    fs::last_write_time(site() / name, fs::file_time_type{});
  }
  EXPECT_EQ(counts(), kept(3));
  for (const auto& [name, text] : files_of(site())) {
    EXPECT_EQ(fs::last_write_time(site() / name), fs::file_time_type{}) << name;
  }
}

TEST_F(DecisionPagesTest, AreProvenUnderTheNewestCheckpoint) {
  go_on();
  EXPECT_EQ(counts(), renewed(3));
  const auto note = ledger_->checkpoint_note().value();
  for (const auto* name : {"decisions/a.html", "decisions/b.html", "decisions/c.html"}) {
    const auto bundle = bundle_on(name);
    EXPECT_THAT(bundle.draft.proof, HasSubstr(note));
    EXPECT_THAT(bundle.opened->proof, HasSubstr(note));
    EXPECT_TRUE(check_disclosure(bundle, bundle.keys)->is_clean()) << name;
  }
}

TEST_F(DecisionPagesTest, OfAnItemThatWentOnIsMade) {
  tell("b", ItemCorrected{}, "corrected", {{"text", "改正后的全文"}, {"reason", "误写"}});
  EXPECT_EQ(counts(), (SitePageCounts{1, 2, 0}));
  EXPECT_THAT(page("decisions/b.html"), HasSubstr("改正后的全文"));
  go_on();
  EXPECT_EQ(counts(), renewed(3));
}

TEST_F(DecisionPagesTest, OfACaseThatWentOnIsMade) {
  tell_case("c", DecidedOrdinary{}, "decided", {{"document_number", "陵水罚〔2022〕9号"}});
  EXPECT_EQ(counts(), (SitePageCounts{1, 2, 0}));
  EXPECT_THAT(page("decisions/c.html"), HasSubstr("陵水罚〔2022〕9号"));
  EXPECT_EQ(counts(), kept(3));
}

TEST_F(DecisionPagesTest, OfADisposedCaseIsMadeEachTime) {
  tell_case("a", DecidedOrdinary{}, "decided");
  tell_case("a", RecordsDisposed{}, "disposed");
  EXPECT_EQ(counts(), (SitePageCounts{1, 2, 0}));
  EXPECT_EQ(counts(), (SitePageCounts{1, 0, 2}));
  EXPECT_EQ(files_with("罚款85000元。").size(), 2U);
}

TEST_F(DecisionPagesTest, OfAnItemOfAnotherNameThanItsCaseIsMadeEachTime) {
  ItemOpened opened;
  opened.register_ = PublicRegister::decisions;
  opened.about = "a";
  tell("d", opened, "draft");
  draft("d", decision_words());
  publish("d");
  EXPECT_EQ(counts(), (SitePageCounts{1, 3, 0}));
  EXPECT_EQ(counts(), (SitePageCounts{1, 0, 3}));
}

TEST_F(DecisionPagesTest, AreRenewedOnAnotherDay) {
  today_ = today_ + 1;
  EXPECT_EQ(counts(), renewed(3));
  EXPECT_THAT(page("decisions/a.html"), HasSubstr("2022年1月5日生成"));
}

TEST_F(DecisionPagesTest, TakeUpAWitnessesCosignature) {
  auto note = *ledger::parse_note(ledger_->checkpoint_note().value());
  note.signatures.push_back(Signer("witness.example").cosign(note.text, 1'640'000'000));
  ASSERT_TRUE(ledger_->replace_checkpoint_note(to_text(note)));
  const auto report = export_to(site());
  ASSERT_TRUE(report) << both(report.error());
  EXPECT_EQ(report->decision_pages, renewed(3));
  EXPECT_EQ(files_of(site()), fresh_files());
  EXPECT_THAT(bundle_on("decisions/a.html").draft.proof, HasSubstr("— witness.example "));
}

TEST_F(DecisionPagesTest, AreMadeByAnotherProgram) {
  program_ = "another program";
  EXPECT_EQ(counts(), made(3));
  EXPECT_EQ(counts(), kept(3));
}

TEST_F(DecisionPagesTest, AreMadeByAProgramThatDoesNotKnowItself) {
  program_.clear();
  EXPECT_EQ(counts(), made(3));
  EXPECT_EQ(counts(), made(3));
}

TEST_F(DecisionPagesTest, AreMadeForABureauOfAnotherName) {
  bureau_.name = "陵川县水利局";
  EXPECT_EQ(counts(), made(3));
  EXPECT_THAT(page("decisions/a.html"), HasSubstr("陵川县水利局"));
}

TEST_F(DecisionPagesTest, AreMadeWhereAKeyOfTheLogIsRetired) {
  bureau_.keys.at(1).is_in_force = false;
  EXPECT_EQ(counts(), made(3));
  EXPECT_EQ(bundle_on("decisions/a.html").keys.size(), 1U);
}

TEST_F(DecisionPagesTest, AreMadeWhereTheMenuChanges) {
  officers_on_display();
  EXPECT_EQ(counts(), made(3));
  EXPECT_THAT(page("decisions/a.html"), HasSubstr("../officers.html"));
}

TEST_F(DecisionPagesTest, AreMadeUnderAnotherRuleset) {
  ruleset_.digest.bytes[0] = 1;
  EXPECT_EQ(counts(), made(3));
  EXPECT_EQ(counts(), kept(3));
}

TEST_F(DecisionPagesTest, AreMadeWithoutARecord) {
  fs::remove(site() / kSiteRecordName);
  EXPECT_EQ(counts(), made(3));
}

TEST_F(DecisionPagesTest, AreMadeWhereTheRecordIsDamaged) {
  auto record = page("pages.jsonl");
  record.at(record.size() / 2) ^= 1;
  change_file("pages.jsonl", record);
  EXPECT_EQ(counts(), made(3));
}

TEST_F(DecisionPagesTest, AreMadeWhereTheRecordIsOfAnotherBureau) {
  bureau_key_ = ledger::SecretKey({9});
  EXPECT_EQ(counts(), made(3));
}

/// The same ledger under the same keys up to a point, and another one from there: as when a backup
/// was brought back and used.
class OtherLedger : public DecisionPagesTest {
 public:
  /// Its site, with another correction of b, in place of this one.
  void write_over(DecisionPagesTest& test, const fs::path& site) {
    exchange_keys(test);
    tell("b", ItemCorrected{}, "corrected", {{"text", "另一本账的更正"}, {"reason", "误写"}});
    write();
    exchange_keys(test);
    fs::copy(this->site(), site,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
  void TestBody() override {}
};

TEST_F(DecisionPagesTest, OfALedgerThatWentAnotherWayAreMade) {
  OtherLedger().write_over(*this, site());
  ASSERT_EQ(files_with("另一本账的更正").size(), 1U);
  tell("b", ItemCorrected{}, "corrected", {{"text", "本账的更正"}, {"reason", "误写"}});
  EXPECT_EQ(counts(), (SitePageCounts{1, 2, 0}));
  EXPECT_TRUE(files_with("另一本账的更正").empty());
}

TEST_F(DecisionPagesTest, ThatSomebodyAlteredAreMade) {
  change_file("decisions/b.html", page("decisions/b.html") + "<!-- -->");
  EXPECT_EQ(counts(), (SitePageCounts{1, 0, 2}));
  fs::remove(site() / "decisions/c.html");
  EXPECT_EQ(counts(), (SitePageCounts{1, 0, 2}));
}

/// Whoever can write to the folder can also write a record, but not one that is believed.
TEST_F(DecisionPagesTest, ThatSomebodyAlteredWithTheRecordAreMade) {
  auto record = *parse_site_record(page("pages.jsonl"), bureau_key_);
  const auto altered = page("decisions/b.html") + "<!-- -->";
  change_file("decisions/b.html", altered);
  record.pages["decisions/b.html"].sha256 = ledger::sha256(ledger::bytes_of(altered));
  change_file("pages.jsonl", to_text(record, ledger::SecretKey({9})));
  EXPECT_EQ(counts(), made(3));
}

TEST_F(DecisionPagesTest, AreAsBeforeWhereTheCheckpointDoesNotCoverAll) {
  const auto before = files_of(site());
  on_display("d", decision_words());
  const auto report = export_to(site());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, FaultKind::unavailable);
  for (const auto& [name, text] : before) EXPECT_EQ(page(name), text) << name;
  EXPECT_EQ(counts(), (SitePageCounts{1, 3, 0}));
}

}  // namespace
}  // namespace caseledger::adapters
