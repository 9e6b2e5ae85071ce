// Every command out and in again; and lines broken at random.
#include <gtest/gtest.h>

#include <random>

#include "adapters/forms/command_json.h"
#include "statemachines/procedures.h"
#include "tests/adapters/example_command.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

void expect_same(const engine::Command& read, const engine::Command& written) {
  EXPECT_EQ(static_cast<const Circumstances&>(read), written);
  EXPECT_EQ(read.expected_version, written.expected_version);
  EXPECT_EQ(read.recorded_at, written.recorded_at);
  EXPECT_EQ(read.body, written.body);
  EXPECT_EQ(read.contents, written.contents);
}

TEST(CommandRoundTrip, EveryCommandIsReadAsItWasWritten) {
  std::size_t count = 0;
  for_each_example([&](const engine::Command& written) {
    const auto line = print_command(written);
    const auto read = parse_command(line);
    ASSERT_TRUE(read) << both(read.error()) << "\n" << line;
    expect_same(*read, written);
    ++count;
  });
  EXPECT_EQ(count, all_commands().size());
}

TEST(CommandRoundTrip, KeepsTheExpectedVersionAndTheSimulatedTime) {
  auto written = ExampleMaker().command<OpenInvestigation>(Procedure::matter);
  written.expected_version = Version{0};
  written.recorded_at = parse_instant("2021-09-16T08:00:00.000001Z");
  const auto read = parse_command(print_command(written));
  ASSERT_TRUE(read);
  expect_same(*read, written);
}

TEST(CommandRoundTrip, EveryActNamesTheStreamItBelongsTo) {
  for_each_example([&](engine::Command command) {
    if (command.procedure == Procedure::matter) return;
    const std::string own(find_procedure(command.procedure)->stream_member);
    command.procedure = Procedure::matter;
    const auto read = parse_command(print_command(command));
    ASSERT_FALSE(read) << name_of(command.body);
    EXPECT_EQ(read.error().place, "$.case");
    EXPECT_NE(read.error().what.zh.find("\"" + own + "\""), std::string::npos);
  });
}

/// One random change of a line: a byte, a cut, a piece twice, a token of the grammar put in.
void mutate(std::string& line, std::mt19937& random) {
  static const std::vector<std::string> kTokens = {"{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   ",",
                                                   ":",
                                                   "\"",
                                                   "null",
                                                   "-1",
                                                   "1e400",
                                                   "\\u0000",
                                                   "\\ud800",
                                                   "\xFF",
                                                   "\xE4\xB8",
                                                   "{\"text\":\"\"}",
                                                   "[[[[[[[[[[[[[[[[[[[[",
                                                   "99999999999999999999",
                                                   "\x01"};
  const auto at = [&](std::size_t size) { return random() % (size + 1); };
  const auto here = at(line.size());
  switch (random() % 5) {
    case 0:
      if (here < line.size()) line[here] = static_cast<char>(random());
      break;
    case 1:
      line.erase(here, random() % 20);
      break;
    case 2:
      line.insert(here, line.substr(at(line.size()), random() % 40));
      break;
    case 3:
      line.insert(here, kTokens[random() % kTokens.size()]);
      break;
    default:
      line.resize(here);
  }
}

TEST(CommandFuzz, NoMutatedLineCrashesTheDoorAndEveryFaultIsOneLine) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  std::size_t refused = 0;
  for (int round = 0; round < 20; ++round) {
    for_each_example([&](const engine::Command& command) {
      auto line = print_command(command);
      for (auto changes = 1 + random() % 3; changes != 0; --changes) mutate(line, random);
      const auto read = parse_command(line);
      if (read) {
        EXPECT_TRUE(parse_command(print_command(*read))) << line;
        return;
      }
      ++refused;
      EXPECT_EQ(read.error().kind, FaultKind::malformed);
      EXPECT_TRUE(both(read.error()).starts_with("$")) << both(read.error());
      EXPECT_EQ(both(read.error()).find('\n'), std::string::npos);
      EXPECT_TRUE(code_points(both(read.error()))) << line;
    });
  }
  EXPECT_GT(refused, 0U);
}

}  // namespace
}  // namespace caseledger::adapters
