// The yearly numbers: each counts what its name says, by the day on which it occurred, and those
// of the docket fit together from year to year.
#include "projections/report.h"

#include "tests/both.h"
#include "tests/projections/fixture.h"
#include "tests/projections/random_history.h"

namespace caseledger::projections::test {
namespace {

class Report : public Folder {
 protected:
  Report() { ruleset_.severity = {Measure::confiscation, Measure::fine, Measure::warning}; }

  static Instant on(int year, unsigned month, unsigned day_of_month) {
    return Instant{start_of(day_of(year, month, day_of_month)).micros + 3'600 * kMicrosPerSecond};
  }
  void file(const Id& id, Instant at, const Id& section = "north", const Id& handler = "li.na") {
    auto filed = filing({handler});
    filed.section = section;
    filed.action = ActionKind::penalty;
    auto telling = filing_words("甲");
    telling.occurred_at = at;
    book_.add_case(id, filed, telling);
  }
  void add(const Id& id, Event event, Instant at, std::string stage, Id actor = "li.na") {
    book_.add_case(id, std::move(event),
                   {.stage = std::move(stage), .occurred_at = at, .actor = std::move(actor)});
  }
  void decide(const Id& id, Instant at, std::vector<Imposed> measures) {
    DecidedByMeeting decided;
    decided.measures = std::move(measures);
    decided.decision = document(1);
    add(id, decided, at, "decided");
  }
  std::vector<ReportRow> report(const ReportFilter& filter, Day today = day_of(2023, 1, 1)) {
    follow_book();
    const auto rows = ask()->report(filter, today, ruleset_);
    EXPECT_TRUE(rows) << both(rows.error());
    return *rows;
  }
  std::uint64_t value(const ReportFilter& filter, const std::string& number,
                      const std::string& of = {}, Day today = day_of(2023, 1, 1)) {
    for (const auto& row : report(filter, today)) {
      if (row.number == number && row.of == of) return row.value;
    }
    return 0;
  }
  Ruleset ruleset_;
};

TEST_F(Report, CountsACaseWhereItStandsAtTheEndOfEachYear) {
  file("A", on(2021, 3, 1));
  file("B", on(2021, 12, 31));
  add("A", CaseClosed(), on(2022, 1, 1), "closed");
  EXPECT_EQ(value({.year = 2021}, "filed"), 2U);
  EXPECT_EQ(value({.year = 2021}, "filed", "penalty"), 2U);
  EXPECT_EQ(value({.year = 2021}, "in_hand"), 2U);
  EXPECT_EQ(value({.year = 2021}, "ended"), 0U);
  EXPECT_EQ(value({.year = 2022}, "in_hand_before"), 2U);
  EXPECT_EQ(value({.year = 2022}, "ended", "case_closed"), 1U);
  EXPECT_EQ(value({.year = 2022}, "in_hand", "filed"), 1U);
  EXPECT_EQ(value({.year = 2022}, "filed"), 0U);
}

TEST_F(Report, CountsByTheDayOfTheActHoweverLateItWasEntered) {
  file("A", on(2021, 3, 1));
  book_.add_case(
      "A", CaseTerminated(),
      {.stage = "terminated", .occurred_at = on(2021, 12, 30), .recorded_at = on(2022, 1, 6)});
  EXPECT_EQ(value({.year = 2021}, "ended", "case_terminated"), 1U);
  EXPECT_EQ(value({.year = 2021}, "in_hand"), 0U);
  EXPECT_EQ(value({.year = 2022}, "ended"), 0U);
}

TEST_F(Report, ACaseThatComesBackIsTakenUpAgain) {
  file("A", on(2021, 3, 1));
  add("A", TransferAdopted(), on(2021, 4, 1), "transferred");
  add("A", ReturnedByPolice(), on(2022, 2, 1), "investigating");
  EXPECT_EQ(value({.year = 2021}, "ended", "transfer_adopted"), 1U);
  EXPECT_EQ(value({.year = 2022}, "reopened"), 1U);
  EXPECT_EQ(value({.year = 2022}, "in_hand"), 1U);
}

TEST_F(Report, OneCaseCountsOnceInItsHeaviestMeasure) {
  file("A", on(2021, 3, 1));
  file("B", on(2021, 3, 1));
  decide("A", on(2021, 5, 1),
         {{Measure::warning, {}}, {Measure::fine, Fen{500}}, {Measure::confiscation, Fen{70}}});
  decide("B", on(2021, 5, 1), {{Measure::order_correct, {}}, {Measure::fine, Fen{30}}});
  EXPECT_EQ(value({.year = 2021}, "heaviest"), 2U);
  EXPECT_EQ(value({.year = 2021}, "heaviest", "confiscation"), 1U);
  EXPECT_EQ(value({.year = 2021}, "heaviest", "fine"), 1U);
  EXPECT_EQ(value({.year = 2021}, "decisions", "decided_by_meeting"), 2U);
  EXPECT_EQ(value({.year = 2021}, "imposed"), 600U);
  EXPECT_EQ(value({.year = 2021}, "imposed", "fine"), 530U);
  EXPECT_EQ(value({.year = 2022}, "imposed"), 0U);
}

TEST_F(Report, PaymentsCountInTheYearInWhichTheyCame) {
  file("A", on(2021, 3, 1));
  DecisionExecuted executed;
  executed.amount = Fen{300};
  add("A", executed, on(2021, 12, 31), "enforcing");
  add("A", executed, on(2022, 1, 1), "enforcing");
  add("A", DecisionExecuted(), on(2022, 1, 2), "enforcing");  // performed, nothing paid
  EXPECT_EQ(value({.year = 2021}, "paid"), 300U);
  EXPECT_EQ(value({.year = 2022}, "paid"), 300U);
  EXPECT_EQ(value({.year = 2022}, "payments"), 1U);
}

TEST_F(Report, OpinionsArePartedByWhatTheySay) {
  file("A", on(2021, 3, 1));
  add("A", ChangeAdvised(), on(2021, 4, 1), "opined");
  add("A", Agreed(), on(2021, 5, 1), "passed");
  EXPECT_EQ(value({.year = 2021}, "reviews"), 2U);
  EXPECT_EQ(value({.year = 2021}, "reviews", "agreed"), 1U);
  EXPECT_EQ(value({.year = 2021}, "reviews", "change_advised"), 1U);
}

TEST_F(Report, RefusalsAndIrregularitiesAreTheOfficersOwn) {
  file("A", on(2021, 3, 1), "north", "li.na");
  CommandRefused refused;
  refused.act = "serve";
  refused.breaches = {{"附4-18", "opinion_agrees", ""}, {"附4-9a", "decision_stands", ""}};
  add("A", refused, on(2021, 4, 1), "filed", "wu");
  add("A", IrregularityRecorded{{"附2-6", "clock_is_kept", ""}, {"zhang.wei"}}, on(2021, 4, 2),
      "filed");
  EXPECT_EQ(value({.year = 2021}, "refused", "serve"), 1U);
  EXPECT_EQ(value({.year = 2021}, "unmet"), 2U);
  EXPECT_EQ(value({.year = 2021, .officer = "wu"}, "refused"), 1U);
  EXPECT_EQ(value({.year = 2021, .officer = "li.na"}, "refused"), 0U);
  EXPECT_EQ(value({.year = 2021, .officer = "zhang.wei"}, "irregularities", "clock_is_kept"), 1U);
  EXPECT_EQ(value({.year = 2021, .officer = "li.na"}, "irregularities"), 0U);
  EXPECT_EQ(value({.year = 2021}, "unanswered"), 1U);
  EXPECT_EQ(value({.year = 2021, .officer = "li.na"}, "filed"), 1U);
  EXPECT_EQ(value({.year = 2021, .officer = "wu"}, "filed"), 0U);
}

TEST_F(Report, ADutyIsOverdueInTheYearOfItsLastDay) {
  file("A", on(2021, 3, 1));
  Telling telling{.occurred_at = on(2021, 12, 1)};
  telling.clocks = {
      started(ClockKind::review, "review-10", day_of(2021, 12, 1), day_of(2021, 12, 15)),
      started(ClockKind::revisit, "named", day_of(2021, 12, 1), day_of(2021, 12, 10)),
      started(ClockKind::case_total, "case-90", day_of(2021, 12, 1), day_of(2022, 2, 1))};
  book_.add_case("A", PacketAccepted(), telling);
  const auto by = [&](Day today) { return value({.year = 2021}, "overdue", "review", today); };
  EXPECT_EQ(by(day_of(2021, 12, 15)), 0U);
  EXPECT_EQ(by(day_of(2021, 12, 16)), 1U);
  EXPECT_EQ(value({.year = 2021}, "overdue"), 1U);
  EXPECT_EQ(value({.year = 2022}, "overdue", "case_total"), 1U);
}

TEST_F(Report, ASectionsNumbersAreThoseOfItsCases) {
  file("A", on(2021, 3, 1), "north");
  file("B", on(2021, 3, 1), "south");
  EXPECT_EQ(value({.year = 2021, .section = "north"}, "filed"), 1U);
  EXPECT_EQ(value({.year = 2021, .section = "south"}, "in_hand"), 1U);
  EXPECT_EQ(value({.year = 2021, .section = "nowhere"}, "in_hand"), 0U);
}

TEST_F(Report, EveryNumberAndEveryPartHasItsNameInBothLanguages) {
  file("A", on(2021, 3, 1));
  decide("A", on(2021, 5, 1), {{Measure::fine, Fen{500}}});
  std::set<std::string> numbers;
  for (const auto& row : report({.year = 2021})) {
    numbers.insert(row.number);
    EXPECT_NE(row.zh, "") << row.number;
    EXPECT_NE(row.en, "") << row.number;
    if (row.of.empty()) continue;
    EXPECT_NE(row.of_zh, row.of) << row.number;
    EXPECT_NE(row.of_en, "") << row.number;
  }
  EXPECT_EQ(numbers.size(), figures().size());
}

/// Whatever happened, in whatever order it was entered.
TEST_F(Report, TheDocketOfAYearBeginsWithThatOfTheYearBefore) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  std::mt19937_64 random(seed);
  const char* stages[] = {"filed", "reviewing", "decided", "closed", "transferred", "archived"};
  for (int n = 0; n < 30; ++n) {
    file("A" + std::to_string(n), on(2019 + static_cast<int>(random() % 4), 1 + n % 12, 9));
  }
  for (int n = 0; n < 200; ++n) {
    add("A" + std::to_string(random() % 30), InquiryMade(),
        on(2023, 1 + static_cast<unsigned>(random() % 12), 9), stages[random() % 6]);
  }
  for (int year = 2018; year < 2025; ++year) {
    const auto of = [&](const char* number) { return value({.year = year}, number); };
    EXPECT_EQ(of("in_hand"), value({.year = year + 1}, "in_hand_before"));
    EXPECT_EQ(of("in_hand_before") + of("filed") + of("reopened"), of("ended") + of("in_hand"))
        << year;
  }
}

}  // namespace
}  // namespace caseledger::projections::test
