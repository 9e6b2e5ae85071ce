// A case of 2011 comes to its end: until the law grants its disposal nothing happens; then its
// words and files can be read nowhere any more, except in a copy that was made before.
#include <fstream>
#include <iterator>
#include <sstream>

#include "adapters/forms/json.h"
#include "ledger/disk/durable_file.h"
#include "tests/both.h"
#include "tests/tools/desk.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCase = "2011-SF-0003";
constexpr const char* kParty = "陵川县崇安洗煤点";
constexpr const char* kFilm = "封井现场录像第一段，画面里能认出每一个人";
constexpr const char* kApproval = "档案销毁审批表，主要负责人意见：同意销毁。陈国栋";

struct Ended {
  int exit;
  std::string out, err;
};

Ended run(std::vector<std::string> words) {
  words.insert(words.begin(), {"caseledger", "--lang", "zh"});
  std::vector<const char*> argv;
  for (const auto& word : words) argv.push_back(word.c_str());
  std::ostringstream out, err;
  const int exit = run_command_line(static_cast<int>(argv.size()), argv.data(), out, err);
  return {exit, out.str(), err.str()};
}

std::string bytes_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The files below a folder in which the words stand in the clear.
std::vector<fs::path> holding(const fs::path& folder, std::string_view words) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    if (bytes_of_file(entry.path()).find(words) != std::string::npos) found.push_back(entry.path());
  }
  return found;
}

class VaultCommand : public ::testing::Test {
 protected:
  VaultCommand()
      : top_(fs::temp_directory_path() / ("caseledger-vault-" + std::to_string(::getpid()))) {
    fs::remove_all(top_);
    fs::create_directories(top_);
    Founding founding;
    founding.origin = "caseledger.example/lingchuan";
    founding.bureau = "陵川县水务局";
    founding.registrar = "ma.xiulan";
    founding.full_name = "马秀兰";
    founding.simulated_from = parse_instant("2021-09-03T08:30:00+08:00");
    const auto rules = found_ledger(data(), founding);
    EXPECT_TRUE(rules.has_value()) << (rules ? "" : both(rules.error()));
    write("approval.txt", kApproval);
    write("film.mp4", kFilm);
  }
  ~VaultCommand() override { fs::remove_all(top_); }

  fs::path data() const { return top_ / "data"; }
  fs::path file(const char* name) const { return top_ / name; }
  void write(const char* name, std::string_view content) const {
    std::ofstream(file(name), std::ios::binary) << content;
  }

