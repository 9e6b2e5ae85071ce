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
    return {FaultKind::malformed, "$.line" + std::to_string(number)};
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
            "line 1 malformed: $.line1\nline 2 malformed: $.line2\nline 4 malformed: $.line4\n");
  EXPECT_EQ(out_.str(), "");
}

TEST_F(AnswerPrinterTest, EndsWithTheWorstOfAllAnswers) {
  AnswerPrinter printer(shell_);
  const Ruleset rules;
  printer.answer(printer.expect(1, {}), engine::Declined{}, rules);
  printer.wait_for_all();
  EXPECT_EQ(printer.exit(), Exit::refused);
  printer.turn_away(printer.expect(2, {}), {FaultKind::full, "disk"});
  printer.answer(printer.expect(3, {}), engine::Accomplished{}, rules);
  printer.wait_for_all();
  EXPECT_EQ(printer.exit(), Exit::fault);
}

TEST_F(AnswerPrinterTest, PrintsWhatIsAnsweredBeforeItGoes) {
  {
    AnswerPrinter printer(shell_);
    printer.turn_away(printer.expect(1, {}), fault_of(1));
    printer.expect(2, {});
  }
  EXPECT_EQ(err_.str(), "line 1 malformed: $.line1\n");
}

}  // namespace
}  // namespace caseledger::tools
