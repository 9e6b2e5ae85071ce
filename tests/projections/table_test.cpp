// A table follows from its description: here one of five columns that is in no ledger.
#include <gtest/gtest.h>

#include "projections/insert.h"
#include "projections/law_columns.h"

namespace caseledger::projections {
namespace test {

/// A visit to a site.
struct VisitRow {
  Id case_id;
  std::uint32_t number = 0;
  Wording note;
  Day visited_on;
  std::optional<bool> is_announced;
  friend bool operator==(const VisitRow&, const VisitRow&) = default;
};

/// The same with a member of which its description says nothing: at the end, and in between.
struct ForgetsTheLast {
  Id case_id;
  Wording note;
};
struct ForgetsOneBetween {
  Id case_id;
  Wording note;
  Id officer;
};

}  // namespace test

template <>
struct Description<test::VisitRow> {
  static constexpr AboutTable table{.name = "visits",
                                    .key = "case_id, number",
                                    .section = Section::parts,
                                    .opening = " **visits**: "};
  static constexpr Index indexes[] = {{"visits_open", "visited_on", "is_announced = 0"}};
  static constexpr auto columns(auto of) {
    using Row = test::VisitRow;
    return of(column("case_id", &Row::case_id, {.stream_of = Procedure::matter}),
              column("number", &Row::number), column("note", &Row::note),
              column("visited_on", &Row::visited_on, {.null = Null::never}),
              column("is_announced", &Row::is_announced));
  }
};
template <>
struct Description<test::ForgetsTheLast> {
  static constexpr auto columns(auto of) {
    return of(column("case_id", &test::ForgetsTheLast::case_id));
  }
};
template <>
struct Description<test::ForgetsOneBetween> {
  static constexpr auto columns(auto of) {
    using Row = test::ForgetsOneBetween;
    return of(column("case_id", &Row::case_id), column("officer", &Row::officer));
  }
};

namespace test {
namespace {

static_assert(describes_every_member<VisitRow>);
static_assert(describes_every_member<CaseRow>, "with a base and its columns");
static_assert(!describes_every_member<ForgetsTheLast>);
static_assert(!describes_every_member<ForgetsOneBetween>);

TEST(DescribedTable, IsMadeAsItsDescriptionSays) {
  EXPECT_EQ(create_sql(table_of<VisitRow>()),
            "CREATE TABLE visits(  case_id TEXT NOT NULL,  number INTEGER NOT NULL,  note TEXT,"
            "  visited_on TEXT NOT NULL,  is_announced INTEGER,  PRIMARY KEY(case_id, number))"
            " STRICT, WITHOUT ROWID;"
            "CREATE INDEX visits_open ON visits(visited_on) WHERE is_announced = 0;");
}

class Visits : public ::testing::Test {
 protected:
  Visits() : database_(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    database_.exec(create_sql(table_of<VisitRow>()));
  }
  std::vector<VisitRow> all() {
    SQLite::Statement statement(database_, select_all<VisitRow>() + "ORDER BY case_id, number");
    return take_all<VisitRow>(statement);
  }
  SQLite::Database database_;
};

TEST_F(Visits, AreReadAsTheyWereWritten) {
  const VisitRow first{"A", 0, "无人在场", day_of(2021, 9, 15), true};
  const VisitRow second{"A", 1, std::nullopt, day_of(2021, 9, 16), std::nullopt};
  Insert<VisitRow> visits(database_);
  visits.write(first);
  visits.write(second);
  EXPECT_EQ(all(), (std::vector{first, second}));
}

TEST_F(Visits, AreChangedInPlaceUnderTheirKey) {
  Insert<VisitRow> visits(database_);
  visits.write({"A", 0, "一", day_of(2021, 9, 15), true});
  visits.write({"A", 0, "二", day_of(2021, 9, 16), false});
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all().front().note, "二");
}

TEST_F(Visits, GoWithTheirStreamAndNoOther) {
  Insert<VisitRow> visits(database_);
  for (const auto* id : {"A", "B"}) visits.write({id, 0, "一", day_of(2021, 9, 15), true});
  SQLite::Statement removal(database_, removal_sql(table_of<VisitRow>()));
  run(removal, StreamKey{Procedure::disclosure, "A"});
  EXPECT_EQ(all().size(), 2U) << "an item of the same name is another stream";
  run(removal, StreamKey{Procedure::matter, "A"});
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all().front().case_id, "B");
}

TEST_F(Visits, ForgetTheirWordsAndNothingElse) {
  VisitRow row{"A", 3, "无人在场", day_of(2021, 9, 15), true};
  forget_words(row);
  EXPECT_EQ(row, (VisitRow{"A", 3, std::nullopt, day_of(2021, 9, 15), true}));
}

/// Every table of the file says what becomes of its rows when a stream is made anew.
TEST(DescribedTables, SayWhoseRowsTheyHold) {
  for (const auto& table : tables()) {
    const bool is_fixed = table.about.section >= Section::fixed;
    EXPECT_EQ(removal_sql(table).empty(), is_fixed) << table.about.name;
  }
}

/// A row gives the law's file what it shows of it, and takes it back unchanged.
TEST(KnownColumns, GoToTheLawAndComeBack) {
  CaseRow row;
  row.stage = CaseStage::reviewing;
  row.handlers = {"zhang.wei"};
  row.group = {{"wu.lawyer", ReviewerCategory::lawyer}};
  row.draft_sha256.bytes.fill(7);
  row.opinion = OpinionKind::agree;
  row.filed_on = day_of(2021, 9, 1);
  row.measures = {{Measure::fine, Fen{100}}};
  row.irregularities = 2;
  row.party_name = "陵水县某砂场";
  CaseFile file;
  give_to_law(file, row);
  EXPECT_EQ(file.draft.sha256, row.draft_sha256);
  EXPECT_EQ(file.filed_on, row.filed_on);
  CaseRow again;
  take_from_law(again, file);
  again.party_name = row.party_name;
  EXPECT_EQ(again, row);
}

}  // namespace
}  // namespace test
}  // namespace caseledger::projections
