// Random histories, restarted after every step: what the engine knows while it runs is what it
// finds when it opens the ledger again, and what the read models say is what a rebuild says. Days
// pass with their reminders, and rules change under the cases.
#include <fstream>
#include <random>
#include <sstream>

#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"
#include "tests/tools/registrar.h"
#include "tools/rule_files.h"
#include "tools/ticker.h"
#include "tools/trial_models.h"

namespace caseledger::tools {
namespace {

/// What a ledger of that year may not lose.
std::vector<std::string> years_until_2021() {
  std::vector<std::string> files;
  for (const char* year : {"2018", "2019", "2020", "2021"}) {
    files.push_back(std::string(CL_SOURCE_DIR "/engine/packs/calendar-") + year + ".toml");
  }
  return files;
}

constexpr std::size_t kCases = 12;
constexpr std::size_t kSteps = 3'000;
constexpr std::size_t kRealRestartEvery = 60;
constexpr std::size_t kTickEvery = 150;
constexpr std::size_t kNewRulesEvery = 400;
constexpr std::size_t kRebuildEvery = 600;

/// Draws lawful steps, steps out of order, and steps of a disturbed kind.
class Walk {
 public:
  explicit Walk(std::uint32_t seed) : rng_(seed) {
    for (std::size_t n = 0; n < kCases; ++n) begin(n);
  }

  engine::Command next() {
    const auto n = draw(kCases);
    auto& one = cases_[n];
    if (one.next == one.commands.size()) begin(n);
    const auto kind = draw(10);
    auto command = kind < 7 ? one.commands[one.next++] : one.commands[draw(one.commands.size())];
    if (kind >= 7) command.command_id = {0xABCD, ++foreign_};
    if (kind == 9) disturb(command);
    if (kind == 8) draft_item(command);
    command.occurred_at = now_ = Instant{now_.micros + 40 * kMicrosPerSecond};
    return command;
  }
  /// The next morning.
  Instant sleep() { return now_ = Instant{start_of(local_day(now_) + 1).micros}; }
  /// The registrar's acts: an officer more, and rules in force.
  engine::Command by_registrar(CommandBody body, std::vector<Content> contents = {}) {
    return tools::by_registrar({0xABCE, ++foreign_}, now_, std::move(body), std::move(contents));
  }

 private:
  struct Case {
    std::vector<engine::Command> commands;
    std::size_t next = 0;
  };

