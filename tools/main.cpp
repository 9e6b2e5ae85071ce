// The binary. Everything it does is in the library beside it.
#include <csignal>
#include <iostream>

#include "tools/shell.h"

int main(int argc, char** argv) {
  // A file that may not grow is to us a full disk, which the write itself says; it is no reason to
  // die without a word.
  std::signal(SIGXFSZ, SIG_IGN);
  return caseledger::tools::run_command_line(argc, argv, std::cout, std::cerr);
}
