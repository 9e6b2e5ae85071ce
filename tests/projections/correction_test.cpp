// 更正: the right word is shown, the wrong one stays visible.
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class Corrections : public Folder {
 protected:
  void correct(const Id& stream, std::uint32_t version, const Id& path, const std::string& text) {
    RecordCorrected corrected;
    corrected.version = version;
    corrected.path = path;
    corrected.text = corrected.reason = said("x");
    book_.add_case(stream, corrected, {.words = {{"text", text}, {"reason", "笔误"}}});
  }
  CaseWhole whole(const Id& id) {
    follow_book();
    return **ask()->case_whole(id);
  }
};

TEST_F(Corrections, ShowTheRightWordAndKeepTheWrongOne) {
  book_.add_case("A", filing(), filing_words("陵水县某沙场"));
  correct("A", 1, "party_name", "陵水县某砂场");
  const auto now = whole("A");
  EXPECT_EQ(now.row.party_name, "陵水县某砂场");
  EXPECT_EQ(now.row.corrections, 1U);
  ASSERT_EQ(now.corrections.size(), 1U);
  EXPECT_EQ(now.corrections[0].old_text, "陵水县某沙场");
  EXPECT_EQ(now.corrections[0].new_text, "陵水县某砂场");
  EXPECT_EQ(now.corrections[0].reason, "笔误");
  EXPECT_EQ(now.timeline[1].detail, "party_name");
}

TEST_F(Corrections, OfACorrectionNameTheTextThatStoodThere) {
  book_.add_case("A", filing(), filing_words("一"));
  correct("A", 1, "party_name", "二");
  correct("A", 1, "party_name", "三");
  const auto now = whole("A");
  EXPECT_EQ(now.row.party_name, "三");
  EXPECT_EQ(now.corrections[0].old_text, "一");
  EXPECT_EQ(now.corrections[1].old_text, "二");
}

/// A refusal repeats the version it met; the fact of that version is the other leaf.
TEST_F(Corrections, FindTheFactAndNotTheRefusalOfItsVersion) {
  CommandRefused refused;
  refused.act = "file_case";
  book_.add_case("A", refused);
  book_.add_case("A", filing(), filing_words("一"));
  book_.add_case("A", refused);
  correct("A", 1, "party_name", "二");
  EXPECT_EQ(whole("A").row.party_name, "二");
}

TEST_F(Corrections, OfWordsThatAreNotOnShowAreKeptAllTheSame) {
  book_.add_case("A", filing(), filing_words("一"));
  OfficerRecused recused;
  recused.officer = "li.na";
  recused.reason = said("x");
  book_.add_case("A", recused, {.words = {{"reason", "亲戚"}}});
  correct("A", 2, "reason", "亲属");
  const auto now = whole("A");
  EXPECT_EQ(now.corrections[0].old_text, "亲戚");
  EXPECT_EQ(now.corrections[0].new_text, "亲属");
}

TEST_F(Corrections, OfAnEarlierDecisionDoNotTouchTheLaterOne) {
  book_.add_case("A", filing(), filing_words("一"));
  DecidedByMeeting decided;
  decided.document_number = said("x");
  book_.add_case("A", decided, {.stage = "decided", .words = {{"document_number", "1号"}}});
  book_.add_case("A", decided, {.stage = "decided", .words = {{"document_number", "2号"}}});
  correct("A", 2, "document_number", "11号");
  EXPECT_EQ(whole("A").row.document_number, "2号");
  correct("A", 3, "document_number", "22号");
  EXPECT_EQ(whole("A").row.document_number, "22号");
}

TEST_F(Corrections, ReachOfficersNames) {
  OfficerEnrolled enrolled;
  enrolled.officer = "zhang.wei";
  enrolled.full_name = said("x");
  book_.add_bureau(enrolled, {.words = {{"full_name", "张玮"}}});
  RecordCorrected corrected;
  corrected.version = 1;
  corrected.path = "full_name";
  corrected.text = corrected.reason = said("x");
  book_.add_bureau(corrected, {.words = {{"text", "张伟"}, {"reason", "笔误"}}});
  follow_book();
  EXPECT_EQ(ask()->officers()->front().full_name, "张伟");
  EXPECT_EQ(ask()->corrections({Procedure::bureau, "bureau"})->front().old_text, "张玮");
}

}  // namespace
}  // namespace caseledger::projections::test
