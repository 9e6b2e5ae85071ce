// The one list of procedures. Whatever is per procedure anywhere in the house is derived from it:
// a procedure that forgets something does not compile. A new one is a folder of statemachines/ and
// a line in `Procedures` (.github/CONTRIBUTING.md has the way).
#pragma once

#include "statemachines/bureau/bureau_law.h"
#include "statemachines/case/case_law.h"
#include "statemachines/disclosure/disclosure_law.h"

namespace caseledger {

/// What every procedure says of itself as types; the rest is in its row below.
template <Procedure Id, class TheFile, class TheStage, class TheEvents>
struct ProcedureTrait {
  static constexpr auto id = Id;
  using File = TheFile;    ///< what the law knows of a stream: the fold of its facts
  using Stage = TheStage;  ///< the vocabulary of its stages
  using Events = TheEvents;
};

// Structs of their own, because the compiler writes a type's name into every symbol.
struct CaseProcedure : ProcedureTrait<Procedure::matter, CaseFile, CaseStage, CaseEvents> {};
struct DisclosureProcedure
    : ProcedureTrait<Procedure::disclosure, DisclosureFile, ItemStage, DisclosureEvents> {};
struct BureauProcedure : ProcedureTrait<Procedure::bureau, Bureau, BureauStage, BureauEvents> {};

/// In the order in which the law is printed.
using Procedures = Types<CaseProcedure, DisclosureProcedure, BureauProcedure>;

/// What every procedure says of itself as data.
struct ProcedureRow {
  Procedure id;
  std::string_view stream_member;  ///< of a command's form: "case"
  std::uint32_t law_version;       ///< cited by every leaf of it
  Label title;                     ///< {"案件", "the case"}
  std::string_view title_plural;   ///< "Cases"
  std::span<const Term> stages;
  std::vector<LawRow> (*rows)();
  std::vector<std::vector<Clause>> (*clauses)();
  std::vector<LawDuty> (*duties)();
  std::vector<NamedClause> (*sentences)();  ///< beside the rows
};

/// In the order of `Procedures`.
std::span<const ProcedureRow> procedures();
/// Null for `unspecified`.
const ProcedureRow* find_procedure(Procedure id);

/// Calls visit(std::type_identity<Trait>{}) for the procedure; whether there is one.
template <class Visit>
bool with_procedure(Procedure id, Visit&& visit) {
  bool is_known = false;
  for_each_type(Procedures{}, [&]<class P>(std::type_identity<P> procedure) {
    if (P::id != id) return;
    is_known = true;
    visit(procedure);
  });
  return is_known;
}

}  // namespace caseledger
