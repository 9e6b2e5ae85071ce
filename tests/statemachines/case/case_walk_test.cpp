// Properties: the graph of the table, and what holds of every case however its acts come about.
#include <deque>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

// The graph.

using Graph = std::map<std::string_view, std::set<std::string_view>>;

Graph exits() {
  Graph graph;
  for (const auto& row : case_rows()) {
    for (const auto from : row.from) {
      if (!row.becomes.empty() && row.becomes != from) graph[from].insert(row.becomes);
    }
  }
  return graph;
}

TEST(CaseGraph, ReachesEveryStage) {
  auto graph = exits();
  std::set<std::string_view> reached{"unfiled"};
  std::deque<std::string_view> open{"unfiled"};
  for (; !open.empty(); open.pop_front()) {
    for (const auto next : graph[open.front()]) {
      if (reached.insert(next).second) open.push_back(next);
    }
  }
  EXPECT_EQ(reached.size() + 1, terms_of<CaseStage>().size());
}

TEST(CaseGraph, LeavesAnEndOnlyAsForeseen) {
  using Exits = std::set<std::string_view>;
  auto graph = exits();
  EXPECT_EQ(graph["no_decision"], (Exits{"archived", "irregular"}));
  EXPECT_EQ(graph["transferred"], (Exits{"archived", "irregular", "investigating"}));
  EXPECT_EQ(graph["terminated"], (Exits{"archived", "irregular"}));
  EXPECT_EQ(graph["closed"], (Exits{"archived", "irregular"}));
  EXPECT_EQ(graph["archived"], (Exits{"irregular", "disposed"}));
  EXPECT_EQ(graph["disposed"], Exits{});
  EXPECT_EQ(graph["irregular"], Exits{"archived"});
}

TEST(CaseGraph, DecidesOnlyFromWhereTheReviewPassedOrWasNotDue) {
  for (const auto& [from, to] : exits()) {
    if (!to.contains("decided")) continue;
    EXPECT_TRUE(from == "ordinary" || from == "passed" || from == "meeting") << from;
  }
}

// The walk.

/// Every act of the docket, with variants that lead elsewhere.
const std::vector<Act>& every_act() {
  using namespace docket;
  static const std::vector<Act> all{
      by("handler", filing()),
      by("handler", OpenInvestigation{}),
      by("handler", record(RecordKind::site_inspection)),
      by("handler", record(RecordKind::hearing)),
      by("handler", record(RecordKind::documentary)),
      by("handler", notice()),
      by("handler", waiver()),
      by("handler_2", defence()),
      by("handler", conclusion()),
      by("handler", major()),
      by("handler", ordinary()),
      by("handler", RequestVoluntaryReview{said()}),
      by("deputy_head", Terminate{said(), document(kPaper)}),
      by("deputy_head", group()),
      by("handler", submission()),
      by("handler", submission(kRevisedDraft)),
      by("reviewer", AcceptPacket{}),
      by("reviewer", completion_request()),
      by("handler", completion()),
      by("reviewer", ReturnPacket{said()}),
      by("handler", WithdrawSubmission{said()}),
      by("reviewer", Inquire{InquiryKind::files_consulted, document(kPaper), Answer::no}),
      by("deputy_head", ExtendReview{Answer::yes, said()}),
      by("reviewer", opinion<Agree>()),
      by("reviewer", opinion<AdviseInvestigation>({2})),
      by("reviewer", opinion<AdviseNoDecision>({2})),
      by("reviewer", opinion<AdviseChange>({3})),
      by("reviewer", opinion<AdviseCorrection>({4})),
      by("reviewer", advice_to_transfer(TransferKind::suspected_crime)),
      by("handler", AdoptInvestigation{said()}),
      by("handler", AdoptRevision{document(kRevisedDraft)}),
      by("handler", no_decision()),
      by("principal_head", AdoptTransfer{said(), document(kPaper), document(kPaper)}),
      by("handler", LodgeDispute{said(), document(kPaper)}),
      by("reviewer", SettleForRevision{document(kPaper)}),
      by("handler", SettleForAdoption{document(kPaper)}),
      by("handler", ReferDispute{document(kPaper), document(kPaper), document(kPaper)}),
      by("deputy_head", UpholdOpinion{said()}),
      by("deputy_head", OrderRereview{said()}),
      by("handler", ProposeToMeeting{}),
      by("deputy_head", decision()),
      by("deputy_head", decision(kRevisedDraft)),
      by("party_secretary", resolution()),
      by("party_secretary", resolution(kRevisedDraft)),
      by("party_secretary", deferral("2022-12-30")),
      by("party_secretary", return_to_inquiry()),
      by("party_secretary", change()),
      by("party_secretary", no_penalty()),
      by("principal_head", transfer()),
      by("handler", service()),
      by("handler", performance()),
      by("handler", performance(true)),
      by("deputy_head", GrantInstalments{document(kPaper), day("2022-12-30")}),
      by("handler", demand()),
      by("handler", ApplyToCourt{document(kPaper)}),
      by("handler", CloseCase{document(kPaper), said()}),
      by("archivist", ArchiveCase{Retention::permanent, document(kPaper), said()}),
      by("handler", ReturnByPolice{document(kPaper)}),
      by("registrar", Overturn{OverturnKind::changed, said(), document(kPaper)}),
      by("registrar", Overturn{OverturnKind::revoked, said(), document(kPaper)}),
      by("registrar", irregular()),
      by("supervisor", AnswerIrregularity{said()}),
      by("registrar", CorrectRecord{1, "cause", said(), said()}),
      by("deputy_head", RecuseOfficer{"handler_2", said()}),
      by("section_head", AssignHandlers{{"handler", "handler_3"}, said()})};
  return all;
}

