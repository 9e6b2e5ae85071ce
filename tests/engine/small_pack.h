// A pack with one entry of every kind, small enough to be spoiled in one place at a time.
#pragma once

#include <string>
#include <string_view>

namespace caseledger::engine {

inline constexpr std::string_view kSmallPack = R"([pack]
id = "county"
title = "某县办法"
document = "某字〔2021〕1号"
level = "county"
jurisdiction = "140524"
valid_from = 2021-09-03
valid_until = 2031-09-02

[document."处罚法"]
title = "中华人民共和国行政处罚法"
number = "主席令第七十号"
valid_from = 2021-07-15
source = "https://example.invalid/law"

[article."附4-16"]
cite = "附件4第十六条"
zh = "应在十个工作日内审核完毕。"
en = "Within ten working days."

[article."处罚法60"]
of = "处罚法"
cite = "《中华人民共和国行政处罚法》第六十条"
zh = "九十日内作出决定。"
paraphrase = true

[[clock]]
id = "review-10"
kind = "review"
article = "附4-16"
count = 10
unit = "workday"

[[clock]]
id = "case-90"
kind = "case_total"
article = "处罚法60"
count = 90
unit = "day"
rolls = true
only = ["penalty", "coercion"]
local = true
valid_from = 2021-10-01
valid_until = 2022-10-01

[parameters]
review_extension_workdays = { value = 10, basis = "附4-16" }
notice_before_review = { value = true, basis = "解释1", local = true }

[leaders]
main = { capacities = ["principal_head", "deputy_head"], basis = "附4-16" }

[effects]
entry_is_timely = { effect = "block", basis = "附4-16" }

[severity]
heaviest_first = ["fine", "warning"]
basis = "处罚法60"

[[ruling]]
id = "解释1"
question = "几日？"
answer = "十日。"
given_by = "水政监察大队"
given_on = 2021-09-10
basis = "附4-16"
proposed = true
)";

/// The text with its first `what` replaced; the text itself where it does not contain it.
inline std::string with(std::string_view text, std::string_view what, std::string_view instead) {
  std::string changed(text);
  const auto at = changed.find(what);
  if (at != std::string::npos) changed.replace(at, what.size(), instead);
  return changed;
}

}  // namespace caseledger::engine
