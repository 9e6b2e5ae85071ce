// The root of the command line, the language of the caller, and how a shell prints.
#include "tools/program.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <ostream>
#include <system_error>

#include "adapters/forms/json.h"
#include "adapters/language/messages.h"
#include "engine/characters.h"

namespace caseledger::tools {
namespace {

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return adapters::parse_language(value).value_or(Language::zh);
  }
  return Language::zh;
}

/// A product that could not be written is none, whatever else was done.
void check_was_written(Shell& shell) {
  shell.err.flush();
  if (!shell.out.flush()) {
    const auto exit = shell.fail({FaultKind::unavailable,
                                  "",
                                  {"标准输出无法写完，所印内容不完整",
                                   "the standard output could not be written to its end"}});
    shell.exit = worse_of(shell.exit, exit);
  }
  if (!shell.err) shell.exit = worse_of(shell.exit, Exit::fault);
}

}  // namespace

Exit worse_of(Exit a, Exit b) {
  constexpr Exit kOrder[] = {Exit::ok,    Exit::refused, Exit::absent,
                             Exit::usage, Exit::fault,   Exit::unverified};
  return *std::max(std::ranges::find(kOrder, a), std::ranges::find(kOrder, b));
}

Exit exit_of(const Fault& fault) {
  if (fault.kind == FaultKind::absent) return Exit::absent;
  const bool is_callers = fault.kind == FaultKind::malformed || fault.kind == FaultKind::conflict;
  return is_callers ? Exit::usage : Exit::fault;
}

void Shell::line(std::string_view text) const { out << engine::in_one_line(text) << "\n"; }
void Shell::note(std::string_view text) const { err << engine::in_one_line(text) << "\n"; }

void Shell::print(const adapters::Json& line) const { out << adapters::print_json(line) << "\n"; }

Exit Shell::fail(const Fault& fault) const {
  err << adapters::fault_message(fault, language) << "\n";
  return exit_of(fault);
}

int run_program(const Program& program, int argc, const char* const* argv, std::ostream& out,
                std::ostream& err) {
  Shell shell{out, err, language_of_environment()};
  CommandLine line(program.name, program.help);
  auto root = line.root();
  root.flag("--json", shell.json, {"机器可读输出", "print JSON"});
  root.option_taken(
          "--lang",
          [&shell](const std::string& name) { shell.language = *adapters::parse_language(name); },
          {"语言 zh 或 en", "language"})
      .one_of({"zh", "en"})
      .at_once();  // what is wrong further on is said in it
  program.add(root, shell);
  try {
    if (const auto ran = line.run(argc, argv, out, shell.language); !ran)
      shell.exit = shell.fail(ran.error());
  } catch (const std::bad_alloc&) {
    shell.exit = shell.fail({FaultKind::unavailable, "", {"内存不足", "out of memory"}});
  } catch (const std::system_error& error) {
    shell.exit =
        shell.fail({FaultKind::unavailable,
                    "",
                    {"系统不肯给出资源（" + std::string(error.what()) + "）",
                     "the system refused a resource (" + std::string(error.what()) + ")"}});
  }
  check_was_written(shell);
  return static_cast<int>(shell.exit);
}

}  // namespace caseledger::tools
