// See the header.
#include "projections/duties.h"

namespace caseledger::projections {
namespace {

constexpr auto kCase = Procedure::matter;
constexpr auto kItem = Procedure::disclosure;
constexpr auto kNobody = LeaderTerm::unspecified;
constexpr auto kHead = LeaderTerm::principal_responsible;
constexpr auto kDeputy = LeaderTerm::deputy_responsible;
constexpr auto kUnanswered = "unanswered_irregularities > 0";

constexpr Duty by(Procedure procedure, std::string_view stage, Capacity capacity,
                  std::string_view task, std::string_view zh, std::string_view en,
                  std::string_view article, ClockKind clock = ClockKind::unspecified,
                  std::string_view where = {}) {
  return {procedure, stage, where, capacity, kNobody, kNobody, task, zh, en, article, clock};
}

constexpr Duty by(Procedure procedure, std::string_view stage, LeaderTerm leader, LeaderTerm other,
                  std::string_view task, std::string_view zh, std::string_view en,
                  std::string_view article, ClockKind clock = ClockKind::unspecified,
                  std::string_view where = {}) {
  return {procedure, stage,   where, Capacity::unspecified, leader, other, task, zh,
          en,        article, clock};
}

constexpr Duty near(Duty duty) {
  duty.only_when_near = true;
  return duty;
}

constexpr Duty kDuties[] = {
    by(kCase, "filed", Capacity::handler, "open_investigation", "开始调查",
       "begin the investigation", "处罚法54", ClockKind::case_total),
    by(kCase, "investigating", Capacity::handler, "conclude_investigation", "调查取证，终结调查",
       "investigate and conclude", "处罚法57", ClockKind::case_total),
    by(kCase, "concluded", Capacity::handler, "classify_major", "认定是否重大",
       "classify as major or not", "附4-7", ClockKind::case_total),
    by(kCase, "ordinary", kHead, kDeputy, "decide_ordinary", "作出决定", "decide", "处罚法57",
       ClockKind::case_total),
    by(kCase, "preparing", kHead, kDeputy, "form_group", "组成审核小组", "form the review group",
       "附4-2", ClockKind::case_total, "review_group IS NULL"),
    by(kCase, "preparing", Capacity::handler, "submit_for_review", "送法制审核",
       "submit for legal review", "附4-10", ClockKind::case_total, "review_group IS NOT NULL"),
    by(kCase, "submitted", Capacity::reviewer, "accept_packet", "收件，核对材料",
       "take in and check the packet", "附4-11", ClockKind::review),
    by(kCase, "supplement", Capacity::handler, "supply_materials", "补正材料",
       "complete the materials", "附4-11", ClockKind::supplement),
    by(kCase, "reviewing", Capacity::reviewer, "issue_opinion", "出具审核意见", "issue the opinion",
       "附4-16", ClockKind::review),
    near(by(kCase, "reviewing", LeaderTerm::bureau_competent, kNobody, "extend_review",
            "审核将到期，可批准延长", "review nearly due: extend or not", "附4-16",
            ClockKind::review,
            "NOT EXISTS(SELECT 1 FROM deadlines WHERE stream = streams.id AND procedure = 'case'"
            " AND clock = 'review' AND stopped_on IS NULL AND extensions > 0)")),
    by(kCase, "opined", Capacity::handler, "answer_opinion", "采纳审核意见或者提出异议",
       "adopt the opinion or dispute it", "附4-17", ClockKind::case_total),
    by(kCase, "opined", kHead, kNobody, "adopt_transfer", "批准移送", "approve the transfer",
       "移送规定5", ClockKind::case_total, "opinion = 'transfer'"),
    by(kCase, "disputed", Capacity::handler, "settle_dispute", "与审核小组沟通，不成的报送",
       "settle with the group or refer", "附4-17", ClockKind::case_total),
    by(kCase, "referred", LeaderTerm::competent, kNobody, "settle_referral", "处理报送的异议",
       "settle the referred dispute", "附4-17", ClockKind::case_total),
    by(kCase, "passed", Capacity::handler, "propose_to_meeting", "提交党组会议",
       "propose to the meeting", "附4-18a", ClockKind::case_total, "is_major IS NOT 0"),
    by(kCase, "passed", kHead, kDeputy, "decide_ordinary", "作出决定", "decide", "附4-9b",
       ClockKind::case_total, "is_major = 0"),
    by(kCase, "meeting", Capacity::party_secretary, "decide_by_meeting", "列入议程，录入会议结果",
       "put on the agenda, enter what was resolved", "附4-18a", ClockKind::revisit),
    by(kCase, "decided", Capacity::handler, "serve", "送达决定书", "serve the decision", "处罚法61",
       ClockKind::service),
    by(kCase, "served", Capacity::handler, "execute", "执行决定", "carry the decision out",
       "处罚法66"),
    by(kCase, "enforcing", Capacity::handler, "close_case", "执行完毕后结案",
       "close when carried out", "附2-2"),
    by(kCase, "closed", Capacity::archivist, "archive_case", "归档", "archive the file", "附2-13b",
       ClockKind::filing),
    by(kCase, "no_decision", Capacity::archivist, "archive_case", "归档", "archive the file",
       "附2-13b", ClockKind::filing),
    by(kCase, "transferred", Capacity::archivist, "archive_case", "归档", "archive the file",
       "附2-13b", ClockKind::filing),
    by(kCase, "terminated", Capacity::archivist, "archive_case", "归档", "archive the file",
       "附2-13b", ClockKind::filing),
    by(kCase, "irregular", Capacity::archivist, "archive_case", "归档", "archive the file",
       "附2-13b", ClockKind::filing, "unanswered_irregularities = 0"),
    by(kCase, "", Capacity::supervisor, "answer_irregularity", "答复违规记录",
       "answer the irregularities", "处罚法75", ClockKind::unspecified, kUnanswered),

    by(kItem, "draft", Capacity::handler, "draft_item", "起草公示文本", "draft the text", "附1-5",
       ClockKind::publication, "text_sha256 IS NULL"),
    by(kItem, "draft", Capacity::proofreader, "proofread", "校对", "proofread", "附1-6",
       ClockKind::publication, "text_sha256 IS NOT NULL"),
    by(kItem, "proofed", Capacity::disclosure_reviewer, "review_item", "公示审核",
       "review for disclosure", "附1-9", ClockKind::publication),
    by(kItem, "reviewed", Capacity::secrecy_reviewer, "clear_secrecy", "保密审查",
       "clear of secrets", "附1-10", ClockKind::publication),
    by(kItem, "cleared", kHead, kDeputy, "approve_item", "审定", "approve", "附1-6",
       ClockKind::publication),
    by(kItem, "approved", Capacity::disclosure_reviewer, "publish", "公示", "publish", "附1-8b",
       ClockKind::publication, "is_held = 0"),
    by(kItem, "update_due", Capacity::handler, "update_item", "更新公示文本", "update the text",
       "附1-11b", ClockKind::update),
    by(kItem, "", Capacity::disclosure_reviewer, "withdraw_item", "撤回并公开说明理由",
       "withdraw, giving the public reason", "处罚法48", ClockKind::withdrawal,
       "overturned IS NOT NULL AND is_displayed = 1"),
    by(kItem, "", Capacity::supervisor, "answer_irregularity", "答复违规记录",
       "answer the irregularities", "处罚法75", ClockKind::unspecified, kUnanswered),

    by(Procedure::bureau, "", Capacity::supervisor, "answer_irregularity", "答复违规记录",
       "answer the irregularities", "处罚法75", ClockKind::unspecified, kUnanswered),
};

std::string sql_text(std::string_view text) {
  std::string text_in_sql = "'";
  for (const char c : text) text_in_sql.append(c == '\'' ? 2 : 1, c);
  return text_in_sql + "'";
}

std::string who_of(const Duty& duty) {
  if (duty.capacity != Capacity::unspecified) return std::string(key_of(duty.capacity));
  auto who = std::string(key_of(duty.leader));
  if (duty.other_leader != kNobody) who += " " + std::string(key_of(duty.other_leader));
  return who;
}

std::string_view table_of(Procedure procedure) {
  if (procedure == kCase) return "cases";
  return procedure == kItem ? "items" : "bureau";
}

std::string_view title_of(Procedure procedure) {
  if (procedure == kCase) return "party_name";
  return procedure == kItem ? "title" : "name";
}

/// Of an item that is about no case: nobody by name.
std::string officers_of(const Duty& duty) {
  if (!duty.is_by_name()) return "NULL";
  const std::string_view of_case = duty.procedure == kCase ? "streams.id" : "streams.about";
  return "(SELECT group_concat(officer, ' ') FROM participants WHERE case_id = " +
         std::string(of_case) + " AND part = " + sql_text(key_of(duty.capacity)) + ")";
}

std::string select_of(const Duty& duty, std::size_t number) {
  std::string sql = "SELECT " + std::to_string(number) + " AS duty, " +
                    sql_text(key_of(duty.procedure)) + " AS procedure, streams.id AS stream," +
                    " streams.stage AS stage";
  const std::pair<std::string_view, std::string> texts[] = {{"who", who_of(duty)},
                                                            {"task", std::string(duty.task)},
                                                            {"zh", std::string(duty.zh)},
                                                            {"en", std::string(duty.en)},
                                                            {"article", std::string(duty.article)}};
  for (const auto& [name, text] : texts) sql += ", " + sql_text(text) + " AS " + std::string(name);
  sql += ", " + officers_of(duty) + " AS officers, streams." +
         std::string(title_of(duty.procedure)) + " AS title, " + sql_text(key_of(duty.clock)) +
         " AS duty_clock FROM " + std::string(table_of(duty.procedure)) + " AS streams WHERE 1";
  if (!duty.stage.empty()) sql += " AND stage = " + sql_text(duty.stage);
  if (!duty.where.empty()) sql += " AND " + std::string(duty.where);
  return sql;
}

}  // namespace

std::span<const Duty> duties() { return kDuties; }

void make_worklists(SQLite::Database& database) {
  std::string sql = "CREATE VIEW tasks AS ";
  for (std::size_t n = 0; n < duties().size(); ++n) {
    if (n != 0) sql += " UNION ALL ";
    sql += select_of(duties()[n], n);
  }
  database.exec(sql);
  // An item's new text is due by the clock that asked for it: publication at first, update later.
  database.exec(
      "CREATE VIEW worklists AS"
      " SELECT duty, tasks.procedure, tasks.stream, stage, who, task, zh, en, article, officers,"
      "   title, due.clock, basis, due_on, is_provisional"
      " FROM tasks LEFT JOIN deadlines AS due"
      " ON due.stream = tasks.stream AND due.procedure = tasks.procedure"
      " AND due.number = (SELECT number FROM deadlines AS running"
      "   WHERE running.stream = tasks.stream AND running.procedure = tasks.procedure"
      "   AND (running.clock = duty_clock"
      "     OR (duty_clock = 'publication' AND running.clock = 'update'))"
      "   AND running.stopped_on IS NULL AND running.suspended_on IS NULL"
      "   ORDER BY running.due_on, running.number LIMIT 1)");
}

}  // namespace caseledger::projections
