// The order is that of the rungs' days, so that the ledger tells them as they came.
#include "tools/ticker.h"

#include "tools/system_command.h"

namespace caseledger::tools {
namespace {

std::string name_of_clock(const projections::StreamKey& stream, ClockKind clock,
                          std::string_view basis, Day day) {
  std::string name = "caseledger/tick/";
  return name.append(key_of(stream.procedure))
      .append("/")
      .append(stream.stream)
      .append("/")
      .append(key_of(clock))
      .append("/")
      .append(basis)
      .append("/")
      .append(to_text(day));
}

Result<std::vector<engine::Command>> due_commands(Session& session,
                                                  const projections::Queries& queries, Day today,
                                                  Instant now, TickReport& report) {
  std::vector<engine::Command> commands;
  const auto recorded = session.is_simulated() ? std::optional(now) : std::nullopt;
  const auto& calendar = session.engine().calendar();
  CL_TRY(const auto uncertain, queries.recomputable(calendar));
  for (const auto& row : uncertain) {
    const auto& deadline = row.deadline;
    auto command = by_system(row.stream.procedure, row.stream.stream,
                             RecomputeDeadline{deadline.clock, deadline.basis}, now, recorded);
    command.command_id =
        id_of_occasion(name_of_clock(row.stream, deadline.clock, deadline.basis, deadline.due) +
                       "/recompute/" + to_hex(calendar.digest()));
    commands.push_back(std::move(command));
  }
  report.recomputed = static_cast<std::uint32_t>(commands.size());
  CL_TRY(const auto rungs, queries.due_rungs({today, calendar}));
  for (const auto& due : rungs) {
    auto command =
        by_system(due.stream.procedure, due.stream.stream,
                  PassDeadline{due.clock, due.basis, due.rung}, start_of(due.reached_on), recorded);
    command.command_id =
        id_of_occasion(name_of_clock(due.stream, due.clock, due.basis, due.reached_on) + "/" +
                       std::string(key_of(due.rung)));
    commands.push_back(std::move(command));
  }
  report.rungs = static_cast<std::uint32_t>(rungs.size());
  return commands;
}

}  // namespace

Result<TickReport> tick(Session& session, Instant now) {
  TickReport report;
  CL_TRY(const auto queries, session.queries());
  CL_TRY(const auto commands, due_commands(session, *queries, local_day(now), now, report));
  for (const auto& answer : session.engine().handle(commands)) {
    CL_TRY(answer);
    if (std::holds_alternative<engine::Declined>(*answer)) ++report.refused;
  }
  report.rungs -= std::min(report.rungs, report.refused);
  return report;
}

}  // namespace caseledger::tools
