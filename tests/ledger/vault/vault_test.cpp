// Words stay where they were put, go when they are dropped, and are refused when they are not of
// the form.
#include "ledger/vault/vault.h"

#include <lmdb.h>

#include "ledger/disk/durable_file.h"
#include "ledger/vault/vault_anchor.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

class VaultTest : public testing::Test {
 protected:
  /// The keys of two cases: slots 0 and 1.
  std::unique_ptr<Vault> create() {
    auto vault = must(Vault::create(folder.path() / "vault", options));
    EXPECT_EQ(must(vault->slot_of({Procedure::matter, "2021-SF-0001"})), 0u);
    EXPECT_EQ(must(vault->slot_of({Procedure::matter, "2021-SF-0002"})), 1u);
    return vault;
  }

  static VaultRecord record(std::uint64_t position, std::uint16_t part, std::string words) {
    return {Position{position},
            part,
            static_cast<SlotNumber>(position % 2),
            Salt{1, 2, 3},
            "path/" + std::to_string(part),
            std::move(words)};
  }

  static std::vector<VaultRecord> all(const Vault& vault, Position from = {},
                                      Position to = Position{1'000'000}) {
    std::vector<VaultRecord> records;
    must(vault.scan(from, to, [&](const VaultRecord& one) {
      records.push_back(one);
      return true;
    }));
    return records;
  }

  TemporaryFolder folder;
  Vault::Options options{.map_bytes = std::uint64_t{1} << 24,
                         .disk_reserve_bytes = 0,
                         .bureau_key = bureau_key(),
                         .random = repeatable_random()};
};

