// Answers come back in any order and from any thread; they are printed in the order of their lines.
#include "tools/answer_printer.h"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

namespace caseledger::tools {
namespace {

class AnswerPrinterTest : public testing::Test {
 protected:
  static Fault fault_of(int number) {
    return {FaultKind::malformed, "$.line" + std::to_string(number), {"不对", "is wrong"}};
  }

  /// Any act: what it says of itself is printed with its answer.
  static engine::Command act() {
    engine::Command command;
    command.procedure = Procedure::matter;
    command.stream = "2021-SF-0007";
    command.body = OpenInvestigation{};
    return command;
  }

  std::ostringstream out_, err_;
  Shell shell_{out_, err_, Language::en};
};

TEST_F(AnswerPrinterTest, PrintsInTheOrderOfTheLinesHoweverTheAnswersCome) {
  AnswerPrinter printer(shell_);
  auto& first = printer.expect(1, {});
  auto& second = printer.expect(2, {});
  std::jthread([&] { printer.turn_away(second, fault_of(2)); }).join();
  EXPECT_EQ(err_.str(), "");
  printer.turn_away(first, fault_of(1));
  printer.turn_away(printer.expect(4, {}), fault_of(4));
  printer.wait_for_all();
  EXPECT_EQ(err_.str(),
            "line 1 malformed: $.line1: is wrong\nline 2 malformed: $.line2: is wrong\n"
            "line 4 malformed: $.line4: is wrong\n");
  EXPECT_EQ(out_.str(), "");
}

TEST_F(AnswerPrinterTest, SaysLineAndIdOfEveryAnswerInTextAndInJson) {
  const Ruleset rules;
  auto command = act();
  command.command_id = {1, 2};
  const auto both = [&](Shell& shell) {
    AnswerPrinter printer(shell);
    printer.answer(printer.expect(1, command), engine::Accomplished{}, rules);
    printer.answer(printer.expect(2, command), engine::Declined{}, rules);
    printer.turn_away(printer.expect(3, command), fault_of(3));
    printer.hold_back(printer.expect(4, command), 2);
    printer.wait_for_all();
  };
  both(shell_);
  const std::string id = "00000000-0000-0001-0000-000000000002";
  for (const auto* line : {"line 1 ", "line 2 "}) {
    EXPECT_NE(out_.str().find(line + id + " "), std::string::npos) << out_.str();
  }
  EXPECT_EQ(err_.str(), "line 3 " + id + " malformed: $.line3: is wrong\nline 4 " + id +
                            " not submitted, because line 2 was refused\n");
  out_.str("");
  shell_.json = true;
  both(shell_);
  for (const auto* line : {"1", "2", "3", "4"}) {
    const auto head = "{\"line\":" + std::string(line) + ",\"id\":\"" + id + "\",";
    EXPECT_NE(out_.str().find(head), std::string::npos) << out_.str();
  }
}

TEST_F(AnswerPrinterTest, EndsWithTheWorstOfAllAnswers) {
  AnswerPrinter printer(shell_);
  const Ruleset rules;
  printer.answer(printer.expect(1, act()), engine::Declined{}, rules);
  printer.wait_for_all();
  EXPECT_EQ(printer.exit(), Exit::refused);
  printer.turn_away(printer.expect(2, {}), {FaultKind::full, "disk", {"已满", "is full"}});
  printer.answer(printer.expect(3, act()), engine::Accomplished{}, rules);
  printer.wait_for_all();
  EXPECT_EQ(printer.exit(), Exit::fault);
}

TEST_F(AnswerPrinterTest, PrintsWhatIsAnsweredBeforeItGoes) {
  {
    AnswerPrinter printer(shell_);
    printer.turn_away(printer.expect(1, {}), fault_of(1));
    printer.expect(2, {});
  }
  EXPECT_EQ(err_.str(), "line 1 malformed: $.line1: is wrong\n");
}

}  // namespace
}  // namespace caseledger::tools
