// caseledger vault get DIR --case ID WHAT OUT: one document of a case, written out, whether it was
// given as a file or as a text in an act; or the words of one field.
#pragma once

#include "statemachines/words/values.h"
#include "tools/shell.h"

namespace caseledger::tools {

void add_vault_get(Subcommand vault, Shell& shell);

/// What a fact says of a text.
Document document_of(std::string_view text);
/// Two digests and a size; as JSON it is what a command takes.
void print_document(const Shell& shell, const Document& document);
/// --case, which may not be empty.
void add_case_option(Subcommand command, std::string& stream);

}  // namespace caseledger::tools
