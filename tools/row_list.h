// How a list of the read models is asked for and printed: for people as a table, for programs with
// --json as one line for each row.
#pragma once

#include "adapters/forms/case_json.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {

/// What a list is asked of; valid during the call.
struct Asked {
  const projections::Queries& queries;
  Day today;
  const Ruleset& ruleset;  ///< in force now
};

/// `ask` answers a Result of rows to an Asked; `print` gets the Asked and the rows.
template <class Ask, class Print>
Exit list_rows(const Shell& shell, const std::string& folder, const Ask& ask, const Print& print) {
  const auto session = Session::open(folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto queries = (*session)->queries();
  if (!queries) return shell.fail(queries.error());
  const auto today = (*session)->today();
  if (!today) return shell.fail(today.error());
  const Asked asked{**queries, *today, (*session)->engine().ruleset()};
  const auto rows = ask(asked);
  if (!rows) return shell.fail(rows.error());
  if (shell.json) {
    for (const auto& row : *rows) shell.print(adapters::json_of(row));
  } else {
    print(asked, *rows);
  }
  return Exit::ok;
}

}  // namespace caseledger::tools
