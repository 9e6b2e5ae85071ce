// Files that a user names: what is wrong with one is said once, with its name and in their
// language, and what they have already is not written over.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdlib>

#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Scratch;

constexpr const char* kPassphrase = "CASELEDGER_KEY_PASSPHRASE";

class NamedFiles : public ::testing::Test {
 protected:
  NamedFiles() {
    desk_.close();
    ::setenv(kPassphrase, "a passphrase of the test", 1);
    Scratch::write(at("junk"), "junk");
  }
  ~NamedFiles() override { ::unsetenv(kPassphrase); }

  std::string data() const { return desk_.folder().string(); }
  std::string at(const char* name) const { return (scratch_.path() / name).string(); }
  std::string make_key(const char* name) const {
    EXPECT_EQ(run({"key", "new", at(name)}).exit, 0);
    return at(name);
  }
  /// The whole of what is said, in both languages.
  static void expect_said(const std::vector<std::string>& words, const std::string& zh,
                          const std::string& en) {
    const auto in_chinese = run(words), in_english = run_in("en", words);
    EXPECT_EQ(in_chinese.err, "格式不符：" + zh + "\n");
    EXPECT_EQ(in_english.err, "malformed: " + en + "\n");
    EXPECT_EQ(in_chinese.exit, 2);
  }

  Desk desk_;
  Scratch scratch_;
};

TEST_F(NamedFiles, ThatAreNoPublicKeyAreNamed) {
  const auto key = make_key("own.key");
  const std::string zh = ": 不是 key new 写出的公钥文件（.pub）",
                    en = ": is no public key as key new writes it (.pub)";
  for (const auto& file : {key, at("junk")}) {
    expect_said({"key", "enrol", data(), "zhang.wei", file, "--from", "2021-01-01", "--until",
                 "2024-01-01", "--actor", "registrar"},
                file + zh, file + en);
    expect_said({"init", at("ledger"), "--registrar-key", file}, file + zh, file + en);
  }
  EXPECT_FALSE(fs::exists(at("ledger")));
}

TEST_F(NamedFiles, ThatAreNoPrivateKeyAreNamed) {
  const auto key = make_key("own.key");
  Scratch::write(at("none.jsonl"), "");
  for (const auto& file : {key + ".pub", at("junk")}) {
    expect_said(
        {"sign", at("none.jsonl"), "--origin", "a.b", "--key", file},
        file + ": 不是 Ed25519 或 SM2 的私钥（加密的 PKCS #8 PEM），或者已被改动",
        file + ": is no Ed25519 or SM2 private key (encrypted PKCS #8 in PEM), or was changed");
  }
}

TEST_F(NamedFiles, ThatAreNoCertificatesAreNamedOnce) {
  const auto accept = [&](const char* root) {
    return std::vector<std::string>{"timestamp", data(), "accept", at("junk"), "--ca", at(root)};
  };
  expect_said(accept("none"), at("none") + ": 无法读取", at("none") + ": cannot be read");
  expect_bad(run(accept("junk")), "格式不符：" + at("junk") + ": ");
}

TEST_F(NamedFiles, AreNamedByTheirPlaceInTheCallWhereTheyAreNone) {
  const auto ended =
      run({"key", "retire", data(), "junk", "--reason", "x", "--actor", "registrar"});
  expect_bad(ended, "格式不符：KEY: \"junk\": ");
}

TEST_F(NamedFiles, AreNotSignedForALedgerThatCannotBe) {
  const auto key = make_key("own.key");
  Scratch::write(at("none.jsonl"), "");
  for (const char* origin : {"", "bad origin +", "a+b"}) {
    expect_bad(run({"sign", at("none.jsonl"), "--origin", origin, "--key", key}),
               "--origin: 账名不得为空");
  }
  for (const char* origin : {"a\u200b", "\ufeffa.b"}) {
    expect_bad(run({"sign", at("none.jsonl"), "--origin", origin, "--key", key}),
               "--origin: 账名不得含不可见字符");
  }
  EXPECT_EQ(run({"sign", at("none.jsonl"), "--origin", "a.b", "--key", key}).exit, 0);
}

TEST_F(NamedFiles, StayWhatTheyWereWhenATimestampIsRequested) {
  const auto ended = run({"timestamp", data(), "request", at("junk")});
  EXPECT_EQ(ended.exit, 2);
  EXPECT_EQ(ended.err, "冲突：" + at("junk") + ": 已存在\n");
  EXPECT_EQ(Scratch::read(at("junk")), "junk");
  EXPECT_FALSE(fs::exists(desk_.folder() / "proofs"));
  EXPECT_EQ(run({"timestamp", data(), "request", at("one.tsq")}).exit, 0);
  EXPECT_EQ(run({"timestamp", data(), "request", at("two.tsq")}).exit, 0);
  EXPECT_EQ(Scratch::read(at("one.tsq")), Scratch::read(at("two.tsq")));
}