  /// The bureau's register and what was recorded of the case in [from, to).
  void submit(std::string_view from, std::string_view to) const {
    std::vector<std::string> lines;
    for (const char* name : {"00-bureau.jsonl", "26-found-in-the-archive.jsonl"}) {
      std::ifstream in(fs::path(CL_SOURCE_DIR) / "tests" / "docket" / name);
      for (std::string line; std::getline(in, line);) {
        const auto at = line.substr(std::string_view(R"({"recorded_at":")").size(), 25);
        if (at >= from && at < to) lines.push_back(line);
      }
    }
    std::ranges::sort(lines);
    std::ofstream out(file("acts.jsonl"), std::ios::trunc);
    for (const auto& line : lines) out << line << "\n";
    out.close();
    EXPECT_LE(run({"submit", data().string(), file("acts.jsonl").string()}).exit, 1);
  }

  std::string put_film() const {
    const auto put = run({"--json", "vault", "put", data(), "--case", kCase, file("film.mp4")});
    EXPECT_EQ(put.exit, 0) << put.err;
    const auto json = adapters::read_json(put.out);
    EXPECT_TRUE(json.has_value()) << put.out;
    return *json->find("sha256")->as_text();
  }
  Ended get(const fs::path& folder, const std::string& sha256) const {
    fs::remove(file("out.mp4"));
    return run({"vault", "get", folder, "--case", kCase, sha256, file("out.mp4")});
  }
  Ended dispose(const std::string& approval) const {
    return run(
        {"vault", "dispose", data(), kCase, "--actor", "chen.guodong", "--approval", approval});
  }
  std::vector<fs::path> files_kept() const {
    std::vector<fs::path> kept;
    const auto files = data() / "vault" / "files";
    if (!fs::exists(files)) return kept;
    for (const auto& entry : fs::recursive_directory_iterator(files)) {
      if (entry.is_regular_file()) kept.push_back(entry.path());
    }
    return kept;
  }
  /// What a folder still says of the party with the bureau's own key.
  static std::optional<std::string> party(const fs::path& folder) {
    const auto session = Session::open(folder, Mode::read);
    EXPECT_TRUE(session.has_value()) << (session ? "" : both(session.error()));
    const auto leaves = (*session)->ledger().read_stream(Procedure::matter, kCase);
    EXPECT_TRUE(leaves.has_value() && !leaves->empty());
    return *(*session)->ledger().content(leaves->front().position, "party_name");
  }

  fs::path top_;
};

TEST_F(VaultCommand, KeepsAFileAndGivesItBack) {
  submit("2021", "2026-01-19");
  const auto sha256 = put_film();
  EXPECT_EQ(get(data(), sha256).exit, 0);
  EXPECT_EQ(bytes_of_file(file("out.mp4")), kFilm);
  EXPECT_EQ(get(data(), "nonsense").exit, 2);
  EXPECT_EQ(get(data(), std::string(64, '0')).exit, 3);
  EXPECT_EQ(run({"vault", "put", data(), "--case", kCase, file("nothing")}).exit, 2);
  EXPECT_EQ(run({"vault", "put", data(), "--case", "", file("film.mp4")}).exit, 2);
}

TEST_F(VaultCommand, WritesAFileOutForItsOwnerAloneAndOverNothing) {
  submit("2021", "2026-01-19");
  const auto sha256 = put_film();
  write("out.mp4.new", "somebody's");
  ASSERT_EQ(get(data(), sha256).exit, 0);
  EXPECT_EQ(fs::status(file("out.mp4")).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(bytes_of_file(file("out.mp4.new")), "somebody's");

  write("out.mp4", "a film of mine");
  fs::create_symlink("nowhere", file("link"));
  for (const auto* name : {"out.mp4", "link"}) {
    const auto refused = run({"vault", "get", data(), "--case", kCase, sha256, file(name)});
    EXPECT_EQ(refused.exit, 2) << name;
    EXPECT_NE(refused.err.find("已经存在"), std::string::npos) << refused.err;
  }
  EXPECT_EQ(bytes_of_file(file("out.mp4")), "a film of mine");
  EXPECT_EQ(get(data(), std::string(64, '0')).exit, 3);
  for (const auto& entry : fs::directory_iterator(top_)) {
    EXPECT_NE(entry.path().filename().string().find(".caseledger-"), 0U) << entry.path();
  }
}

TEST_F(VaultCommand, KeepsNoFileUnderAnIdThatNoCommandCouldName) {
  for (const auto& id : {std::string(5'000, 'x'), std::string("2026-SF\n0001"),
                         std::string("2026 SF"), std::string("\xff")}) {
    const auto refused = run({"vault", "put", data(), "--case", id, "--unfiled", file("film.mp4")});
    EXPECT_EQ(refused.exit, 2) << id;
    EXPECT_NE(refused.err.find("--case: "), std::string::npos) << refused.err;
    EXPECT_LT(refused.err.size(), 200U) << refused.err;
  }
  EXPECT_FALSE(fs::exists(data() / "vault" / "files"));
}

TEST_F(VaultCommand, PrintsTheDocumentAsACommandTakesIt) {
  submit("2021", "2026-01-19");
  put_film();
  const auto put = run({"--json", "vault", "put", data(), "--case", kCase, file("film.mp4")});
  const auto json = adapters::read_json(put.out);
  ASSERT_TRUE(json.has_value());
  ASSERT_EQ(json->as_object()->size(), 3U);
  EXPECT_TRUE(parse_digest(*json->find("sm3")->as_text()).has_value());
  EXPECT_EQ(*json->find("size"), adapters::Json::number(std::string_view(kFilm).size()));
}

TEST_F(VaultCommand, TellsPeopleTheDocumentLineByLine) {
  submit("2021", "2026-01-19");
  const auto sha256 = put_film();
  const auto put = run({"vault", "put", data(), "--case", kCase, file("film.mp4")});
  EXPECT_EQ(put.out.find("SHA-256 " + sha256 + "\n"), 0U) << put.out;
  EXPECT_NE(put.out.find(" 字节\n"), std::string::npos) << put.out;
}

TEST_F(VaultCommand, KeepsNoFileOfACaseThatNobodyOpened) {
  const auto put = [this](std::vector<std::string> more) {
    std::vector<std::string> words{"--json", "vault", "put", data(), "--case", "NOPE"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  };
  const auto refused = put({file("film.mp4")});
  EXPECT_EQ(refused.exit, 5);
  EXPECT_EQ(refused.out, "");
  EXPECT_NE(refused.err.find("--case: 没有名为 NOPE 的案件"), std::string::npos) << refused.err;
  EXPECT_FALSE(fs::exists(data() / "vault" / "files" / "NOPE"));
  const auto kept = put({"--unfiled", file("film.mp4")});
  EXPECT_EQ(kept.exit, 0) << kept.err;
  EXPECT_TRUE(adapters::read_json(kept.out).has_value()) << kept.out;
}

TEST_F(VaultCommand, KeepsNoFileOfACaseOfWhichEveryAttemptWasRefused) {
  submit("2021", "2022");
  const std::string line =
      R"({"id":"0192f0c8-7a1e-7cc3-98c4-00000000f001","act":"file_case","case":"TYPO-1",)"
      R"("actor":"ma.xiulan","capacity":"registrar","occurred_at":"2026-03-01T09:00:00+08:00",)"
      R"("body":{"handlers":["ma.xiulan"],"section":"水政监察大队","action":"penalty",)"
      R"("matter":"sand_mining","party_kind":"unit","party_name":"某","cause":"某"}})";
  write("acts.jsonl", line + "\n");
  ASSERT_EQ(run({"submit", data().string(), file("acts.jsonl").string()}).exit, 1);
  const auto put = run({"vault", "put", data(), "--case", "TYPO-1", file("film.mp4")});
  EXPECT_EQ(put.exit, 5);
  EXPECT_NE(put.err.find("--case: 没有名为 TYPO-1 的案件"), std::string::npos) << put.err;
}

TEST_F(VaultCommand, IsRefusedTheDisposalThatTheLawDoesNotGrant) {
  submit("2021", "2026-01-19");
  const auto sha256 = put_film();
  const auto refused = dispose(file("approval.txt"));
  EXPECT_EQ(refused.exit, 1) << refused.err;
  EXPECT_NE(refused.out.find("档案法"), std::string::npos) << refused.out;
  EXPECT_EQ(refused.err, "");
  EXPECT_EQ(get(data(), sha256).exit, 0);
  EXPECT_EQ(party(data()), kParty);
  EXPECT_EQ(dispose(file("no-such-approval")).exit, 2);
}

TEST_F(VaultCommand, KeepsNoApprovalOfADisposalThatIsRefused) {
  submit("2021", "2026-01-19");
  write("scan.pdf", std::string(100'000, '\0'));
  EXPECT_EQ(dispose(file("scan.pdf")).exit, 1);
  EXPECT_TRUE(files_kept().empty());
  EXPECT_EQ(
      run({"vault", "dispose", data(), kCase, "--actor", "nobody", "--approval", file("scan.pdf")})
          .exit,
      5);
  EXPECT_TRUE(files_kept().empty());
  // What was there before is not the disposal's to take away.
  ASSERT_EQ(run({"vault", "put", data(), "--case", "bureau", file("scan.pdf")}).exit, 0);
  EXPECT_EQ(dispose(file("scan.pdf")).exit, 1);
  EXPECT_EQ(files_kept().size(), 1U);
}

TEST_F(VaultCommand, KeepsTheApprovalOfADisposalThatIsGranted) {
  submit("2021", "2026-01-26");
  write("scan.pdf", std::string(100'000, '\0'));
  ASSERT_EQ(dispose(file("scan.pdf")).exit, 0);
  ASSERT_EQ(files_kept().size(), 1U);
  const auto verified = run({"--json", "verify", data()});
  EXPECT_EQ(verified.exit, 0) << verified.err;
  EXPECT_NE(verified.out.find(R"("files":1)"), std::string::npos) << verified.out;
}

TEST_F(VaultCommand, ErasesACaseFromEveryFileButNotFromACopyMadeBefore) {
  submit("2021", "2026-01-26");
  const auto sha256 = put_film();
  EXPECT_EQ(run({"cases", data()}).exit, 0);
  EXPECT_NE(holding(data() / "read", kParty), std::vector<fs::path>{}) << "the read models say it";
  fs::copy(data(), file("before"), fs::copy_options::recursive);

  const auto disposed = dispose(file("approval.txt"));
  ASSERT_EQ(disposed.exit, 0) << disposed.out << disposed.err;
  EXPECT_NE(disposed.err.find("此前所作的备份仍可读出该案内容，须一并销毁"), std::string::npos);
  fs::copy(data(), file("after"), fs::copy_options::recursive);

  for (const auto& folder : {data(), file("after")}) {
    EXPECT_EQ(party(folder), std::nullopt);
    EXPECT_EQ(get(folder, sha256).exit, 3);
    EXPECT_FALSE(fs::exists(file("out.mp4")));
    for (const char* words : {kParty, kFilm}) {
      EXPECT_EQ(holding(folder, words), std::vector<fs::path>{}) << words;
    }
    const auto verified = run({"--json", "verify", folder, "--full"});
    EXPECT_EQ(verified.exit, 0) << verified.out;
    EXPECT_EQ(verified.out.find(R"("words_erased":0)"), std::string::npos) << verified.out;
  }
  // What was copied before keeps its own keys: it must be destroyed too.
  EXPECT_EQ(party(file("before")), kParty);
  EXPECT_EQ(get(file("before"), sha256).exit, 0);
  EXPECT_EQ(bytes_of_file(file("out.mp4")), kFilm);
}

TEST_F(VaultCommand, GoesOnWithTheCaseAfterItsEnd) {
  submit("2021", "2026-01-26");
  ASSERT_EQ(dispose(file("approval.txt")).exit, 0);
  submit("2026-01-27", "2027");
  const auto verified = run({"verify", data(), "--full"});
  EXPECT_EQ(verified.exit, 0) << verified.err;
  EXPECT_NE(run({"case", "timeline", data(), kCase}).out.find("销毁"), std::string::npos);
}

TEST_F(VaultCommand, KeepsTheApprovalOfADisposalWhenTheCaseIsGone) {
  submit("2021", "2026-01-26");
  const auto kept =
      run({"--json", "vault", "put", data(), "--case", "bureau", file("approval.txt")});
  const auto sha256 = *adapters::read_json(kept.out)->find("sha256")->as_text();
  ASSERT_EQ(dispose(sha256).exit, 0);
  const auto out = file("approval.out");
  EXPECT_EQ(run({"vault", "get", data(), "--case", "bureau", sha256, out}).exit, 0);
  EXPECT_EQ(bytes_of_file(out), kApproval);
}

}  // namespace
}  // namespace caseledger::tools
