// What people call the members of a case or an item as it stands (tools/case_json.h prints them).
#include <algorithm>

#include "adapters/language/labels.h"

namespace caseledger::adapters {
namespace {

struct RowLabel {
  std::string_view row, key;
  Label label;
};

// clang-format off
constexpr RowLabel kRowLabels[] = {
    {"case", "id", {"案号", "case"}},
    {"case", "stage", {"阶段", "stage"}},
    {"case", "stage_zh", {"阶段名称", "stage in Chinese"}},
    {"case", "version", {"事实数", "facts"}},
    {"case", "action", {"执法类别", "kind of enforcement"}},
    {"case", "matter", {"涉水事项", "matter"}},
    {"case", "section", {"承办机构", "section"}},
    {"case", "handlers", {"承办人", "handlers"}},
    {"case", "party", {"当事人", "party"}},
    {"case", "cause", {"案由", "cause"}},
    {"case", "filed_on", {"立案日期", "filed on"}},
    {"case", "concluded_on", {"调查终结日期", "investigation concluded on"}},
    {"case", "major", {"重大执法决定", "major"}},
    {"case", "opinion", {"审核意见", "opinion of the review"}},
    {"case", "draft_version", {"代拟稿版次", "version of the draft"}},
    {"case", "draft_sha256", {"代拟稿摘要", "digest of the draft"}},
    {"case", "opined_draft_sha256", {"所审代拟稿摘要", "digest of the draft reviewed"}},
    {"case", "decision_sha256", {"决定书摘要", "digest of the decision"}},
    {"case", "document_number", {"文号", "document number"}},
    {"case", "measures", {"决定内容", "measures"}},
    {"case", "decided_on", {"决定日期", "decided on"}},
    {"case", "served_on", {"送达日期", "served on"}},
    {"case", "closed_on", {"结案日期", "closed on"}},
    {"case", "archived_on", {"归档日期", "archived on"}},
    {"case", "next_due", {"最近到期日", "next due"}},
    {"case", "next_clock", {"最近到期的期限", "next clock"}},
    {"case", "irregularities", {"违规记录", "irregularities"}},
    {"case", "unanswered", {"未答复的违规", "unanswered irregularities"}},
    {"case", "refusals", {"被拒绝的行为", "refusals"}},
    {"case", "last_seq", {"最后一个事实", "last fact"}},
    {"case", "overdue", {"逾期", "overdue"}},
    {"item", "id", {"公示信息编号", "item"}},
    {"item", "stage", {"阶段", "stage"}},
    {"item", "stage_zh", {"阶段名称", "stage in Chinese"}},
    {"item", "version", {"事实数", "facts"}},
    {"item", "register", {"公示类别", "register"}},
    {"item", "about", {"公示对象", "what it is about"}},
    {"item", "section", {"责任科室", "responsible section"}},
    {"item", "action", {"执法类别", "kind of enforcement"}},
    {"item", "since", {"作出或者变更之日", "since"}},
    {"item", "title", {"标题", "title"}},
    {"item", "source_sha256", {"所公示文书摘要", "digest of what it publishes"}},
    {"item", "draft_version", {"文本版次", "version of the text"}},
    {"item", "text_sha256", {"审查中文本摘要", "digest of the text under examination"}},
    {"item", "displayed_sha256", {"公示中文本摘要", "digest of the text on display"}},
    {"item", "first_published_on", {"首次公示日期", "first published on"}},
    {"item", "held", {"暂停公示", "held back"}},
    {"item", "overturned", {"所涉决定已被撤销", "its decision was overturned"}},
    {"item", "irregularities", {"违规记录", "irregularities"}},
    {"item", "unanswered", {"未答复的违规", "unanswered irregularities"}},
    {"item", "last_seq", {"最后一个事实", "last fact"}},
};
// clang-format on

}  // namespace

Label row_label(std::string_view row, std::string_view key) {
  const auto found = std::ranges::find_if(
      kRowLabels, [&](const RowLabel& one) { return one.row == row && one.key == key; });
  return found == std::end(kRowLabels) ? Label{key, key} : found->label;
}

}  // namespace caseledger::adapters
