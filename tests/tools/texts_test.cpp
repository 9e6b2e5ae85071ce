// The texts that were given inline in acts can be read back: by digest, by field, as words for an
// auditor, and beside each other.
#include <fstream>

#include "adapters/forms/json.h"
#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Json;
using adapters::Scratch;

constexpr const char* kCase = "2021-SF-0002";

/// A case whose first draft the review changed, from the example docket.
class Texts : public ::testing::Test {
 protected:
  Texts() {
    std::vector<std::string> lines;
    for (const char* name : {"00-bureau.jsonl", "02-unlicensed-abstraction.jsonl"}) {
      std::ifstream in(fs::path(CL_SOURCE_DIR) / "tests" / "docket" / name);
      for (std::string line; std::getline(in, line);) lines.push_back(line);
    }
    std::ranges::sort(lines);
    std::string all;
    for (const auto& line : lines) all += line + "\n";
    Scratch::write(at("acts.jsonl"), all);
    EXPECT_EQ(
        run({"init", data(), "--origin", "caseledger.example/lingchuan", "--bureau", "陵川县水务局",
             "--registrar", "ma.xiulan=马秀兰", "--simulated-clock", "2021-09-03T08:30:00+08:00"})
            .exit,
        0);
    EXPECT_LE(run({"submit", data(), at("acts.jsonl")}).exit, 1);
  }

  std::string data() const { return at("data"); }
  std::string at(const char* name) const { return (scratch_.path() / name).string(); }
  Ended get(const std::string& what, const char* out) const {
    return run({"vault", "get", data(), "--case", kCase, what, at(out)});
  }
  std::vector<Json> texts() const {
    std::vector<Json> all;
    std::istringstream lines(run({"--json", "case", "texts", data(), kCase}).out);
    for (std::string line; std::getline(lines, line);) all.push_back(*adapters::read_json(line));
    return all;
  }
  Json first(std::string_view part) const {
    for (const auto& text : texts()) {
      if (*text.find("part")->as_text() == part) return text;
    }
    ADD_FAILURE() << part;
    return {};
  }
  static bool is_owners_alone(const fs::path& file) {
    return fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
  }

  Scratch scratch_;
};

TEST_F(Texts, OfADecisionCanBeReadBackByFieldAndByDigest) {
  const auto decided = first("decided");
  const auto& words = *decided.find("text")->as_text();
  EXPECT_TRUE(words.starts_with("陵川县水务局行政处罚决定书")) << words;
  ASSERT_EQ(get("decision", "by-field").exit, 0);
  EXPECT_EQ(Scratch::read(at("by-field")), words);
  EXPECT_TRUE(is_owners_alone(at("by-field")));
  const auto& sha256 = *decided.find("sha256")->as_text();
  const auto by_digest = get(sha256, "by-digest");
  ASSERT_EQ(by_digest.exit, 0) << by_digest.err;
  EXPECT_NE(by_digest.out.find(sha256), std::string::npos);
  EXPECT_EQ(Scratch::read(at("by-digest")), words);
}

TEST_F(Texts, OfEachFactCanBeAskedForByItsNumber) {
  const auto draft = first("draft");
  const auto seq = std::to_string(std::get<std::uint64_t>(draft.find("seq")->value));
  ASSERT_EQ(get(seq + ":draft", "first").exit, 0);
  EXPECT_EQ(Scratch::read(at("first")), *draft.find("text")->as_text());
  ASSERT_EQ(get("draft", "last").exit, 0);
  EXPECT_NE(Scratch::read(at("last")), Scratch::read(at("first"))) << "the review changed it";
  ASSERT_EQ(get("cause", "words").exit, 0) << "words are given too";
  EXPECT_NE(Scratch::read(at("words")), "");
}

TEST_F(Texts, ThatNobodyGaveAreNotThere) {
  expect_bad(get("nonsense", "x"), "nonsense: 既非 SHA-256，也没有事实有这个字段");
  expect_bad(get("0:decision", "x"), "也没有事实有这个字段");
  EXPECT_EQ(get(std::string(64, 'a'), "x").exit, 3);
  for (const auto& text : texts()) {
    if (*text.find("kept")->as_text() != "nowhere") continue;
    const auto gone = get(*text.find("sha256")->as_text(), "x");
    EXPECT_EQ(gone.exit, 3) << "a film that was never kept";
    EXPECT_NE(gone.err.find("此处没有原文"), std::string::npos) << gone.err;
  }
  EXPECT_FALSE(fs::exists(at("x")));
  ASSERT_EQ(get("decision", "x").exit, 0);
  expect_bad(get("decision", "x"), "已经存在，不覆盖");
}

TEST_F(Texts, StandBesideEachOtherOnAPageOfTheOwnersAlone) {
  EXPECT_EQ(run({"case", "texts", data(), kCase, "--page", at("page.html")}).exit, 0);
  EXPECT_TRUE(is_owners_alone(at("page.html")));
  const auto page = Scratch::read(at("page.html"));
  EXPECT_NE(page.find("第2稿"), std::string::npos);
  EXPECT_NE(page.find("决定书与审核稿逐字一致"), std::string::npos);
  EXPECT_NE(page.find("class=\"changed\""), std::string::npos);
  expect_bad(run({"case", "texts", data(), kCase, "--page", at("page.html")}), "已存在");
  expect_bad(run({"case", "texts", data(), kCase, "--page", data() + "/p.html"}),
             "是数据文件夹或在其内");
  expect_bad(run({"case", "texts", data(), "2021-SF-9999"}), "没有名为", 5);
}

TEST_F(Texts, AreAmongTheWordsForAnAuditor) {
  ASSERT_EQ(run({"export", "words", data(), at("words.jsonl")}).exit, 0);
  const auto decided = first("decided");
  bool is_there = false;
  std::istringstream lines(Scratch::read(at("words.jsonl")));
  for (std::string line; std::getline(lines, line);) {
    const auto words = *adapters::read_json(line);
    EXPECT_NE(words.find("salt") == nullptr, words.find("sha256") == nullptr) << line;
    is_there = is_there || (*words.find("path")->as_text() == "decision" &&
                            *words.find("sha256") == *decided.find("sha256") &&
                            *words.find("words") == *decided.find("text"));
  }
  EXPECT_TRUE(is_there);
}

}  // namespace
}  // namespace caseledger::tools
