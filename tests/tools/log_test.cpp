// Every fact as a line, for programs that read on: from a place, as it comes, with words or
// without.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "adapters/forms/fact_json.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Json;

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto json = adapters::read_json(line);
    EXPECT_TRUE(json.has_value()) << line;
    if (json) all.push_back(*json);
  }
  return all;
}

std::uint64_t seq_of(const Json& json) { return std::get<std::uint64_t>(json.find("seq")->value); }

/// The binary, following a ledger, in a process of its own.
class Follower {
 public:
  Follower(const std::string& data, std::uint64_t since) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const auto from = std::to_string(since);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execl(CL_BINARY, CL_BINARY, "--json", "log", data.c_str(), "--since", from.c_str(),
              "--follow", nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    out_ = ::fdopen(ends[0], "r");
  }
  ~Follower() { close(); }

  /// The next line, however long it takes to come.
  Json next() {
    char* line = nullptr;
    std::size_t size = 0;
    const auto got = ::getline(&line, &size, out_);
    EXPECT_GT(got, 0) << "the follower ended";
    const std::string text(line, got > 0 ? static_cast<std::size_t>(got - 1) : 0);
    std::free(line);
    const auto json = adapters::read_json(text);
    EXPECT_TRUE(json.has_value()) << text;
    return json.value_or(Json{});
  }
  void close() {
    if (out_ != nullptr) std::fclose(out_);
    out_ = nullptr;
  }
  void signal(int number) const { ::kill(child_, number); }
  /// Its exit status, once it has ended.
  int status() const {
    int status = 0;
    EXPECT_EQ(::waitpid(child_, &status, 0), child_);
    EXPECT_TRUE(WIFEXITED(status)) << status;
    return WEXITSTATUS(status);
  }

 private:
  pid_t child_;
  std::FILE* out_;
};

TEST(Log, IsEveryLeafFromAPlaceOnAsFactsAreShownElsewhere) {
  Desk desk;
  desk.run_case(1, 22);
  const auto size = desk.size();
  std::vector<Json> facts;
  for (std::uint64_t n = 0; n < size; ++n) {
    const auto& ledger = desk.session().ledger();
    const auto leaf = ledger.read(ledger::Position{n});
    facts.push_back(*adapters::fact_json(*leaf, ledger));
    facts.back().add("leaf_hash", to_hex(*ledger.leaf_hash(leaf->position)));
  }
  desk.close();
  const auto all = json_lines(run({"--json", "log", desk.folder().string()}).out);
  ASSERT_EQ(all.size(), size);
  for (std::uint64_t n = 0; n < size; ++n) {
    for (const auto& [key, value] : *facts[n].as_object()) {
      EXPECT_EQ(*all[n].find(key), value) << key;
    }
  }
  EXPECT_EQ(json_lines(run({"--json", "log", desk.folder().string(), "--since", "20"}).out).size(),
            size - 20);
  EXPECT_EQ(lines_of(run({"log", desk.folder().string()}).out), static_cast<long>(size));
  const auto at_end = run({"log", desk.folder().string(), "--since", std::to_string(size)});
  EXPECT_EQ(at_end.exit, 0);
  EXPECT_EQ(at_end.out, "");
  expect_bad(run({"log", desk.folder().string(), "--since", std::to_string(size + 1)}), "--since");
}

TEST(Log, TellsAFollowerWhatAWriterBesideItWrites) {
  Desk desk;
  desk.run_case(1, 3);
  const auto since = desk.size() - 2;
  Follower follower(desk.folder().string(), since);
  EXPECT_EQ(seq_of(follower.next()), since);
  EXPECT_EQ(seq_of(follower.next()), since + 1) << "what was there already";
  for (std::uint64_t number = 2; number < 12; ++number) {
    const auto from = desk.size();
    desk.run_case(number, 22);
    for (auto seq = from; seq < desk.size(); ++seq) {
      const auto line = follower.next();
      ASSERT_EQ(seq_of(line), seq);
      ASSERT_NE(line.find("words"), nullptr);
      EXPECT_NE(*line.find("words"), Json::text("erased"));
    }
  }
  follower.signal(SIGTERM);
  EXPECT_EQ(follower.status(), 0);
}

TEST(Log, EndsWhenItIsToldToOrWhenNobodyReads) {
  Desk desk;
  desk.close();
  for (const int number : {SIGINT, SIGTERM}) {
    Follower follower(desk.folder().string(), 0);
    follower.next();
    follower.signal(number);
    EXPECT_EQ(follower.status(), 0);
  }
  Follower follower(desk.folder().string(), 0);
  const auto size = json_lines(run({"--json", "log", desk.folder().string()}).out).size();
  for (std::size_t n = 0; n < size; ++n) follower.next();
  follower.close();
  EXPECT_EQ(follower.status(), 0);
}

TEST(Log, SaysThatWordsAreSealedWhereNoKeyIsAtHand) {
  Desk desk;
  desk.run_case(1, 3);
  desk.close();
  const auto open = json_lines(run({"--json", "log", desk.folder().string()}).out);
  fs::rename(desk.folder() / "keys" / "passphrase", desk.folder() / "stick");
  const auto sealed = json_lines(run({"--json", "log", desk.folder().string()}).out);
  ASSERT_EQ(sealed.size(), open.size());
  for (std::size_t n = 0; n < open.size(); ++n) {
    const auto words = *open[n].find("words")->as_text();
    EXPECT_EQ(*sealed[n].find("words"), Json::text(words == "none" ? "none" : "sealed"));
    EXPECT_EQ(adapters::print_json(sealed[n]).find("\"text\""), std::string::npos);
    EXPECT_EQ(*sealed[n].find("leaf_hash"), *open[n].find("leaf_hash"));
  }
}

}  // namespace
}  // namespace caseledger::tools
