// What a calendar changes is counted anew first: rungs are those of the days that are then in
// force, in their order, so that the ledger tells them as they came.
#include "tools/ticker.h"

#include <algorithm>

#include "tools/system_command.h"

namespace caseledger::tools {
namespace {

/// A clock is the one that was started by that fact: another of the same kind and basis, though it
/// runs to the same day, is another occasion; and so is each state of its stream, because a day
/// that was moved may be moved back.
class Occasions {
 public:
  explicit Occasions(Session& session) : session_(session) {}

  Result<CommandId> id_of(const projections::DeadlineRow& row, std::string_view what) {
    CL_TRY(const auto file, session_.engine().file(row.stream.procedure, row.stream.stream));
    const auto version = std::visit([](const auto& one) { return one.version.count; }, file);
    std::string name = "caseledger/tick/";
    name.append(key_of(row.stream.procedure)).append("/").append(row.stream.stream);
    name.append("/").append(std::to_string(version));
    name.append("/").append(std::to_string(row.started_position.index));
    name.append("/").append(key_of(row.deadline.clock)).append("/").append(row.deadline.basis);
    return id_of_occasion(name.append("/").append(what));
  }

 private:
  Session& session_;
};

/// How many of them were accepted; those that were refused are added to `refused`.
Result<std::uint32_t> ask(Session& session, const std::vector<engine::Command>& commands,
                          std::uint32_t& refused) {
  std::uint32_t accepted = 0;
  for (const auto& answer : session.engine().handle(commands)) {
    CL_TRY(answer);
    ++(std::holds_alternative<engine::Declined>(*answer) ? refused : accepted);
  }
  return accepted;
}

std::optional<Instant> recorded_at(const Session& session, Instant now) {
  return session.is_simulated() ? std::optional(now) : std::nullopt;
}

Result<std::uint32_t> announce(Session& session, Instant now, std::uint32_t& refused) {
  CL_TRY(const auto queries, session.queries());
  CL_TRY(const auto rungs, queries->due_rungs({local_day(now), session.engine().calendar()}));
  std::vector<engine::Command> commands;
  Occasions occasions(session);
  for (const auto& due : rungs) {
    const auto& [clock, basis] = std::tie(due.row.deadline.clock, due.row.deadline.basis);
    auto command = by_system(due.row.stream.procedure, due.row.stream.stream,
                             PassDeadline{clock, basis, due.rung}, start_of(due.reached_on),
                             recorded_at(session, now));
    CL_TRY(command.command_id, occasions.id_of(due.row, key_of(due.rung)));
    commands.push_back(std::move(command));
  }
  return ask(session, commands, refused);
}

}  // namespace

Result<std::uint32_t> recount(Session& session, Instant now, std::uint32_t& refused) {
  CL_TRY(const auto queries, session.queries());
  const auto& engine = session.engine();
  CL_TRY(const auto rows,
         queries->recountable(engine.ruleset(), {local_day(now), engine.calendar()}));
  std::vector<engine::Command> commands;
  Occasions occasions(session);
  for (const auto& row : rows) {
    auto command = by_system(row.stream.procedure, row.stream.stream,
                             RecomputeDeadline{row.deadline.clock, row.deadline.basis}, now,
                             recorded_at(session, now));
    CL_TRY(command.command_id, occasions.id_of(row, "recompute"));
    commands.push_back(std::move(command));
  }
  return ask(session, commands, refused);
}

Result<TickReport> tick(Session& session, Instant now) {
  TickReport report;
  CL_TRY(report.recomputed, recount(session, now, report.refused));
  CL_TRY(report.rungs, announce(session, now, report.refused));
  return report;
}

}  // namespace caseledger::tools
