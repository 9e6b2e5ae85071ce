// The special members of the set of commands; nothing else, because they alone take the compiler
// half a minute.
#include "statemachines/acts/facts.h"

namespace caseledger {

CommandBody::CommandBody() = default;
CommandBody::CommandBody(const CommandBody&) = default;
CommandBody::CommandBody(CommandBody&&) noexcept = default;
CommandBody& CommandBody::operator=(const CommandBody&) = default;
CommandBody& CommandBody::operator=(CommandBody&&) noexcept = default;
CommandBody::~CommandBody() = default;

bool operator==(const CommandBody& a, const CommandBody& b) {
  return static_cast<const CommandBody::Variant&>(a) == static_cast<const CommandBody::Variant&>(b);
}

}  // namespace caseledger
