// An honest ledger has no findings; every kind of lie has one, and it names the promise and the
// place. The lies are told with the store's own hands: whoever has the machine can do that.
#include "ledger/audit/verify.h"

#include <gmock/gmock.h>

#include <fstream>

#include "ledger/disk/durable_file.h"
#include "ledger/disk/writer_lock.h"
#include "ledger/leaf/codec.h"
#include "ledger/vault/vault.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

using testing::HasSubstr;

class VerifyTest : public testing::Test {
 protected:
  /// An honest ledger of so many leaves, closed.
  void write(std::uint64_t leaves) {
    auto ledger = must(Ledger::create(folder.path(), small_ledger()));
    for (std::uint64_t n = 0; n < leaves; n += 7) {
      must(ledger->append(some_drafts(n, std::min(leaves, n + 7))));
    }
    must(ledger->close());
  }

  /// The leaves of an honest ledger, to be lied about.
  std::vector<Leaf> honest(std::uint64_t count) {
    write(count);
    auto ledger = must(Ledger::open_read_only(folder.path()));
    std::vector<Leaf> leaves;
    must(ledger->scan(Position{}, Position{count}, [&](const Leaf& leaf) {
      leaves.push_back(leaf);
      return true;
    }));
    return leaves;
  }

  /// Writes these leaves instead, chained anew; `edit` changes the bytes of a leaf at the last
  /// moment. The vault stays.
  using Edit = std::function<void(std::uint64_t, std::vector<std::uint8_t>&)>;
  void rewrite(
      std::vector<Leaf> leaves, const Edit& edit = [](auto, auto&) {}) {
    std::filesystem::remove_all(folder.path() / "ledger");
    std::filesystem::remove_all(folder.path() / "mirror");
    Options options = small_options();
    options.origin = "water.example/2021";
    options.index_keys_of = [](Position, Bytes) -> Result<IndexKeys> { return IndexKeys{}; };
    auto store = must(Store::create(folder.path() / "ledger", options));
    auto group = must(store->begin());
    for (auto& leaf : leaves) {
      if (!leaf.prev.is_zero()) leaf.prev = group->prev();
      auto bytes = must(encode(leaf));
      edit(leaf.position.index, bytes);
      must(group->put(bytes, index_keys_of(leaf.fact)));
    }
    must(group->commit());
    group = nullptr;
    must(store->close());
  }

  VerifyReport verified(VerifyOptions options = {}) {
    options.vault_key = bureau_key();
    return must(verify(folder.path(), options));
  }
  Vault::Options vault_options() {
    return {.map_bytes = 1U << 24U,
            .disk_reserve_bytes = 0,
            .bureau_key = bureau_key(),
            .random = repeatable_random(2)};
  }

  /// Expects this finding first.
  void finds(std::string_view promise, std::optional<std::uint64_t> position,
             const std::string& what, VerifyOptions options = {}) {
    const auto report = verified(std::move(options));
    ASSERT_FALSE(report.is_clean()) << "nothing was found";
    const auto& finding = report.findings.front();
    EXPECT_EQ(finding.promise, promise) << both(finding.what);
    EXPECT_EQ(finding.position ? std::optional(finding.position->index) : std::nullopt, position)
        << both(finding.what);
    EXPECT_THAT(both(finding.what), HasSubstr(what));
  }

  TemporaryFolder folder;
};

