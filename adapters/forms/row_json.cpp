// Members keep the order in which they come, but for those that name the one they stand behind.
#include "adapters/forms/row_json.h"

#include <algorithm>

#include "statemachines/words/check.h"

namespace caseledger::adapters {

JsonSpelling::Maybe JsonSpelling::of(const Imposed& imposed) {
  auto json = Json::object();
  json.add("measure", key_of(imposed.measure));
  json.add("amount_fen", Json::number(imposed.amount.count));
  return json;
}

void RowMembers::add(const projections::About& about, std::optional<Json> value,
                     std::string_view chinese) {
  auto& list = about.json_after.empty() ? members_ : displaced_;
  list.push_back({std::string(about.json), std::string(about.json_after), std::move(value),
                  std::string(chinese)});
}

/// A member may stand behind one that is itself displaced; that one is placed first.
void RowMembers::place(Member member) {
  const auto other = std::ranges::find(displaced_, member.after, &Member::key);
  if (other != displaced_.end()) {
    auto first = std::move(*other);
    displaced_.erase(other);
    place(std::move(first));
  }
  const auto before = std::ranges::find(members_, member.after, &Member::key);
  CL_REQUIRE(before != members_.end());
  members_.insert(before + 1, std::move(member));
}

Json RowMembers::object() && {
  while (!displaced_.empty()) {
    auto member = std::move(displaced_.back());
    displaced_.pop_back();
    place(std::move(member));
  }
  auto json = Json::object();
  for (auto& [key, after, value, chinese] : members_) {
    if (!value) continue;
    json.add(key, std::move(*value));
    if (!chinese.empty()) json.add(key + "_zh", chinese);
  }
  return json;
}

}  // namespace caseledger::adapters
