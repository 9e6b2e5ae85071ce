// What `verify` says to an auditor who has no key, brings their own trust, or asks of times that were
// compared in part only: what it did not look into must not look like what it did.
#include <cstdlib>
#include <fstream>

#include "adapters/proofs/proof_folder.h"
#include "adapters/proofs/tile_export.h"
#include "ledger/disk/durable_file.h"
#include "tests/adapters/cosigning.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNoKey = "  未核验：没有文库密钥\n";

void expect_line(const Ended& ended, const std::string& line) {
  EXPECT_NE(ended.out.find(line), std::string::npos) << ended.out << ended.err;
}

// --- Without the keys ----------------------------------------------------------------------------

class WithoutKeysTest : public ::testing::Test {
 protected:
  WithoutKeysTest() {
    desk_.run_case(1, 3);
    desk_.close();
  }
  ~WithoutKeysTest() override { ::unsetenv("CASELEDGER_PASSPHRASE"); }

  std::string data() const { return desk_.folder().string(); }
  fs::path key(const char* name) const { return desk_.folder() / "keys" / name; }
  void take_passphrase_away() { fs::remove(key("passphrase")); }

  Desk desk_;
};

TEST_F(WithoutKeysTest, AnAuditorVerifiesAllButTheWordsAndIsTold) {
  take_passphrase_away();
  for (int way = 0; way < 2; ++way) {  // first without the passphrase, then without the folder
    const auto ended = run({"verify", data(), "--full"});
    EXPECT_EQ(ended.exit, 0) << ended.err;
    for (const char* promise : {"文字与承诺相符", "案卷所附文件完好", "查询表与重建结果相同"}) {
      expect_line(ended, std::string("– ") + promise + kNoKey);
    }
    for (const char* promise : {"默克尔树一致（SHA-256）", "检查点一致", "每一步依当日规则合法"}) {
      expect_line(ended, std::string("✓ ") + promise + "\n");
    }
    EXPECT_EQ(ended.out.find("案卷所附文件 "), std::string::npos) << "none was counted";
    fs::remove_all(desk_.folder() / "keys");
  }
}

TEST_F(WithoutKeysTest, TheKeysOfTheLogAreThoseThatTheLeavesName) {
  fs::remove_all(desk_.folder() / "keys");
  const auto file = desk_.folder() / "ledger" / "checkpoint";
  auto note = **ledger::read_file(file);
  auto& at = note[note.find("— ") + note.substr(note.find("— ")).find("+") + 20];
  at = at == 'A' ? 'B' : 'A';
  std::ofstream(file, std::ios::binary | std::ios::trunc) << note;
  const auto ended = run({"verify", data()});
  EXPECT_EQ(ended.exit, 4) << ended.out;
  EXPECT_NE(ended.err.find("checkpoint: ledger/checkpoint: "), std::string::npos) << ended.err;
}

TEST_F(WithoutKeysTest, APassphraseThatDoesNotFitStaysAFault) {
  ::setenv("CASELEDGER_PASSPHRASE", "another", 1);
  const auto ended = run({"verify", data()});
  EXPECT_EQ(ended.exit, 3);
  EXPECT_NE(ended.err.find("口令不对"), std::string::npos) << ended.err;
}

TEST_F(WithoutKeysTest, AKeyThatIsDamagedOrGoneStaysAFaultForWhoHasThePassphrase) {
  std::ofstream(key("vault.key"), std::ios::app) << "x";
  EXPECT_EQ(run({"verify", data()}).exit, 3);
  fs::remove(key("vault.key"));
  const auto ended = run({"verify", data()});
  EXPECT_EQ(ended.exit, 3);
  EXPECT_NE(ended.err.find("没有这个密钥文件"), std::string::npos) << ended.err;
}

TEST_F(WithoutKeysTest, FactsAreReadAndProvenByWhoOpensThemAlone) {
  take_passphrase_away();
  const auto session = Session::open(desk_.folder(), Mode::read_facts);
  ASSERT_TRUE(session) << both(session.error());
  auto& ledger = (*session)->ledger();
  EXPECT_TRUE(ledger.checkpoint_note());
  EXPECT_TRUE(ledger.prove(ledger::Position{3}));
  EXPECT_FALSE((*session)->engine().bureau().log_keys().empty());
  const auto tiles = adapters::export_tiles(ledger, desk_.folder() / "tiles");
  EXPECT_TRUE(tiles) << both(tiles.error());
}

TEST_F(WithoutKeysTest, WhoeverReadsWordsOrWritesNeedsThem) {
  take_passphrase_away();
  const auto copy = data() + "-restored";
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"cases", data()},
           {"case", "show", data(), "2021-SF-1"},
           {"rebuild", data()},
           {"export", "words", data(), copy},
           {"backup", data(), copy},
           {"restore", data(), copy, "--against", data() + "/ledger/checkpoint"},
           {"key", "rotate", data(), "--actor", "registrar"}}) {
    const auto ended = run(words);
    EXPECT_EQ(ended.exit, 3) << words[0] << ended.out;
    EXPECT_NE(ended.err.find("需要口令（CASELEDGER_PASSPHRASE）"), std::string::npos) << ended.err;
    EXPECT_FALSE(fs::exists(copy)) << words[0];
  }
}

