// What every subcommand shares: where it prints, in which language, as text or as JSON, and how
// its end becomes the exit status that scripts rely on.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "adapters/language/language.h"
#include "ledger/base/fault.h"
#include "tools/command_line.h"

namespace caseledger::adapters {
struct Json;
}

namespace caseledger::tools {

/// The documented exit statuses.
enum class Exit : int {
  ok = 0,
  refused = 1,     ///< the law said no, at least once
  usage = 2,       ///< wrong call or malformed input; nothing was written for it
  fault = 3,       ///< the world failed: disk, lock, damaged file
  unverified = 4,  ///< verification found something
  absent = 5,      ///< no such case, item or officer; nothing was written for it
};

/// Of two, the one that says more of what has to be done: a world that failed before a wrong call,
/// that before a name that nobody bears, that before a refusal.
Exit worse_of(Exit a, Exit b);

struct Shell {
  std::ostream& out;
  std::ostream& err;
  Language language = Language::zh;
  bool json = false;
  Exit exit = Exit::ok;
  std::int32_t wait_seconds = 10;  ///< for another process that writes

  bool zh() const { return language == Language::zh; }
  /// The one that fits the user.
  const std::string& say(const std::string& chinese, const std::string& english) const {
    return zh() ? chinese : english;
  }
  /// One line of text on the output, or on the error stream. Whatever words are in it, it stays one
  /// line, and what cannot be seen is shown as a sign (engine/characters.h).
  void line(std::string_view text) const;
  void note(std::string_view text) const;
  /// One line of JSON on the output.
  void print(const adapters::Json& json) const;
  /// Prints a fault on the error stream and answers with its exit status.
  Exit fail(const Fault& fault) const;
};

/// malformed and conflict are the caller's; a name that nobody bears has its own; the rest is the
/// world's.
Exit exit_of(const Fault& fault);

/// Runs the whole command line; what main() calls and what the tests call.
int run_command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

// One per subcommand, in the order of the design; each in the file of its name, or of what it
// belongs to (tools/README.md).
void add_init(Subcommand app, Shell& shell);
void add_submit(Subcommand app, Shell& shell);
void add_case(Subcommand app, Shell& shell);
void add_cases(Subcommand app, Shell& shell);
void add_worklist(Subcommand app, Shell& shell);
void add_deadlines(Subcommand app, Shell& shell);
void add_refusals(Subcommand app, Shell& shell);
void add_irregularities(Subcommand app, Shell& shell);
void add_report(Subcommand app, Shell& shell);
void add_why(Subcommand app, Shell& shell);
void add_tick(Subcommand app, Shell& shell);
void add_verify(Subcommand app, Shell& shell);
void add_log(Subcommand app, Shell& shell);
void add_checkpoint(Subcommand app, Shell& shell);
void add_prove(Subcommand app, Shell& shell);
void add_witness(Subcommand app, Shell& shell);
void add_timestamp(Subcommand app, Shell& shell);
void add_key(Subcommand app, Shell& shell);
void add_sign(Subcommand app, Shell& shell);
void add_disclose(Subcommand app, Shell& shell);
void add_vault(Subcommand app, Shell& shell);
void add_backup(Subcommand app, Shell& shell);
void add_rebuild(Subcommand app, Shell& shell);
void add_export(Subcommand app, Shell& shell);
void add_ruleset(Subcommand app, Shell& shell);
void add_calendar(Subcommand app, Shell& shell);
void add_law(Subcommand app, Shell& shell);
void add_bench(Subcommand app, Shell& shell);

}  // namespace caseledger::tools