/// What may be asked of the file itself, wherever the case stands.
std::vector<Act> acts_of_keeping() {
  return {by("supervisor", docket::hold()), by("deputy_head", LiftHold{said()}),
          by("archivist", docket::appraisal()), by("principal_head", docket::disposal())};
}

class Walk {
 public:
  explicit Walk(std::uint32_t seed) : dice_(seed) {}

  void run(int steps) {
    for (int n = 0; n < steps && step(); ++n) check();
  }
  const std::set<CaseStage>& seen() const { return seen_; }

 private:
  /// Tries the acts in a random order until one is accepted; the rare ways out come last, or no
  /// walk would go far.
  bool step() {
    now_.micros += static_cast<std::int64_t>(dice_() % 4) * kSecondsPerDay * kMicrosPerSecond;
    auto acts = every_act();
    std::ranges::move(acts_of_keeping(), std::back_inserter(acts));
    std::ranges::shuffle(acts, dice_);
    const bool is_patient = dice_() % 8 != 0;
    if (is_patient) std::ranges::stable_partition(acts, [](const Act& one) { return !ends(one); });
    return std::ranges::any_of(acts, [&](Act& act) { return happens(act); });
  }

  static bool ends(const Act& act) {
    return act.body.is<Terminate>() || act.body.is<RecordIrregularAct>() ||
           act.body.is<RecuseOfficer>() || act.body.is<CorrectRecord>() || act.body.is<PlaceHold>();
  }

  bool happens(Act& act) {
    const Context context{now_,     now_,          act.actor,      act.capacity,
                          "stream", world_.bureau, world_.ruleset, world_.calendar};
    const auto decision = decide(file_, act.body, context);
    const auto again = decide(file_, act.body, context);
    EXPECT_EQ(decision.index(), again.index());
    if (const auto* refused = std::get_if<Refused>(&decision)) {
      EXPECT_FALSE(refused->unmet.empty());
      EXPECT_EQ(refused->unmet, std::get<Refused>(again).unmet);
      return false;
    }
    take(act, std::get<Accepted>(decision));
    return true;
  }

