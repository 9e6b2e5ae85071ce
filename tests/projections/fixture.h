// A data folder of its own for each test, and the everyday story that several tests tell.
#pragma once

#include <gtest/gtest.h>

#include "projections/queries.h"
#include "projections/read_models.h"
#include "projections/runner.h"
#include "tests/projections/book.h"

namespace caseledger::projections::test {

/// 2021 with its Mid-Autumn and National Day holidays and their make-up days.
Calendar calendar_2021();

inline Instant at(int month, unsigned day, int hour = 10) {
  return Instant{start_of(day_of(2021, static_cast<unsigned>(month), day)).micros +
                 hour * 3'600 * kMicrosPerSecond};
}
inline Day day(unsigned month, unsigned day_of_month) { return day_of(2021, month, day_of_month); }

/// One clock's start, due on a day.
ClockMoved started(ClockKind clock, Id basis, Day on, Day due, bool is_provisional = false);
ClockMoved moved(ClockMove move, ClockKind clock, Id basis, Day on, Day due);

CaseFiled filing(std::vector<Id> handlers = {"zhang.wei", "li.na"});
Telling filing_words(std::string party, std::string cause = "未经批准擅自取水");

class Folder : public ::testing::Test {
 protected:
  Folder();
  ~Folder() override;

  /// Follows to the end of the book.
  void follow_book(const RunnerOptions& options = {});
  std::unique_ptr<ReadModels> open_models() const;
  std::unique_ptr<Queries> ask() const;

  std::filesystem::path folder_;
  Book book_;
  Calendar calendar_ = calendar_2021();
};

}  // namespace caseledger::projections::test
