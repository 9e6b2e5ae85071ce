// The schema of leaves as the files of this folder have it: wire.capnp and its parts, printed from
// the descriptions of acts, parts and vocabularies. The files are what the build compiles and what
// a stranger reads; a test holds them equal to this print.
#pragma once

#include <string>
#include <vector>

namespace caseledger::ledger {

struct SchemaFile {
  std::string name;  ///< "wire_case.capnp"
  std::string text;
};

std::vector<SchemaFile> print_schema();

}  // namespace caseledger::ledger
