// One program of the house from its command line to its exit status, whatever its subcommands are.
#pragma once

#include <iosfwd>

#include "tools/shell.h"

namespace caseledger::tools {

struct Program {
  const char* name;
  Bilingual help;
  void (*add)(Subcommand root, Shell& shell);
};

int run_program(const Program& program, int argc, const char* const* argv, std::ostream& out,
                std::ostream& err);

}  // namespace caseledger::tools
