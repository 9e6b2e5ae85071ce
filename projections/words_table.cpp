// See the header.
#include "projections/words_table.h"

#include "projections/rows.h"

namespace caseledger::projections {
namespace {

template <Vocabulary E>
void fill(SQLite::Statement& insert, const std::string& vocabulary) {
  for (const auto& word : words_of<E>().subspan(1)) {
    insert.bind(1, vocabulary);
    insert.bind(2, std::string(word.key));
    insert.bind(3, std::string(word.zh));
    insert.bind(4, std::string(word.en));
    insert.exec();
    insert.reset();
  }
}

}  // namespace

void fill_words(SQLite::Database& database) {
  SQLite::Statement insert(database, "INSERT INTO words VALUES(?, ?, ?, ?)");
  fill<Procedure>(insert, "procedure");
  fill<BureauStage>(insert, "bureau.stage");
  fill<CaseStage>(insert, "cases.stage");
  fill<ItemStage>(insert, "items.stage");
  fill<ActionKind>(insert, "action");
  fill<WaterMatter>(insert, "matter");
  fill<PartyKind>(insert, "party_kind");
  fill<OpinionKind>(insert, "opinion");
  fill<Measure>(insert, "measure");
  fill<Retention>(insert, "retention");
  fill<OverturnKind>(insert, "overturned");
  fill<IrregularAct>(insert, "irregular_act");
  fill<PublicRegister>(insert, "register");
  fill<Change>(insert, "change");
  fill<WithholdGround>(insert, "withhold_ground");
  fill<Capacity>(insert, "capacity");
  fill<ReviewerCategory>(insert, "category");
  fill<LeaderTerm>(insert, "leader");
  fill<ClockKind>(insert, "clock");
  fill<Rung>(insert, "rung");
  fill<TrustMode>(insert, "trust");
  fill<ClockSource>(insert, "bureau.clock");
}

}  // namespace caseledger::projections
