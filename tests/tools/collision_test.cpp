// Random acts in random order over all procedures, under names that collide: a case called as an
// item, an item opened by hand under the number of a case to come, the name of the register, of an
// officer, of the system. Whatever is asked, every line is answered, nothing ends the process, and
// what the engine knows is what a replay of the leaves says; an auditor finds nothing.
#include <random>

#include "engine/audit.h"
#include "ledger/audit/verify.h"
#include "ledger/base/hash.h"
#include "statemachines/words/utf8.h"
#include "tests/both.h"
#include "tests/tools/desk.h"
#include "tests/tools/registrar.h"
#include "tools/ticker.h"

namespace caseledger::tools {
namespace {

using engine::Command;

constexpr std::size_t kGroups = 2'500;
constexpr std::size_t kCompareEvery = 250;
constexpr std::size_t kTickEvery = 250;

constexpr std::size_t kFirstCase = 1'000;
constexpr const char* kForeignNames[] = {"bureau", "zhang.wei", "system"};
constexpr const char* kOfficers[] = {"zhang.wei", "li.na",   "wang.qiang", "zhao.min", "sun.lei",
                                     "liu.yang",  "he.fang", "ma.li",      "super",    "registrar"};

/// An act of any kind, filled from its shape alone, with the words that it counts.
class RandomActs {
 public:
  explicit RandomActs(std::uint32_t seed) : rng_(seed) {}

  std::size_t below(std::size_t bound) { return rng_() % bound; }
  std::vector<Id> names() const {
    std::vector<Id> all(std::begin(kForeignNames), std::end(kForeignNames));
    for (std::size_t n = 0; n < started_ + 2; ++n) {
      all.push_back("2021-SF-" + std::to_string(kFirstCase + n));
    }
    return all;
  }
  /// The next morning.
  Instant sleep() { return now_ = start_of(local_day(now_) + 1); }

  Command next() {
    auto command = drawn();
    now_.micros += 30 * kMicrosPerSecond;
    command.occurred_at = now_;
    if (below(40) == 0) command.occurred_at.micros += below(2) == 0 ? 1 : -86'400'000'000;
    return command;
  }

 private:
  Command drawn() {
    switch (below(10)) {
      case 0:
        return any_act();
      case 1:
        return opening_by_hand();
      case 2:
        return irregular();
      case 3:
        return answered();
      default:
        return everyday();
    }
  }

  /// Of the cases that are under way; now and then out of order.
  Command everyday() {
    auto& [commands, next] = cases_[below(std::size(cases_))];
    if (next == commands.size()) {
      commands = typical_case(kFirstCase + started_++);
      next = 0;
    }
    auto command = below(5) == 0 ? commands[below(commands.size())] : commands[next++];
    command.command_id = fresh();
    if (below(30) == 0) command.stream = name();
    return command;
  }

  Command named(Procedure procedure, CommandBody body) {
    Command command;
    command.command_id = fresh();
    command.procedure = procedure;
    command.stream = name();
    command.actor = kOfficers[below(std::size(kOfficers))];
    command.capacity = static_cast<Capacity>(below(terms_of<Capacity>().size()));
    command.body = std::move(body);
    return command;
  }

  Command opening_by_hand() {
    OpenItem open{static_cast<PublicRegister>(1 + below(terms_of<PublicRegister>().size() - 1)),
                  name(),
                  "水务局",
                  local_day(now_),
                  {},
                  ActionKind::penalty};
    auto command = named(Procedure::disclosure, open);
    if (below(2) == 0) {
      open.register_ = PublicRegister::decisions;
      open.about = command.stream;
      command.body = open;
    }
    command.actor = "registrar";
    command.capacity = Capacity::registrar;
    return command;
  }

  Command irregular() {
    RecordIrregularAct act;
    act.irregular = static_cast<IrregularAct>(below(terms_of<IrregularAct>().size()));
    act.responsible = {"zhang.wei"};
    act.account = {2};
    auto command = named(Procedure::matter, act);
    command.contents = {{"account", "违规"}};
    return by_supervisor(std::move(command));
  }

