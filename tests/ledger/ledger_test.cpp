// What goes in comes out, in place, with its words; what cannot go in leaves nothing behind.
#include "ledger/ledger.h"

#include "ledger/leaf/codec.h"
#include "ledger/ledger_batch.h"
#include "ledger/vault/vault.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

class LedgerTest : public testing::Test {
 protected:
  std::unique_ptr<Ledger> create() { return must(Ledger::create(folder.path(), small_ledger())); }
  std::unique_ptr<Ledger> open() { return must(Ledger::open(folder.path(), small_ledger())); }

  static std::vector<Leaf> all(const Ledger& ledger) {
    std::vector<Leaf> leaves;
    must(ledger.scan(Position{}, Position{UINT64_MAX}, [&](const Leaf& leaf) {
      leaves.push_back(leaf);
      return true;
    }));
    return leaves;
  }

  TemporaryFolder folder;
};

TEST_F(LedgerTest, ReadsBackWhatWasAppended) {
  auto ledger = create();
  const auto drafts = some_drafts(0, 10);
  const auto receipts = must(ledger->append(drafts));
  ASSERT_EQ(receipts.size(), 10u);
  for (std::size_t n = 0; n < drafts.size(); ++n) {
    EXPECT_EQ(receipts[n].position.index, n);
    const auto leaf = must(ledger->read(Position{n}));
    EXPECT_EQ(leaf.fact, drafts[n].fact);
    EXPECT_EQ(leaf.position.index, n);
    EXPECT_EQ(leaf.origin, "water.example/2021");
    EXPECT_EQ(leaf.commitments.size(), n % 3 == 0 ? 0u : n % 3 == 1 ? 1u : 5u);
    EXPECT_EQ(must(ledger->leaf_hash(Position{n})), receipts[n].leaf_hash);
  }
}

TEST_F(LedgerTest, ChainsEachLeafToTheOneBefore) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 4)));
  must(ledger->append(some_drafts(4, 9)));
  Digest prev;
  for (const auto& leaf : all(*ledger)) {
    EXPECT_EQ(leaf.prev, prev);
    prev = sm3(encode(leaf).value());
  }
  EXPECT_EQ(must(ledger->head()).prev, prev);
}

TEST_F(LedgerTest, GivesTheSameBytesForTheSameHistory) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 20)));
  TemporaryFolder other;
  auto again = must(Ledger::create(other.path(), small_ledger()));
  must(again->append(some_drafts(0, 20)));
  EXPECT_EQ(must(again->head()), must(ledger->head()));
}

TEST_F(LedgerTest, ContinuesAfterItWasClosed) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 5)));
  must(ledger->close());
  ledger = nullptr;
  ledger = open();
  EXPECT_EQ(must(ledger->append(some_drafts(5, 7)))[0].position.index, 5u);
  EXPECT_EQ(all(*ledger).size(), 7u);
}

TEST_F(LedgerTest, ContinuesAfterItWasDropped) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 5)));
  ledger = nullptr;
  ledger = open();
  EXPECT_EQ(all(*ledger).size(), 5u);
  EXPECT_EQ(must(ledger->content(Position{1}, "summary")), "检查发现采砂");
}

TEST_F(LedgerTest, TakesItsNameFromItsCheckpoint) {
  create();
  auto options = small_ledger();
  options.origin.clear();
  EXPECT_EQ(must(Ledger::open(folder.path(), options))->origin(), "water.example/2021");
  options.origin = "other.example";
  EXPECT_FALSE(Ledger::open(folder.path(), options).has_value());
}

TEST_F(LedgerTest, FindsTheFactsOfAStreamInTheirOrder) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 9)));
  const auto leaves = must(ledger->read_stream(Procedure::matter, "2021-SF-0001"));
  ASSERT_EQ(leaves.size(), 3u);
  EXPECT_EQ(leaves[0].position.index, 1u);
  EXPECT_EQ(leaves[2].position.index, 7u);
  EXPECT_TRUE(must(ledger->read_stream(Procedure::matter, "2021-SF-0009")).empty());
  EXPECT_TRUE(must(ledger->read_stream(Procedure::disclosure, "2021-SF-0001")).empty());
}