TEST_F(VerifyTest, FindsNothingInAnHonestLedger) {
  write(1'200);
  const auto report = verified();
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  EXPECT_EQ(report.leaves, 1'200u);
  EXPECT_EQ(report.words, 400u * 1 + 400u * 5);
  EXPECT_EQ(report.words_erased, 0u);
  const auto head = must(must(Ledger::open_read_only(folder.path()))->head());
  EXPECT_EQ(report.seen, checkpoint_of("water.example/2021", head.tree));
}

TEST_F(VerifyTest, FindsDocumentsAtLongPathsInTheirPlaces) {
  SubmittedForReview fact;
  std::vector<Content> contents;
  for (const std::string text : {"调查终结报告", "代拟稿"}) {
    contents.push_back({"materials/" + std::to_string(contents.size()) + "/document", text});
    fact.materials.push_back({MaterialSlot::final_report, document_of(text)});
  }
  auto ledger = must(Ledger::create(folder.path(), small_ledger()));
  must(ledger->append(std::vector{draft_of(0, std::move(fact), std::move(contents))}));
  must(ledger->close());
  const auto report = verified();
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
}

TEST_F(VerifyTest, FindsNothingInAnEmptyLedger) {
  write(0);
  const auto report = verified();
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  EXPECT_EQ(report.seen.origin, "water.example/2021");
}

TEST_F(VerifyTest, FindsNothingAfterACrash) {
  auto ledger = must(Ledger::create(folder.path(), small_ledger()));
  must(ledger->append(some_drafts(0, 10)));
  ledger = nullptr;  // without close
  auto vault = must(Vault::open(folder.path() / "vault", vault_options()));
  const auto slot = must(vault->slot_of({Procedure::matter, "2021-SF-0001"}));
  put(*vault, std::vector<VaultRecord>{{Position{10}, 0, slot, Salt{}, "summary", "lost"}});
  vault = nullptr;
  const auto report = verified();
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  EXPECT_EQ(report.leaves, 10u);
}

TEST_F(VerifyTest, LooksAtTheSnapshotBesideAWriter) {
  write(30);
  const auto lock = must(WriterLock::acquire(folder.path() / "ledger"));
  const auto report = verified();
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  EXPECT_EQ(report.leaves, 30u);
  ASSERT_EQ(report.unchecked.size(), 2u) << "what moves meanwhile is not said to be right";
  EXPECT_EQ(report.unchecked[0].promise, "index");
  EXPECT_EQ(report.unchecked[1].promise, "mirror");
}

TEST_F(VerifyTest, AnswersWithAFaultWhereThereIsNoLedger) {
  const auto answer = verify(folder.path(), {});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::unavailable);
}

// --- Lies about leaves ---------------------------------------------------------------------------

TEST_F(VerifyTest, NamesALeafThatIsNotCanonical) {
  rewrite(honest(5), [](std::uint64_t n, auto& bytes) {
    if (n == 3) bytes.resize(bytes.size() + 8);
  });
  finds("form", 3, "words that nothing points to");
}

TEST_F(VerifyTest, NamesALeafThatDoesNotNameTheOneBefore) {
  rewrite(honest(5), [](std::uint64_t n, auto& bytes) {
    if (n == 3) set_prev(bytes, sha256(bytes_of("another")));
  });
  finds("chain", 3, "does not name the leaf before it");
}

TEST_F(VerifyTest, NamesALeafInAnothersPlace) {
  auto leaves = honest(5);
  leaves[3].position.index = 7;
  rewrite(leaves);
  finds("form", 3, "says that it is leaf 7");
}

TEST_F(VerifyTest, NamesALeafOfAnotherLedger) {
  auto leaves = honest(5);
  leaves[3].origin = "another.example";
  rewrite(leaves);
  finds("form", 3, "is of the ledger another.example");
}

TEST_F(VerifyTest, NamesALeafThatWasBackDated) {
  auto leaves = honest(5);
  leaves[3].fact.recorded_at = leaves[3].fact.occurred_at = leaves[1].fact.recorded_at;
  rewrite(leaves);
  finds("form", 3, "was recorded before the leaf before it");
}

TEST_F(VerifyTest, NamesALeafThatContinuesNoCommand) {
  auto leaves = honest(5);
  leaves[3].fact.command_part = 1;
  rewrite(leaves);
  finds("form", 3, "a part of a command that does not stand before it");
}

TEST_F(VerifyTest, FollowsTheLeavesOfACommand) {
  auto leaves = honest(5);
  for (std::uint16_t part = 1; part <= 2; ++part) {
    leaves[1U + part].fact.command_id = leaves[1].fact.command_id;
    leaves[1U + part].fact.command_part = part;
  }
  rewrite(leaves);
  EXPECT_TRUE(verified().is_clean());
}

TEST_F(VerifyTest, NamesAFactThatWasWrittenAnew) {
  auto leaves = honest(5);
  const auto kept = must(read_file(folder.path() / "ledger" / "checkpoint")).value();
  leaves[2].fact.actor = "li.si";
  rewrite(leaves);
  EXPECT_TRUE(verified().is_clean()) << "a whole new ledger is as honest as the old one";
  VerifyOptions options;
  options.against = kept;
  finds("checkpoint", {}, "says size 5", options);
}

TEST_F(VerifyTest, NamesFactsThatWereCutOff) {
  auto leaves = honest(5);
  const auto kept = must(read_file(folder.path() / "ledger" / "checkpoint")).value();
  leaves.pop_back();
  rewrite(leaves);
  VerifyOptions options;
  options.against = kept;
  finds("checkpoint", {}, "there are only 4 leaves", options);
}

TEST_F(VerifyTest, AgreesWithAnEarlierCheckpoint) {
  write(10);
  VerifyOptions options;
  options.against = must(read_file(folder.path() / "ledger" / "checkpoint")).value();
  auto ledger = must(Ledger::open(folder.path(), small_ledger()));
  must(ledger->append(some_drafts(10, 20)));
  must(ledger->close());
  const auto report = verified(options);
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
}

TEST_F(VerifyTest, NamesTheCheckpointOfAnotherLedger) {
  write(5);
  VerifyOptions options;
  auto kept = verified().seen;
  kept.origin = "another.example";
  options.against = to_text(kept);
  finds("checkpoint", {}, "is of another.example", options);
}

TEST_F(VerifyTest, NamesACheckpointThatIsNone) {
  write(5);
  VerifyOptions options;
  options.against = "water.example/2021\n5\n";
  finds(
      "checkpoint", {},
      "--against: checkpoint: 不足完整的三行 — --against: checkpoint: it has not three full lines",
      options);
}

TEST_F(VerifyTest, NamesAMissingCheckpointFile) {
  write(5);
  std::filesystem::remove(folder.path() / "ledger" / "checkpoint");
  finds("checkpoint", {}, "there is no checkpoint file");
}

// --- Lies about words ----------------------------------------------------------------------------

class WordsTest : public VerifyTest {
 protected:
  /// The vault of leaves 1 (words and document) and 2 (five reasons), changed.
  template <class Change>
  void change(Change change) {
    write(3);
    std::vector<VaultRecord> records;
    {
      auto vault = must(Vault::open(folder.path() / "vault", vault_options()));
      must(vault->scan(Position{}, Position{3}, [&](const VaultRecord& record) {
        records.push_back(record);
        return true;
      }));
    }
    change(records);
    std::filesystem::remove_all(folder.path() / "vault");
    const auto vault = must(Vault::create(folder.path() / "vault", vault_options()));
    for (auto& record : records)
      record.slot = must(vault->slot_of({Procedure::matter, "any case"}));
    put(*vault, records);
  }
};

TEST_F(WordsTest, NamesWordsThatWereChanged) {
  change([](auto& records) { records[0].words = "检查发现无事"; });
  finds("words", 1, "the words at summary are not those that the leaf commits to");
}

TEST_F(WordsTest, NamesWordsWithAnotherSalt) {
  change([](auto& records) { records[0].salt[0] ^= 1U; });
  finds("words", 1, "the words at summary are not those that the leaf commits to");
}

TEST_F(WordsTest, NamesWordsWhoseLengthTheLeafGetsWrong) {
  auto leaves = honest(3);
  leaves[1].commitments[0].chars = 60;
  leaves[1].fact.event.get<RecordGathered>().summary.chars = 60;
  rewrite(leaves);
  finds("words", 1, "the words at summary are not so long as the leaf says");
}

TEST_F(WordsTest, NamesADocumentThatWasChanged) {
  change([](auto& records) { records[1].words += " "; });
  finds("words", 1, "the words at document are not the document that the leaf names");
}

TEST_F(WordsTest, NamesWordsOfNoField) {
  change([](auto& records) { records[1].path = "recording/exception_report"; });
  finds("words", 1, "belong to no field of the leaf");
}

TEST_F(WordsTest, NamesWordsOfALeafThatHasNone) {
  change([](auto& records) {
    records.insert(records.begin(), VaultRecord{Position{0}, 0, 0, Salt{}, "reason", "x"});
  });
  finds("words", 0, "belong to no field of the leaf");
}

TEST_F(WordsTest, NamesWordsInAnothersPlace) {
  change([](auto& records) {
    auto again = records[0];
    again.part = 7;
    records.insert(records.begin() + 2, again);
  });
  finds("words", 1, "the words at summary stand in another place");
}

TEST_F(WordsTest, NamesWordsOfAnotherLeaf) {
  change([](auto& records) { std::swap(records[2].words, records[0].words); });
  finds("words", 1, "the words at summary are not those");
}

TEST_F(WordsTest, NamesWordsThatAreGoneThoughNobodyDisposedOfThem) {
  change([](auto& records) { records.erase(records.begin()); });
  finds("words", 1, "words of 2021-SF-0001 are gone, and nobody disposed of it");
}

TEST_F(WordsTest, NamesAKeyThatWasDestroyedThoughNobodyDisposedOfTheCase) {
  write(3);
  must(must(Vault::open(folder.path() / "vault", vault_options()))
           ->erase({Procedure::matter, "2021-SF-0002"}));
  finds("words", 2, "words of 2021-SF-0002 are gone");
}

TEST_F(WordsTest, NamesAMissingVault) {
  write(3);
  std::filesystem::remove_all(folder.path() / "vault");
  finds("words", {}, "there is no vault");
}

TEST_F(WordsTest, ChecksTheFilesAloneWithoutTheKey) {
  write(3);
  const auto report = must(verify(folder.path(), {}));
  EXPECT_TRUE(report.is_clean() && !report.has_opened_words);
}

TEST_F(WordsTest, NamesADamagedKey) {
  write(3);
  const auto path = folder.path() / "vault" / "keys";
  auto bytes = must(read_file(path)).value();
  bytes[kSlotBytes + 50] = static_cast<char>(bytes[kSlotBytes + 50] ^ 1);
  std::ofstream(path, std::ios::binary) << bytes;
  finds("words", {}, "key slot 1 is damaged");
}

TEST_F(WordsTest, NamesADamagedVault) {
  write(30);
  const auto path = folder.path() / "vault" / "data.mdb";
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 4096);
  finds("pages", {}, "vault: ");
}

TEST_F(VerifyTest, EndsWithSoManyFindings) {
  auto leaves = honest(40);
  for (auto& leaf : leaves) leaf.origin += leaf.position.index == 0 ? "" : "x";
  rewrite(leaves);
  VerifyOptions options;
  options.findings_max = 5;
  EXPECT_EQ(verified(options).findings.size(), 5u);
}

}  // namespace
}  // namespace caseledger::ledger
