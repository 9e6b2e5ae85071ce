// Who has to do what now.
#include "tests/both.h"
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class Worklist : public Folder {
 protected:
  Worklist() {
    enrol("zhang.wei", Capacity::handler);
    enrol("wu.lawyer", Capacity::reviewer);
    enrol("chen.deputy", Capacity::deputy_head);
    enrol("sun.supervisor", Capacity::supervisor);
    ruleset_.leaders[LeaderTerm::bureau_competent] = {Capacity::deputy_head};
    ruleset_.leaders[LeaderTerm::competent] = {Capacity::deputy_head};
    ruleset_.leaders[LeaderTerm::principal_responsible] = {Capacity::principal_head};
    ruleset_.leaders[LeaderTerm::deputy_responsible] = {Capacity::deputy_head};
  }
  void enrol(const Id& officer, Capacity capacity) {
    OfficerEnrolled enrolled;
    enrolled.officer = officer;
    book_.add_bureau(enrolled);
    OfficerAppointed appointed;
    appointed.officer = officer;
    appointed.capacity = capacity;
    appointed.from = day(1, 1);
    book_.add_bureau(appointed);
  }
  void review(const Id& id, Day due) {
    book_.add_case(id, filing({"zhang.wei", "li.na"}), filing_words("某砂场"));
    GroupFormed formed;
    formed.members = {{"wu.lawyer", ReviewerCategory::lawyer}};
    book_.add_case(id, formed, {.stage = "preparing"});
    Telling telling{.stage = "reviewing"};
    telling.clocks = {started(ClockKind::review, "review-10", day(9, 8), due)};
    book_.add_case(id, PacketAccepted(), telling);
  }
  std::vector<Task> tasks(const WorklistFilter& filter, Day today = day(9, 10)) {
    follow_book();
    const auto tasks = ask()->worklist(filter, {today, calendar_}, ruleset_);
    EXPECT_TRUE(tasks) << both(tasks.error());
    return *tasks;
  }
  static std::vector<std::string> names(const std::vector<Task>& tasks) {
    std::vector<std::string> names;
    for (const auto& one : tasks) names.push_back(one.stream.stream + " " + one.task);
    return names;
  }
  using Names = std::vector<std::string>;
  Ruleset ruleset_;
};

TEST_F(Worklist, GivesAHandlerHisOwnCasesOnly) {
  book_.add_case("A", filing({"zhang.wei", "li.na"}), filing_words("某砂场"));
  book_.add_case("B", filing({"li.na", "wang.fang"}));
  EXPECT_EQ(names(tasks({.officer = "zhang.wei"})), Names{"A open_investigation"});
  EXPECT_EQ(tasks({.capacity = Capacity::handler}).size(), 2U);
  const auto task = tasks({.officer = "zhang.wei"}).front();
  EXPECT_EQ(task.title, "某砂场");
  EXPECT_EQ(task.article, "处罚法54");
  EXPECT_EQ(task.officers, (std::vector<Id>{"li.na", "zhang.wei"}));
}

TEST_F(Worklist, GivesTheGroupItsOpinionWithTheDaysLeftOfItsClock) {
  review("A", day(9, 24));
  const auto list = tasks({.officer = "wu.lawyer"}, day(9, 17));
  ASSERT_EQ(names(list), Names{"A issue_opinion"});
  EXPECT_EQ(list[0].due->day, day(9, 24));
  EXPECT_EQ(list[0].due->basis, "review-10");
  EXPECT_EQ(list[0].days_left, 4);
  EXPECT_EQ(list[0].light, Light::green);
  EXPECT_EQ(tasks({.officer = "wu.lawyer"}, day(9, 18))[0].light, Light::yellow);
  EXPECT_EQ(tasks({.officer = "wu.lawyer"}, day(9, 25))[0].light, Light::red);
}

TEST_F(Worklist, AsksTheLeaderForAnExtensionWhenTheClockIsNearAndOnlyOnce) {
  review("A", day(9, 24));
  EXPECT_EQ(names(tasks({.officer = "chen.deputy"}, day(9, 17))), Names{});
  EXPECT_EQ(names(tasks({.officer = "chen.deputy"}, day(9, 22))), Names{"A extend_review"});
  EXPECT_EQ(names(tasks({.capacity = Capacity::principal_head}, day(9, 22))), Names{});
  Telling telling{.stage = "reviewing"};
  telling.clocks = {
      moved(ClockMove::extended, ClockKind::review, "review-10", day(9, 22), day(9, 23))};
  book_.add_case("A", ReviewExtended(), telling);
  EXPECT_EQ(names(tasks({.officer = "chen.deputy"}, day(9, 22))), Names{});
}

TEST_F(Worklist, GivesLeadersDutiesToTheHeadsWhereTheRulesetNamesNobody) {
  ruleset_.leaders.clear();
  book_.add_case("A", filing(), {.stage = "referred"});
  EXPECT_EQ(names(tasks({.capacity = Capacity::deputy_head})), Names{"A settle_referral"});
  EXPECT_EQ(names(tasks({.capacity = Capacity::principal_head})), Names{"A settle_referral"});
  EXPECT_EQ(names(tasks({.capacity = Capacity::handler})), Names{});
}

