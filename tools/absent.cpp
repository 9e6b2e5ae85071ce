// The engine knows the streams that it is asked for; which others there are the read models know.
#include "tools/absent.h"

#include "engine/nearest.h"
#include "engine/presence.h"

namespace caseledger::tools {
namespace {

Result<std::vector<Id>> names_of(Session& session, Procedure procedure) {
  CL_TRY(const auto* queries, session.queries());
  return queries->ids(procedure);
}

Fault with_names(Session& session, Procedure procedure, const Id& stream, Fault fault) {
  const auto known = names_of(session, procedure);
  if (!known) return fault;
  fault.what = engine::did_you_mean(std::move(fault.what), engine::nearest(stream, *known));
  return fault;
}

}  // namespace

Result<bool> is_opened(Session& session, Procedure procedure, const Id& stream) {
  CL_TRY(const auto file, session.engine().file(procedure, stream));
  return std::visit([](const auto& one) { return one.version != Version{}; }, file);
}

Fault no_such_stream(Session& session, Procedure procedure, const Id& stream,
                     const std::string& place) {
  return with_names(session, procedure, stream, engine::no_such_stream(procedure, stream, place));
}

Result<void> must_know_officer(Session& session, const Id& officer, const std::string& place) {
  return engine::check_officer(session.engine().bureau(), officer, place);
}

Fault with_nearest(Session& session, const engine::Command& command, Fault fault) {
  const bool is_of_the_stream = fault.kind == FaultKind::absent && fault.place != "$.actor";
  if (!is_of_the_stream) return fault;
  return with_names(session, command.procedure, command.stream, std::move(fault));
}

}  // namespace caseledger::tools