// --- Keys that sign checkpoints ------------------------------------------------------------------

std::vector<fs::path> log_keys(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder / "keys")) {
    if (entry.path().filename().string().starts_with("log-")) found.push_back(entry.path());
  }
  return found;
}

/// A checkpoint without its line would prove nothing, so no act is taken that it would have to
/// cover; with another key in its place the work goes on.
TEST(LogKeysAtHand, AreAskedForBeforeAnythingIsWritten) {
  Desk desk;
  desk.close();
  const auto data = desk.folder().string();
  const auto keys = log_keys(desk.folder());
  ASSERT_EQ(keys.size(), 2U);
  for (const auto& key : keys) {
    const auto away = fs::path(key) += ".away";
    fs::rename(key, away);
    const auto refused = Session::open(desk.folder(), Mode::write);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, FaultKind::unavailable);
    EXPECT_NE(both(refused.error()).find("缺少账本的 "), std::string::npos)
        << both(refused.error());
    EXPECT_EQ(run({"verify", data}).exit, 0) << "what was written has its signatures";
    fs::rename(away, key);
  }
  fs::remove(keys.front());
  const auto rotated = run({"key", "rotate", data, "--actor", "registrar"});
  EXPECT_EQ(rotated.exit, 0) << rotated.err;
  EXPECT_EQ(run({"verify", data}).exit, 0) << "the new keys sign what stands, too";
  desk.reopen();
  desk.run_case(1, 3);
  desk.close();
  const auto ended = run({"verify", data});
  EXPECT_EQ(ended.exit, 0) << ended.err;
}

TEST(LogKeysAtHand, AllSignTheLedgersOwnCheckpoint) {
  Desk desk;
  desk.close();
  const auto file = desk.folder() / "ledger" / "checkpoint";
  const auto note = **ledger::read_file(file);
  for (int line = 0; line < 2; ++line) {
    auto begin = note.find("\n\n") + 2;
    for (int n = 0; n < line; ++n) begin = note.find('\n', begin) + 1;
    auto less = note;
    less.erase(begin, note.find('\n', begin) + 1 - begin);
    std::ofstream(file, std::ios::trunc) << less;
    const auto ended = run({"verify", desk.folder().string()});
    EXPECT_EQ(ended.exit, 4) << less;
    EXPECT_NE(ended.err.find("密钥签名"), std::string::npos) << ended.err;
  }
}

// --- Times ---------------------------------------------------------------------------------------

/// Cosigned by a witness as it stands, and kept as `witness` keeps it.
std::string cosign(Desk& desk, const adapters::Signer& witness, Instant at) {
  const adapters::ProofFolder proofs(desk.folder());
  const auto text = desk.session().ledger().write_checkpoint().and_then(
      [&](const auto&) { return desk.session().ledger().checkpoint_note(); });
  auto note = *ledger::parse_note(*text);
  note.signatures.push_back(
      witness.cosign(note.text, static_cast<std::uint64_t>(at.micros / kMicrosPerSecond)));
  const auto policy = "witness w " + to_text(witness.note_key()) + "\nquorum w\n";
  const auto size = ledger::parse_checkpoint(note.text)->size;
  EXPECT_TRUE(proofs.keep_policy(policy).and_then([&] { return proofs.keep_note(size, note); }));
  return policy;
}

TEST(VerifyTimes, ASimulatedClockIsNotComparedAndNotTickedOff) {
  Desk desk;
  cosign(desk, adapters::Signer("w.example"), *parse_instant("2026-01-01T00:00:00+08:00"));
  desk.close();
  const auto ended = run({"verify", desk.folder().string()});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  expect_line(ended, "– 时间与外部证明相符  未核验：本账使用模拟时钟，不与记录时间比对\n");
}

TEST(VerifyTimes, OwnTrustThatProvesNothingIsAFinding) {
  Desk desk;
  const auto policy =
      cosign(desk, adapters::Signer("w.example"), *parse_instant("2026-01-01T00:00:00+08:00"));
  desk.close();
  const auto file = desk.folder().string() + ".policy";
  const std::vector<std::string> words{"verify", desk.folder().string(), "--policy", file};
  std::ofstream(file) << policy;
  EXPECT_EQ(run(words).exit, 0);
  const auto stranger = to_text(adapters::Signer("v.example").note_key());
  std::ofstream(file) << "witness v " << stranger << "\nquorum v\n";
  const auto ended = run(words);
  fs::remove(file);
  EXPECT_EQ(ended.exit, 4) << ended.out;
  expect_line(ended, "✗ 时间与外部证明相符  1\n");
  EXPECT_EQ(ended.err, "time: --policy: 没有检查点按所给策略见证足数\n");
}

}  // namespace
}  // namespace caseledger::tools