TEST_F(VaultTest, ReadsBackWhatWasPut) {
  const auto vault = create();
  const std::vector<VaultRecord> records{record(0, 0, "一"), record(0, 1, ""),
                                         record(7, 0, std::string(10'000, 'x'))};
  put(*vault, records);
  EXPECT_EQ(all(*vault), records);
  EXPECT_EQ(must(vault->find(Position{0}, "path/1")), records[1]);
  EXPECT_EQ(must(vault->find(Position{7}, "path/0")), records[2]);
  EXPECT_EQ(must(vault->find(Position{7}, "path/1")), std::nullopt);
  EXPECT_EQ(must(vault->find(Position{3}, "path/0")), std::nullopt);
  EXPECT_EQ(must(vault->find(Position{9}, "path/0")), std::nullopt);
}

TEST_F(VaultTest, KeepsWordsWhenItIsClosed) {
  put(*create(), std::vector{record(0, 0, "a")});
  const auto vault = must(Vault::open(folder.path() / "vault", options));
  put(*vault, std::vector{record(1, 0, "b")});
  EXPECT_EQ(all(*vault).size(), 2u);
}

TEST_F(VaultTest, ScansMoreThanOneSnapshotHolds) {
  const auto vault = create();
  std::vector<VaultRecord> records;
  for (std::uint64_t n = 0; n < 3'000; ++n) {
    records.push_back(record(n / 2, static_cast<std::uint16_t>(n % 2), std::to_string(n)));
  }
  put(*vault, records);
  EXPECT_EQ(all(*vault), records);
  EXPECT_EQ(all(*vault, Position{100}, Position{110}).size(), 20u);
  EXPECT_EQ(all(*vault, Position{1'499}).size(), 2u);
}

TEST_F(VaultTest, DropsWordsFromAPositionOn) {
  const auto vault = create();
  std::vector<VaultRecord> records;
  for (std::uint64_t n = 0; n < 2'000; ++n) records.push_back(record(n, 0, std::to_string(n)));
  put(*vault, records);
  must(vault->drop_from(Position{2'000}));
  EXPECT_EQ(all(*vault).size(), 2'000u);
  must(vault->drop_from(Position{5}));
  records.resize(5);
  EXPECT_EQ(all(*vault), records);
  put(*vault, std::vector{record(5, 0, "again")});
  EXPECT_EQ(all(*vault).size(), 6u);
}

TEST_F(VaultTest, DropsEverything) {
  const auto vault = create();
  must(vault->drop_from(Position{0}));
  put(*vault, std::vector{record(0, 0, "a"), record(0, 1, "b")});
  must(vault->drop_from(Position{0}));
  EXPECT_TRUE(all(*vault).empty());
}

TEST_F(VaultTest, EndsTheProcessWhereWordsComeOutOfOrder) {
  const auto vault = create();
  EXPECT_DEATH(put(*vault, std::vector{record(5, 0, "a"), record(4, 0, "b")}), "KEYEXIST");
}

TEST_F(VaultTest, KeepsWhatItHasWhereItIsToTakeItAgain) {
  const auto vault = create();
  const std::vector records{record(5, 0, "a"), record(6, 0, "b")};
  const SealedWords groups[] = {must(vault->seal(std::span(records).first(1))),
                                must(vault->seal(std::span(records).last(1)))};
  must(vault->take({groups, 1}));
  must(vault->take(groups));
  EXPECT_EQ(all(*vault), records);
}

TEST_F(VaultTest, IsFullAtItsLimit) {
  options.map_bytes_max = options.map_bytes;
  const auto vault = create();
  EXPECT_TRUE(vault->room_for(10, 1'000).has_value());
  const auto answer = vault->room_for(1, 30'000'000);
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::full);
}

TEST_F(VaultTest, IsNotThereBeforeItIsMade) {
  const auto answer = Vault::open(folder.path() / "vault", options);
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::unavailable);
}

// --- Keys that are not there ---------------------------------------------------------------------

class LostKeysTest : public VaultTest {
 protected:
  std::filesystem::path path() const { return folder.path() / "vault"; }

  /// What a writer and a reader are told.
  std::string refusal() {
    const auto writer = Vault::open(path(), options),
               reader = Vault::open_read_only(path(), options);
    EXPECT_FALSE(writer.has_value());
    EXPECT_FALSE(reader.has_value());
    if (writer || reader) return {};
    EXPECT_EQ(writer.error().kind, FaultKind::corrupt);
    EXPECT_EQ(writer.error(), reader.error());
    return writer.error().sentence().en;
  }

  /// As a vault was before it counted its keys.
  void forget_count() {
    MDB_env* environment = nullptr;
    MDB_txn* transaction = nullptr;
    MDB_dbi unnamed = 0;
    ASSERT_EQ(mdb_env_create(&environment), 0);
    mdb_env_set_maxdbs(environment, 2);
    ASSERT_EQ(mdb_env_open(environment, path().c_str(), 0, 0644), 0);
    ASSERT_EQ(mdb_txn_begin(environment, nullptr, 0, &transaction), 0);
    ASSERT_EQ(mdb_dbi_open(transaction, nullptr, 0, &unnamed), 0);
    std::uint64_t numbers[] = {mdb_txn_id(transaction), options.map_bytes};
    std::string name(kVaultAnchorKey);
    MDB_val key{name.size(), name.data()}, value{sizeof numbers, numbers};
    ASSERT_EQ(mdb_put(transaction, unnamed, &key, &value, 0), 0);
    ASSERT_EQ(mdb_txn_commit(transaction), 0);
    mdb_env_close(environment);
  }
};

TEST_F(LostKeysTest, AreNotBegunAnewWhereTheFileIsMissing) {
  put(*create(), std::vector{record(0, 0, "a"), record(1, 0, "b")});
  std::filesystem::remove(path() / "keys");
  EXPECT_NE(refusal().find((path() / "keys").string()), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(path() / "keys"));
}

TEST_F(LostKeysTest, AreNotGivenTwiceWhereTheFileWasCutOff) {
  put(*create(), std::vector{record(0, 0, "a"), record(1, 0, "b")});
  for (const auto bytes : {2 * kSlotBytes - 1, kSlotBytes, kSlotBytes - 1, std::size_t{0}}) {
    std::filesystem::resize_file(path() / "keys", bytes);
    const auto has = "has " + std::to_string(bytes / kSlotBytes);
    EXPECT_NE(refusal().find(has + " key slots of the 2"), std::string::npos);
  }
}

TEST_F(LostKeysTest, AreNoneWhereACrashCutOffASlotThatNothingUses) {
  put(*create(), std::vector{record(0, 0, "a")});
  std::filesystem::resize_file(path() / "keys", 2 * kSlotBytes + 40);
  const auto vault = must(Vault::open(path(), options));
  EXPECT_EQ(must(vault->slot_of({Procedure::matter, "2021-SF-0003"})), 2u);
}

TEST_F(LostKeysTest, AreMissedWhereOnlyAFileNeedsThem) {
  EXPECT_EQ(must(create()->key_of({Procedure::matter, "2021-SF-0003"})).slot, 2u);
  std::filesystem::resize_file(path() / "keys", 2 * kSlotBytes);
  EXPECT_NE(refusal().find("has 2 key slots of the 3"), std::string::npos);
}

TEST_F(LostKeysTest, AreMissedInAVaultThatWasMadeBeforeItCountedThem) {
  put(*create(), std::vector{record(0, 0, "a"), record(1, 0, "b")});
  forget_count();
  std::filesystem::resize_file(path() / "keys", kSlotBytes);
  const auto writer = Vault::open(path(), options);
  ASSERT_FALSE(writer.has_value());
  EXPECT_NE(both(writer.error()).find("has 1 key slots of the 2"), std::string::npos);
}

TEST_F(LostKeysTest, AreCountedOnceByAWriterAndNotByReaders) {
  put(*create(), std::vector{record(0, 0, "a"), record(1, 0, "b")});
  forget_count();
  std::filesystem::copy(path(), folder.path() / "other");
  std::filesystem::resize_file(folder.path() / "other" / "keys", kSlotBytes);
  const auto reader = must(Vault::open_read_only(folder.path() / "other", options));
  EXPECT_TRUE(must(reader->find(Position{0}, "path/0")));
  EXPECT_FALSE(reader->find(Position{1}, "path/0").has_value()) << "told where it is needed";
  must(Vault::open(path(), options));
  std::filesystem::resize_file(path() / "keys", kSlotBytes);
  EXPECT_FALSE(Vault::open_read_only(path(), options).has_value()) << "the anchor counts them";
}

TEST_F(LostKeysTest, AreMissedByWordsThatLieAhead) {
  const auto vault = create();
  const auto sealed = must(vault->seal(std::vector{record(0, 0, "a"), record(1, 0, "b")}));
  const auto other = must(Vault::create(folder.path() / "other", options));
  const auto taken = other->take({&sealed, 1});
  ASSERT_FALSE(taken.has_value());
  EXPECT_EQ(taken.error().kind, FaultKind::corrupt);
  EXPECT_TRUE(all(*other).empty());
}

TEST(VaultAnchorTest, IsNotReadWithOneFlippedBit) {
  const VaultAnchor anchor{7, std::uint64_t{1} << 30, 33};
  auto bytes = to_bytes(anchor);
  EXPECT_EQ(parse_vault_anchor(bytes), anchor);
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    EXPECT_EQ(parse_vault_anchor(bytes), std::nullopt) << bit;
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
  }
}

// --- Records of another form ---------------------------------------------------------------------

class ForeignVaultTest : public VaultTest {
 protected:
  /// Writes a value under position 3, part 1, past the vault.
  void write(std::string value) {
    create();
    MDB_env* environment = nullptr;
    MDB_txn* transaction = nullptr;
    MDB_dbi words = 0;
    ASSERT_EQ(mdb_env_create(&environment), 0);
    mdb_env_set_maxdbs(environment, 2);
    ASSERT_EQ(mdb_env_open(environment, (folder.path() / "vault").c_str(), 0, 0644), 0);
    ASSERT_EQ(mdb_txn_begin(environment, nullptr, 0, &transaction), 0);
    ASSERT_EQ(mdb_dbi_open(transaction, "words", MDB_INTEGERKEY, &words), 0);
    std::uint64_t number = 3 * 65'536 + 1;
    MDB_val key{sizeof number, &number}, data{value.size(), value.data()};
    ASSERT_EQ(mdb_put(transaction, words, &key, &data, 0), 0);
    anchor(transaction);
    ASSERT_EQ(mdb_txn_commit(transaction), 0);
    mdb_env_close(environment);
  }

  /// As every transaction of a vault has it: without it the file is not opened.
  static void anchor(MDB_txn* transaction) {
    MDB_dbi unnamed = 0;
    ASSERT_EQ(mdb_dbi_open(transaction, nullptr, 0, &unnamed), 0);
    MDB_val key{kVaultAnchorKey.size(), const_cast<char*>(kVaultAnchorKey.data())}, value{};
    ASSERT_EQ(mdb_get(transaction, unnamed, &key, &value), 0);
    auto anchor =
        parse_vault_anchor(Bytes(static_cast<const std::uint8_t*>(value.mv_data), value.mv_size));
    ASSERT_TRUE(anchor.has_value());
    anchor->transaction = mdb_txn_id(transaction);
    auto bytes = to_bytes(*anchor);
    value = {bytes.size(), bytes.data()};
    ASSERT_EQ(mdb_put(transaction, unnamed, &key, &value, 0), 0);
  }

  std::string refusal() {
    const auto vault = must(Vault::open(folder.path() / "vault", options));
    const auto found = vault->find(Position{3}, "p");
    const auto scanned =
        vault->scan(Position{}, Position{9}, [](const VaultRecord&) { return true; });
    EXPECT_FALSE(found.has_value());
    EXPECT_FALSE(scanned.has_value());
    if (found || scanned) return {};
    EXPECT_EQ(found.error().kind, FaultKind::corrupt);
    EXPECT_EQ(found.error(), scanned.error());
    return found.error().sentence().en;
  }
};

TEST_F(ForeignVaultTest, RefusesAnUnknownForm) {
  write(std::string(1, '\2') + std::string(100, 's'));
  EXPECT_EQ(refusal(), "vault: the words 1 of leaf 3 are of an unknown form");
}

TEST_F(ForeignVaultTest, RefusesARecordThatIsCutShort) {
  write(std::string(1, '\1') + std::string(16, '\0') + std::string("\0\7", 2) + "path");
  EXPECT_EQ(refusal(), "vault: the words 1 of leaf 3 are cut short");
}

TEST_F(ForeignVaultTest, RefusesARecordThatNobodySealed) {
  write(std::string(1, '\1') + std::string(16, '\0') + std::string("\0\1", 2) + "p" +
        std::string(40, 'x'));
  EXPECT_EQ(refusal(), "vault: the words 1 of leaf 3 were changed");
}

TEST_F(ForeignVaultTest, RefusesARecordUnderAKeyThatThereIsNot) {
  write(std::string(1, '\1') + std::string(3, '\0') + "\x9" + std::string(12, '\0') +
        std::string("\0\1", 2) + "p" + std::string(40, 'x'));
  EXPECT_NE(refusal().find("key slot 9 is damaged"), std::string::npos);
}

// --- Secrets -------------------------------------------------------------------------------------

TEST_F(VaultTest, KeepsNoWordInTheClear) {
  put(*create(), std::vector{record(0, 0, "河道采砂当事人张某")});
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "vault")) {
    const auto bytes = must(read_file(entry.path())).value();
    EXPECT_EQ(bytes.find("张某"), std::string::npos) << entry.path();
  }
}

TEST_F(VaultTest, ErasesTheWordsOfOneCaseForGood) {
  auto vault = create();
  put(*vault, std::vector{record(0, 0, "one"), record(1, 0, "two"), record(2, 0, "one")});
  must(vault->erase({Procedure::matter, "2021-SF-0001"}));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(all(*vault), std::vector{record(1, 0, "two")});
    EXPECT_EQ(must(vault->find(Position{0}, "path/0")), std::nullopt);
    vault = nullptr;
    vault = must(Vault::open(folder.path() / "vault", options));
  }
  // What is said of the case afterwards has a key of its own.
  EXPECT_EQ(must(vault->slot_of({Procedure::matter, "2021-SF-0001"})), 2u);
}

TEST_F(VaultTest, LeavesNoByteOfADestroyedKey) {
  put(*create(), std::vector{record(0, 0, "one")});
  const auto path = folder.path() / "vault" / "keys";
  const auto wrapped = must(read_file(path)).value().substr(40, kWrappedKeyBytes);
  must(must(Vault::open(folder.path() / "vault", options))
           ->erase({Procedure::matter, "2021-SF-0001"}));
  EXPECT_EQ(must(read_file(path)).value().find(wrapped), std::string::npos);
}

TEST_F(VaultTest, DoesNotOpenWithAnotherKey) {
  put(*create(), std::vector{record(0, 0, "one")});
  options.bureau_key = SecretKey({9});
  const auto answer = Vault::open(folder.path() / "vault", options);
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::unavailable);
  EXPECT_NE(both(answer.error()).find("机关密钥不对"), std::string::npos);
}

}  // namespace
}  // namespace caseledger::ledger
