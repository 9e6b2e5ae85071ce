// The machine's keys open with their passphrase alone, and no byte of their files can be changed.
#include "adapters/keys/key_store.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "adapters/keys/passphrase_box.h"
#include "adapters/keys/random.h"
#include "ledger/disk/durable_file.h"
#include "tests/both.h"
#include "tests/many_rounds.h"
#include "tests/scratch_folder.h"

namespace caseledger::adapters {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

constexpr const char* kVariable = "CASELEDGER_PASSPHRASE";

class KeyStoreTest : public ::testing::Test {
 protected:
  fs::path folder() const { return parent_ / "keys"; }

  static std::string text(const fs::path& file) { return ledger::read_file(file)->value(); }
  static void write(const fs::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
  }

  const ScratchFolder scratch_;
  const fs::path& parent_ = scratch_.path();
};

TEST_F(KeyStoreTest, OpensWithThePassphraseThatItKeeps) {
  const auto made = KeyStore::create(folder(), std::nullopt, system_random());
  ASSERT_TRUE(made.has_value()) << both(made.error());
  const auto again = KeyStore::open(folder());
  ASSERT_TRUE(again.has_value()) << both(again.error());
  EXPECT_EQ(again->bureau_key(), made->bureau_key());
  ASSERT_EQ(again->log_keys().size(), 2u);
  EXPECT_EQ(again->log_keys()[0].public_key().algorithm, KeyAlgorithm::ed25519);
  EXPECT_EQ(again->log_keys()[1].public_key().algorithm, KeyAlgorithm::sm2);
  const auto mode = fs::status(folder() / "passphrase").permissions();
  EXPECT_EQ(mode, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_FALSE(KeyStore::create(folder(), std::nullopt, system_random()).has_value());
}

TEST_F(KeyStoreTest, SaysThatThePassphraseIsWrongOrMissing) {
  ASSERT_TRUE(KeyStore::create(folder(), "对的口令", system_random()).has_value());
  EXPECT_FALSE(fs::exists(folder() / "passphrase"));
  EXPECT_TRUE(KeyStore::open(folder(), "对的口令").has_value());
  EXPECT_THAT(both(KeyStore::open(folder(), "错的口令").error()), HasSubstr("口令不对"));
  EXPECT_THAT(both(KeyStore::open(folder()).error()), HasSubstr("需要口令"));
}

TEST_F(KeyStoreTest, IsNothingForWhoCanDoWithoutItAndHasNoPassphrase) {
  const auto opened = [&](const std::optional<std::string>& passphrase = std::nullopt) {
    return KeyStore::open_if_given(folder(), passphrase);
  };
  EXPECT_FALSE(opened("对的口令")->has_value()) << "there is no folder";
  ASSERT_TRUE(KeyStore::create(folder(), "对的口令", system_random()).has_value());
  EXPECT_FALSE(opened()->has_value());
  EXPECT_TRUE(opened("对的口令")->has_value());
  EXPECT_THAT(both(opened("错的口令").error()), HasSubstr("口令不对"));
  write(folder() / "vault.key", text(folder() / "vault.key") + "x");
  EXPECT_EQ(opened("对的口令").error().kind, FaultKind::corrupt);
  fs::remove(folder() / "vault.key");
  EXPECT_THAT(both(opened("对的口令").error()), HasSubstr("没有这个密钥文件"));
}

/// An editor or `echo` adds a line break to what somebody takes away and brings back.
TEST_F(KeyStoreTest, IgnoresOneLineBreakAtTheEndOfAPassphraseWhereverItComesFrom) {
  ASSERT_TRUE(KeyStore::create(folder(), std::nullopt, system_random()).has_value());
  const auto kept = text(folder() / "passphrase");
  for (const std::string line_break : {"\n", "\r\n"}) {
    write(folder() / "passphrase", kept + line_break);
    EXPECT_TRUE(KeyStore::open(folder()).has_value());
    ::setenv(kVariable, (kept + line_break).c_str(), 1);
    EXPECT_TRUE(KeyStore::open(folder()).has_value());
    ::unsetenv(kVariable);
    EXPECT_TRUE(KeyStore::open(folder(), kept + line_break).has_value());
  }
  for (const std::string more : {"\n\n", "\r", " ", "\r\n\n", "\n\r\n"}) {
    write(folder() / "passphrase", kept + more);
    EXPECT_FALSE(KeyStore::open(folder()).has_value()) << "only one, and nothing else";
  }
}

TEST_F(KeyStoreTest, TakesAnEmptyPassphraseForNone) {
  for (const auto* empty : {"", "\n", "\r\n"}) {
    ::setenv(kVariable, empty, 1);
    fs::remove_all(folder());
    ASSERT_TRUE(KeyStore::create(folder(), empty, system_random()).has_value());
    EXPECT_TRUE(fs::exists(folder() / "passphrase")) << "one was made";
    EXPECT_TRUE(KeyStore::open(folder()).has_value()) << "by the file";
    write(folder() / "passphrase", empty);
    EXPECT_THAT(both(KeyStore::open(folder()).error()), HasSubstr("需要口令"));
    ::unsetenv(kVariable);
  }
}

TEST_F(KeyStoreTest, IsMadeUnderThePassphraseThatOpensIt) {
  ::setenv(kVariable, "环境里的口令\n", 1);
  ASSERT_TRUE(KeyStore::create(folder(), std::nullopt, system_random()).has_value());
  EXPECT_FALSE(fs::exists(folder() / "passphrase"));
  EXPECT_TRUE(KeyStore::open(folder()).has_value());
  ::unsetenv(kVariable);
  EXPECT_TRUE(KeyStore::open(folder(), "环境里的口令").has_value());
  EXPECT_THAT(both(KeyStore::open(folder()).error()), HasSubstr("需要口令"));
}

TEST_F(KeyStoreTest, SignsCheckpointsWithAllItsKeys) {
  auto keys = KeyStore::create(folder(), std::nullopt, system_random());
  ASSERT_TRUE(keys.has_value());
  const std::string body = "water.example/2021\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  const auto note = ledger::parse_note(*keys->sealer()(body));
  ASSERT_TRUE(note.has_value());
  for (const auto& key : keys->log_keys()) {
    const ledger::NoteKey known{"water.example/2021", ledger::NoteKeyUse::note, key.public_key()};
    EXPECT_EQ(is_signed_by(*note, known), ledger::Signed::yes);
  }
  const auto gone = keys->log_keys()[0].public_key();
  ASSERT_TRUE(keys->remove_log_key(gone).has_value());
  EXPECT_EQ(KeyStore::open(folder())->log_keys().size(), 1u);
}

TEST_F(KeyStoreTest, NoticesEveryChangedByteOfEveryFile) {
  ASSERT_TRUE(KeyStore::create(folder(), std::nullopt, system_random()).has_value());
  std::uint64_t changed = 0;
  for (const auto& entry : fs::directory_iterator(folder())) {
    const auto whole = text(entry.path());
    for (std::size_t at = 0; at < whole.size(); ++at, ++changed) {
      auto other = whole;
      other[at] = static_cast<char>(other[at] ^ (1 << (at % 7)));
      write(entry.path(), other);
      EXPECT_FALSE(KeyStore::open(folder()).has_value()) << entry.path() << " byte " << at;
    }
    write(entry.path(), whole);
  }
  EXPECT_GT(changed, 900u);
  EXPECT_TRUE(KeyStore::open(folder()).has_value());
}

TEST(PassphraseBox, OpensWithItsPassphraseAlone) {
  const auto box = put_in_box("secret", "口令", 1'000);
  EXPECT_THAT(box, HasSubstr("BEGIN CMS"));
  EXPECT_EQ(open_box(box, "口令"), "secret");
  EXPECT_EQ(open_box(box, "x").error().kind, FaultKind::unavailable);
  EXPECT_EQ(open_box("", "x").error().kind, FaultKind::malformed);
}

TEST(PassphraseBox, IsNotTriedWhereItAsksForTooManyRounds) {
  const auto box = with_many_rounds(put_in_box("secret", "口令", ledger::kPassphraseRounds));
  const auto opened = open_box(box, "口令");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, FaultKind::malformed);
  EXPECT_THAT(both(opened.error()), HasSubstr("too many rounds"));
}

}  // namespace
}  // namespace caseledger::adapters
