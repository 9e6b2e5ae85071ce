// Every list can be narrowed to a section and to an officer, and what is due is asked of cases and
// items alike.
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

using Ids = std::vector<Id>;

class Filters : public Folder {
 protected:
  Filters() {
    enrol("zhang.wei", "north");
    enrol("li.na", "south");
    file("A", "north", "zhang.wei");
    file("B", "south", "li.na");
    open("item-A", "A", "north");
    open("item-B", "B", "south");
  }
  void enrol(const Id& officer, const Id& section) {
    OfficerEnrolled enrolled;
    enrolled.officer = officer;
    enrolled.section = section;
    book_.add_bureau(enrolled);
  }
  void file(const Id& id, const Id& section, const Id& handler) {
    auto filed = filing({handler});
    filed.section = section;
    auto telling = filing_words("当事人" + id);
    telling.occurred_at = at(9, 1);
    telling.clocks = {started(ClockKind::case_total, "case-90", day(9, 1), day(9, 20))};
    book_.add_case(id, filed, telling);
  }
  void open(const Id& item, const Id& about, const Id& section) {
    ItemOpened opened;
    opened.register_ = PublicRegister::decisions;
    opened.about = about;
    opened.section = section;
    Telling telling{.stage = "draft", .occurred_at = at(9, 2)};
    telling.clocks = {started(ClockKind::publication, "publish-7", day(9, 2), day(9, 10))};
    book_.add_item(item, opened, telling);
  }
  void refuse(const Id& stream, const Id& actor, int on, const Id& article = "附4-18") {
    CommandRefused refused;
    refused.act = "serve";
    refused.breaches = {{article, "opinion_agrees", "change"}, {"附4-9a", "decision_stands", ""}};
    book_.add_case(stream, refused,
                   {.occurred_at = at(9, static_cast<unsigned>(on)), .actor = actor});
  }
  void flag(const Id& stream, std::vector<Id> responsible, int on) {
    book_.add_case(stream,
                   IrregularityRecorded{{"附2-6", "clock_is_kept", "2021-09-01"}, responsible},
                   {.occurred_at = at(9, static_cast<unsigned>(on))});
  }
  template <class Rows>
  static Ids streams(const Rows& rows) {
    Ids ids;
    for (const auto& row : *rows) ids.push_back(row.stream.stream);
    return ids;
  }
  Ids refused(const HistoryFilter& filter) {
    follow_book();
    return streams(ask()->refusals(filter));
  }
  Ids flagged(const HistoryFilter& filter) {
    follow_book();
    return streams(ask()->irregularities(filter));
  }
  Ids deadlines(const DeadlineFilter& filter) {
    follow_book();
    return streams(ask()->deadlines(filter));
  }
  Ids items(const ItemFilter& filter) {
    follow_book();
    Ids ids;
    const auto rows = ask()->items(filter);
    for (const auto& row : *rows) ids.push_back(row.id);
    return ids;
  }
  Ids tasks(const WorklistFilter& filter) {
    follow_book();
    return streams(ask()->worklist(filter, {day(9, 3), calendar_}, {}));
  }
};

TEST_F(Filters, DeadlinesOfASectionAreThoseOfItsCasesAndItems) {
  EXPECT_EQ(deadlines({.section = "north"}), (Ids{"item-A", "A"}));
  EXPECT_EQ(deadlines({.section = "nowhere"}), Ids{});
}

TEST_F(Filters, DeadlinesOfAnOfficerAreThoseOfTheCasesTheyHandleAndOfTheirItems) {
  EXPECT_EQ(deadlines({.officer = "li.na"}), (Ids{"item-B", "B"}));
}

TEST_F(Filters, OverdueDeadlinesAreThoseOfCasesAndItems) {
  EXPECT_EQ(deadlines({.overdue_on = day(9, 10)}), Ids{});
  EXPECT_EQ(deadlines({.overdue_on = day(9, 11)}), (Ids{"item-A", "item-B"}));
  EXPECT_EQ(deadlines({.section = "south", .overdue_on = day(9, 21)}), (Ids{"item-B", "B"}));
}

