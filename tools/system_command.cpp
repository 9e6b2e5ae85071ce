#include "tools/system_command.h"

#include "ledger/base/hash.h"

namespace caseledger::tools {

engine::Command by_system(Procedure procedure, const Id& stream, CommandBody body,
                          Instant occurred_at, std::optional<Instant> recorded_at) {
  engine::Command command;
  command.procedure = procedure;
  command.stream = stream;
  command.actor = "system";
  command.capacity = Capacity::system;
  command.occurred_at = occurred_at;
  command.recorded_at = recorded_at;
  command.body = std::move(body);
  return command;
}

CommandId id_of_occasion(std::string_view occasion) {
  const auto digest = ledger::sha256(ledger::bytes_of(occasion));
  CommandId id;
  for (std::size_t n = 0; n < 8; ++n) {
    id.high = id.high << 8 | digest.bytes[n];
    id.low = id.low << 8 | digest.bytes[n + 8];
  }
  return id;
}

}  // namespace caseledger::tools
