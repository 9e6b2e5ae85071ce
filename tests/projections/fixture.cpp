#include "tests/projections/fixture.h"

#include <unistd.h>

#include "tests/both.h"

namespace caseledger::projections::test {

Calendar calendar_2021() {
  CalendarYear year;
  year.year = 2021;
  year.notice = "国办发明电〔2020〕27号";
  for (const unsigned one : {19U, 20U, 21U}) year.holidays.push_back(day(9, one));
  for (unsigned one = 1; one <= 7; ++one) year.holidays.push_back(day(10, one));
  year.make_up_days = {day(9, 18), day(9, 26), day(10, 9)};
  return Calendar(Digest{}, {year});
}

ClockMoved started(ClockKind clock, Id basis, Day on, Day due, bool is_provisional) {
  return {clock, std::move(basis), ClockMove::started, on, due, due, is_provisional};
}

ClockMoved moved(ClockMove move, ClockKind clock, Id basis, Day on, Day due) {
  return {clock, std::move(basis), move, on, due, due, false};
}

CaseFiled filing(std::vector<Id> handlers) {
  CaseFiled filed;
  filed.handlers = std::move(handlers);
  filed.section = "shuizheng";
  filed.action = ActionKind::penalty;
  filed.matter = WaterMatter::unlicensed_abstraction;
  filed.party_kind = PartyKind::unit;
  filed.party_name = said("x");
  filed.cause = said("x");
  return filed;
}

Telling filing_words(std::string party, std::string cause) {
  Telling telling;
  telling.words = {{"party_name", std::move(party)}, {"cause", std::move(cause)}};
  return telling;
}

Folder::Folder() {
  static int count = 0;
  // Nothing here is about the disk, and a disk makes a hundred openings slow.
  const std::filesystem::path memory = "/dev/shm";
  const bool has_memory = std::filesystem::is_directory(memory);
  folder_ =
      (has_memory ? memory : std::filesystem::temp_directory_path()) /
      ("caseledger-projections-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
  std::filesystem::create_directories(folder_);
}

Folder::~Folder() { std::filesystem::remove_all(folder_); }

std::unique_ptr<ReadModels> Folder::open_models() const {
  auto opened = ReadModels::open(folder_);
  EXPECT_TRUE(opened) << both(opened.error());
  return opened ? std::move(*opened) : nullptr;
}

std::unique_ptr<Queries> Folder::ask() const {
  auto opened = Queries::open(folder_);
  EXPECT_TRUE(opened) << both(opened.error());
  return opened ? std::move(*opened) : nullptr;
}

void Folder::follow_book(const RunnerOptions& options) {
  const auto models = open_models();
  const auto followed = follow(book_, *models, options);
  ASSERT_TRUE(followed) << both(followed.error());
}

}  // namespace caseledger::projections::test
