// Policies as the specification writes them, each way they can be wrong with its line, and whose
// cosignatures are enough.
#include "adapters/proofs/tlog_policy.h"

#include <gtest/gtest.h>

#include "tests/adapters/cosigning.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

class TlogPolicyTest : public ::testing::Test {
 protected:
  std::string lines(std::string_view rest) const {
    return "log " + to_text(log_.note_key()) + "\n" + "witness X1 " + to_text(x1_.note_key()) +
           " http://127.0.0.1:1/\n" + "witness X2 " + to_text(x2_.note_key()) + "\n" +
           "witness Y1 " + to_text(y1_.note_key()) + "\n" + std::string(rest);
  }
  TlogPolicy policy(std::string_view rest) const {
    auto read = parse_policy(lines(rest));
    EXPECT_TRUE(read) << both(read.error());
    return read ? *read : TlogPolicy();
  }
  ledger::Note note(std::vector<const Signer*> witnesses,
                    std::uint64_t time = 1'700'000'000) const {
    auto note = signed_note(log_, kSomeText);
    for (const auto* witness : witnesses) {
      note.signatures.push_back(witness->cosign(note.text, time++));
    }
    return note;
  }

  Signer log_{"log.example", ledger::NoteKeyUse::note};
  Signer x1_{"x1.example"}, x2_{"x2.example"}, y1_{"y1.example"};
};

void expect_bad(const std::string& text, const std::string& line, const std::string& why) {
  const auto read = parse_policy(text);
  ASSERT_FALSE(read) << text;
  EXPECT_EQ(read.error().kind, FaultKind::malformed);
  const auto what = both(read.error());
  EXPECT_EQ(read.error().place, line) << what;
  EXPECT_NE(what.find(why), std::string::npos) << what;
  EXPECT_EQ(what.find('\n'), std::string::npos) << what;
}

TEST_F(TlogPolicyTest, ReadsWhatTheSpecificationShows) {
  const auto read = policy(
      "\n  # two levels\n\t\ngroup X-witnesses\t2 X1  X2 \ngroup X-and-Y all X-witnesses Y1\n"
      "quorum X-and-Y\n");
  ASSERT_EQ(read.logs.size(), 1U);
  EXPECT_EQ(read.logs[0].key, log_.note_key());
  ASSERT_EQ(read.witnesses.size(), 3U);
  EXPECT_EQ(read.witnesses[0], (PolicyWitness{"X1", x1_.note_key(), "http://127.0.0.1:1/"}));
  EXPECT_EQ(read.witnesses[1].url, "");
  ASSERT_EQ(read.groups.size(), 2U);
  EXPECT_EQ(read.groups[0], (PolicyGroup{"X-witnesses", 2, {"X1", "X2"}}));
  EXPECT_EQ(read.groups[1], (PolicyGroup{"X-and-Y", 2, {"X-witnesses", "Y1"}}));
  EXPECT_EQ(read.quorum, "X-and-Y");
}

TEST_F(TlogPolicyTest, TakesNamesAsBytes) {
  const auto read = policy("group 见证 any X1\ngroup \xFF\xE2 any X2\nquorum \xFF\xE2\n");
  EXPECT_EQ(read.groups[0].name, "见证");
  EXPECT_EQ(read.quorum, "\xFF\xE2");
}

TEST_F(TlogPolicyTest, NeedsNobodyWhereNoneIsAsked) {
  const auto read = parse_policy("quorum none\n");
  ASSERT_TRUE(read) << both(read.error());
  EXPECT_TRUE(is_met(*read, note({})));
  EXPECT_FALSE(met_at(*read, note({&x1_})));
}

TEST_F(TlogPolicyTest, NamesTheLineOfEveryMistake) {
  expect_bad("quorum none\r\n", "1", "control");
  expect_bad("quorum none", "1", "does not end");
  expect_bad("# x\nqourum none\n", "2", "must be log");
  expect_bad("log\n", "1", "log VKEY");
  expect_bad("log nonsense\n", "1", "name+id+key");
  expect_bad("log " + to_text(x1_.note_key()) + "\n", "1", "not a log's");
  expect_bad("witness W " + to_text(log_.note_key()) + "\n", "1", "not the key of a witness");
  expect_bad("witness W " + to_text(x1_.note_key()) + " a b\n", "1", "witness NAME");
  expect_bad("witness none " + to_text(x1_.note_key()) + "\n", "1", "meaning already");
  expect_bad(lines("quorum X9\n"), "5", "no line before defines");
  expect_bad(lines("quorum X1 X2\n"), "5", "quorum NAME");
  expect_bad(lines("quorum X1\nquorum X2\n"), "6", "already");
  expect_bad(lines("group G any\n"), "5", "group NAME");
  expect_bad(lines("group none any X1\n"), "5", "meaning already");
}

