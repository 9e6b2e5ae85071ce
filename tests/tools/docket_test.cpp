// The example docket, end to end: every line of tests/docket through the JSON door into a new
// ledger, deadlines announced as each day begins. What it refuses is what tests/docket/refused.txt
// says; together its cases take every row of the three tables; replayed, every step is lawful.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "adapters/forms/command_json.h"
#include "adapters/forms/uuid.h"
#include "engine/audit.h"
#include "ledger/audit/verify.h"
#include "projections/read_models.h"
#include "projections/runner.h"
#include "statemachines/procedures.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/forger.h"
#include "tools/founding.h"
#include "tools/ticker.h"
#include "tools/trial_models.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr int kForgeries = 1'500;

const fs::path& docket_folder() {
  static const fs::path folder = fs::path(CL_SOURCE_DIR) / "tests" / "docket";
  return folder;
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in.is_open()) << file;
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// As `LC_ALL=C sort` puts them: every line begins with the time at which it was recorded.
std::vector<std::string> docket_lines() {
  std::vector<std::string> lines;
  for (const auto& entry : fs::directory_iterator(docket_folder())) {
    if (entry.path().extension() != ".jsonl") continue;
    const auto more = lines_of(entry.path());
    lines.insert(lines.end(), more.begin(), more.end());
  }
  std::ranges::sort(lines);
  return lines;
}

struct Refusal {
  std::string article, requirement;
  friend auto operator<=>(const Refusal&, const Refusal&) = default;
};

/// "<uuid> <article> <requirement>" a line: refused, and among what was not met is this.
std::map<std::string, Refusal> planned_refusals() {
  std::map<std::string, Refusal> planned;
  for (const auto& line : lines_of(docket_folder() / "refused.txt")) {
    const auto first = line.find(' '), second = line.find(' ', first + 1);
    planned[line.substr(0, first)] = {line.substr(first + 1, second - first - 1),
                                      line.substr(second + 1)};
  }
  return planned;
}

/// The docket in a ledger of its own, made once for all tests of this file.
class Years {
 public:
  Years()
      : folder_(fs::temp_directory_path() / ("caseledger-docket-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    Founding founding;
    founding.origin = "caseledger.example/lingchuan";
    founding.bureau = "陵川县水务局";
    founding.registrar = "ma.xiulan";
    founding.full_name = "马秀兰";
    founding.simulated_from = parse_instant("2021-09-03T08:30:00+08:00");
    const auto rules = found_ledger(folder_, founding);
    EXPECT_TRUE(rules.has_value()) << (rules ? "" : both(rules.error()));
    auto session = Session::open(folder_, Mode::write);
    EXPECT_TRUE(session.has_value()) << (session ? "" : both(session.error()));
    if (!session) return;
    submit(**session);
    EXPECT_TRUE((*session)->close().has_value());
  }
  ~Years() { fs::remove_all(folder_); }
  Years(const Years&) = delete;
  Years& operator=(const Years&) = delete;

  const fs::path& folder() const { return folder_; }
  const std::map<std::string, std::vector<Refusal>>& refused() const { return refused_; }
  std::size_t accepted() const { return accepted_; }

 private:
  /// A day's commands go in as one group, after the tick with which the day begins.
  void submit(Session& session) {
    std::vector<engine::Command> group;
    Day today;
    for (const auto& line : docket_lines()) {
      auto command = adapters::parse_command(line);
      ASSERT_TRUE(command.has_value()) << both(command.error()) << "\n" << line;
      ASSERT_TRUE(command->recorded_at.has_value()) << line;
      const auto day = local_day(*command->recorded_at);
      if (day != today) {
        hand_in(session, group);
        const auto ticked = tick(session, start_of(day));
        ASSERT_TRUE(ticked.has_value()) << both(ticked.error());
        EXPECT_EQ(ticked->refused, 0U) << to_text(day);
        today = day;
      }
      group.push_back(std::move(*command));
    }
    hand_in(session, group);
  }

  void hand_in(Session& session, std::vector<engine::Command>& group) {
    const auto answers = session.engine().handle(group);
    for (std::size_t n = 0; n < group.size(); ++n) note(group[n], answers[n]);
    group.clear();
  }

  void note(const engine::Command& command, const engine::Answer& answer) {
    const auto id = adapters::uuid_text(command.command_id);
    ASSERT_TRUE(answer.has_value()) << id << ": " << both(answer.error());
    const auto* no = std::get_if<engine::Declined>(&*answer);
    if (no == nullptr) {
      ++accepted_;
      return;
    }
    auto& unmet = refused_[id];
    for (const auto& one : no->unmet) unmet.push_back({one.breach.article, one.breach.requirement});
  }

  fs::path folder_;
  std::map<std::string, std::vector<Refusal>> refused_;
  std::size_t accepted_ = 0;
};

class Docket : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { years_ = std::make_unique<Years>(); }
  static void TearDownTestSuite() { years_.reset(); }
  static const Years& years() { return *years_; }

