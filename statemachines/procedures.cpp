// The rows of the procedures. Types and data are held together here: same order, same words.
#include "statemachines/procedures.h"

#include <algorithm>

namespace caseledger {
namespace {

std::vector<NamedClause> no_sentences() { return {}; }

constexpr ProcedureRow kProcedures[] = {{Procedure::matter,
                                         "case",
                                         kCaseLawVersion,
                                         {"案件", "the case"},
                                         "Cases",
                                         terms_of<CaseStage>(),
                                         case_rows,
                                         case_clauses,
                                         case_duties,
                                         case_sentences},
                                        {Procedure::disclosure,
                                         "item",
                                         kDisclosureLawVersion,
                                         {"公示信息", "the disclosure item"},
                                         "Disclosure items",
                                         terms_of<ItemStage>(),
                                         disclosure_rows,
                                         disclosure_clauses,
                                         disclosure_duties,
                                         no_sentences},
                                        {Procedure::bureau,
                                         "bureau",
                                         kBureauLawVersion,
                                         {"机关", "the bureau's register"},
                                         "The bureau's register",
                                         terms_of<BureauStage>(),
                                         bureau_rows,
                                         bureau_clauses,
                                         bureau_duties,
                                         no_sentences}};

/// The lists of events and the word of each procedure are made elsewhere, by number.
constexpr bool all_lists_agree() {
  std::size_t n = 0;
  bool agree = true;
  for_each_type(Procedures{}, [&]<class P>(std::type_identity<P>) {
    agree = agree && n < std::size(kProcedures) && kProcedures[n].id == P::id &&
            kProcedures[n].stages.data() == terms_of<typename P::Stage>().data();
    ++n;
    bool has_events = false;
    for_each_type(EventLists{}, [&]<class List>(std::type_identity<List>) {
      has_events = has_events ||
                   (List::id == P::id && std::is_same_v<typename List::type, typename P::Events>);
    });
    agree = agree && has_events;
  });
  return agree && n == std::size(kProcedures) && n + 1 == terms_of<Procedure>().size();
}
static_assert(all_lists_agree());

}  // namespace

std::span<const ProcedureRow> procedures() { return kProcedures; }

const ProcedureRow* find_procedure(Procedure id) {
  const auto found = std::ranges::find(kProcedures, id, &ProcedureRow::id);
  return found == std::end(kProcedures) ? nullptr : &*found;
}

}  // namespace caseledger
