// Random histories, restarted after every step: what the engine knows while it runs is what it
// finds when it opens the ledger again.
#include <random>

#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kCases = 12;
constexpr std::size_t kSteps = 3'000;
constexpr std::size_t kRealRestartEvery = 60;

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
    if (kind >= 7) command.id = {0xABCD, ++foreign_};
    if (kind == 9) disturb(command);
    command.occurred_at = now_ = Instant{now_.micros + 40 * kMicrosPerSecond};
    return command;
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
  /// Words for the one text field these acts have.
  static void add_words(engine::Command& command, const char* path) {
    std::visit(
        [&]<class Body>(const Body& body) {
          for_each_field<Body>([&](const auto& field) {
            if constexpr (std::is_same_v<decltype(body.*field.member), const Said&>) {
              if (field.name == path) command.contents.push_back({path, "另行处理"});
            }
          });
          if constexpr (std::is_same_v<Body, RequestSupplement>) {
            if (command.contents.empty()) command.contents = {{"items/0/what", "照片"}};
          }
        },
        command.body);
  }

  std::mt19937 rng_;
  Case cases_[kCases];
  std::uint64_t started_ = 0, foreign_ = 0;
  Instant now_{bench_start().micros + 86'400 * kMicrosPerSecond};
};

TEST(Restart, FindsAfterEveryStepWhatTheEngineKnew) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  Desk desk;
  Walk walk(seed);
  std::size_t accepted = 0, refused = 0;
  for (std::size_t step = 1; step <= kSteps; ++step) {
    const auto command = walk.next();
    const auto answer = desk.ask(command);
    ASSERT_TRUE(answer.has_value()) << answer.error().what;
    (std::holds_alternative<engine::Declined>(*answer) ? refused : accepted) += 1;
    const auto known = desk.file(command.stream);
    if (step % kRealRestartEvery == 0) desk.reopen();
    auto anew = engine::Engine::open(desk.session().ledger(), desk.session().rules(),
                                     [] { return Instant{}; });
    ASSERT_TRUE(anew.has_value()) << anew.error().what;
    ASSERT_EQ(std::get<CaseFile>(*(*anew)->file(Procedure::matter, command.stream)), known)
        << "seed " << seed << " step " << step << " " << name_of(command.body);
  }
  std::printf("%zu accepted, %zu refused\n", accepted, refused);
  EXPECT_GT(accepted, kSteps / 3);
  EXPECT_GT(refused, kSteps / 50);
}

}  // namespace
}  // namespace caseledger::tools
