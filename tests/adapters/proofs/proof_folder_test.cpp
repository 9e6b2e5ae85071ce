// What is kept stays, and comes back as it was.
#include "adapters/proofs/proof_folder.h"

#include <gtest/gtest.h>

#include "tests/adapters/cosigning.h"
#include "tests/adapters/scratch.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

class ProofFolderTest : public ::testing::Test {
 protected:
  Scratch scratch_;
  ProofFolder folder_{scratch_.path()};
  Signer log_{"log.example", ledger::NoteKeyUse::note}, w_{"w.example"}, v_{"v.example"};
};

TEST_F(ProofFolderTest, IsEmptyBeforeAnybodyWrote) {
  EXPECT_TRUE(folder_.note_sizes()->empty());
  EXPECT_TRUE(folder_.token_sizes()->empty());
  EXPECT_FALSE(folder_.note(12)->has_value());
  EXPECT_FALSE(folder_.policy()->has_value());
  EXPECT_EQ(*folder_.roots(), "");
  EXPECT_EQ(folder_.last_cosigned("w"), 0U);
}

TEST_F(ProofFolderTest, KeepsOfEachWitnessTheFirstTime) {
  auto note = signed_note(log_, kSomeText);
  note.signatures.push_back(w_.cosign(kSomeText, 1'000));
  ASSERT_TRUE(folder_.keep_note(12, note));
  auto later = signed_note(log_, kSomeText);
  later.signatures.push_back(w_.cosign(kSomeText, 2'000));
  later.signatures.push_back(v_.cosign(kSomeText, 2'000));
  ASSERT_TRUE(folder_.keep_note(12, later));
  const auto kept = folder_.note(12);
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ(cosigned_at(**kept, w_.note_key()), 1'000U);
  EXPECT_EQ(cosigned_at(**kept, v_.note_key()), 2'000U);
  EXPECT_EQ(is_signed_by(**kept, log_.note_key()), ledger::Signed::yes);
  EXPECT_EQ(*folder_.note_sizes(), std::vector<std::uint64_t>{12});
}

TEST_F(ProofFolderTest, NoticesASecondHistoryOfTheSameSize) {
  ASSERT_TRUE(folder_.keep_note(12, signed_note(log_, kSomeText)));
  auto other = kSomeText;
  other[other.size() - 4] = 'B';
  const auto kept = folder_.keep_note(12, signed_note(log_, other));
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().kind, FaultKind::corrupt);
  EXPECT_NE(both(kept.error()).find("two histories"), std::string::npos);
}

TEST_F(ProofFolderTest, NeverReplacesARequestOrAToken) {
  ASSERT_TRUE(folder_.keep_token(12, "token"));
  EXPECT_TRUE(folder_.keep_token(12, "token"));
  EXPECT_EQ(folder_.keep_token(12, "another").error().kind, FaultKind::conflict);
  EXPECT_EQ(folder_.token(12)->value(), "token");
  ASSERT_TRUE(folder_.keep_request(9, "a"));
  ASSERT_TRUE(folder_.keep_request(100, "b"));
  EXPECT_FALSE(folder_.keep_request(9, "c"));
  EXPECT_EQ(*folder_.request_sizes(), (std::vector<std::uint64_t>{9, 100}));
  EXPECT_EQ(*folder_.token_sizes(), std::vector<std::uint64_t>{12});
}

TEST_F(ProofFolderTest, NoticesACertificateThatIsNotWhatItsNameSays) {
  ASSERT_TRUE(folder_.keep_roots("one\n"));
  ASSERT_TRUE(folder_.keep_roots("two\n"));
  ASSERT_TRUE(folder_.keep_chain("between\n"));
  EXPECT_EQ(folder_.roots()->size(), 8U);
  EXPECT_EQ(*folder_.chain(), "between\n");
  for (const auto& file : std::filesystem::directory_iterator(scratch_.path() / "proofs")) {
    if (file.path().filename().string().starts_with("tsa-")) scratch_.write(file.path(), "three\n");
  }
  EXPECT_EQ(folder_.roots().error().kind, FaultKind::corrupt);
}

TEST_F(ProofFolderTest, RemembersSizesUnderAnyName) {
  for (const char* name : {"small", "../evil", "见证/一", ".", "\xFF", "a%2Fb"}) {
    folder_.remember_cosigned(name, 7);
    folder_.remember_cosigned(name, 1'060);
    EXPECT_EQ(folder_.last_cosigned(name), 1'060U) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(scratch_.path() / "evil.size"));
  scratch_.write(scratch_.path() / "witness" / "small.size", "many\n");
  EXPECT_EQ(folder_.last_cosigned("small"), 0U);
}

TEST_F(ProofFolderTest, ReplacesThePolicy) {
  ASSERT_TRUE(folder_.keep_policy("quorum none\n"));
  ASSERT_TRUE(folder_.keep_policy("# none\nquorum none\n"));
  EXPECT_EQ(folder_.policy()->value(), "# none\nquorum none\n");
}

}  // namespace
}  // namespace caseledger::adapters