TEST_F(TlogPolicyTest, RefusesThresholdsThatAreNone) {
  for (const char* how : {"0", "3", "01", "+1", "-1", "2x", "some", "99999999999999999999999"}) {
    expect_bad(lines("group G " + std::string(how) + " X1 X2\n"), "5", "must be all, any");
  }
}

TEST_F(TlogPolicyTest, RefusesWhatIsDefinedTwiceOrTooLate) {
  const auto x1 = to_text(x1_.note_key());
  expect_bad(lines("log " + to_text(log_.note_key()) + "\n"), "5", "listed already");
  expect_bad(lines("witness Other " + x1 + "\n"), "5", "listed already");
  const Signer same("other.example", x1_);
  expect_bad(lines("witness Other " + to_text(same.note_key()) + "\n"), "5", "listed already");
  expect_bad(lines("group X1 any X2\n"), "5", "taken");
  expect_bad(lines("group G any G\n"), "5", "no line before defines");
  expect_bad(lines("group G any X1 X1\n"), "5", "listed already");
  expect_bad(lines("group G any X1\ngroup H any X1\n"), "6", "listed already");
  expect_bad(lines("group G any none\n"), "5", "no line before defines");
  EXPECT_FALSE(parse_policy(lines("")));
}

TEST_F(TlogPolicyTest, IsMetByEnoughOfThem) {
  const auto two = policy("group X 2 X1 X2\ngroup All all X Y1\nquorum All\n");
  EXPECT_TRUE(is_met(two, note({&x1_, &x2_, &y1_})));
  EXPECT_FALSE(is_met(two, note({&x1_, &y1_})));
  EXPECT_FALSE(is_met(two, note({&x1_, &x2_})));
  const auto any = policy("group Any any X1 X2 Y1\nquorum Any\n");
  EXPECT_TRUE(is_met(any, note({&y1_})));
  EXPECT_FALSE(is_met(any, note({})));
  EXPECT_TRUE(is_met(policy("quorum X2\n"), note({&x2_})));
  EXPECT_FALSE(is_met(policy("quorum X2\n"), note({&x1_})));
}

TEST_F(TlogPolicyTest, IsNotMetByAStrangerOrAnothersCheckpoint) {
  const auto one = policy("quorum X1\n");
  auto forged = note({&y1_});
  forged.signatures.back().name = "x1.example";
  EXPECT_FALSE(is_met(one, forged));
  auto moved = note({&x1_});
  moved.text[moved.text.size() - 3] ^= 1;
  EXPECT_FALSE(is_met(one, moved));
}

TEST_F(TlogPolicyTest, IsNotMetWithoutTheLog) {
  const auto one = policy("quorum X1\n");
  auto unsigned_one = note({&x1_});
  unsigned_one.signatures.erase(unsigned_one.signatures.begin());
  EXPECT_FALSE(is_met(one, unsigned_one));
  auto wrong = note({&x1_});
  wrong.signatures.front().bytes[0] ^= 1;
  EXPECT_FALSE(is_met(one, wrong));
  const auto other = parse_policy(
      "log " + to_text(Signer("z", ledger::NoteKeyUse::note).note_key()) + "\nquorum none\n");
  EXPECT_FALSE(is_met(*other, note({})));
}

TEST_F(TlogPolicyTest, IsMetAtTheTimeOfTheLastOneNeeded) {
  const auto two = policy("group Two 2 X1 X2 Y1\nquorum Two\n");
  EXPECT_EQ(met_at(two, note({&y1_, &x2_, &x1_}, 1'000)), 1'001U);
  EXPECT_FALSE(met_at(two, note({&y1_}, 1'000)));
}

}  // namespace
}  // namespace caseledger::adapters
