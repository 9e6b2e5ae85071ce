// What acts of a case brought with them is in tables of its own: evidence, meetings, payments, and
// who is responsible for an irregularity.
#include "projections/tables.h"
#include "tests/projections/fixture.h"
#include "tests/projections/sql.h"

namespace caseledger::projections::test {
namespace {

using Lines = std::vector<std::string>;

class ActTables : public Folder {
 protected:
  Lines sql(const std::string& query) {
    follow_book();
    return ask_sql(folder_, query);
  }
  void gather() {
    RecordGathered gathered;
    gathered.kind = RecordKind::hearing;
    gathered.document = document(3);
    gathered.started_at = at(9, 3, 9);
    gathered.summary = gathered.recording.exception_report = said("x");
    gathered.recording.file = document(4);
    gathered.recording.shows_certificates = Answer::yes;
    book_.add_case("A", gathered,
                   {.occurred_at = at(9, 3),
                    .words = {{"summary", "听证笔录"}, {"recording/exception_report", "大雨"}}});
  }
  void meet() {
    DecidedByMeeting decided;
    decided.attendance = {{"chen", Capacity::party_secretary, View::in_favour, said("x")},
                          {"wang", Capacity::party_member, View::against, {}}};
    book_.add_case("A", decided,
                   {.occurred_at = at(9, 6), .words = {{"attendance/0/opinion", "同意处罚"}}});
  }
  void correct(std::uint32_t version, const Id& path, const std::string& text) {
    RecordCorrected corrected;
    corrected.version = version;
    corrected.path = path;
    corrected.text = corrected.reason = said("x");
    book_.add_case("A", corrected, {.words = {{"text", text}, {"reason", "笔误"}}});
  }
};

TEST_F(ActTables, EvidenceIsOneRowForEachRecord) {
  gather();
  EXPECT_EQ(sql("SELECT case_id, kind, gathered_on, started_at, ended_at, summary,"
                " shows_certificates, exception_report, document_bytes, recording_bytes"
                " FROM evidence"),
            Lines{"A|hearing|2021-09-03|2021-09-03T09:00:00+08:00||听证笔录|yes|大雨|3|4"});
}

TEST_F(ActTables, EverybodyWhoSatInAMeetingHasARow) {
  meet();
  EXPECT_EQ(sql("SELECT event, held_on, number, officer, capacity, view, opinion FROM attendance"),
            (Lines{"decided_by_meeting|2021-09-06|0|chen|party_secretary|in_favour|同意处罚",
                   "decided_by_meeting|2021-09-06|1|wang|party_member|against|"}));
}

TEST_F(ActTables, EveryKindOfMeetingIsAttended) {
  const auto attend = [&](auto event) {
    event.attendance = {{"chen", Capacity::party_secretary, View::unspecified, {}}};
    book_.add_case("A", event);
  };
  attend(NoDecisionAdopted());
  attend(DecidedByMeeting());
  attend(DecisionDeferred());
  attend(ReturnedForInvestigation());
  attend(ContentChanged());
  attend(NoPenaltyResolved());
  attend(TransferResolved());
  EXPECT_EQ(sql("SELECT count(*) FROM attendance"), Lines{"7"});
}

TEST_F(ActTables, PaymentsAreInFenOnTheirDays) {
  DecisionExecuted executed;
  executed.amount = Fen{123'450};
  book_.add_case("A", executed, {.occurred_at = at(10, 8)});
  executed.complete = true;
  book_.add_case("A", executed, {.occurred_at = at(10, 9)});
  EXPECT_EQ(sql("SELECT paid_on, amount_fen, is_complete FROM payments"),
            (Lines{"2021-10-08|123450|0", "2021-10-09|123450|1"}));
}

TEST_F(ActTables, WhoIsResponsibleIsARowEach) {
  book_.add_case("A", IrregularityRecorded{{"附3-7", "recording_matches", ""}, {"li.na", "wu"}});
  EXPECT_EQ(sql("SELECT position, officer, irregularities.responsible FROM responsible"
                " JOIN irregularities USING (position) ORDER BY number"),
            (Lines{"0|li.na|li.na wu", "0|wu|li.na wu"}));
}

TEST_F(ActTables, ACorrectionIsShownWhereverTheWordStands) {
  gather();
  meet();
  correct(1, "summary", "更正笔录");
  correct(1, "recording/exception_report", "大雾");
  correct(2, "attendance/0/opinion", "同意");
  EXPECT_EQ(sql("SELECT summary, exception_report, opinion FROM evidence, attendance"
                " WHERE number = 0"),
            Lines{"更正笔录|大雾|同意"});
}

TEST_F(ActTables, WordsGoWithTheRecordsAndKeysStay) {
  gather();
  meet();
  book_.erase_words("A");
  book_.add_case("A", RecordsDisposed{{document(7)}});
  EXPECT_EQ(sql("SELECT kind, summary IS NULL, exception_report IS NULL, opinion IS NULL"
                " FROM evidence, attendance WHERE number = 0"),
            Lines{"hearing|1|1|1"});
}

}  // namespace
}  // namespace caseledger::projections::test
