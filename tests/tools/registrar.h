// What the registrar asks for, without the rest of an office around it.
#pragma once

#include "engine/command.h"
#include "statemachines/day/bureau.h"

namespace caseledger::tools {

inline engine::Command by_registrar(CommandId id, Instant occurred_at, CommandBody body,
                                    std::vector<Content> contents = {}) {
  engine::Command command;
  command.command_id = id;
  command.procedure = Procedure::bureau;
  command.stream = Id(kBureauStream);
  command.actor = "registrar";
  command.capacity = Capacity::registrar;
  command.occurred_at = occurred_at;
  command.body = std::move(body);
  command.contents = std::move(contents);
  return command;
}

}  // namespace caseledger::tools
