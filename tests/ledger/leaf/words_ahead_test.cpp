// Words come with their leaves and go to the vault later: nobody who reads, audits, repairs or
// crashes in between sees a difference.
#include "ledger/leaf/words_ahead.h"

#include <gmock/gmock.h>
#include <lmdb.h>

#include <cstring>

#include "ledger/audit/verify.h"
#include "ledger/repair/repair.h"
#include "ledger/store/head_record.h"
#include "ledger/vault/vault_record.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

TEST(SealedWords, ShowsItsRecordsInOrder) {
  SealedWords words;
  words.add(7, 2)[0] = 1;
  words.add(9, 0);
  std::vector<std::pair<std::uint64_t, std::size_t>> seen;
  must(words.each([&](std::uint64_t key, Bytes value) {
    seen.emplace_back(key, value.size());
    return true;
  }));
  EXPECT_THAT(seen, testing::ElementsAre(std::pair(7, 2), std::pair(9, 0)));
  EXPECT_EQ(words.first_key(), 7u);
}

TEST(SealedWords, FindsACutInAnyPlace) {
  SealedWords words;
  words.add(7, 5);
  for (std::size_t size = 1; size < words.bytes().size(); ++size) {
    const SealedWords cut(words.bytes().first(size));
    EXPECT_FALSE(cut.each([](std::uint64_t, Bytes) { return true; })) << size;
  }
}

class WordsAheadTest : public testing::Test {
 protected:
  LedgerOptions with_limit(std::uint64_t words_bytes) {
    auto options = small_ledger();
    options.limits.words_bytes = words_bytes;
    return options;
  }

  /// Leaves whose words all lie ahead.
  void write_and_crash(std::uint64_t leaves) {
    auto ledger = must(Ledger::create(folder.path(), with_limit(UINT64_MAX)));
    for (std::uint64_t n = 0; n < leaves; n += 5) must(ledger->append(some_drafts(n, n + 5)));
  }

  VerifyReport verified() {
    VerifyOptions options;
    options.vault_key = bureau_key();
    return must(verify(folder.path(), options));
  }

  static std::vector<std::string> words_of(const Ledger& ledger) {
    std::vector<std::string> all;
    must(ledger.scan_words([&](const VaultRecord& record) {
      all.push_back(std::to_string(record.position.index) + record.path + record.words);
      return true;
    }));
    return all;
  }

  std::size_t in_the_vault() {
    const auto vault = must(Vault::open_read_only(folder.path() / "vault", vault_options()));
    std::size_t count = 0;
    must(vault->scan({}, Position{1'000'000}, [&](const VaultRecord&) { return ++count, true; }));
    return count;
  }
  static Vault::Options vault_options() {
    return {.bureau_key = bureau_key(), .random = repeatable_random()};
  }

  /// Changes the one record of the store's database "ahead" behind everybody's back.
  template <class Change>
  void change(Change change) {
    MDB_env* environment = nullptr;
    MDB_txn* transaction = nullptr;
    MDB_dbi ahead = 0;
    MDB_cursor* cursor = nullptr;
    MDB_val key{}, value{};
    ASSERT_EQ(mdb_env_create(&environment), 0);
    mdb_env_set_maxdbs(environment, 8);
    ASSERT_EQ(mdb_env_open(environment, (folder.path() / "ledger").c_str(), 0, 0644), 0);
    ASSERT_EQ(mdb_txn_begin(environment, nullptr, 0, &transaction), 0);
    ASSERT_EQ(mdb_dbi_open(transaction, "ahead", MDB_INTEGERKEY, &ahead), 0);
    ASSERT_EQ(mdb_cursor_open(transaction, ahead, &cursor), 0);
    ASSERT_EQ(mdb_cursor_get(cursor, &key, &value, MDB_FIRST), 0);
    std::uint64_t number = 0;
    std::memcpy(&number, key.mv_data, sizeof number);
    const auto* bytes = static_cast<const std::uint8_t*>(value.mv_data);
    std::vector<std::uint8_t> copy(bytes, bytes + value.mv_size);
    ASSERT_EQ(mdb_cursor_del(cursor, 0), 0);
    mdb_cursor_close(cursor);
    change(number, copy);
    key = {sizeof number, &number};
    value = {copy.size(), copy.data()};
    ASSERT_EQ(mdb_put(transaction, ahead, &key, &value, 0), 0);
    ASSERT_EQ(mdb_txn_commit(transaction), 0);
    mdb_env_close(environment);
  }

  std::vector<std::string> findings_about_words() {
    std::vector<std::string> all;
    for (const auto& finding : verified().findings) {
      if (finding.promise == "words") all.push_back(both(finding.what));
    }
    return all;
  }

  TemporaryFolder folder;
};