TEST_F(NamedFiles, AreNotWrittenWhereAnOptionMakesNoSense) {
  const auto out = at("one.tsq");
  expect_bad(run({"timestamp", data(), "--now", "x", "request", out}), "--now: \"x\" 不是时间");
  const auto now = "2021-01-01T00:00:00+08:00";
  expect_bad(run({"timestamp", data(), "--now", now, "request", out}),
             "--now: 与 request 同用不起作用");
  expect_bad(run({"timestamp", data(), "request", out, "--ca", at("junk")}),
             "--ca: 与 request 同用不起作用");
  expect_bad(run({"timestamp", data(), "--url", "http://a", "accept", at("junk"), "--ca", "x"}),
             "--url: 与 accept 同用不起作用");
  expect_bad(run({"timestamp", data()}), "[request,accept,--url]");
  EXPECT_FALSE(fs::exists(out));
}

/// What a cut left may be open to everybody, and somebody may hold it open already.
TEST_F(NamedFiles, ThatHoldASecretAreNeverOpenToOthers) {
  const auto before = ::umask(0);
  Scratch::write(at("own.key.new"), "");
  std::ifstream spy(at("own.key.new"));
  const auto key = make_key("own.key");
  ::umask(before);
  EXPECT_EQ(fs::status(key).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  std::string seen;
  EXPECT_FALSE(std::getline(spy, seen)) << seen;
  EXPECT_NE(Scratch::read(key), "");
}

/// Nobody writes into it, so whoever waited for it would wait for ever.
TEST_F(NamedFiles, ThatArePipesAreNamedAndNotWaitedFor) {
  const auto pipe = at("pipe"), key = make_key("own.key");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  Scratch::write(at("acts"), "");
  const auto vkey = run({"key", "show", data()}).out;
  const std::vector<std::vector<std::string>> calls{
      {"submit", data(), pipe},
      {"sign", pipe, "--origin", "a.b", "--key", key},
      {"sign", at("acts"), "--origin", "a.b", "--key", pipe},
      {"vault", "put", data(), "--case", "bureau", pipe},
      {"vault", "dispose", data(), "X-1", "--actor", "registrar", "--approval", pipe},
      {"verify", data(), "--against", pipe},
      {"verify", data(), "--ca", pipe},
      {"verify", data(), "--policy", pipe},
      {"prove", "check", pipe, "--leaf", at("junk"), "--key", vkey.substr(0, vkey.find('\n'))},
      {"prove", "check", at("junk"), "--leaf", pipe, "--key", vkey.substr(0, vkey.find('\n'))},
      {"disclose", "check", pipe},
      {"init", at("new"), "--registrar-key", pipe},
      {"key", "enrol", data(), "zhang.wei", pipe, "--from", "2021-01-01", "--until", "2024-01-01",
       "--actor", "registrar"},
      {"ruleset", "check", pipe},
      {"ruleset", "activate", data(), pipe, "--actor", "registrar"},
      {"ruleset", "diff", data(), "now", "--files", pipe},
      {"calendar", "activate", data(), pipe, "--actor", "registrar"},
      {"witness", data(), "--policy", pipe},
      {"timestamp", data(), "accept", at("junk"), "--ca", pipe},
      {"restore", data(), at("copy"), "--against", pipe},
  };
  for (const auto& call : calls) {
    const auto ended = run(call);
    EXPECT_EQ(ended.exit, 2) << call[0] << " " << call[1] << ": " << ended.err;
    EXPECT_NE(ended.err.find(pipe), std::string::npos) << call[0] << ": " << ended.err;
  }
}

TEST_F(NamedFiles, ThatAShellHandsOnAsPipesAreRead) {
  const auto line = "bash -c \"'" CL_BINARY "' submit '" + data() + "' <(echo) \" >/dev/null 2>&1";
  const int status = std::system(line.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(NamedFiles, ThatAreMuchTooLongAreNotHeldInMemory) {
  for (const auto& call : std::vector<std::vector<std::string>>{
           {"verify", data(), "--against", "/dev/zero"}, {"ruleset", "check", "/dev/zero"}}) {
    expect_bad(run(call), "/dev/zero: 文件超过 64 MiB");
  }
}

}  // namespace
}  // namespace caseledger::tools
