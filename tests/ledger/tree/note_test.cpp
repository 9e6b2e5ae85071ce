// Notes are told apart from their signatures, and every signature is worth what it signs.
#include "ledger/tree/note.h"

#include <gmock/gmock.h>

#include "tests/both.h"

namespace caseledger::ledger {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kText =
    "water.example/2021\n2\nFAvPo7x8oWkb9dUUXg0ZBrwTMCPWgGYcA3flha82f5k=\n";

class NoteTest : public testing::TestWithParam<KeyAlgorithm> {
 protected:
  SigningKey key = SigningKey::generate(GetParam());
  NoteKey known{"water.example/2021", NoteKeyUse::note, key.public_key()};
  Note note{std::string(kText), {sign_note(known.name, key, kText)}};
};

TEST_P(NoteTest, IsReadAsItWasWritten) {
  const auto text = to_text(note);
  EXPECT_TRUE(text.starts_with(kText));
  EXPECT_EQ(parse_note(text), note);
  EXPECT_EQ(is_signed_by(note, known), Signed::yes);
}

TEST_P(NoteTest, KnowsItsKeyByNameAndId) {
  const auto vkey = to_text(known);
  EXPECT_EQ(parse_note_key(vkey), known);
  auto other = known;
  other.name = "else.example";
  EXPECT_EQ(is_signed_by(note, other), Signed::no);
  other.name = known.name;
  other.key = SigningKey::generate(GetParam()).public_key();
  EXPECT_EQ(is_signed_by(note, other), Signed::no);
}

TEST_P(NoteTest, IsWrongWithAnyBitOfTextOrSignatureChanged) {
  for (std::size_t at = 0; at < kText.size(); at += 7) {
    auto changed = note;
    changed.text[at] = static_cast<char>(changed.text[at] ^ 1);
    EXPECT_EQ(is_signed_by(changed, known), Signed::wrong) << at;
  }
  for (std::size_t at = 0; at < kSignatureBytes; ++at) {
    auto changed = note;
    changed.signatures.front().bytes[at] ^= 0x10;
    EXPECT_EQ(is_signed_by(changed, known), Signed::wrong) << at;
  }
}

TEST_P(NoteTest, IsWrongWhereOneOfTwoSignaturesOfAKeyIs) {
  auto twice = note;
  twice.signatures.push_back(note.signatures.front());
  EXPECT_EQ(is_signed_by(twice, known), Signed::yes);
  twice.signatures.back().bytes.pop_back();
  EXPECT_EQ(is_signed_by(twice, known), Signed::wrong);
}

TEST_P(NoteTest, KeyIsKeptEncryptedAndOpensWithItsPassphraseAlone) {
  const auto pem = key.to_pem("口令 1");
  EXPECT_THAT(pem, HasSubstr("BEGIN ENCRYPTED PRIVATE KEY"));
  const auto again = SigningKey::from_pem(pem, "口令 1");
  ASSERT_TRUE(again) << both(again.error());
  EXPECT_EQ(again->public_key(), key.public_key());
  EXPECT_TRUE(verifies(key.public_key(), bytes_of("act"), again->sign(bytes_of("act"))));
  const auto wrong = SigningKey::from_pem(pem, "口令 2");
  EXPECT_EQ(wrong.error().kind, FaultKind::unavailable);
  EXPECT_THAT(both(wrong.error()), HasSubstr("口令不对"));
  EXPECT_EQ(SigningKey::from_pem("nothing", "").error().kind, FaultKind::malformed);
}

INSTANTIATE_TEST_SUITE_P(Both, NoteTest, testing::Values(KeyAlgorithm::ed25519, KeyAlgorithm::sm2));

/// The example of C2SP signed-note and the key of golang.org/x/mod/sumdb/note's documentation.
TEST(NoteFormat, ReadsTheNotesOfOthers) {
  constexpr std::string_view kGo =
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n\n"
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqd"
      "ngotpRZb6KE6RyyBwJnAM=\n";
  const auto key =
      parse_note_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  ASSERT_TRUE(key) << both(key.error());
  const auto note = parse_note(kGo);
  ASSERT_TRUE(note) << both(note.error());
  EXPECT_EQ(is_signed_by(*note, *key), Signed::yes);
}

TEST(NoteFormat, RefusesWhatIsNone) {
  const std::string good = "text\n\n— name AAAAAAAAAAA=\n";
  EXPECT_TRUE(parse_note(good)) << both(parse_note(good).error());
  for (const std::string bad :
       {"", "text", "text\n\n", "text\n\n- name AAAAAAAAAAA=\n", "text\n\n— name AAAA\n",
        "text\n\n— name AAAAAAAAAAA\n", "text\n\n— name  AAAAAAAAAAA=\n",
        "text\n\n— AAAAAAAAAAA=\n", "te\txt\n\n— name AAAAAAAAAAA=\n",
        "te\xffxt\n\n— name AAAAAAAAAAA=\n", "text\n\n— name AAAAAAAAAAA=\nmore",
        "text\n\n— na+me AAAAAAAAAAA=\n"}) {
    EXPECT_FALSE(parse_note(bad)) << bad;
  }
  EXPECT_FALSE(parse_note_key("name+00000000+AQ=="));
  EXPECT_FALSE(
      parse_note_key("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
}

TEST(NoteFormat, SaysInBothLanguagesWhatIsWrong) {
  EXPECT_EQ(both(parse_note("").error()), "signed note: 没有内容 — there is nothing in it");
  EXPECT_EQ(both(parse_note("text\n\n- name\n").error()),
            "signed note: 第1个签名行不是签名 — signature line 1 is none");
}

TEST(NoteFormat, TakesTheLastBlankLineForTheEndOfTheText) {
  const auto note = parse_note("a\n\nb\n\n— name AAAAAAAAAAA=\n");
  ASSERT_TRUE(note);
  EXPECT_EQ(note->text, "a\n\nb\n");
}

TEST(Cosignature, StatesATimeThatItsSignatureCovers) {
  const auto key = SigningKey::generate(KeyAlgorithm::ed25519);
  const NoteKey witness{"witness.example/w1", NoteKeyUse::cosignature, key.public_key()};
  const std::uint64_t time = 1'679'315'147;
  auto bytes = key.sign(bytes_of("cosignature/v1\ntime 1679315147\n" + std::string(kText)));
  for (int shift = 0; shift < 64; shift += 8) {
    bytes.insert(bytes.begin(), static_cast<std::uint8_t>(time >> shift));
  }
  Note note{std::string(kText), {{witness.name, id_of(witness), bytes}}};
  EXPECT_EQ(cosigned_at(note, witness), time);
  EXPECT_EQ(is_signed_by(note, witness), Signed::yes);
  note.signatures.front().bytes[7] ^= 1;
  EXPECT_EQ(cosigned_at(note, witness), std::nullopt);
  EXPECT_EQ(is_signed_by(note, witness), Signed::wrong);
}

}  // namespace
}  // namespace caseledger::ledger
