// With --json a program reads the answer of every subcommand: each line of it is one JSON value,
// whatever was asked and whoever's names are in it.
#include <cstdlib>
#include <fstream>
#include <set>

#include "adapters/forms/command_json.h"
#include "adapters/forms/json.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Json;

/// Asked elsewhere: by bench_test.cpp, and by tests/peers/run_timestamp.sh with a real authority.
const std::set<std::string> kElsewhere = {"bench", "timestamp accept"};

/// The names below "Subcommands:" of a help page.
std::vector<std::string> names_in(const std::string& help) {
  std::vector<std::string> names;
  std::istringstream lines(help);
  bool is_below = false;
  for (std::string line; std::getline(lines, line);) {
    if (is_below && line.starts_with("  ") && line.size() > 2 && line[2] != ' ') {
      names.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
    is_below = is_below || line == "Subcommands:";
  }
  return names;
}

std::set<std::string> all_subcommands() {
  std::set<std::string> all;
  for (const auto& name : names_in(run({"--help"}).out)) {
    const auto below = names_in(run({name, "--help"}).out);
    if (below.empty() || name == "disclose" || name == "prove") all.insert(name);
    for (const auto& one : below) all.insert(name + " " + one);
  }
  return all;
}

class JsonOutput : public ::testing::Test {
 protected:
  JsonOutput() : top_(fs::temp_directory_path() / ("caseledger-json-" + std::to_string(getpid()))) {
    fs::remove_all(top_);
    fs::create_directories(top_);
    ::setenv("CASELEDGER_KEY_PASSPHRASE", "a passphrase of the test", 1);
  }
  ~JsonOutput() override {
    ::unsetenv("CASELEDGER_KEY_PASSPHRASE");
    fs::remove_all(top_);
  }

  std::string at(const char* name) const { return (top_ / name).string(); }
  void write(const char* name, const std::string& text) const {
    std::ofstream(at(name), std::ios::binary) << text;
  }

  /// Asks for one subcommand by its name; every line that it prints must be JSON.
  std::vector<Json> ask(const std::string& name, const std::vector<std::string>& words,
                        int exit = 0) {
    std::vector<std::string> line;
    std::istringstream parts(name);
    for (std::string part; parts >> part;) line.push_back(part);
    line.insert(line.end(), words.begin(), words.end());
    return ask_with(name, std::move(line), exit);
  }
  std::vector<Json> ask_with(const std::string& name, std::vector<std::string> line, int exit = 0) {
    asked_.insert(name);
    line.insert(line.begin(), "--json");
    const auto ended = run(line);
    EXPECT_EQ(ended.exit, exit) << name << ": " << ended.err << ended.out;
    EXPECT_NE(ended.out, "") << name;
    std::vector<Json> answers;
    std::istringstream lines(ended.out);
    for (std::string one; std::getline(lines, one);) {
      auto json = adapters::read_json(one);
      EXPECT_TRUE(json.has_value()) << name << ": " << one;
      if (json) answers.push_back(std::move(*json));
    }
    if (answers.empty()) answers.emplace_back();
    return answers;
  }
  static std::string text(const Json& json, std::string_view key) {
    const auto* member = json.find(key);
    const auto* text = member == nullptr ? nullptr : member->as_text();
    EXPECT_NE(text, nullptr) << key << " of " << adapters::print_json(json);
    return text == nullptr ? "" : *text;
  }

  void ask_of_founding() {
    const auto made = ask("init", {at("made"), "--origin", R"(quoted"\name)"}).front();
    EXPECT_EQ(text(made, "origin"), R"(quoted"\name)");
    EXPECT_EQ(text(ask("checkpoint", {at("made")}).front(), "origin"), R"(quoted"\name)");
    ask("law print", {});
    ask("ruleset check", {});
    ask("calendar add", {"2021-09-15", "20"});
  }

  void ask_of_cases(const std::string& data) {
    for (const char* way : {"case show", "case timeline", "case why", "case diff", "case texts"}) {
      ask(way, {data, "2021-SF-1"});
    }
    for (const char* list : {"cases", "worklist", "log"}) ask(list, {data});
    ask("deadlines", {data});
    ask("report", {data, "--year", "2021"});
    ask("why", {data, "0"});
    ask("rebuild", {data});
  }

  void ask_of_proofs(const std::string& data, std::uint64_t item_seq) {
    ask("verify", {data});
    write("checkpoint", text(ask("checkpoint", {data}).front(), "note"));
    write("proof", text(ask("prove", {data, "--seq", "3", "--leaf", at("leaf")}).front(), "proof"));
    const auto key = text(ask("key show", {data}).front(), "vkey");
    ask("prove check", {at("proof"), "--leaf", at("leaf"), "--key", key});
    ask("prove", {data, "--from", "3"});
    write("policy", "quorum none\n");
    ask("witness", {data, "--policy", at("policy")});
    ask_with("timestamp request", {"timestamp", data, "request", at("request.tsq")});
    write("bundle.json",
          adapters::print_json(ask("disclose", {data, "--seq", std::to_string(item_seq)}).front()));
    ask("disclose check", {at("bundle.json")});
    ask("export site", {data, at("site")});
    ask("export tiles", {data, at("tiles")});
    ask("export words", {data, at("words.jsonl")});
  }

  void ask_of_keys(const std::string& data) {
    const auto made = ask("key new", {at("own.pem")}).front();
    const std::string x = text(made, "x");
    const std::vector<std::string> by{"--actor", "registrar"};
    ask("key enrol", {data, "zhang.wei", at("own.pem.pub"), "--from", "2021-01-01", "--until",
                      "2024-01-01", by[0], by[1]});
    ask("key revoke", {data, "zhang.wei", x, "--reason", "遗失", by[0], by[1]});
    const auto old = text(ask("key show", {data}).front(), "vkey");
    ask("key rotate", {data, by[0], by[1]});
    ask("key retire", {data, old, "--reason", "轮换", by[0], by[1]});
    write("acts.jsonl", adapters::print_command(typical_case(2).front()) + "\n");
    ask("sign", {at("acts.jsonl"), "--origin", "a.example/b", "--key", at("own.pem")});
    const std::string packs = CL_SOURCE_DIR "/engine/packs/";
    ask("ruleset activate", {data, packs + "national.toml", packs + "lingshui-2021-93.toml",
                             packs + "lingshui-rulings.toml", by[0], by[1]});
    ask("calendar activate", {data, packs + "calendar-2021.toml", "--keep", by[0], by[1]});
    ask("ruleset list", {data});
    ask("ruleset show", {data, "now"});
    ask("ruleset diff", {data, "now", "--files", packs + "national.toml", county(packs),
                         packs + "lingshui-rulings.toml"});
  }

  /// The county's pack with another number in it.
  std::string county(const std::string& packs) const {
    std::ifstream in(packs + "lingshui-2021-93.toml", std::ios::binary);
    std::string all(std::istreambuf_iterator<char>(in), {});
    const std::string_view old = "review_extension_workdays = { value = 10";
    const auto at = all.find(old);
    EXPECT_NE(at, std::string::npos);
    write("county.toml", all.replace(at, old.size(), "review_extension_workdays = { value = 9"));
    return this->at("county.toml");
  }

  void ask_of_copies(const std::string& data) {
    write("film", "第一段");
    const auto kept = ask("vault put", {data, "--case", "2021-SF-1", at("film")}).front();
    ask("vault get", {data, "--case", "2021-SF-1", text(kept, "sha256"), at("film.out")});
    ask("vault dispose", {data, "2021-SF-1", "--actor", "registrar", "--approval", at("film")}, 1);
    write("checkpoint", text(ask("checkpoint", {data}).front(), "note"));
    ask("backup", {data, at("backup")});
    ask("restore", {at("backup"), at("restored"), "--against", at("checkpoint")});
    ask("repair", {at("restored")});
  }

  fs::path top_;
  std::set<std::string> asked_;
};

TEST_F(JsonOutput, IsOneValueALineForEverySubcommand) {
  Desk desk;
  desk.run_case(1, 100);
  desk.close();
  const auto data = desk.folder().string();
  std::uint64_t item_seq = 0;
  {
    const auto session = Session::open(desk.folder(), Mode::read);
    ASSERT_TRUE(session.has_value());
    const auto& ledger = (*session)->ledger();
    const auto done = ledger.scan({}, ledger.head()->next_position(), [&](ledger::Leaf&& leaf) {
      if (leaf.fact.procedure == Procedure::disclosure) item_seq = leaf.position.index;
      return true;
    });
    ASSERT_TRUE(done.has_value()) << both(done.error());
    ASSERT_NE(item_seq, 0U) << "no item of public display came of the case";
  }
  ask_of_founding();
  ask_of_cases(data);
  ask_of_proofs(data, item_seq);
  ask_of_keys(data);
  ask_of_copies(data);
  write("acts.jsonl", adapters::print_command(typical_case(2).front()) + "\n");
  ask("submit", {data, at("acts.jsonl")});
  ask("tick", {data, "--now", "2031-01-01T00:00:00+08:00"});
  ask("refusals", {data});
  ask("irregularities", {data});
  asked_.insert(kElsewhere.begin(), kElsewhere.end());
  EXPECT_EQ(asked_, all_subcommands());
}

}  // namespace
}  // namespace caseledger::tools
