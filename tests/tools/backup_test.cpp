// Copies of a data folder, made, refused and turned back into one.
#include <filesystem>
#include <fstream>

#include "ledger/disk/durable_file.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

class BackupCommand : public ::testing::Test {
 protected:
  BackupCommand() {
    desk_.run_case(1, 6);
    desk_.close();
    top_ = desk_.folder();
    top_ += "-copies";
    fs::remove_all(top_);
    fs::create_directories(top_);
    const auto ended = run({"--json", "checkpoint", data()});
    EXPECT_EQ(ended.exit, 0) << ended.err;
    fs::copy(fs::path(data()) / "ledger" / "checkpoint", at("checkpoint"));
  }
  ~BackupCommand() override { fs::remove_all(top_); }

  std::string data() const { return desk_.folder().string(); }
  std::string at(const std::string& name) const { return (top_ / name).string(); }
  void back_up() const {
    const auto ended = run({"backup", data(), at("backup")});
    ASSERT_EQ(ended.exit, 0) << ended.err;
  }
  static void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
  }
  void expect_clean(const std::string& folder) const {
    const auto ended = run({"verify", folder, "--against", at("checkpoint")});
    EXPECT_EQ(ended.exit, 0) << ended.err;
  }

  Desk desk_;
  fs::path top_;
};

TEST_F(BackupCommand, IsRestoredToWhatItWas) {
  back_up();
  const auto restored = run({"restore", at("backup"), at("new"), "--against", at("checkpoint")});
  EXPECT_EQ(restored.exit, 0) << restored.err;
  expect_clean(at("new"));
  for (const auto* file : {"keys", "keys/vault.key", "keys/passphrase"}) {
    const auto before = fs::status(fs::path(data()) / file).permissions();
    EXPECT_EQ(fs::status(top_ / "backup" / file).permissions(), before) << file;
    EXPECT_EQ(fs::status(top_ / "new" / file).permissions(), before) << file;
  }
}

TEST_F(BackupCommand, IsRefusedWithinItsSourceAndAroundIt) {
  expect_bad(run({"backup", data(), data() + "/inside"}), "不能与");
  EXPECT_FALSE(fs::exists(fs::path(data()) / "inside"));
  expect_bad(run({"backup", data(), data()}), "不能与");
  expect_bad(run({"backup", data(), fs::path(data()).parent_path()}), "不能与");
  back_up();
  expect_bad(run({"restore", at("backup"), at("backup/sub"), "--against", at("checkpoint")}),
             "不能与");
  EXPECT_FALSE(fs::exists(at("backup/sub")));
}

TEST_F(BackupCommand, LeavesNothingOfACopyThatFailed) {
  fs::create_symlink("nowhere", fs::path(data()) / "rules" / "broken");
  EXPECT_EQ(run({"backup", data(), at("backup")}).exit, 2);
  EXPECT_FALSE(fs::exists(at("backup")));
  fs::create_directory(at("empty"));
  EXPECT_EQ(run({"backup", data(), at("empty")}).exit, 2);
  EXPECT_TRUE(fs::is_empty(at("empty"))) << "it was there before";
  write(at("mine/letter"), "x");
  EXPECT_EQ(run({"backup", data(), at("mine")}).exit, 2);
  EXPECT_TRUE(fs::exists(at("mine/letter")));
}

TEST_F(BackupCommand, IsNotAnnouncedWhereTheCopyDoesNotVerify) {
  write(fs::path(data()) / "vault" / "files" / "ab" / ("ab" + std::string(62, '0')), "garbage");
  const auto ended = run({"backup", data(), at("backup")});
  EXPECT_EQ(ended.exit, 4) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("副本未通过核验，不能当作备份"), std::string::npos) << ended.err;
}

TEST_F(BackupCommand, IsNamedByRepairWhereItIsNone) {
  expect_bad(run({"repair", data(), "--from", at("nowhere")}), "--from: " + at("nowhere"));
  EXPECT_FALSE(fs::exists(fs::path(data()) / "ledger.damaged-1"));
}

TEST_F(BackupCommand, GivesRepairRulesAndKeys) {
  back_up();
  const auto rules = fs::path(data()) / "rules";
  auto rule = fs::directory_iterator(rules)->path();
  write(rule, "rotten");
  fs::remove_all(fs::path(data()) / "keys");
  const auto ended = run({"repair", data(), "--from", at("backup")});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_NE(ended.out.find("规则修复 1；密钥修复 4"), std::string::npos) << ended.out;
  EXPECT_TRUE(fs::exists(rule.string() + ".damaged-1"));
  expect_clean(data());
}

TEST_F(BackupCommand, GivesRepairAWholeLedger) {
  back_up();
  fs::remove_all(fs::path(data()) / "ledger");
  EXPECT_EQ(run({"repair", data()}).exit, 2) << "there is no checkpoint";
  const auto ended = run({"repair", data(), "--from", at("backup")});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  expect_clean(data());
}

TEST_F(BackupCommand, OfAnotherLedgerIsNotTakenByRepair) {
  EXPECT_EQ(run({"init", at("other"), "--origin", "other.example/lc", "--registrar", "a=b"}).exit,
            0);
  expect_bad(run({"repair", data(), "--from", at("other")}), "other.example/lc");
}

TEST_F(BackupCommand, IsRestoredOnlyAgainstACheckpoint) {
  back_up();
  for (const auto* text : {"", "garbage"}) {
    write(at("none"), text);
    expect_bad(run({"restore", at("backup"), at("new"), "--against", at("none")}), at("none"));
    expect_bad(run({"repair", data(), "--against", at("none")}), at("none"));
  }
}

TEST_F(BackupCommand, TellsWhatRepairSetAside) {
  const auto ended = run({"repair", data()});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_NE(ended.out.find("vault.damaged-1 mirror.damaged-1 ledger.damaged-1，其中含密钥"),
            std::string::npos)
      << ended.out;
}

TEST_F(BackupCommand, WaitsForARepairThatWasCutOff) {
  EXPECT_EQ(run({"repair", data()}).exit, 0);
  // As if the process had ended before the last of its renames.
  const fs::path folder = data();
  fs::create_directory(folder / "repair");
  fs::rename(folder / "ledger", folder / "repair" / "ledger");
  write(folder / "repair" / "complete",
        "vault vault.damaged-1\nmirror mirror.damaged-1\nledger ledger.damaged-1\n");
  for (const auto* command : {"verify", "checkpoint", "cases"}) {
    const auto refused = run({command, data()});
    EXPECT_EQ(refused.exit, 3);
    EXPECT_NE(refused.err.find("修复中断，请再运行一次"), std::string::npos) << refused.err;
  }
  const auto ended = run({"repair", data()});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_NE(ended.out.find("上次修复中断，现已完成"), std::string::npos) << ended.out;
  expect_clean(data());
}

}  // namespace
}  // namespace caseledger::tools