TEST_F(LedgerTest, FindsAllLeavesOfACommand) {
  auto ledger = create();
  auto drafts = some_drafts(0, 5);
  for (std::uint16_t part = 0; part < 3; ++part) {
    drafts[1U + part].fact.command_id = {1, 2};
    drafts[1U + part].fact.command_part = part;
  }
  must(ledger->append(drafts));
  const auto leaves = must(ledger->read_command(CommandId{1, 2}));
  ASSERT_EQ(leaves.size(), 3u);
  EXPECT_EQ(leaves[2].position.index, 3u);
  EXPECT_TRUE(must(ledger->read_command(CommandId{3, 4})).empty());
}

TEST_F(LedgerTest, EndsAScanWhereTheVisitorHasEnough) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 9)));
  std::vector<std::uint64_t> seen;
  must(ledger->scan_hashed(Position{2}, Position{7}, [&](const Leaf& leaf, const Digest& hash) {
    EXPECT_EQ(hash, must(ledger->leaf_hash(leaf.position)));
    seen.push_back(leaf.position.index);
    return seen.size() < 3;
  }));
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{2, 3, 4}));
}

TEST_F(LedgerTest, LetsAReaderInBesideTheWriter) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 3)));
  must(ledger->close());
  ledger = nullptr;
  auto reader = must(Ledger::open_read_only(folder.path(), small_ledger()));
  EXPECT_EQ(reader->origin(), "water.example/2021");
  EXPECT_EQ(all(*reader).size(), 3u);
  EXPECT_EQ(must(reader->content(Position{1}, "summary")), "检查发现采砂");
}

// --- Words ---------------------------------------------------------------------------------------

TEST_F(LedgerTest, KeepsWordsAndTextsOfDocuments) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 3)));
  EXPECT_EQ(must(ledger->content(Position{1}, "summary")), "检查发现采砂");
  EXPECT_EQ(must(ledger->content(Position{1}, "document")), "现场检查笔录第1号");
  EXPECT_EQ(must(ledger->content(Position{2}, "grounds/4/reason")), "理由");
  EXPECT_EQ(must(ledger->content(Position{1}, "recording/file")), std::nullopt);
  EXPECT_EQ(must(ledger->content(Position{0}, "summary")), std::nullopt);
}

TEST_F(LedgerTest, TellsWhetherWordsAreTheOnesOfALeaf) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 3)));
  const auto leaf = must(ledger->read(Position{1}));
  EXPECT_TRUE(must(ledger->matches(leaf, {"summary", "检查发现采砂"})));
  EXPECT_FALSE(must(ledger->matches(leaf, {"summary", "检查发现采沙"})));
  EXPECT_TRUE(must(ledger->matches(leaf, {"document", "现场检查笔录第1号"})));
  EXPECT_FALSE(must(ledger->matches(leaf, {"document", "现场检查笔录第2号"})));
  EXPECT_TRUE(must(ledger->matches(leaf, {"recording/file", "video 1"})));
  EXPECT_FALSE(must(ledger->matches(leaf, {"recording/exception_report", "雨"})));
  EXPECT_TRUE(must(ledger->matches(leaf, {"recording/exception_report", ""})));
}

TEST_F(LedgerTest, CommitsToTheSameWordsDifferentlyEachTime) {
  auto ledger = create();
  must(ledger->append(std::vector{gathered(0), gathered(0)}));
  EXPECT_NE(must(ledger->read(Position{0})).commitments[0].digest,
            must(ledger->read(Position{1})).commitments[0].digest);
}

