// LAW.md is what the program prints of its tables, with the acts called as people call them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "statemachines/law_print.h"

namespace caseledger::adapters {
namespace {

constexpr const char* kPage = CL_SOURCE_DIR "/statemachines/LAW.md";

std::string page() {
  std::ifstream file(kPage, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string print() { return print_law(); }

// CL_REWRITE=1 writes the page anew; the next run compares.
TEST(LawPage, IsThePrint) {
  if (std::getenv("CL_REWRITE") != nullptr) std::ofstream(kPage, std::ios::binary) << print();
  EXPECT_TRUE(page() == print()) << "caseledger law print > statemachines/LAW.md";
}

}  // namespace
}  // namespace caseledger::adapters
