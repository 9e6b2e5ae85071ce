// Many callers at once: each gets its own answer, once, and only what is durable is answered.
#include "engine/queue.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "engine/calendar_stack.h"
#include "engine/ruleset_stack.h"
#include "ledger/base/hash.h"

namespace caseledger::engine {
namespace {

constexpr Instant kNow{1'700'000'000'000'000};

Digest digest_of(std::string_view text) { return ledger::sha256(ledger::bytes_of(text)); }

Result<std::string> shipped_text(const Digest& digest) {
  for (const auto& file : shipped_packs()) {
    if (digest_of(file.text) == digest) return std::string(file.text);
  }
  return fault(FaultKind::unavailable, to_hex(digest), {"不在此处", "is not here"});
}

Command by_system(std::uint64_t number, CommandBody body) {
  Command command;
  command.command_id = {1, number};
  command.procedure = Procedure::bureau;
  command.stream = Id(kBureauStream);
  command.actor = "system";
  command.capacity = Capacity::system;
  command.occurred_at = kNow;
  command.body = std::move(body);
  return command;
}

Command enrolment(std::uint64_t number, const Id& officer) {
  EnrolOfficer enrol;
  enrol.officer = officer;
  enrol.full_name = {2};
  enrol.section = "办公室";
  auto command = by_system(number, enrol);
  command.contents = {{"full_name", "吴静"}};
  return command;
}

/// An engine over a real ledger in a temporary folder, with its first facts.
class Bench {
 public:
  Bench() : rules_(shipped_text) {
    folder_ =
        std::filesystem::temp_directory_path() / ("caseledger-queue-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    ledger::LedgerOptions options;
    options.origin = "queue.example/test";
    options.random = [](std::span<std::uint8_t> bytes) { std::ranges::fill(bytes, 1); };
    options.vault_key = ledger::SecretKey({1});
    ledger_ = std::move(*ledger::Ledger::create(folder_, std::move(options)));
    engine_ = std::move(*Engine::open(*ledger_, rules_, [] { return kNow; }));
    std::vector<Command> first{
        by_system(1, OpenLedger{TrustMode::trusted_host, ClockSource::system, "水务局"})};
    first.push_back(enrolment(2, "wu.jing"));
    first.push_back(
        by_system(3, AppointOfficer{"wu.jing", Capacity::registrar, {}, local_day(kNow), {}, {}}));
    for (const auto& answer : engine_->handle(first)) {
      EXPECT_TRUE(answer && std::holds_alternative<Accomplished>(*answer));
    }
  }
  ~Bench() {
    engine_.reset();
    EXPECT_TRUE(ledger_->close().has_value());
    ledger_.reset();
    std::filesystem::remove_all(folder_);
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  Engine& engine() { return *engine_; }
  ledger::Ledger& ledger() { return *ledger_; }

  static Command enrol(std::uint64_t number) {
    auto command = enrolment(1'000 + number, "officer." + std::to_string(number));
    command.actor = "wu.jing";
    command.capacity = Capacity::registrar;
    return command;
  }

 private:
  std::filesystem::path folder_;
  RuleBook rules_;
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<Engine> engine_;
};

TEST(Queue, AnswersEveryOneOfManyCallersOnce) {
  constexpr std::uint64_t kCallers = 4, kEach = 200;
  Bench bench;
  std::atomic<std::uint64_t> answers = 0, accepted = 0;
  {
    Queue queue(bench.engine(), 64);
    std::vector<std::thread> callers;
    for (std::uint64_t caller = 0; caller < kCallers; ++caller) {
      callers.emplace_back([&, caller] {
        for (std::uint64_t n = 0; n < kEach; ++n) {
          queue.ask(Bench::enrol(caller * kEach + n), [&](const Answer& answer) {
            ++answers;
            if (answer && std::holds_alternative<Accomplished>(*answer)) ++accepted;
          });
        }
      });
    }
    for (auto& caller : callers) caller.join();
  }
  EXPECT_EQ(answers, kCallers * kEach);
  EXPECT_EQ(accepted, kCallers * kEach);
  EXPECT_EQ(bench.engine().bureau().officers.size(), kCallers * kEach + 1);
}

TEST(Queue, AnswersOnlyWhatTheLedgerAlreadyHolds) {
  Bench bench;
  std::atomic<int> missing = 0;
  {
    Queue queue(bench.engine(), 16);
    for (std::uint64_t n = 0; n < 200; ++n) {
      queue.ask(Bench::enrol(n), [&](const Answer& answer) {
        const auto& done = std::get<Accomplished>(*answer);
        if (!bench.ledger().read(done.position)) ++missing;
      });
    }
  }
  EXPECT_EQ(missing, 0);
}

TEST(Queue, AnswersTheSameCommandFromTwoCallersWithOneFact) {
  Bench bench;
  std::mutex mutex;
  std::set<std::uint64_t> positions;
  {
    Queue queue(bench.engine(), 8);
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 2; ++caller) {
      callers.emplace_back([&] {
        for (int n = 0; n < 20; ++n) {
          queue.ask(Bench::enrol(7), [&](const Answer& answer) {
            const std::lock_guard lock(mutex);
            positions.insert(std::get<Accomplished>(*answer).position.index);
          });
        }
      });
    }
    for (auto& caller : callers) caller.join();
  }
  EXPECT_EQ(positions.size(), 1U);
}

}  // namespace
}  // namespace caseledger::engine