  void take(const Act& act, const Accepted& accepted) {
    EXPECT_FALSE(file_.is_recused(act.actor));
    check_row(accepted);
    before_ = file_;
    flags_ += accepted.flags.size();
    evolve(file_, Step{accepted.event, accepted.stage_after, accepted.clocks, now_, act.actor,
                       act.capacity});
    for (const auto& flag : accepted.flags) {
      const Event recorded = IrregularityRecorded{
          {Id(flag.article), Id(flag.requirement), flag.actual}, accepted.responsible};
      evolve(file_, Step{recorded, accepted.stage_after, {}, now_, act.actor, act.capacity});
    }
    event_ = accepted.event;
    EXPECT_EQ(key_of(file_.stage), accepted.stage_after);
    seen_.insert(file_.stage);
  }

  void check_row(const Accepted& accepted) const {
    const auto& row = rows_.at(accepted.row - 1);
    EXPECT_NE(std::ranges::find(row.from, key_of(file_.stage)), row.from.end());
    EXPECT_EQ(accepted.stage_after, row.becomes.empty() ? key_of(file_.stage) : row.becomes);
    EXPECT_EQ(accepted.article, row.article);
  }

  void check() const {
    check_decision();
    check_clocks();
    EXPECT_EQ(file_.irregularities, flags_);
    EXPECT_LE(file_.unanswered_irregularities, file_.irregularities);
    EXPECT_TRUE(!file_.disclosure_is_held || file_.disclosure_is_open);
  }

  /// 附4-9, 附4-18: no decision without agreement on that very text; a major one by the meeting.
  void check_decision() const {
    if (event_.is<DecidedByMeeting>()) {
      EXPECT_EQ(file_.opinion, OpinionKind::agree);
      EXPECT_EQ(file_.decision, file_.opined_draft);
      EXPECT_TRUE(file_.notified && file_.defence_recorded);
      EXPECT_FALSE(file_.hearing_awaits_review);
    }
    if (event_.is<DecidedOrdinary>()) {
      EXPECT_EQ(file_.is_major, false);
      EXPECT_FALSE(file_.hearing_held || file_.hearing_requested);
      EXPECT_TRUE(before_.stage != CaseStage::passed || file_.decision == file_.opined_draft);
    }
  }

  void check_clocks() const {
    const auto is_open = [&](ClockKind clock) {
      return earliest(file_.deadlines, clock) != nullptr;
    };
    const auto stage = file_.stage;
    const bool in_review = stage == CaseStage::submitted || stage == CaseStage::supplement ||
                           stage == CaseStage::reviewing;
    EXPECT_EQ(is_open(ClockKind::review), in_review);
    EXPECT_EQ(is_open(ClockKind::supplement), stage == CaseStage::supplement);
    EXPECT_TRUE(!is_open(ClockKind::service) || stage == CaseStage::decided);
    EXPECT_TRUE(!is_open(ClockKind::revisit) || stage == CaseStage::meeting);
    EXPECT_TRUE(!is_open(ClockKind::case_total) || stage < CaseStage::decided ||
                stage == CaseStage::transferred);
    for (const auto& deadline : file_.deadlines) EXPECT_LE(deadline.extensions, 1U);
  }

  std::mt19937 dice_;
  const std::vector<LawRow> rows_ = case_rows();
  World world_ = docket::world();
  CaseFile file_, before_;
  Event event_;
  Instant now_ = at("2021-09-15");
  std::size_t flags_ = 0;
  std::set<CaseStage> seen_;
};

TEST(CaseWalk, KeepsItsInvariantsWhateverIsTried) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::set<CaseStage> seen;
  // A hundred walks, and more where chance has not led far enough yet.
  for (std::uint32_t n = 0; n < 2'000 && (n < 100 || seen.size() < 15U) && !HasFailure(); ++n) {
    SCOPED_TRACE("walk " + std::to_string(n));
    Walk walk(seed + n);
    walk.run(40);
    seen.insert(walk.seen().begin(), walk.seen().end());
  }
  EXPECT_GE(seen.size(), 15U);
}

}  // namespace
}  // namespace caseledger