TEST_F(WordsAheadTest, AreReadWhereverTheyLie) {
  auto ledger = must(Ledger::create(folder.path(), with_limit(UINT64_MAX)));
  must(ledger->append(some_drafts(0, 10)));
  const auto ahead = words_of(*ledger);
  EXPECT_EQ(must(ledger->content(Position{4}, "summary")), "检查发现采砂");
  EXPECT_EQ(must(ledger->content(Position{4}, "summery")), std::nullopt);
  EXPECT_EQ(must(ledger->content(Position{3}, "summary")), std::nullopt);
  ledger = nullptr;  // without close
  EXPECT_EQ(words_of(*must(Ledger::open_read_only(folder.path(), small_ledger()))), ahead);
  must(must(Ledger::open(folder.path(), small_ledger()))->close());
  const auto reader = must(Ledger::open_read_only(folder.path(), small_ledger()));
  EXPECT_EQ(words_of(*reader), ahead);
  EXPECT_EQ(must(reader->content(Position{4}, "summary")), "检查发现采砂");
}

TEST_F(WordsAheadTest, AreInTheVaultAfterACleanStopAndAfterAnOpening) {
  write_and_crash(20);
  EXPECT_EQ(in_the_vault(), 0u);
  must(must(Ledger::open(folder.path(), small_ledger()))->close());
  const auto taken = in_the_vault();
  EXPECT_GT(taken, 20u);
  EXPECT_EQ(findings_about_words(), std::vector<std::string>());
  auto ledger = must(Ledger::open(folder.path(), with_limit(UINT64_MAX)));
  must(ledger->append(some_drafts(20, 30)));
  must(ledger->close());
  EXPECT_GT(in_the_vault(), taken);
}

TEST_F(WordsAheadTest, AreTakenOverBehindTheWriter) {
  auto ledger = must(Ledger::create(folder.path(), with_limit(2'000)));
  for (std::uint64_t n = 0; n < 600; n += 3) {
    must(ledger->append(some_drafts(n, n + 3)));
    ASSERT_EQ(must(ledger->content(Position{n + 1}, "summary")), "检查发现采砂");
  }
  EXPECT_EQ(words_of(*ledger).size(), 600u / 3 * 7);
  must(ledger->close());
  EXPECT_EQ(in_the_vault(), 600u / 3 * 7);
  const auto report = verified();
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
}

TEST_F(WordsAheadTest, PassTheAuditWhereTheyLie) {
  write_and_crash(50);
  const auto report = verified();
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  EXPECT_EQ(report.words_erased, 0u);
  EXPECT_GT(report.words, 50u);
}

TEST_F(WordsAheadTest, AreNotChangedInAnyByteWithoutAFinding) {
  write_and_crash(5);
  std::size_t size = 0;
  change([&](std::uint64_t&, const auto& bytes) { size = bytes.size(); });
  ASSERT_THAT(findings_about_words(), testing::IsEmpty());
  for (std::size_t at = 0; at < size; ++at) {
    change([&](std::uint64_t&, auto& bytes) { bytes[at] ^= 4; });
    ASSERT_THAT(findings_about_words(), testing::Not(testing::IsEmpty())) << "byte " << at;
    change([&](std::uint64_t&, auto& bytes) { bytes[at] ^= 4; });
  }
  for (unsigned bit = 0; bit < 64; ++bit) {
    change([&](std::uint64_t& key, auto&) { key ^= std::uint64_t{1} << bit; });
    ASSERT_THAT(findings_about_words(), testing::Not(testing::IsEmpty())) << "bit " << bit;
    change([&](std::uint64_t& key, auto&) { key ^= std::uint64_t{1} << bit; });
  }
}

TEST_F(WordsAheadTest, OutliveARepair) {
  write_and_crash(10);
  RepairOptions options;
  options.vault_key = bureau_key();
  const auto report = must(repair(folder.path(), options));
  EXPECT_THAT(report.losses, testing::IsEmpty());
  const auto ledger = must(Ledger::open(folder.path(), small_ledger()));
  EXPECT_EQ(must(ledger->content(Position{4}, "summary")), "检查发现采砂");
}

TEST_F(WordsAheadTest, GoIntoACopyOfTheMoment) {
  auto ledger = must(Ledger::create(folder.path(), with_limit(UINT64_MAX)));
  must(ledger->append(some_drafts(0, 10)));
  const TemporaryFolder elsewhere;
  must(ledger->copy_to(elsewhere.path() / "copy"));
  const auto copy = must(Ledger::open(elsewhere.path() / "copy", small_ledger()));
  EXPECT_EQ(words_of(*copy), words_of(*ledger));
}

}  // namespace
}  // namespace caseledger::ledger