 private:
  static inline std::unique_ptr<Years> years_;
};

std::string told(const std::vector<Refusal>& all) {
  std::string text;
  for (const auto& one : all) text += one.article + " " + one.requirement + "; ";
  return text;
}

TEST_F(Docket, IsRecordedInOneOrderWithoutATie) {
  const auto lines = docket_lines();
  ASSERT_FALSE(lines.empty());
  constexpr std::size_t kFront = std::string_view(R"({"recorded_at":")").size();
  constexpr std::size_t kInstant = std::string_view("2021-09-15T10:05:00+08:00").size();
  std::string before;
  for (const auto& line : lines) {
    ASSERT_TRUE(line.starts_with(R"({"recorded_at":")")) << line;
    const auto at = line.substr(kFront, kInstant);
    EXPECT_TRUE(at.ends_with("+08:00")) << at;
    EXPECT_LT(before, at);
    before = at;
  }
}

TEST_F(Docket, IsRefusedWhereItSaysSoAndForThatReason) {
  const auto planned = planned_refusals();
  for (const auto& [id, reason] : planned) {
    const auto found = years().refused().find(id);
    if (found == years().refused().end()) {
      ADD_FAILURE() << id << " was accepted, not refused for " << reason.requirement;
      continue;
    }
    EXPECT_NE(std::ranges::find(found->second, reason), found->second.end())
        << id << " was refused for " << told(found->second);
  }
  for (const auto& [id, unmet] : years().refused()) {
    EXPECT_TRUE(planned.contains(id)) << id << " was refused for " << told(unmet);
  }
}

TEST_F(Docket, RefusesInManyWays) {
  std::set<std::string> requirements;
  for (const auto& [id, reason] : planned_refusals()) requirements.insert(reason.requirement);
  EXPECT_GE(requirements.size(), 60U);
  EXPECT_GT(years().accepted(), 7 * years().refused().size()) << "most days are lawful ones";
}

/// The rows of all tables, each ticked off when a leaf is found that took it.
class Rows {
 public:
  Rows() {
    for (const auto& one : procedures()) add(one.id, one.rows());
  }

  void take(const ledger::Fact& fact) {
    if (fact.event.is<CommandRefused>()) return;
    auto& stage = stage_of(fact.procedure, fact.stream);
    const auto before = std::exchange(stage, fact.stage_after);
    for (auto& one : rows_) {
      if (one.procedure == fact.procedure && took(one.row, fact, before)) one.is_taken = true;
    }
  }

  std::string untaken() const {
    std::string text;
    for (const auto& one : rows_) {
      if (one.is_taken) continue;
      text.append(key_of(one.procedure)).append(" ").append(std::to_string(one.row.number));
      text.append(" ").append(one.row.article).append(" ").append(one.row.upon).append("\n");
    }
    return text;
  }

 private:
  struct Row {
    Procedure procedure;
    LawRow row;
    bool is_taken = false;
  };

  void add(Procedure procedure, std::vector<LawRow> rows) {
    for (auto& row : rows) rows_.push_back({procedure, std::move(row), false});
  }

  std::string& stage_of(Procedure procedure, const Id& stream) {
    const std::string first(find_procedure(procedure)->stages[1].key);
    return stages_.try_emplace({procedure, stream}, first).first->second;
  }

  /// A leaf names its row by event, article, and the stages before and after.
  static bool took(const LawRow& row, const ledger::Fact& fact, const std::string& before) {
    const bool is_its_act = !row.then.empty() && row.then.front() == name_of(fact.event) &&
                            !fact.articles.empty() && fact.articles.front() == row.article;
    if (!is_its_act || std::ranges::find(row.from, before) == row.from.end()) return false;
    return fact.stage_after == (row.becomes.empty() ? std::string_view(before) : row.becomes);
  }

  std::vector<Row> rows_;
  std::map<std::pair<Procedure, Id>, std::string> stages_;
};

TEST_F(Docket, TakesEveryRowOfEveryTable) {
  const auto session = Session::open(years().folder(), Mode::read);
  ASSERT_TRUE(session.has_value());
  const auto& ledger = (*session)->ledger();
  Rows rows;
  const auto done =
      ledger.scan({}, ledger.head()->next_position(), [&rows](const ledger::Leaf& leaf) {
        rows.take(leaf.fact);
        return true;
      });
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(rows.untaken(), "");
}

TEST_F(Docket, IsFoundLawfulStepByStepWhenReplayed) {
  const auto data = adapters::DataFolder::open(years().folder());
  ASSERT_TRUE(data.has_value());
  engine::RuleBook rules(data->text_of());
  engine::Auditor auditor(rules);
  const auto keys = adapters::KeyStore::open(data->keys());
  ASSERT_TRUE(keys.has_value());
  ledger::VerifyOptions options;
  options.vault_key = keys->bureau_key();
  options.judge = [&auditor](const ledger::Leaf& leaf, auto words) {
    return auditor.judge(leaf, words);
  };
  const auto report = ledger::verify(years().folder(), options);
  ASSERT_TRUE(report.has_value()) << (report ? "" : both(report.error()));
  for (const auto& one : report->findings) ADD_FAILURE() << one.promise << ": " << both(one.what);
  for (const auto& one : auditor.finish()) ADD_FAILURE() << one.promise << ": " << both(one.what);
}

std::vector<ledger::Leaf> leaves_of(const fs::path& folder) {
  std::vector<ledger::Leaf> leaves;
  const auto session = Session::open(folder, Mode::read);
  EXPECT_TRUE(session.has_value());
  if (!session) return leaves;
  const auto& ledger = (*session)->ledger();
  const auto done = ledger.scan({}, ledger.head()->next_position(), [&](ledger::Leaf&& leaf) {
    return leaves.push_back(std::move(leaf)), true;
  });
  EXPECT_TRUE(done.has_value());
  return leaves;
}

/// Hashes cannot tell a forger who has the keys; the law can, and must live to say so.
TEST_F(Docket, IsReplayedToItsEndWhateverAForgerChanges) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  Forger forger(seed);
  const auto lawful = leaves_of(years().folder());
  ASSERT_FALSE(lawful.empty());
  const auto data = adapters::DataFolder::open(years().folder());
  ASSERT_TRUE(data.has_value());
  engine::RuleBook rules(data->text_of());
  int found = 0;
  for (int round = 0; round < kForgeries; ++round) {
    auto leaves = lawful;
    for (int n = 0; n <= round % 3; ++n) forger.forge(leaves);
    engine::Auditor auditor(rules);
    std::size_t findings = 0;
    for (const auto& leaf : leaves) findings += auditor.judge(leaf).size();
    if (findings + auditor.finish().size() > 0) ++found;
  }
  EXPECT_GT(found, kForgeries / 2) << "what the law has no say in, hashes must tell";
}

