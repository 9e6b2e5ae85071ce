// The command line itself (CLI11) and the language of the caller.
#include "tools/shell.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <new>
#include <ostream>
#include <system_error>

#include "adapters/forms/json.h"
#include "adapters/language/messages.h"

namespace caseledger::tools {
namespace {

adapters::Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return adapters::parse_language(value).value_or(adapters::Language::zh);
  }
  return adapters::Language::zh;
}

void add_all(CLI::App& app, Shell& shell) {
  add_init(app, shell);
  add_submit(app, shell);
  add_case(app, shell);
  add_cases(app, shell);
  add_worklist(app, shell);
  add_deadlines(app, shell);
  add_tick(app, shell);
  add_verify(app, shell);
  add_checkpoint(app, shell);
  add_prove(app, shell);
  add_witness(app, shell);
  add_timestamp(app, shell);
  add_key(app, shell);
  add_sign(app, shell);
  add_disclose(app, shell);
  add_vault(app, shell);
  add_backup(app, shell);
  add_rebuild(app, shell);
  add_export(app, shell);
  add_ruleset(app, shell);
  add_calendar(app, shell);
  add_law(app, shell);
  add_bench(app, shell);
}

/// The command that was called, as far as it was understood: "caseledger case".
void called(const CLI::App& app, std::string& path) {
  path += (path.empty() ? "" : " ") + app.get_name();
  const auto subcommands = app.get_subcommands();
  if (!subcommands.empty()) called(*subcommands.front(), path);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

Fault wrong(const std::string& text) { return {FaultKind::malformed, text}; }

/// "DIR is required", "--match: 1 required TEXT missing".
std::string name_in(const std::string& what) { return what.substr(0, what.find_first_of(": ")); }

Fault lacks(const CLI::App& root, const std::string& path, const std::string& what) {
  const auto choice = what.find('[');
  if (choice != what.npos) {
    const auto options = what.substr(choice, what.find(']') + 1 - choice);
    return wrong(path + ": 须写明且只写明其中一项 " + options + " — exactly one is required of " +
                 options);
  }
  if (what != CLI::RequiredError::Subcommand(1).what()) {
    return wrong(path + ": " + name_in(what) + " 未写明 — is required");
  }
  const auto help = path + " --help";
  if (const auto extra = root.remaining(true); !extra.empty()) {
    return wrong(extra.front() + ": 没有这个命令，见 " + help +
                 " — there is no such command, see " + help);
  }
  return wrong(path + ": 须写明命令，见 " + help + " — a command is required, see " + help);
}

/// "N: Value 99999 not in range 0 to 10000", "--lang: xx not in {zh,en}".
Fault not_allowed(const std::string& what) {
  constexpr std::string_view kNotIn = " not in ", kRange = "range ", kTo = " to ";
  const auto at = what.find(kNotIn);
  if (at == what.npos) return wrong(what);  // a check of our own, in both languages
  const auto begin = what.rfind(' ', at - 1) + 1;
  auto allowed = what.substr(at + kNotIn.size());
  if (allowed.starts_with(kRange)) {
    allowed.erase(0, kRange.size()).replace(allowed.find(kTo), kTo.size(), "–");
  }
  return wrong(name_in(what) + ": " + what.substr(begin, at - begin) + " 不在允许之列（" + allowed +
               "） — is not allowed (" + allowed + ")");
}

/// CLI11 speaks English only; what it finds is said here in both languages, by name.
Fault wrong_call(const CLI::App& root, const CLI::ParseError& error) {
  std::string path;
  called(root, path);
  const std::string what = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return lacks(root, path, what);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    return wrong(path + ": " + joined(root.remaining(true)) + " 是多余的 — was not expected");
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return wrong(name_in(what) + ": 缺少内容 — its value is missing");
  }
  return not_allowed(what);
}

}  // namespace

Exit exit_of(const Fault& fault) {
  const bool is_callers = fault.kind == FaultKind::malformed || fault.kind == FaultKind::conflict;
  return is_callers ? Exit::usage : Exit::fault;
}

void Shell::print(const adapters::Json& line) const { out << adapters::print_json(line) << "\n"; }

Exit Shell::fail(const Fault& fault) const {
  err << adapters::fault_message(fault, language) << "\n";
  return exit_of(fault);
}

int run_command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  Shell shell{out, err, language_of_environment()};
  CLI::App app(
      "案链：行政执法案件与防篡改审计账 — cases under the law, in a ledger nobody can alter",
      "caseledger");
  app.require_subcommand(1);
  app.fallthrough();
  app.add_flag("--json", shell.json, "机器可读输出 — print JSON");
  app.add_option_function<std::string>(
         "--lang",
         [&shell](const std::string& name) { shell.language = *adapters::parse_language(name); },
         "语言 zh 或 en — language")
      ->check(CLI::IsMember({"zh", "en"}))
      ->trigger_on_parse();  // what is wrong further on is said in it
  add_all(app, shell);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::Success)) {
      return static_cast<int>(shell.fail(wrong_call(app, error)));
    }
    app.exit(error, out, err);
    return static_cast<int>(Exit::ok);
  } catch (const std::bad_alloc&) {
    shell.exit = shell.fail({FaultKind::unavailable, "内存不足 — out of memory"});
  } catch (const std::system_error& error) {
    shell.exit = shell.fail(
        {FaultKind::unavailable, "系统不肯给出资源（" + std::string(error.what()) +
                                     "） — the system refused a resource (" + error.what() + ")"});
  }
  return static_cast<int>(shell.exit);
}

}  // namespace caseledger::tools
