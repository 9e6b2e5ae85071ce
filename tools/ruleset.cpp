// caseledger ruleset check FILE…: reads packs as the engine would and says what they make together.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "tools/rule_files.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

Exit check(const Shell& shell, const std::vector<std::string>& files) {
  const auto ruleset = read_ruleset(files);
  if (!ruleset) return shell.fail(ruleset.error());
  if (shell.json) {
    shell.out << R"({"digest":")" << to_hex(ruleset->digest) << R"(","articles":)"
              << ruleset->articles.size() << R"(,"clocks":)" << ruleset->clocks.size()
              << R"(,"rulings":)" << ruleset->rulings.size() << "}\n";
    return Exit::ok;
  }
  shell.out << shell.say("规则集可用 ", "ruleset ok ") << to_hex(ruleset->digest) << "\n"
            << shell.say("条款 ", "articles ") << ruleset->articles.size()
            << shell.say("，期限 ", ", clocks ") << ruleset->clocks.size()
            << shell.say("，解释 ", ", rulings ") << ruleset->rulings.size() << "\n";
  return Exit::ok;
}

}  // namespace

void add_ruleset(CLI::App& app, Shell& shell) {
  auto* ruleset = app.add_subcommand("ruleset", "规则集 — rulesets");
  ruleset->require_subcommand(1);
  auto* check_files = ruleset->add_subcommand("check", "检查规则文件 — check packs");
  const auto files = std::make_shared<std::vector<std::string>>();
  check_files->add_option("FILE", *files, "规则文件，先上级后下级；不写则为随附规则 — packs");
  check_files->callback([&shell, files] { shell.exit = check(shell, *files); });
}

}  // namespace caseledger::tools
