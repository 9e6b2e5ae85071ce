// Words are short and real; documents are digests of their own name, as a bureau without a
// scanner would send them.
#include "tools/bench/typical_case.h"

#include <algorithm>
#include <map>

#include "ledger/base/hash.h"
#include "statemachines/day/bureau.h"
#include "statemachines/words/utf8.h"

namespace caseledger::tools {
namespace {

constexpr Day kFounding{18'876};  // 2021-09-06, a Monday under the rules of 2021-09-03
constexpr std::int64_t kMicrosPerMinute = 60 * kMicrosPerSecond;

/// Hashed once: what documents cost is their officers' business, not the engine's. The name lives
/// for ever.
const Document& document(std::string_view name) {
  thread_local std::map<std::string_view, Document> known;
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  const auto bytes = ledger::bytes_of(name);
  const Document made{ledger::sha256(bytes), ledger::sm3(bytes), name.size()};
  return known.emplace(name, made).first->second;
}

/// Writes the commands of one morning or one case, each a minute after the one before.
class Scribe {
 public:
  Scribe(Procedure procedure, Id stream, Instant start, std::uint64_t series)
      : procedure_(procedure), stream_(std::move(stream)), now_(start), series_(series) {}

  Said say(std::string path, std::string text) {
    const auto chars = code_points(text).value_or(0);
    words_.push_back({std::move(path), std::move(text)});
    return {chars};
  }

  void act(const Id& actor, Capacity capacity, CommandBody body) {
    engine::Command command;
    command.command_id = {series_, commands_.size() + 1};
    command.procedure = procedure_;
    command.stream = stream_;
    command.actor = actor;
    command.capacity = capacity;
    command.occurred_at = now_;
    command.body = std::move(body);
    command.contents = std::exchange(words_, {});
    commands_.push_back(std::move(command));
    now_.micros += kMicrosPerMinute;
  }

  std::vector<engine::Command> commands() { return std::move(commands_); }

 private:
  Procedure procedure_;
  Id stream_;
  Instant now_;
  std::uint64_t series_;
  std::vector<Content> words_;
  std::vector<engine::Command> commands_;
};

struct Post {
  const char *officer, *name;
  Capacity capacity;
  ReviewerCategory category;
};

constexpr Post kPosts[] = {
    {"zhang.wei", "张伟", Capacity::handler, ReviewerCategory::unspecified},
    {"li.na", "李娜", Capacity::handler, ReviewerCategory::unspecified},
    {"wang.qiang", "王强", Capacity::reviewer, ReviewerCategory::water_expert},
    {"zhao.min", "赵敏", Capacity::reviewer, ReviewerCategory::lawyer},
    {"sun.lei", "孙磊", Capacity::reviewer, ReviewerCategory::section_head},
    {"chen.gang", "陈刚", Capacity::deputy_head, ReviewerCategory::unspecified},
    {"liu.yang", "刘洋", Capacity::principal_head, ReviewerCategory::unspecified},
    {"chen.gang", "陈刚", Capacity::party_member, ReviewerCategory::unspecified},
    {"liu.yang", "刘洋", Capacity::party_member, ReviewerCategory::unspecified},
    {"he.fang", "何芳", Capacity::party_member, ReviewerCategory::unspecified},
    {"he.fang", "何芳", Capacity::party_secretary, ReviewerCategory::unspecified},
    {"ma.li", "马丽", Capacity::archivist, ReviewerCategory::unspecified},
};

constexpr std::uint64_t kStaffingSeries = 0xF000'0000'0000'0000;

std::vector<Finding> findings(Scribe& scribe) {
  std::vector<Finding> all;
  for (int n = 0; n < 8; ++n) {
    const bool is_bad_when_yes = n == 4 || n == 6;
    const auto path = "findings/" + std::to_string(n) + "/reason";
    all.push_back({is_bad_when_yes ? Answer::no : Answer::yes, scribe.say(path, "经审查属实")});
  }
  return all;
}

std::vector<GroundAnswer> grounds(Scribe& scribe) {
  std::vector<GroundAnswer> all;
  for (int n = 0; n < 5; ++n) {
    const auto path = "grounds/" + std::to_string(n) + "/reason";
    all.push_back({n == 1 ? Answer::yes : Answer::no, scribe.say(path, "直接关系重大权益")});
  }
  return all;
}

std::vector<Attendance> attendance(Scribe& scribe) {
  std::vector<Attendance> all;
  for (const char* officer : {"chen.gang", "liu.yang", "he.fang"}) {
    const auto path = "attendance/" + std::to_string(all.size()) + "/opinion";
    all.push_back(
        {officer, Capacity::party_member, View::in_favour, scribe.say(path, "同意处罚意见")});
  }
  return all;
}

void investigate(Scribe& scribe) {
  const Id zhang = "zhang.wei";
  FileCase file;
  file.handlers = {"zhang.wei", "li.na"};
  file.section = "水政监察大队";
  file.action = ActionKind::penalty;
  file.matter = WaterMatter::sand_mining;
  file.party_kind = PartyKind::unit;
  file.party_name = scribe.say("party_name", "陵川县某砂石料有限公司");
  file.party_number = scribe.say("party_number", "91140524MA0000000X");
  file.cause = scribe.say("cause", "未经批准在河道管理范围内采砂");
  file.approval = document("立案呈批表");
  scribe.act(zhang, Capacity::handler, file);
  scribe.act(zhang, Capacity::handler, OpenInvestigation{});
  for (const auto kind :
       {RecordKind::site_inspection, RecordKind::inquiry, RecordKind::documentary}) {
    GatherRecord record;
    record.kind = kind;
    record.document = document("笔录");
    record.recording.file = document("录像");
    record.recording.shows_certificates = Answer::yes;
    record.summary = scribe.say("summary", "现场有采砂船一艘，堆料约三百立方米");
    scribe.act(zhang, Capacity::handler, record);
  }
  scribe.act(zhang, Capacity::handler, NotifyRights{document("告知书"), Answer::yes});
  RecordDefence defence;
  defence.defended = Answer::no;
  defence.hearing_requested = Answer::no;
  scribe.act(zhang, Capacity::handler, defence);
  const auto summary = scribe.say("summary", "违法事实清楚，证据充分");
  scribe.act(zhang, Capacity::handler, ConcludeInvestigation{document("终结报告"), summary});
  scribe.act(zhang, Capacity::handler, ClassifyMajor{grounds(scribe)});
}

void review(Scribe& scribe) {
  scribe.act("chen.gang", Capacity::deputy_head,
             FormGroup{{{"wang.qiang", ReviewerCategory::water_expert},
                        {"zhao.min", ReviewerCategory::lawyer},
                        {"sun.lei", ReviewerCategory::section_head}}});
  SubmitForReview submit;
  submit.draft = document("决定书");
  for (const auto slot : {MaterialSlot::final_report, MaterialSlot::proposal,
                          MaterialSlot::draft_decision, MaterialSlot::evidence}) {
    submit.materials.push_back({slot, document(key_of(slot))});
  }
  submit.materials[2].document = submit.draft;
  submit.statement = {scribe.say("statement/basic_facts", "某公司于八月在河道内采砂"),
                      scribe.say("statement/law_and_discretion", "河道采砂管理条例"),
                      scribe.say("statement/officers_qualified", "两名承办人均持有效证件"),
                      scribe.say("statement/evidence_and_hearing", "证据确凿，当事人放弃听证"),
                      scribe.say("statement/other", "无")};
  scribe.act("zhang.wei", Capacity::handler, submit);
  scribe.act("wang.qiang", Capacity::reviewer, AcceptPacket{});
  Agree agree;
  agree.findings = findings(scribe);
  agree.draft = submit.draft;
  agree.adviser_opinion = document("法律顾问意见");
  agree.opinion = document("审核意见");
  scribe.act("wang.qiang", Capacity::reviewer, agree);
}

void decide_and_close(Scribe& scribe) {
  scribe.act("zhang.wei", Capacity::handler, ProposeToMeeting{document("议题")});
  DecideByMeeting decide;
  decide.document_number = scribe.say("document_number", "陵水罚〔2021〕7号");
  decide.measures = {{Measure::fine, Fen{5'000'000}}};
  decide.decision = document("决定书");
  decide.attendance = attendance(scribe);
  decide.minutes = document("党组会议记录");
  scribe.act("he.fang", Capacity::party_secretary, decide);
  Serve serve;
  serve.method = ServiceMethod::in_person;
  serve.receipt = document("送达回证");
  serve.recording.file = document("送达录像");
  serve.recording.shows_certificates = Answer::yes;
  scribe.act("zhang.wei", Capacity::handler, serve);
  scribe.act("zhang.wei", Capacity::handler, Execute{document("缴款书"), Fen{5'000'000}, true});
  const auto summary = scribe.say("summary", "罚款已缴清");
  scribe.act("zhang.wei", Capacity::handler, CloseCase{document("结案报告"), summary});
  ArchiveCase archive;
  archive.retention = Retention::thirty_years;
  archive.catalogue = document("案卷目录");
  archive.gap_explanation = scribe.say("gap_explanation", "本案未举行听证");
  scribe.act("ma.li", Capacity::archivist, archive);
}

}  // namespace

Instant bench_start() { return start_of(kFounding); }

std::vector<engine::Command> staffing_commands() {
  Scribe scribe(Procedure::bureau, Id(kBureauStream), start_of(kFounding), kStaffingSeries);
  const Day until = kFounding + 3'650;
  std::vector<Id> enrolled;
  for (const auto& post : kPosts) {
    if (std::ranges::find(enrolled, post.officer) != enrolled.end()) continue;
    enrolled.emplace_back(post.officer);
    EnrolOfficer enrol{post.officer,    scribe.say("full_name", post.name),
                       "水务局",        "晋E" + std::to_string(1'000 + enrolled.size()),
                       kFounding - 365, until};
    scribe.act("registrar", Capacity::registrar, enrol);
  }
  for (const auto& post : kPosts) {
    const AppointOfficer appoint{post.officer, post.capacity, post.category, kFounding, {}, {}};
    scribe.act("registrar", Capacity::registrar, appoint);
  }
  return scribe.commands();
}

std::vector<engine::Command> typical_case(std::uint64_t n) {
  const auto minutes = static_cast<std::int64_t>(n + 60) * kMicrosPerMinute;
  Scribe scribe(Procedure::matter, "2021-SF-" + std::to_string(n),
                Instant{start_of(kFounding).micros + minutes}, n + 1);
  investigate(scribe);
  review(scribe);
  decide_and_close(scribe);
  return scribe.commands();
}

}  // namespace caseledger::tools
