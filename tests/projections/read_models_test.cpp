// What the followers keep: one transaction per batch, the same from whichever side it is reached.
#include "projections/read_models.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "tests/both.h"
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class ReadModelsTest : public Folder {
 protected:
  Digest digest() const {
    const auto digest = open_models()->content_digest();
    EXPECT_TRUE(digest) << both(digest.error());
    return *digest;
  }
  std::uint64_t cursor() const { return open_models()->cursor()->next.index; }
  std::string bytes() const {
    std::ifstream in(models_path(folder_), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

TEST_F(ReadModelsTest, CasesShowWhatTheirLeavesSaid) {
  book_.add_case("2021-SF-0007", filing(), filing_words("陵水县某砂场"));
  follow_book();
  const auto whole = ask()->case_whole("2021-SF-0007");
  ASSERT_TRUE(whole && *whole);
  const auto& row = (*whole)->row;
  EXPECT_EQ(row.stage, CaseStage::filed);
  EXPECT_EQ(row.section, "shuizheng");
  EXPECT_EQ(row.handlers, (std::vector<Id>{"zhang.wei", "li.na"}));
  EXPECT_EQ(row.party_name, "陵水县某砂场");
  EXPECT_EQ(row.cause, "未经批准擅自取水");
  EXPECT_EQ(row.filed_on, day(9, 1));
  EXPECT_EQ(row.version, Version{1});
  EXPECT_EQ(row.matter, WaterMatter::unlicensed_abstraction);
  ASSERT_EQ((*whole)->timeline.size(), 1U);
  EXPECT_EQ((*whole)->timeline[0].event, "case_filed");
}

TEST_F(ReadModelsTest, ARefusalIsCountedAndChangesNothingElse) {
  book_.add_case("A", filing(), filing_words("甲"));
  CommandRefused refused;
  refused.act = "decide_by_meeting";
  refused.breaches = {{"附4-18b", "opinion_agrees", "change"}, {"附4-9a", "draft_is_same", ""}};
  book_.add_case("A", refused);
  follow_book();
  const auto whole = *ask()->case_whole("A");
  EXPECT_EQ(whole->row.version, Version{1});
  EXPECT_EQ(whole->row.stage, CaseStage::filed);
  EXPECT_EQ(whole->row.refusals, 1U);
  ASSERT_EQ(whole->refusals.size(), 1U);
  EXPECT_EQ(whole->refusals[0].breaches, refused.breaches);
  EXPECT_EQ(whole->timeline[1].breaches, refused.breaches);
  EXPECT_EQ(whole->timeline[1].detail, "decide_by_meeting");
}

TEST_F(ReadModelsTest, AFaultInTheMiddleOfABatchLeavesNothingBehind) {
  for (int n = 0; n < 10; ++n) book_.add_case("A" + std::to_string(n), filing());
  follow_book();
  const auto before = digest();
  for (int n = 10; n < 20; ++n) book_.add_case("A" + std::to_string(n), filing());
  book_.before = [](ledger::Position at) -> Result<void> {
    if (at.index == 15) return fault(FaultKind::unavailable, "", {"磁盘没有应答", "no answer"});
    return {};
  };
  EXPECT_FALSE(follow(book_, *open_models()));
  EXPECT_EQ(digest(), before);
  EXPECT_EQ(cursor(), 10U);
}

TEST_F(ReadModelsTest, AfterAFaultTheSameFollowerGoesOnWithoutApplyingTwice) {
  for (int n = 0; n < 20; ++n) book_.add_case("A", n == 0 ? Event(filing()) : Event(InquiryMade()));
  const auto models = open_models();
  int faults = 3;
  book_.before = [&](ledger::Position at) -> Result<void> {
    if (at.index == 15 && faults-- > 0)
      return fault(FaultKind::unavailable, "", {"稍后", "not now"});
    return {};
  };
  while (!follow(book_, *models, {.batch_leaves = 10, .progress = {}})) {
  }
  const auto live = models->content_digest();
  ASSERT_TRUE(rebuild(book_, *models));
  EXPECT_EQ(*live, *models->content_digest());
}

/// The process dies within a batch, at every leaf of it in turn.
TEST_F(ReadModelsTest, AKilledFollowerRepeatsNothingAndLosesNothing) {
  for (int n = 0; n < 12; ++n) book_.add_case("A" + std::to_string(n % 3), filing());
  for (std::uint64_t killed_at = 0; killed_at < 12; ++killed_at) {
    if (const pid_t child = ::fork(); child == 0) {
      book_.before = [&](ledger::Position at) {
        if (at.index == killed_at) ::kill(::getpid(), SIGKILL);
        return Result<void>();
      };
      (void)follow(book_, **ReadModels::open(folder_), {.batch_leaves = 4, .progress = {}});
      ::_exit(0);
    } else {
      int status = 0;
      ::waitpid(child, &status, 0);
    }
    EXPECT_EQ(cursor(), killed_at / 4 * 4);
    follow_book();
    const auto live = digest();
    ASSERT_TRUE(rebuild(book_, *open_models()));
    EXPECT_EQ(live, digest()) << "killed at " << killed_at;
    ASSERT_TRUE(ReadModels::discard(folder_));
  }
}

TEST_F(ReadModelsTest, ABatchIsAppliedOnlyFromWhereTheCursorStands) {
  book_.add_case("A", filing());
  book_.add_case("B", filing());
  const auto models = open_models();
  const Batch first(book_, Cursor{}, ledger::Position{1});
  ASSERT_TRUE(models->apply(first));
  const auto again = models->apply(first);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, FaultKind::conflict);
  EXPECT_EQ(models->cursor()->next, ledger::Position{1});
}

TEST_F(ReadModelsTest, TwoFollowersOfOneFileDoTheWorkOnce) {
  for (int n = 0; n < 30; ++n) book_.add_case("A" + std::to_string(n), filing());
  const auto one = open_models();
  const auto other = open_models();
  bool others_turn = true;
  RunnerOptions options{.batch_leaves = 3, .progress = [&](auto, auto) {
                          if (others_turn) (void)follow(book_, *other, {.batch_leaves = 2});
                          others_turn = !others_turn;
                          return true;
                        }};
  ASSERT_TRUE(follow(book_, *one, options));
  EXPECT_EQ(ask()->cases({}, {day(9, 2), calendar_})->size(), 30U);
}

TEST_F(ReadModelsTest, AFollowerOfAnotherLedgerIsRefusedUntilItIsRebuilt) {
  book_.add_case("A", filing());
  follow_book();
  Book other("test.example/other");
  other.add_case("A", filing());
  other.add_case("B", filing());
  const auto models = open_models();
  const auto followed = follow(other, *models);
  ASSERT_FALSE(followed);
  EXPECT_EQ(followed.error().kind, FaultKind::corrupt);
  EXPECT_EQ(models->cursor()->next, ledger::Position{1});
  ASSERT_TRUE(rebuild(other, *models));
  EXPECT_EQ(models->cursor()->next, ledger::Position{2});
}

TEST_F(ReadModelsTest, ALedgerShorterThanTheCursorIsRefused) {
  book_.add_case("A", filing());
  book_.add_case("B", filing());
  follow_book();
  book_.cut(1);
  const auto followed = follow(book_, *open_models());
  ASSERT_FALSE(followed);
  EXPECT_EQ(followed.error().kind, FaultKind::corrupt);
}

TEST_F(ReadModelsTest, AClockNobodyStartedIsCorruptionNotACrash) {
  Telling telling;
  telling.clocks = {moved(ClockMove::stopped, ClockKind::review, "review-10", day(9, 2), Day{})};
  book_.add_case("A", filing(), telling);
  const auto followed = follow(book_, *open_models());
  ASSERT_FALSE(followed);
  EXPECT_EQ(followed.error().kind, FaultKind::corrupt);
}

TEST_F(ReadModelsTest, AVersionLeftOutOrTakenTwiceIsNamedWithItsLeaf) {
  for (const std::uint64_t version : {1, 3}) {
    book_ = Book();
    book_.add_case("A", filing());
    book_.add_case("A", InvestigationOpened());
    book_.leaf(1).fact.version = Version{version};
    const auto followed = follow(book_, *open_models());
    ASSERT_FALSE(followed) << version;
    EXPECT_EQ(followed.error().kind, FaultKind::corrupt);
    EXPECT_NE(both(followed.error()).find("leaf 1 is version " + std::to_string(version)),
              std::string::npos)
        << both(followed.error());
    EXPECT_EQ(cursor(), 0U);
  }
}

TEST_F(ReadModelsTest, ALeafOfAnotherBureauIsNamed) {
  book_.add(Procedure::bureau, "elsewhere", LedgerOpened(), {.stage = "open"});
  const auto followed = follow(book_, *open_models());
  ASSERT_FALSE(followed);
  EXPECT_EQ(followed.error().kind, FaultKind::corrupt);
  EXPECT_NE(both(followed.error()).find("elsewhere"), std::string::npos);
}

TEST_F(ReadModelsTest, WordsThatWereErasedBeforeShowAsNone) {
  book_.add_case("A", filing(), filing_words("陵水县某砂场"));
  book_.erase_words("A");
  follow_book();
  EXPECT_EQ((*ask()->case_whole("A"))->row.party_name, std::nullopt);
}

TEST_F(ReadModelsTest, ARenewedStreamHoldsNoByteOfErasedWords) {
  const std::string name = "无法忘记的当事人姓名";
  for (int n = 0; n < 50; ++n)
    book_.add_case("A" + std::to_string(n), filing(), filing_words(name));
  for (int n = 0; n < 50; ++n) book_.add_case("A" + std::to_string(n), InvestigationOpened());
  follow_book({.batch_leaves = 7, .progress = {}});
  EXPECT_NE(bytes().find(name), std::string::npos);
  {
    const auto models = open_models();
    for (int n = 0; n < 50; ++n) {
      const auto id = "A" + std::to_string(n);
      book_.erase_words(id);
      const auto renewed = models->renew(book_, Procedure::matter, id);
      ASSERT_TRUE(renewed) << both(renewed.error());
    }
  }
  EXPECT_EQ(bytes().find(name), std::string::npos);
  const auto renewed = digest();
  ASSERT_TRUE(rebuild(book_, *open_models()));
  EXPECT_EQ(renewed, digest());
}

TEST_F(ReadModelsTest, AFileOfAnotherProgramIsNotTouched) {
  std::filesystem::create_directories(models_path(folder_).parent_path());
  ASSERT_EQ(std::system(("sqlite3 " + models_path(folder_).string() +
                         " 'CREATE TABLE theirs(a); INSERT INTO theirs VALUES(1)'")
                            .c_str()),
            0);
  const auto before = bytes();
  const auto opened = ReadModels::open(folder_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::corrupt);
  EXPECT_EQ(bytes(), before);
}

TEST_F(ReadModelsTest, ADamagedFileIsAFaultAndCanBeDiscarded) {
  std::filesystem::create_directories(models_path(folder_).parent_path());
  std::ofstream(models_path(folder_)) << std::string(8'192, 'x');
  const auto opened = ReadModels::open(folder_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::corrupt);
  ASSERT_TRUE(ReadModels::discard(folder_));
  book_.add_case("A", filing());
  follow_book();
  EXPECT_EQ(cursor(), 1U);
}

TEST_F(ReadModelsTest, OnlyTheirOwnerReadsThem) {
  namespace fs = std::filesystem;
  for (int n = 0; n < 600; ++n) book_.add_case("A", n == 0 ? Event(filing()) : InquiryMade());
  const auto models = open_models();
  ASSERT_TRUE(follow(book_, *models, {.batch_leaves = 300}));
  const auto folder = models_path(folder_).parent_path();
  EXPECT_EQ(fs::status(folder).permissions(), fs::perms::owner_all);
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    EXPECT_EQ(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write)
        << entry.path();
    ++files;
  }
  EXPECT_GT(files, 1U) << "the log lies beside the file";
}

TEST_F(ReadModelsTest, AFolderThatWasOpenToEverybodyIsClosed) {
  namespace fs = std::filesystem;
  const auto folder = models_path(folder_).parent_path();
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                              fs::perms::others_read | fs::perms::others_exec);
  open_models();
  EXPECT_EQ(fs::status(folder).permissions() & fs::perms::others_all, fs::perms::none);
}

TEST_F(ReadModelsTest, AFileAtRestIsOneFileThatOpensAlone) {
  book_.add_case("A", filing());
  follow_book();
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(models_path(folder_).parent_path())) {
    EXPECT_EQ(entry.path(), models_path(folder_));
    ++files;
  }
  EXPECT_EQ(files, 1U);
}

TEST_F(ReadModelsTest, ReadersSeeOneMomentWhileTheWriterGoesOn) {
  book_.add_case("A", filing());
  const auto models = open_models();
  ASSERT_TRUE(follow(book_, *models));
  const auto queries = ask();
  EXPECT_EQ(queries->cursor()->next, ledger::Position{1});
  book_.add_case("B", filing());
  ASSERT_TRUE(follow(book_, *models));
  EXPECT_EQ(queries->cursor()->next, ledger::Position{2});
  EXPECT_EQ(queries->cases({}, {day(9, 2), calendar_})->size(), 2U);
}

TEST_F(ReadModelsTest, AskingBeforeAnythingWasFollowedIsUnavailable) {
  const auto opened = Queries::open(folder_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::unavailable);
}

}  // namespace
}  // namespace caseledger::projections::test
