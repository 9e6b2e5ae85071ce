// The law's rows say all of it; here they are only put in order.
#include "projections/duties.h"

#include <algorithm>
#include <tuple>

#include "statemachines/bureau/bureau_law.h"
#include "statemachines/case/case_law.h"
#include "statemachines/disclosure/disclosure_law.h"

namespace caseledger::projections {
namespace {

template <class Stage>
std::size_t place_of(std::string_view stage) {
  const auto known = parse_word<Stage>(stage);
  return known ? static_cast<std::size_t>(*known) : words_of<Stage>().size();
}

/// Within a stage what may be put off comes last.
template <class Stage>
void add(std::vector<ProcedureDuty>& all, Procedure procedure, std::vector<LawDuty> duties) {
  std::ranges::stable_sort(duties, {}, [](const LawDuty& one) {
    return std::tuple(place_of<Stage>(one.stage), one.owed.only_when_near);
  });
  for (auto& one : duties) all.push_back({std::move(one), procedure});
}

std::vector<ProcedureDuty> duties_of_the_law() {
  std::vector<ProcedureDuty> all;
  add<CaseStage>(all, Procedure::matter, case_duties());
  add<ItemStage>(all, Procedure::disclosure, disclosure_duties());
  add<BureauStage>(all, Procedure::bureau, bureau_duties());
  return all;
}

}  // namespace

std::span<const ProcedureDuty> duties() {
  static const auto all = duties_of_the_law();
  return all;
}

}  // namespace caseledger::projections
