// See the header. The order is that of the rungs' days, so that the ledger tells them as they came.
#include "tools/ticker.h"

#include "ledger/hash.h"

namespace caseledger::tools {
namespace {

CommandId id_of(std::string_view text) {
  const auto bytes = ledger::bytes_of(text);
  const auto digest = ledger::sha256(bytes);
  CommandId id;
  for (std::size_t n = 0; n < 8; ++n) {
    id.high = id.high << 8 | digest.bytes[n];
    id.low = id.low << 8 | digest.bytes[n + 8];
  }
  return id;
}

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

engine::Command by_system(const projections::StreamKey& stream, CommandBody body, Instant occurred,
                          Instant now, bool is_simulated) {
  engine::Command command;
  command.procedure = stream.procedure;
  command.stream = stream.stream;
  command.actor = "system";
  command.capacity = Capacity::system;
  command.occurred_at = occurred;
  if (is_simulated) command.recorded_at = now;
  command.body = std::move(body);
  return command;
}

Result<std::vector<engine::Command>> due_commands(Session& session,
                                                  const projections::Queries& queries, Day today,
                                                  Instant now, TickReport& report) {
  std::vector<engine::Command> commands;
  const auto& calendar = session.engine().calendar();
  const auto uncertain = queries.recomputable(calendar);
  if (!uncertain) return tl::unexpected(uncertain.error());
  for (const auto& row : *uncertain) {
    const auto& deadline = row.deadline;
    auto command = by_system(row.stream, RecomputeDeadline{deadline.clock, deadline.basis}, now,
                             now, session.is_simulated());
    command.id = id_of(name_of_clock(row.stream, deadline.clock, deadline.basis, deadline.due) +
                       "/recompute/" + to_hex(calendar.digest()));
    commands.push_back(std::move(command));
  }
  report.recomputed = static_cast<std::uint32_t>(commands.size());
  const auto rungs = queries.due_rungs({today, calendar});
  if (!rungs) return tl::unexpected(rungs.error());
  for (const auto& due : *rungs) {
    auto command = by_system(due.stream, PassDeadline{due.clock, due.basis, due.rung},
                             start_of(due.reached_on), now, session.is_simulated());
    command.id = id_of(name_of_clock(due.stream, due.clock, due.basis, due.reached_on) + "/" +
                       std::string(key_of(due.rung)));
    commands.push_back(std::move(command));
  }
  report.rungs = static_cast<std::uint32_t>(rungs->size());
  return commands;
}

}  // namespace

Result<TickReport> tick(Session& session, Instant now) {
  TickReport report;
  const auto queries = session.queries();
  if (!queries) return tl::unexpected(queries.error());
  const auto commands = due_commands(session, **queries, local_day(now), now, report);
  if (!commands) return tl::unexpected(commands.error());
  for (const auto& answer : session.engine().handle(*commands)) {
    if (!answer) return tl::unexpected(answer.error());
    if (std::holds_alternative<engine::Declined>(*answer)) ++report.refused;
  }
  report.rungs -= std::min(report.rungs, report.refused);
  return report;
}

}  // namespace caseledger::tools