TEST_F(LedgerTest, DropsWordsWhoseLeavesACopyWasMadeWithout) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 3)));
  must(ledger->close());
  ledger = nullptr;
  {
    auto vault = must(Vault::open(folder.path() / "vault",
                                  {.bureau_key = bureau_key(), .random = repeatable_random()}));
    const auto slot = must(vault->slot_of({Procedure::matter, "2021-SF-0001"}));
    const VaultRecord lost[] = {{Position{3}, 0, slot, Salt{}, "summary", "lost"},
                                {Position{3}, 1, slot, Salt{}, "document", "lost"},
                                {Position{4}, 0, slot, Salt{}, "summary", "lost"}};
    put(*vault, lost);
  }
  ledger = open();
  must(ledger->append(some_drafts(3, 6)));
  EXPECT_EQ(must(ledger->content(Position{3}, "summary")), std::nullopt);
  EXPECT_EQ(must(ledger->content(Position{4}, "summary")), "检查发现采砂");
}

// --- What cannot go in ---------------------------------------------------------------------------

class RefusingLedgerTest : public LedgerTest {
 protected:
  /// Appends a good draft before and after the bad one; expects nothing to be kept.
  void refuses(const Draft& bad, std::string_view why) {
    auto ledger = create();
    must(ledger->append(some_drafts(0, 2)));
    const auto head = must(ledger->head());
    const auto answer = ledger->append(std::vector{gathered(2), bad});
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().kind, FaultKind::malformed);
    EXPECT_NE(answer.error().sentence().en.find(why), std::string::npos) << both(answer.error());
    EXPECT_EQ(must(ledger->head()), head);
    EXPECT_EQ(must(ledger->content(Position{2}, "summary")), std::nullopt);
    must(ledger->append(std::vector{gathered(2)}));
  }
};

TEST_F(RefusingLedgerTest, RefusesAFactWhoseWordsAreMissing) {
  auto bad = gathered(3);
  bad.contents.erase(bad.contents.begin());
  refuses(bad, "summary: the words are missing");
}

TEST_F(RefusingLedgerTest, RefusesWordsOfAnotherLength) {
  auto bad = gathered(3);
  bad.contents[0].text += "。";
  refuses(bad, "summary: has another number of characters");
}

TEST_F(RefusingLedgerTest, RefusesWordsThatAreNoText) {
  auto bad = gathered(3);
  bad.contents[0].text = "\xff";
  refuses(bad, "summary: is not UTF-8");
}

TEST_F(RefusingLedgerTest, RefusesATextThatIsNotTheDocument) {
  auto bad = gathered(3);
  bad.contents[1].text += " ";
  refuses(bad, "document: the text is not the document");
}

TEST_F(RefusingLedgerTest, RefusesContentsThatTheFactDoesNotHave) {
  auto bad = gathered(3);
  bad.contents.push_back({"recording/exception_report", "雨"});
  refuses(bad, "contents that the fact does not have");
}

TEST_F(RefusingLedgerTest, RefusesWordsThatAreGivenTwice) {
  auto bad = gathered(3);
  bad.contents.push_back(bad.contents[0]);
  refuses(bad, "contents that the fact does not have, or has once");
}

TEST_F(RefusingLedgerTest, RefusesALeafThatIsTooLong) {
  auto bad = gathered(3);
  bad.fact.stage_after = std::string(70'000, 'a');
  refuses(bad, "more than a leaf may have");
}

TEST_F(LedgerTest, TakesBlankContents) {
  auto ledger = create();
  auto draft = gathered(0);
  draft.contents.push_back({"recording/exception_report", ""});
  must(ledger->append(std::vector{draft}));
  EXPECT_EQ(must(ledger->content(Position{0}, "recording/exception_report")), std::nullopt);
}

TEST_F(LedgerTest, IsFullWhereTheVaultMayNotGrow) {
  auto options = small_ledger();
  options.limits.map_bytes_max = std::uint64_t{16} << 20;
  auto ledger = must(Ledger::create(folder.path(), options));
  auto large = gathered(0);
  large.contents[1].text = std::string(20U << 20U, 'a');
  large.fact.event.get<RecordGathered>().document = document_of(large.contents[1].text);
  const auto answer = ledger->append(std::vector{large});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::full);
  must(ledger->append(some_drafts(0, 3)));
}

