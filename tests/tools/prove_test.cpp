// A leaf and its proof, given to somebody who has neither the ledger nor trust in its keeper.
#include "adapters/forms/json.h"
#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Scratch;

class Prove : public ::testing::Test {
 protected:
  Prove() {
    desk_.run_case(1, 3);
    desk_.close();
    prove(7);
    for (std::istringstream lines(run({"key", "show", data()}).out); std::getline(lines, key_);) {
      keys_.push_back(key_);
    }
    key_ = keys_.front();
  }

  std::string data() const { return desk_.folder().string(); }
  std::string at(const char* name) const { return (scratch_.path() / name).string(); }
  void prove(std::uint64_t seq) {
    fs::remove(at("leaf"));
    const auto proven = run({"prove", data(), "--seq", std::to_string(seq), "--leaf", at("leaf")});
    EXPECT_EQ(proven.exit, 0) << proven.err;
    Scratch::write(at("proof"), proven.out);
  }
  Ended check(const std::string& key) const {
    return run({"prove", "check", at("proof"), "--leaf", at("leaf"), "--key", key});
  }
  void expect_refused(const std::string& key, std::string_view part) const {
    const auto ended = check(key);
    EXPECT_EQ(ended.exit, 4);
    EXPECT_NE(ended.err.find(part), std::string::npos) << ended.err;
    EXPECT_EQ(ended.out.find("核验通过"), std::string::npos) << ended.out;
  }

  Desk desk_;
  Scratch scratch_;
  std::vector<std::string> keys_;
  std::string key_;
};

TEST_F(Prove, LetsAStrangerCheckALeaf) {
  ASSERT_EQ(keys_.size(), 2U);
  const auto ended = run(
      {"prove", "check", at("proof"), "--leaf", at("leaf"), "--key", keys_[0], "--key", keys_[1]});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_EQ(ended.out.find("✓ 第7号事实在"), 0U) << ended.out;
  EXPECT_NE(ended.out.find("✓ 检查点由 " + keys_[1] + " 签名\n核验通过\n"), std::string::npos);
  EXPECT_EQ(run({"--json", "prove", "check", at("proof"), "--leaf", at("leaf"), "--key", key_})
                .out.find(R"({"verified":true,"lines":[{"finding":"holds","subject":"proof")"),
            0U);
}

TEST_F(Prove, TellsAStrangerWhatTheLeafSays) {
  const auto line = run({"--json", "log", data(), "--since", "7"}).out;
  const auto logged = *adapters::read_json(line.substr(0, line.find('\n')));
  const auto ended = check(key_);
  for (const char* part :
       {"事实：", "所属：机关 bureau 第8版", "发生：", "记录：", "经办：registrar"}) {
    EXPECT_NE(ended.out.find(part), std::string::npos) << part << ended.out;
  }
  const auto json = *adapters::read_json(
      run({"--json", "prove", "check", at("proof"), "--leaf", at("leaf"), "--key", key_}).out);
  ASSERT_NE(json.find("leaf"), nullptr);
  for (const char* member : {"seq", "event", "actor", "recorded_at", "articles", "version"}) {
    EXPECT_EQ(*json.find("leaf")->find(member), *logged.find(member)) << member;
  }
  EXPECT_EQ(adapters::print_json(json).find("\"text\""), std::string::npos)
      << "a leaf has no words";
}

TEST_F(Prove, SaysNothingOfALeafThatIsNotProven) {
  const auto proof = Scratch::read(at("proof"));
  prove(8);
  Scratch::write(at("proof"), proof);
  const auto ended = check(key_);
  EXPECT_EQ((ended.out + ended.err).find("事实："), std::string::npos) << ended.out;
}

TEST_F(Prove, NoticesAnotherLeaf) {
  auto leaf = Scratch::read(at("leaf"));
  leaf.back() ^= 1;
  Scratch::write(at("leaf"), leaf);
  expect_refused(key_, "✗ 第7号事实不在");
  const auto proof = Scratch::read(at("proof"));
  prove(8);
  Scratch::write(at("proof"), proof);
  expect_refused(key_, "✗ 第7号事实不在");
}

TEST_F(Prove, NoticesACheckpointOfSomebodyElse) {
  Desk other;
  other.close();
  auto key = run({"key", "show", other.folder().string()}).out;
  key.resize(key.find('\n'));
  expect_refused(key, "✗ 检查点没有 " + key);
}

TEST_F(Prove, NoticesWhatIsNoProof) {
  Scratch::write(at("proof"), "junk\n");
  expect_refused(key_, at("proof") + ": ");
}

TEST_F(Prove, SaysWhichPartOfACallIsWrong) {
  expect_bad(check("junk"), "--key: \"junk\": ");
  expect_bad(run({"prove", "check", at("none"), "--leaf", at("leaf"), "--key", key_}),
             at("none") + ": 无法读取");
  expect_bad(run({"prove", "check", at("proof"), "--leaf", at("leaf")}), "--key 未写明");
  expect_bad(
      run({"prove", "check", at("proof"), "--leaf", at("leaf"), "--key", key_, "--seq", "7"}),
      "--seq: 与 check 同用不起作用");
  expect_bad(run({"prove", data()}), "[--seq,--from]");
  expect_bad(run({"prove", data(), "--seq", "1", "--from", "1"}), "[--seq,--from]");
  expect_bad(run({"prove", "--seq", "1"}), "DIR 未写明");
  expect_bad(run({"prove", data(), "--from", "1", "--leaf", at("new")}), "--leaf: 只与 --seq 同用");
}

TEST_F(Prove, WritesNoLeafOverAFile) {
  const auto before = Scratch::read(at("leaf"));
  const auto again = run({"prove", data(), "--seq", "8", "--leaf", at("leaf")});
  expect_bad(again, at("leaf") + ": 已存在");
  EXPECT_EQ(again.out, "");
  EXPECT_EQ(Scratch::read(at("leaf")), before);
}

}  // namespace
}  // namespace caseledger::tools
