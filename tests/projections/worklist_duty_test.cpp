// The view of tasks shows a duty exactly while the law's own file of the stream says that it
// stands, for every stream of random histories: what the law knows and what SQL asks are one
// condition.
#include <SQLiteCpp/SQLiteCpp.h>

#include "projections/duties.h"
#include "statemachines/procedures.h"
#include "tests/projections/fixture.h"
#include "tests/projections/random_history.h"

namespace caseledger::projections::test {
namespace {

using Tasks = std::set<std::string>;

bool review_was_extended(const Deadlines& deadlines) {
  return std::ranges::any_of(deadlines, [](const Deadline& one) {
    return one.clock == ClockKind::review && one.is_open() && one.extensions > 0;
  });
}

/// What holds of every procedure's file.
template <class File>
bool stands_anywhere(OwedWhile condition, const File& file) {
  switch (condition) {
    case OwedWhile::something_is_unanswered:
      return file.unanswered_irregularities > 0;
    case OwedWhile::nothing_is_unanswered:
      return file.unanswered_irregularities == 0;
    default:
      return condition == OwedWhile::always;
  }
}

bool stands(OwedWhile condition, const Bureau& file) { return stands_anywhere(condition, file); }

bool stands(OwedWhile condition, const CaseFile& file) {
  switch (condition) {
    case OwedWhile::group_is_missing:
      return file.group.empty();
    case OwedWhile::group_is_formed:
      return !file.group.empty();
    case OwedWhile::review_was_not_extended:
      return !review_was_extended(file.deadlines);
    case OwedWhile::transfer_is_advised:
      return file.opinion == OpinionKind::transfer;
    case OwedWhile::case_may_be_major:
      return file.is_major != false;
    case OwedWhile::case_is_ordinary:
      return file.is_major == false;
    default:
      return stands_anywhere(condition, file);
  }
}

bool stands(OwedWhile condition, const DisclosureFile& file) {
  switch (condition) {
    case OwedWhile::text_is_missing:
      return !file.text.given();
    case OwedWhile::text_is_drafted:
      return file.text.given();
    case OwedWhile::publication_is_not_held:
      return !file.is_held;
    case OwedWhile::overturned_text_is_displayed:
      return file.is_overturned && file.is_displayed();
    case OwedWhile::text_is_displayed:
      return file.is_displayed();
    default:
      return stands_anywhere(condition, file);
  }
}

std::string task(Procedure procedure, const Id& stream, std::string_view key,
                 std::string_view stage) {
  return std::string(key_of(procedure))
      .append(" " + stream + " ")
      .append(key)
      .append(" at ")
      .append(stage);
}

template <class P>
std::map<Id, typename P::File> files(const Book& book) {
  std::map<Id, typename P::File> by_stream;
  for (std::size_t n = 0; n < book.size(); ++n) {
    const auto& fact = book.at(n).fact;
    if (fact.procedure != P::id || fact.event.is<CommandRefused>()) continue;
    evolve(by_stream[fact.stream], Step{fact.event, fact.stage_after, fact.clocks, fact.occurred_at,
                                        fact.actor, fact.capacity});
  }
  return by_stream;
}

template <class P>
void add_owed(const Book& book, Tasks& tasks) {
  for (const auto& [stream, file] : files<P>(book)) {
    const auto stage = key_of(file.stage);
    for (const auto& duty : duties()) {
      const bool is_here = duty.stage.empty() || duty.stage == stage;
      if (duty.procedure != P::id || !is_here || !stands(duty.owed.only_while, file)) continue;
      tasks.insert(task(P::id, stream, duty.key, stage));
    }
  }
}

Tasks owed(const Book& book) {
  Tasks tasks;
  [&]<class... Ps>(Types<Ps...>) { (add_owed<Ps>(book, tasks), ...); }(Procedures{});
  return tasks;
}

class WorklistDuty : public Folder {
 protected:
  Tasks shown() const {
    Tasks tasks;
    SQLite::Database database(folder_ / "read" / "models.db", SQLite::OPEN_READONLY);
    SQLite::Statement rows(database, "SELECT procedure, stream, task, stage FROM tasks");
    while (rows.executeStep()) {
      tasks.insert(task(*parse_term<Procedure>(rows.getColumn(0).getString()),
                        rows.getColumn(1).getString(), rows.getColumn(2).getString(),
                        rows.getColumn(3).getString()));
    }
    return tasks;
  }
};

TEST_F(WorklistDuty, StandsExactlyWhileTheLawsFileSaysSo) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  RandomHistory history(book_, seed);
  std::size_t seen = 0;
  for (int sitting = 0; sitting < 40; ++sitting) {
    history.add(50);
    follow_book();
    const auto by_law = owed(book_);
    ASSERT_EQ(shown(), by_law);
    seen += by_law.size();
  }
  EXPECT_GT(seen, 100U);
}

}  // namespace
}  // namespace caseledger::projections::test