TEST_F(LedgerTest, GrowsWithItsWords) {
  auto ledger = create();
  auto large = gathered(0);
  large.contents[1].text = std::string(20U << 20U, 'a');
  large.fact.event.get<RecordGathered>().document = document_of(large.contents[1].text);
  must(ledger->append(std::vector{large}));
  EXPECT_EQ(must(ledger->content(Position{0}, "document")), large.contents[1].text);
}

TEST_F(LedgerTest, EndsTheProcessWhereAFactIsRecordedBeforeTheLast) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  auto ledger = create();
  must(ledger->append(some_drafts(3, 4)));
  EXPECT_DEATH(void(ledger->append(some_drafts(2, 3))), "recorded_at");
}

TEST_F(LedgerTest, EndsTheProcessWhereAContentNamesNoField) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  auto ledger = create();
  auto draft = gathered(0);
  draft.contents.push_back({"findings/0/reason", "x"});
  EXPECT_DEATH(void(ledger->append(std::vector{draft})), "said_at");
}

TEST_F(LedgerTest, IsNotOpenedWithoutItsVault) {
  auto ledger = create();
  must(ledger->append(some_drafts(0, 3)));
  ledger = nullptr;
  std::filesystem::remove_all(folder.path() / "vault");
  const auto answer = Ledger::open(folder.path(), small_ledger());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::unavailable);
  EXPECT_EQ(must(Ledger::open_read_only(folder.path()))->origin(), "water.example/2021");
}

TEST_F(LedgerTest, MakesTheVaultThatACrashLeftOut) {
  create();
  std::filesystem::remove_all(folder.path() / "vault");
  must(open()->append(some_drafts(0, 3)));
}

/// A leaf that is larger than a leaf may be: ten thousand officers.
Draft too_large(std::uint64_t n) {
  HandlersAssigned fact;
  fact.handlers.resize(10'000, Id("zhang.wei"));
  return draft_of(n, std::move(fact));
}

TEST(Batch, TurnsAwayWhatCannotBeWrittenAndKeepsTheOthers) {
  const TemporaryFolder folder;
  const auto ledger = must(Ledger::create(folder.path(), small_ledger()));
  const auto batch = must(ledger->begin());
  must(batch->add({gathered(0)}));
  auto without_words = gathered(1);
  without_words.contents.clear();
  EXPECT_EQ(batch->add({without_words}).error().kind, FaultKind::malformed);
  EXPECT_EQ(batch->add({too_large(1)}).error().kind, FaultKind::malformed);
  must(batch->add({classified(1)}));
  EXPECT_EQ(must(ledger->append(*batch)).size(), 2U);
  EXPECT_EQ(must(ledger->content(Position{0}, "summary")), "检查发现采砂");
  EXPECT_EQ(must(ledger->content(Position{1}, "grounds/0/reason")), "理由");
  must(ledger->append(std::vector{opened(2)}));
}

TEST(Batch, TakesAllLeavesOfACommandOrNone) {
  const TemporaryFolder folder;
  const auto ledger = must(Ledger::create(folder.path(), small_ledger()));
  const auto batch = must(ledger->begin());
  EXPECT_FALSE(batch->add({gathered(0), too_large(1)}).has_value());
  EXPECT_TRUE(batch->drafts().empty());
  EXPECT_TRUE(must(ledger->append(*batch)).empty());
  EXPECT_EQ(must(ledger->head()).tree.size(), 0U);
}

TEST(Batch, TakesNoStreamButTheRegisterByTheRegistersName) {
  const TemporaryFolder folder;
  const auto ledger = must(Ledger::create(folder.path(), small_ledger()));
  auto as_bureau = opened(0);
  as_bureau.fact.stream = "bureau";
  EXPECT_EQ(ledger->append(std::vector{as_bureau}).error().kind, FaultKind::malformed);
  auto elsewhere = opened(0);
  elsewhere.fact.procedure = Procedure::bureau;
  EXPECT_EQ(ledger->append(std::vector{elsewhere}).error().kind, FaultKind::malformed);
}

}  // namespace
}  // namespace caseledger::ledger