  Command answered() {
    auto command =
        named(below(3) == 0 ? Procedure::disclosure : Procedure::matter, AnswerIrregularity{{2}});
    command.contents = {{"answer", "属实"}};
    return by_supervisor(std::move(command));
  }

  static Command by_supervisor(Command command) {
    command.actor = "super";
    command.capacity = Capacity::supervisor;
    return command;
  }

  Command any_act() {
    const auto& type = all_commands()[below(all_commands().size())];
    auto body = CommandBody::made(type.names->wire);
    std::vector<Content> contents;
    fill(body.shape(), body.body(), "", contents);
    const auto own = type.procedure == Procedure::unspecified ? Procedure::matter : type.procedure;
    auto command = named(below(8) == 0 ? static_cast<Procedure>(below(4)) : own, std::move(body));
    if (own == Procedure::bureau && below(8) != 0) command.stream = Id(kBureauStream);
    command.contents = std::move(contents);
    return command;
  }

  void fill(const Shape& shape, void* value, const std::string& path,
            std::vector<Content>& contents) {
    const auto below_it = [&](std::string_view key) {
      return path.empty() ? std::string(key) : path + "/" + std::string(key);
    };
    if (shape.kind == Kind::part) {
      for (const auto& member : shape.members) {
        fill(*member.shape, member.in(value), below_it(member.key), contents);
      }
    } else if (shape.kind == Kind::list) {
      // Now and then more than a leaf can hold.
      shape.resize(value, below(200) == 0 ? 20'000 : below(3));
      for (std::size_t n = 0; n < shape.count(value); ++n) {
        fill(*shape.element, shape.at(value, n), below_it(std::to_string(n)), contents);
      }
    } else if (shape.kind == Kind::vocabulary) {
      set_word_number(value, static_cast<std::uint16_t>(below(shape.terms.size())));
    } else {
      visit_value(shape.kind, value, [&](auto& one) { fill_value(one, path, contents); });
    }
  }

  using Contents = std::vector<Content>;
  void fill_value(bool& value, const std::string&, Contents&) { value = below(2) == 0; }
  template <std::unsigned_integral Number>
  void fill_value(Number& value, const std::string&, Contents&) {
    value = static_cast<Number>(below(3) == 0 ? rng_() : below(40));
  }
  void fill_value(std::string& value, const std::string&, Contents&) {
    value = below(4) == 0 ? "" : below(2) == 0 ? name() : kOfficers[below(std::size(kOfficers))];
  }
  void fill_value(Day& value, const std::string&, Contents&) {
    value = local_day(now_) + (static_cast<std::int32_t>(below(400)) - 200);
  }
  void fill_value(Instant& value, const std::string&, Contents&) {
    value.micros = now_.micros - static_cast<std::int64_t>(below(1'000)) * 3'600'000'000;
  }
  void fill_value(Fen& value, const std::string&, Contents&) { value.count = below(10'000'000); }
  void fill_value(Said& value, const std::string& path, Contents& contents) {
    if (below(3) == 0) return;
    contents.push_back({path, words()});
    value.chars = code_points(contents.back().text).value_or(0);
  }
  void fill_value(Digest& value, const std::string&, Contents&) {
    if (below(4) != 0) value = ledger::sha256(ledger::bytes_of(words()));
  }
  void fill_value(Document& value, const std::string& path, Contents& contents) {
    if (below(3) == 0) return;
    const auto text = words();
    const auto bytes = ledger::bytes_of(text);
    value = {ledger::sha256(bytes), ledger::sm3(bytes), text.size()};
    if (below(2) == 0) contents.push_back({path, text});
  }

  std::string words() { return below(2) == 0 ? "某事" : "另一件事"; }
  /// Of a case that began, or is to begin next, or of something else.
  Id name() {
    if (below(8) == 0) return kForeignNames[below(std::size(kForeignNames))];
    return "2021-SF-" + std::to_string(kFirstCase + below(started_ + 2));
  }
  CommandId fresh() { return {0xC011, ++given_}; }
  struct Case {
    std::vector<Command> commands;
    std::size_t next = 0;
  };
  std::mt19937 rng_;
  Case cases_[4];
  std::uint64_t given_ = 0;
  std::size_t started_ = 0;
  Instant now_{bench_start().micros + 86'400 * kMicrosPerSecond};
};

void appoint_supervisor(Desk& desk) {
  const Instant at{bench_start().micros + 3'600 * kMicrosPerSecond};
  EnrolOfficer enrol;
  enrol.officer = "super";
  enrol.full_name = {2};
  enrol.section = "水务局";
  desk.must(by_registrar({0xC010, 1}, at, enrol, {{"full_name", "监督"}}));
  const AppointOfficer appoint{"super", Capacity::supervisor, {}, local_day(at), {}, {}};
  desk.must(by_registrar({0xC010, 2}, at, appoint));
}

template <class P>
typename P::File file_of(engine::Engine& engine, const Id& name) {
  return std::get<typename P::File>(*engine.file(P::id, name));
}

void expect_replay(Desk& desk, const std::vector<Id>& names) {
  auto anew = engine::Engine::open(desk.session().ledger(), desk.session().rules(),
                                   [] { return Instant{}; });
  ASSERT_TRUE(anew.has_value()) << both(anew.error());
  for (const auto& name : names) {
    EXPECT_EQ(file_of<CaseProcedure>(**anew, name), file_of<CaseProcedure>(desk.engine(), name))
        << name;
    EXPECT_EQ(file_of<DisclosureProcedure>(**anew, name),
              file_of<DisclosureProcedure>(desk.engine(), name))
        << name;
  }
  EXPECT_EQ((*anew)->bureau().version, desk.engine().bureau().version);
}

void expect_lawful(Desk& desk) {
  desk.close();
  const auto data = adapters::DataFolder::open(desk.folder());
  engine::RuleBook rules(data->text_of());
  engine::Auditor auditor(rules);
  ledger::VerifyOptions options;
  options.judge = [&](const ledger::Leaf& leaf, auto words) { return auditor.judge(leaf, words); };
  auto report = ledger::verify(desk.folder(), options);
  ASSERT_TRUE(report.has_value()) << both(report.error());
  for (auto& finding : auditor.finish()) report->findings.push_back(std::move(finding));
  for (const auto& finding : report->findings) {
    ADD_FAILURE() << finding.promise << " " << (finding.position ? finding.position->index : 0)
                  << " " << both(finding.what);
  }
}

TEST(Collision, AnswersEveryLineWhateverIsAskedUnderWhateverName) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  Desk desk;
  appoint_supervisor(desk);
  RandomActs acts(seed);
  std::size_t accepted = 0, refused = 0, turned_away = 0;
  for (std::size_t n = 1; n <= kGroups && !testing::Test::HasFailure(); ++n) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " group " + std::to_string(n));
    std::vector<Command> group;
    for (auto left = 1 + acts.below(4); left > 0; --left) group.push_back(acts.next());
    const auto answers = desk.engine().handle(group);
    ASSERT_EQ(answers.size(), group.size());
    for (const auto& answer : answers) {
      if (!answer) {
        const auto kind = answer.error().kind;
        EXPECT_TRUE(kind == FaultKind::malformed || kind == FaultKind::conflict ||
                    kind == FaultKind::absent)
            << both(answer.error());
      }
      ++(!answer                                             ? turned_away
         : std::holds_alternative<engine::Declined>(*answer) ? refused
                                                             : accepted);
    }
    if (n % kTickEvery == 0) {
      const auto ticked = tick(desk.session(), acts.sleep());
      EXPECT_TRUE(ticked.has_value()) << both(ticked.error());
    }
    if (n % kCompareEvery == 0) expect_replay(desk, acts.names());
  }
  std::printf("%zu accepted, %zu refused, %zu turned away\n", accepted, refused, turned_away);
  EXPECT_GT(accepted, kGroups / 10);
  EXPECT_GT(refused, 0U);
  EXPECT_GT(turned_away, 0U);
  expect_lawful(desk);
}

}  // namespace
}  // namespace caseledger::tools