/// Leaves that are in no ledger, their words erased.
class ForgedSource : public projections::Source {
 public:
  explicit ForgedSource(const std::vector<ledger::Leaf>& leaves) : leaves_(leaves) {}

  Result<ledger::Position> end() const override { return ledger::Position{leaves_.size()}; }
  Result<void> scan(ledger::Position from, ledger::Position to, const Visit& visit) const override {
    for (auto at = from; at < to; at = at.next()) {
      if (!visit(leaves_[at.index], {})) break;
    }
    return {};
  }
  Result<void> scan_stream(Procedure procedure, std::string_view stream,
                           const Visit& visit) const override {
    for (const auto& leaf : leaves_) {
      const bool is_of_it = leaf.fact.procedure == procedure && leaf.fact.stream == stream;
      if (is_of_it && !visit(leaf, {})) break;
    }
    return {};
  }
  Result<std::optional<std::string>> words(ledger::Position, std::string_view) const override {
    return std::nullopt;
  }

 private:
  const std::vector<ledger::Leaf>& leaves_;
};

/// What is shown of a forged history may be refused, and may be wrong; showing it goes on.
TEST_F(Docket, IsShownWhateverAForgerChanges) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  Forger forger(seed);
  const auto lawful = leaves_of(years().folder());
  const auto folder = years().folder() / "forged";
  for (int round = 0; round < kForgeries / 50; ++round) {
    auto leaves = lawful;
    for (int n = 0; n < 20; ++n) forger.forge(leaves);
    for (std::size_t n = 0; n < leaves.size(); ++n) leaves[n].position.index = n;
    const auto models = projections::ReadModels::open(folder);
    ASSERT_TRUE(models.has_value()) << both(models.error());
    const auto applied = projections::rebuild(ForgedSource(leaves), **models);
    EXPECT_TRUE(!applied || *applied == leaves.size());
    fs::remove_all(folder);
  }
}

TEST_F(Docket, ShowsTheSameAfterTheReadModelsWereMadeAnew) {
  ASSERT_EQ(run({"cases", years().folder()}).exit, 0);
  const auto compared = compare_with_rebuild(years().folder());
  ASSERT_TRUE(compared.has_value()) << (compared ? "" : both(compared.error()));
  EXPECT_FALSE(compared->unchecked) << both(*compared->unchecked);
  for (const auto& one : compared->findings) ADD_FAILURE() << one.promise << ": " << both(one.what);
}

}  // namespace
}  // namespace caseledger::tools