TEST_F(Worklist, SaysWhomTheLawMeansAndWhoThatIsHere) {
  using Capacities = std::vector<Capacity>;
  using Leaders = std::vector<LeaderTerm>;
  book_.add_case("A", filing(), {.stage = "ordinary"});
  const auto decides = tasks({}).front();
  EXPECT_EQ(decides.leaders,
            (Leaders{LeaderTerm::principal_responsible, LeaderTerm::deputy_responsible}));
  EXPECT_EQ(decides.capacities, (Capacities{Capacity::deputy_head, Capacity::principal_head}));
  ruleset_.leaders[LeaderTerm::deputy_responsible] = {Capacity::principal_head};
  EXPECT_EQ(tasks({}).front().capacities, Capacities{Capacity::principal_head});

  book_.add_case("A", filing(), {.stage = "filed"});
  EXPECT_EQ(tasks({}).front().leaders, Leaders{});
  EXPECT_EQ(tasks({}).front().capacities, Capacities{Capacity::handler});
}

TEST_F(Worklist, SendsEveryUnansweredIrregularityToTheSupervisor) {
  book_.add_case("A", filing(), {.stage = "archived"});
  book_.add_case("A", IrregularityRecorded{{"附3-7", "recording_matches", ""}, {}},
                 {.stage = "archived"});
  EXPECT_EQ(names(tasks({.officer = "sun.supervisor"})), Names{"A answer_irregularity"});
}

TEST_F(Worklist, AsksToTakeDownWhatHasBeenOnDisplayLongEnough) {
  enrol("publisher", Capacity::disclosure_reviewer);
  ItemOpened opened;
  opened.register_ = PublicRegister::decisions;
  book_.add_item("item", opened, {.stage = "draft"});
  ItemDrafted drafted;
  drafted.text = document(1);
  book_.add_item("item", drafted, {.stage = "draft"});
  Telling telling{.stage = "published"};
  telling.clocks = {started(ClockKind::expiry, "display-3y", day(9, 8), day(10, 20))};
  ItemPublished published;
  published.text = document(1);
  book_.add_item("item", published, telling);
  const auto theirs = [&](Day today) { return names(tasks({.officer = "publisher"}, today)); };
  EXPECT_EQ(theirs(day(9, 30)), Names{});
  EXPECT_EQ(theirs(day(10, 20)), Names{"item expire_item"});
  const auto task = tasks({.officer = "publisher"}, day(10, 21)).front();
  EXPECT_EQ(task.light, Light::red);
  EXPECT_EQ(task.article, "附1-11a");
  // A new text is in work, and the old one is still on display.
  book_.add_item("item", UpdateFellDue(), {.stage = "draft"});
  EXPECT_EQ(theirs(day(10, 21)), Names{"item expire_item"});
  Telling ended{.stage = "expired"};
  ended.clocks = {
      moved(ClockMove::stopped, ClockKind::expiry, "display-3y", day(10, 21), day(10, 20))};
  book_.add_item("item", ItemExpired(), ended);
  EXPECT_EQ(theirs(day(10, 22)), Names{});
}

TEST_F(Worklist, LeadsAnItemFromHandToHand) {
  const auto next = [&](Event event, const std::string& stage) {
    book_.add_item("item-1", std::move(event), {.stage = stage});
    const auto list = tasks({});
    return list.empty() ? std::string() : list[0].task;
  };
  EXPECT_EQ(next(ItemOpened(), "draft"), "draft_item");
  ItemDrafted drafted;
  drafted.text = document(1);
  EXPECT_EQ(next(drafted, "draft"), "proofread");
  EXPECT_EQ(next(ItemProofread(), "proofed"), "review_item");
  EXPECT_EQ(next(ItemReviewed(), "reviewed"), "clear_secrecy");
  EXPECT_EQ(next(SecrecyCleared(), "cleared"), "approve_item");
  EXPECT_EQ(next(ItemApproved(), "approved"), "publish");
  EXPECT_EQ(next(PublicationHeld(), "approved"), "");
  EXPECT_EQ(next(PublicationReleased(), "approved"), "publish");
  ItemPublished published;
  published.text = drafted.text;
  EXPECT_EQ(next(published, "published"), "");
  WithdrawalRequired required;
  required.kind = OverturnKind::revoked;
  EXPECT_EQ(next(required, "published"), "withdraw_item");
  EXPECT_EQ(next(ItemWithdrawn(), "withdrawn"), "");
}

/// Whoever would proofread it were refused: a text that was replaced is drafted anew.
TEST_F(Worklist, AsksForANewTextWhereTheOldOneWasReplaced) {
  const auto next = [&](Event event, const std::string& stage) {
    book_.add_item("item-1", std::move(event), {.stage = stage});
    return names(tasks({}));
  };
  ItemDrafted drafted;
  drafted.text = document(1);
  ItemPublished published;
  published.text = drafted.text;
  next(ItemOpened(), "draft");
  next(drafted, "draft");
  next(published, "published");
  EXPECT_EQ(next(ItemReplaced(), "draft"), Names{"item-1 draft_item"});
  drafted.text = document(2);
  EXPECT_EQ(next(drafted, "draft"), Names{"item-1 proofread"});
}

TEST_F(Worklist, GivesAnItemsDraftToTheHandlersOfItsCase) {
  book_.add_case("A", filing({"zhang.wei", "li.na"}), {.stage = "archived"});
  ItemOpened opened;
  opened.about = "A";
  book_.add_item("item-1", opened, {.stage = "draft"});
  EXPECT_EQ(names(tasks({.officer = "zhang.wei"})), Names{"item-1 draft_item"});
  enrol("wang.fang", Capacity::handler);
  EXPECT_EQ(names(tasks({.officer = "wang.fang"})), Names{});
}

TEST_F(Worklist, StandsByDueDay) {
  review("B", day(9, 24));
  review("A", day(9, 26));
  book_.add_case("C", filing());
  EXPECT_EQ(names(tasks({})),
            (Names{"B issue_opinion", "A issue_opinion", "C open_investigation"}));
}

}  // namespace
}  // namespace caseledger::projections::test