  void begin(std::size_t n) { cases_[n] = {typical_case(1'000 + started_++), 0}; }
  std::size_t draw(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(rng_);
  }
  void disturb(engine::Command& command) {
    static const std::vector<CommandBody> acts{
        WithdrawSubmission{{4}},
        Terminate{{4}, {}},
        ReturnPacket{{4}},
        LodgeDispute{{4}, {}},
        Defer{{4}, Day{18'900}, {}, {}},
        RequestSupplement{{{MaterialSlot::evidence, {2}}}, Day{18'880}},
        ChangeContent{{4}, {}, {}, {}},
        ReturnForInvestigation{{4}, {}, {}},
        AnswerIrregularity{{4}},
        RecuseOfficer{"sun.lei", {4}},
        DemandPerformance{{}, {}},
        RequestVoluntaryReview{{4}}};
    command.body = acts[draw(acts.size())];
    command.contents.clear();
    for (const char* path : {"reason", "reasons", "answer"}) add_words(command, path);
  }
  /// The item that a decision opened gets its text; before the decision there is none.
  void draft_item(engine::Command& command) {
    DraftItem draft;
    draft.title = {4};
    draft.text.sha256.bytes[0] = draft.text.sm3.bytes[0] = static_cast<std::uint8_t>(foreign_);
    draft.text.size_bytes = foreign_;
    command.procedure = Procedure::disclosure;
    command.actor = "zhang.wei";
    command.capacity = Capacity::handler;
    command.body = draft;
    command.contents = {{"title", "处罚公示"}};
  }
  /// Words for the one text field these acts have.
  static void add_words(engine::Command& command, const char* path) {
    const auto* field = command.body.shape().find(path);
    const bool is_text = field != nullptr && field->shape->kind == Kind::said;
    if (is_text) command.contents.push_back({path, "另行处理"});
    if (!is_text && command.body.is<RequestSupplement>()) {
      command.contents = {{"items/0/what", "照片"}};
    }
  }

  std::mt19937 rng_;
  Case cases_[kCases];
  std::uint64_t started_ = 0, foreign_ = 0;
  Instant now_{bench_start().micros + 86'400 * kMicrosPerSecond};
};

/// What the register of officers says, all of it: a fold that forgets a member is not the same.
std::string register_of(const Bureau& bureau) {
  std::ostringstream out;
  out << key_of(bureau.stage) << " " << bureau.version.count << " " << key_of(bureau.trust) << " "
      << key_of(bureau.clock) << " " << bureau.name << " " << to_hex(bureau.ruleset) << " "
      << to_hex(bureau.calendar) << " " << bureau.unanswered_irregularities << "\n";
  for (const auto& key : bureau.keys) {
    out << "log " << to_hex(key.key.x) << " " << key.is_in_force << "\n";
  }
  for (const auto& [id, officer] : bureau.officers) {
    out << id << " " << officer.id << " " << officer.section << "\n";
    for (const auto& one : officer.certificates) {
      out << " certificate " << one.number << " " << to_text(one.valid_from) << " "
          << to_text(one.valid_until) << " " << to_text(one.suspended_from) << "\n";
    }
    for (const auto& one : officer.appointments) {
      out << " " << key_of(one.capacity) << " " << key_of(one.category) << " " << to_text(one.from)
          << " " << to_text(one.until) << "\n";
    }
    for (const auto& one : officer.keys) {
      out << " key " << to_hex(one.key.x) << " " << to_text(one.from) << " " << to_text(one.until)
          << " " << one.is_revoked << "\n";
    }
  }
  return out.str();
}

/// A bureau in which everything happens, restarted and compared as it goes.
class Restarts {
 public:
  explicit Restarts(std::uint32_t seed) : walk_(seed) {}

  void step(std::size_t number) {
    const auto command = walk_.next();
    act(command);
    if (number % kTickEvery == 0) pass_a_day();
    if (number % kNewRulesEvery == 0) change_rules(number);
    if (number % kRealRestartEvery == 0) desk_.reopen();
    compare(command.stream);
    if (number % kRealRestartEvery == 0) {
      EXPECT_TRUE(desk_.session().queries().has_value());
    }
    if (number % kRebuildEvery == 0) compare_models();
  }

  std::size_t accepted = 0, refused = 0, rungs = 0, items = 0;

 private:
  void act(const engine::Command& command) {
    const auto answer = desk_.ask(command);
    if (!answer) {
      EXPECT_EQ(answer.error().kind, FaultKind::absent) << both(answer.error());
      return;  // on a case that was never filed
    }
    (std::holds_alternative<engine::Declined>(*answer) ? refused : accepted) += 1;
  }

  void pass_a_day() {
    const auto report = tick(desk_.session(), walk_.sleep());
    ASSERT_TRUE(report.has_value()) << both(report.error());
    rungs += report->rungs;
  }

  /// The shipped packs with another remark, and a calendar with one year less or all of them.
  void change_rules(std::size_t number) {
    EnrolOfficer enrol;
    enrol.officer = "officer-" + std::to_string(number);
    enrol.full_name = {2};
    enrol.section = "水政科";
    desk_.must(walk_.by_registrar(enrol, {{"full_name", "张三"}}));
    auto texts = read_packs({})->texts;
    std::vector<std::string> files;
    for (auto& text : texts) {
      files.push_back((desk_.folder() / (std::to_string(files.size()) + ".toml")).string());
      std::ofstream(files.back(), std::ios::binary) << text << "# " << number << "\n";
    }
    const auto packs = read_packs(files);
    ASSERT_TRUE(packs.has_value()) << both(packs.error());
    for (const auto& text : packs->texts) {
      ASSERT_TRUE(desk_.session().folder().keep_rules(text).has_value());
    }
    desk_.must(walk_.by_registrar(ActivateRuleset{packs->digest, packs->files}));
    const auto years = read_calendars(
        number % (2 * kNewRulesEvery) == 0 ? std::vector<std::string>{} : years_until_2021());
    ASSERT_TRUE(years.has_value()) << both(years.error());
    desk_.must(walk_.by_registrar(ActivateCalendar{years->digest, years->files}));
  }

  void compare(const Id& stream) {
    auto& known = desk_.engine();
    auto anew = engine::Engine::open(desk_.session().ledger(), desk_.session().rules(),
                                     [] { return Instant{}; });
    ASSERT_TRUE(anew.has_value()) << both(anew.error());
    const auto case_of = [&](engine::Engine& engine) {
      return std::get<CaseFile>(*engine.file(Procedure::matter, stream));
    };
    const auto item_of = [&](engine::Engine& engine) {
      return std::get<DisclosureFile>(*engine.file(Procedure::disclosure, stream));
    };
    EXPECT_EQ(case_of(**anew), case_of(known)) << stream;
    EXPECT_EQ(item_of(**anew), item_of(known)) << stream;
    if (item_of(known).version.count > 0) ++items;
    EXPECT_EQ(register_of((*anew)->bureau()), register_of(known.bureau()));
    EXPECT_EQ((*anew)->ruleset().digest, known.ruleset().digest);
    EXPECT_EQ((*anew)->calendar().digest(), known.calendar().digest());
  }

  void compare_models() {
    desk_.close();
    ASSERT_EQ(run({"cases", desk_.folder().string()}).exit, 0);
    const auto compared = compare_with_rebuild(desk_.folder());
    ASSERT_TRUE(compared.has_value()) << both(compared.error());
    EXPECT_FALSE(compared->unchecked);
    for (const auto& finding : compared->findings) ADD_FAILURE() << both(finding.what);
    desk_.reopen();
  }

  Desk desk_;
  Walk walk_;
};

TEST(Restart, FindsAfterEveryStepWhatTheEngineKnew) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  Restarts restarts(seed);
  for (std::size_t step = 1; step <= kSteps; ++step) {
    restarts.step(step);
    ASSERT_FALSE(HasFailure()) << "seed " << seed << " step " << step;
  }
  std::printf("%zu accepted, %zu refused, %zu rungs, %zu looks at an item\n", restarts.accepted,
              restarts.refused, restarts.rungs, restarts.items);
  EXPECT_GT(restarts.accepted, kSteps / 3);
  EXPECT_GT(restarts.refused, kSteps / 50);
  EXPECT_GT(restarts.rungs, 0U);
  EXPECT_GT(restarts.items, 0U);
}

}  // namespace
}  // namespace caseledger::tools
