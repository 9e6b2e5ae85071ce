// The binary. Everything it does is in the library beside it.
#include <iostream>

#include "tools/shell.h"

int main(int argc, char** argv) {
  return caseledger::tools::run_command_line(argc, argv, std::cout, std::cerr);
}
