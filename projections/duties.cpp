// The law's rows say all of it; here they are only put in order.
#include "projections/duties.h"

#include <algorithm>
#include <tuple>

#include "statemachines/procedures.h"

namespace caseledger::projections {
namespace {

/// Of any stage: behind them all.
std::size_t place_of(std::string_view stage, std::span<const Term> stages) {
  const auto known = std::ranges::find(stages, stage, &Term::key);
  return static_cast<std::size_t>(known - stages.begin());
}

/// Within a stage what may be put off comes last.
void add(std::vector<ProcedureDuty>& all, const ProcedureRow& procedure) {
  auto duties = procedure.duties();
  std::ranges::stable_sort(duties, {}, [&](const LawDuty& one) {
    return std::tuple(place_of(one.stage, procedure.stages), one.owed.only_when_near);
  });
  for (auto& one : duties) all.push_back({std::move(one), procedure.id});
}

std::vector<ProcedureDuty> duties_of_the_law() {
  std::vector<ProcedureDuty> all;
  for (const auto& one : procedures()) add(all, one);
  return all;
}

}  // namespace

std::span<const ProcedureDuty> duties() {
  static const auto all = duties_of_the_law();
  return all;
}

}  // namespace caseledger::projections
