// Tries a situation: what is given is judged by the law as well, so no test rests on an unlawful
// past.
#include "tests/statemachines/case_situation.h"

namespace caseledger {

template class Trial<CaseFile>;

LawCoverage& case_coverage() {
  static LawCoverage all(case_rows());
  return all;
}

CaseStage Situation::stage() const {
  Trial<CaseFile> trial(case_coverage(), world);
  for (const auto& one : way) trial.given(one);
  return trial.file().stage;
}

Trial<CaseFile> Situation::tried() const {
  Trial<CaseFile> trial(case_coverage(), world);
  for (const auto& one : way) trial.given(one);
  for (const auto& [event, stage] : facts) trial.given_fact(event, key_of(stage));
  meanwhile(trial.world());
  trial.when(act);
  return trial;
}

Effect effect_of_requirement(std::string_view requirement) {
  const auto rows = case_rows();
  const auto clauses = case_clauses();
  for (std::size_t n = 0; n < rows.size(); ++n) {
    auto names = rows[n].by;
    names.insert(names.end(), rows[n].provided.begin(), rows[n].provided.end());
    const auto found = std::ranges::find(names, requirement);
    if (found == names.end()) continue;
    return clauses[n][static_cast<std::size_t>(found - names.begin())].effect;
  }
  return Effect::block;
}

void expect_refusal(const Spoilt& one, Trial<CaseFile> trial) {
  trial.then_refused(one.article, one.requirement);
  const auto* refused = std::get_if<Refused>(&trial.decision());
  if (refused == nullptr) return;
  for (const auto& unmet : refused->unmet) EXPECT_EQ(unmet.requirement, one.requirement);
}

Situation situation_at(CaseStage stage, Act act) {
  return {docket::world(), docket::way_to(stage), {}, std::move(act), [](World&) {}};
}
Situation situation_after(docket::Way way, Act act) {
  return {docket::world(), std::move(way), {}, std::move(act), [](World&) {}};
}

Spoilt by_another(std::string_view article, std::string_view requirement, std::string_view officer,
                  Capacity capacity) {
  return {article, requirement, [=](Situation& s) { s.acts(officer, capacity); }};
}
Spoilt by_a_stranger(std::string_view article, std::string_view requirement) {
  return by_another(article, requirement, "auditor", Capacity::auditor);
}

}  // namespace caseledger
