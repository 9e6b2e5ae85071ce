#include "tests/projections/random_history.h"

namespace caseledger::projections::test {
namespace {

template <Vocabulary E>
std::string stage_key(std::size_t number) {
  const auto all = terms_of<E>().subspan(1);
  return std::string(all[number % all.size()].key);
}

DecidedByMeeting decision(std::uint8_t byte) {
  DecidedByMeeting decided;
  decided.document_number = said("x");
  decided.measures = {{Measure::fine, Fen{std::uint64_t{byte} * 100}},
                      {Measure::order_correct, Fen{}}};
  if (byte % 2 == 0) decided.measures.pop_back();
  decided.decision = document(byte);
  decided.attendance = {{"wu.lawyer", Capacity::party_member, View::in_favour, said("x")},
                        {"li.na", Capacity::party_member, View::against, {}}};
  return decided;
}

}  // namespace

std::string RandomHistory::words() {
  static constexpr const char* kSyllables[] = {"陵", "水", "砂", "场", "张", "伟", "李", "娜"};
  std::string text;
  for (std::size_t n = 0; n <= below(6); ++n) text += kSyllables[below(8)];
  return text;
}

Telling RandomHistory::telling(std::string stage, std::initializer_list<const char*> paths) {
  Telling telling;
  telling.stage = std::move(stage);
  recorded_.micros += static_cast<std::int64_t>(below(40)) * 3'600 * kMicrosPerSecond + 1;
  telling.recorded_at = recorded_;
  telling.occurred_at = recorded_;
  if (sometimes()) telling.occurred_at.micros -= 86'400 * kMicrosPerSecond;
  telling.actor = officer();
  for (const auto* path : paths) {
    if (!sometimes()) telling.words[path] = words();
  }
  return telling;
}

void RandomHistory::add_clocks(Telling& telling, const Id& stream) {
  if (!sometimes()) return;
  const Day today = local_day(telling.occurred_at);
  const auto clock = static_cast<ClockKind>(1 + below(terms_of<ClockKind>().size() - 1));
  const Id basis = "basis-" + std::to_string(below(2));
  auto move = static_cast<ClockMove>(1 + below(6));
  if (clocks_[stream].insert({clock, basis}).second) move = ClockMove::started;
  const Day due = today + static_cast<std::int32_t>(below(30));
  telling.clocks.push_back({clock, basis, move, today, due, due + 1, sometimes()});
}

bool RandomHistory::add_common_fact(Procedure procedure, const Id& stream,
                                    const std::string& stage) {
  const auto add = [&](Event event, Telling one) {
    book_.add(procedure, stream, std::move(event), std::move(one));
    return true;
  };
  switch (below(16)) {
    case 0:
      return add(CommandRefused{"serve", {}, {{"附4-18b", "a", "1"}, {"附4-9a", "b", ""}}},
                 telling(stage, {}));
    case 1:
      return add(IrregularityRecorded{{"附1-8b", "in_time", "3"}, {officer(), officer()}},
                 telling(stage, {}));
    case 2: {
      IrregularityAnswered answered;
      answered.answer = said("x");
      return add(answered, telling(stage, {"answer"}));
    }
    case 3: {
      static constexpr const char* kPaths[] = {"party_name",
                                               "cause",
                                               "document_number",
                                               "title",
                                               "content",
                                               "full_name",
                                               "summary",
                                               "recording/exception_report",
                                               "attendance/0/opinion"};
      RecordCorrected corrected;
      corrected.version = static_cast<std::uint32_t>(1 + below(6));
      corrected.path = kPaths[below(std::size(kPaths))];
      corrected.text = corrected.reason = said("x");
      return add(corrected, telling(stage, {"text", "reason"}));
    }
    case 4: {
      const auto& known = clocks_[stream];
      if (known.empty()) return false;
      auto one = known.begin();
      std::advance(one, below(known.size()));
      DeadlinePassed passed;
      passed.clock = one->first;
      passed.basis = one->second;
      passed.rung = static_cast<Rung>(1 + below(4));
      return add(passed, telling(stage, {}));
    }
    default:
      return false;
  }
}

/// One of the events of a case, each with what the read models look at.
Event RandomHistory::case_event(std::uint8_t byte) {
  CaseFiled filed;
  filed.handlers = {officer(), officer()};
  filed.section = "section-" + std::to_string(below(3));
  filed.matter = WaterMatter::sand_mining;
  filed.party_name = filed.cause = said("x");
  HandlersAssigned assigned;
  assigned.handlers = {officer()};
  OfficerRecused recused;
  recused.officer = officer();
  SubmittedForReview submitted;
  submitted.draft = document(byte);
  MaterialsSupplied supplied;
  supplied.draft = document(byte);
  RevisionAdopted revised;
  revised.draft = document(byte);
  ContentChanged changed;
  changed.draft = document(byte);
  GroupFormed formed;
  formed.members = {{officer(), ReviewerCategory::lawyer},
                    {officer(), ReviewerCategory::water_expert}};
  ChangeAdvised advised;
  advised.draft = document(byte);
  DecisionDeferred deferred;
  deferred.revisit = day_of(2021, 6, byte);
  CaseArchived archived;
  archived.retention = Retention::permanent;
  DecisionOverturned overturned;
  overturned.kind = OverturnKind::revoked;
  RecordGathered gathered;
  gathered.kind = RecordKind::site_inspection;
  gathered.document = document(byte);
  gathered.summary = gathered.recording.exception_report = said("x");
  DecisionExecuted executed;
  executed.amount = Fen{std::uint64_t{byte} * 100};
  IrregularActRecorded irregular;
  irregular.irregular = IrregularAct::decided_without_review;
  irregular.document = document(byte);
  const Event events[] = {filed,
                          assigned,
                          recused,
                          InvestigationConcluded(),
                          InvestigationAdopted(),
                          ReturnedForInvestigation(),
                          ReturnedByPolice(),
                          ClassifiedMajor(),
                          ClassifiedOrdinary(),
                          VoluntaryReviewRequested(),
                          formed,
                          submitted,
                          supplied,
                          revised,
                          changed,
                          SettledForRevision(),
                          RereviewOrdered(),
                          advised,
                          deferred,
                          decision(byte),
                          DecisionServed(),
                          gathered,
                          executed,
                          CaseClosed(),
                          archived,
                          overturned,
                          irregular,
                          InquiryMade()};
  return events[below(std::size(events))];
}

void RandomHistory::add_case_fact() {
  const Id stream = "2021-SF-" + std::to_string(below(40));
  const auto stage = stage_key<CaseStage>(below(99));
  if (add_common_fact(Procedure::matter, stream, stage)) return;
  auto one = telling(stage, {"party_name", "cause", "document_number", "summary",
                             "recording/exception_report", "attendance/0/opinion"});
  add_clocks(one, stream);
  book_.add_case(stream, case_event(static_cast<std::uint8_t>(1 + below(5))), one);
}

void RandomHistory::add_item_fact() {
  const Id stream = "item-" + std::to_string(below(20));
  const auto stage = stage_key<ItemStage>(below(99));
  if (add_common_fact(Procedure::disclosure, stream, stage)) return;
  auto one = telling(stage, {"title", "content", "facts_and_reasons", "remedies", "text", "channel",
                             "reason", "public_reason"});
  add_clocks(one, stream);
  ItemOpened opened;
  opened.register_ = PublicRegister::decisions;
  opened.about = "2021-SF-" + std::to_string(below(40));
  opened.since = local_day(one.occurred_at);
  ItemDrafted drafted;
  drafted.title = drafted.content = drafted.facts_and_reasons = drafted.remedies = said("x");
  drafted.text = document(static_cast<std::uint8_t>(1 + below(5)));
  ItemPublished published;
  published.text = document(static_cast<std::uint8_t>(1 + below(5)));
  published.channel = said("x");
  ItemCorrected corrected;
  corrected.text = document(static_cast<std::uint8_t>(1 + below(5)));
  corrected.reason = said("x");
  ItemWithdrawn withdrawn;
  withdrawn.public_reason = said("x");
  ItemReplaced replaced;
  replaced.reason = said("x");
  const Event events[] = {opened,        drafted,  published,         corrected,
                          withdrawn,     replaced, PublicationHeld(), PublicationReleased(),
                          ItemExpired(), drafted,  published,         ItemReviewed()};
  book_.add_item(stream, events[below(std::size(events))], one);
}

void RandomHistory::add_bureau_fact() {
  if (add_common_fact(Procedure::bureau, "bureau", "open")) return;
  auto one = telling("open", {"full_name"});
  const Id who = officer();
  OfficerEnrolled enrolled;
  enrolled.officer = who;
  enrolled.full_name = said("x");
  enrolled.section = "section-" + std::to_string(below(3));
  enrolled.certificate = "46-" + std::to_string(below(99));
  enrolled.valid_from = local_day(one.occurred_at);
  enrolled.valid_until = enrolled.valid_from + 1'000;
  OfficerAppointed appointed;
  appointed.officer = who;
  appointed.capacity = static_cast<Capacity>(1 + below(terms_of<Capacity>().size() - 1));
  appointed.from = local_day(one.occurred_at);
  CertificateRenewed renewed;
  renewed.officer = who;
  renewed.certificate = "46-" + std::to_string(below(99));
  renewed.valid_from = renewed.valid_until = local_day(one.occurred_at);
  const Event events[] = {enrolled, appointed, renewed, appointed};
  const bool is_known = enrolled_.contains(who);
  book_.add_bureau(is_known ? events[below(std::size(events))] : events[0], one);
  enrolled_.insert(who);
}

void RandomHistory::add(std::size_t facts) {
  for (std::size_t n = 0; n < facts; ++n) {
    const auto kind = below(10);
    if (kind < 6) {
      add_case_fact();
    } else if (kind < 9) {
      add_item_fact();
    } else {
      add_bureau_fact();
    }
  }
}

}  // namespace caseledger::projections::test