TEST_F(Filters, ASuspendedClockIsNotOverdue) {
  Telling telling;
  telling.clocks = {
      moved(ClockMove::suspended, ClockKind::case_total, "case-90", day(9, 3), day(9, 20))};
  book_.add_case("A", SupplementRequested(), telling);
  EXPECT_EQ(deadlines({.section = "north", .overdue_on = day(12, 1)}), Ids{"item-A"});
}

TEST_F(Filters, ItemsAreAskedByWhatIsDueAndByTheirTexts) {
  EXPECT_EQ(items({.due_by = day(9, 9)}), Ids{});
  EXPECT_EQ(items({.section = "south", .due_by = day(9, 10)}), Ids{"item-B"});
  EXPECT_EQ(items({.officer = "zhang.wei"}), Ids{"item-A"});
  EXPECT_EQ(items({.match = "ITEM-b"}), Ids{"item-B"});
  EXPECT_EQ(items({.irregular = true}), Ids{});
}

TEST_F(Filters, AWorklistOfASectionHasItsCasesAndItemsOnly) {
  EXPECT_EQ(tasks({.section = "north"}), (Ids{"item-A", "A"}));
}

TEST_F(Filters, RefusalsAreAskedByWhoAskedWhenAndWhy) {
  refuse("A", "zhang.wei", 5);
  refuse("B", "li.na", 6, "附4-16");
  EXPECT_EQ(refused({}), (Ids{"A", "B"}));
  EXPECT_EQ(refused({.officer = "li.na"}), Ids{"B"});
  EXPECT_EQ(refused({.section = "north"}), Ids{"A"});
  EXPECT_EQ(refused({.since = day(9, 6)}), Ids{"B"});
  EXPECT_EQ(refused({.until = day(9, 5)}), Ids{"A"});
  EXPECT_EQ(refused({.since = day(9, 6), .until = day(9, 5)}), Ids{});
  EXPECT_EQ(refused({.article = "附4-16"}), Ids{"B"});
  EXPECT_EQ(ask()->refusals({.article = "附4-16"})->front().breaches.size(), 2U);
}

TEST_F(Filters, ARefusedFilingBelongsToTheSectionOfWhoAsked) {
  refuse("C", "li.na", 5);
  EXPECT_EQ(refused({.section = "south"}), Ids{"C"});
  EXPECT_EQ(refused({.section = "north"}), Ids{});
  refuse("A", "li.na", 6);
  EXPECT_EQ(refused({.section = "north"}), Ids{"A"});
  EXPECT_EQ(refused({.section = "south"}), Ids{"C"});
}

TEST_F(Filters, RefusalsAreFoundByTheNameOfTheActAndOfTheParty) {
  refuse("A", "zhang.wei", 5);
  for (const char* match : {"送达", "SERVE", "serve", "当事人Ａ", "a"}) {
    EXPECT_EQ(refused({.match = match}), Ids{"A"}) << match;
  }
  EXPECT_EQ(refused({.match = "归档"}), Ids{});
}

TEST_F(Filters, IrregularitiesAreAskedByWhoIsResponsible) {
  flag("A", {"zhang.wei", "li.na"}, 5);
  flag("B", {"li.na"}, 6);
  EXPECT_EQ(flagged({.officer = "zhang.wei"}), Ids{"A"});
  EXPECT_EQ(flagged({.officer = "li.na"}), (Ids{"A", "B"}));
  EXPECT_EQ(flagged({.officer = "li"}), Ids{});
  EXPECT_EQ(flagged({.section = "south"}), Ids{"B"});
  EXPECT_EQ(flagged({.since = day(9, 6)}), Ids{"B"});
  EXPECT_EQ(flagged({.match = "规定期限内"}), (Ids{"A", "B"}));
  IrregularityAnswered answered;
  book_.add_case("A", answered);
  EXPECT_EQ(flagged({.unanswered = true}), Ids{"B"});
}

}  // namespace
}  // namespace caseledger::projections::test
