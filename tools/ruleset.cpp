// caseledger ruleset check FILE…: reads packs as the engine would and says what they make together.
// caseledger ruleset activate DIR FILE…: puts them in force, as a fact.
// caseledger ruleset list|show|diff: ruleset_history.h.
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "tools/officer_act.h"
#include "tools/rule_files.h"
#include "tools/rules_kept.h"
#include "tools/ruleset_history.h"

namespace caseledger::tools {
namespace {

Exit check(const Shell& shell, const std::vector<std::string>& files) {
  const auto ruleset = read_ruleset(files);
  if (!ruleset) return shell.fail(ruleset.error());
  if (shell.json) {
    auto json = adapters::Json::object();
    json.add("digest", to_hex(ruleset->digest));
    json.add("articles", adapters::Json::number(ruleset->articles.size()));
    json.add("clocks", adapters::Json::number(ruleset->clocks.size()));
    json.add("rulings", adapters::Json::number(ruleset->rulings.size()));
    shell.print(json);
    return Exit::ok;
  }
  shell.out << shell.say("规则集可用 ", "ruleset ok ") << to_hex(ruleset->digest) << "\n"
            << shell.say("条款 ", "articles ") << ruleset->articles.size()
            << shell.say("，期限 ", ", clocks ") << ruleset->clocks.size()
            << shell.say("，解释 ", ", rulings ") << ruleset->rulings.size() << "\n";
  return Exit::ok;
}

struct Activation {
  std::string folder;
  std::vector<std::string> files;
  Signer signer;
};

Result<std::optional<RulesActivated>> since_when(const std::string& folder, const Digest& digest) {
  CL_TRY(const auto session, Session::open(folder, Mode::read_facts));
  CL_TRY(const auto all, rules_activated(*session));
  return in_force_already(all, digest);
}

Exit activate(const Shell& shell, const Activation& asked) {
  const auto packs = read_packs(asked.files);
  if (!packs) return shell.fail(packs.error());
  const auto since = since_when(asked.folder, packs->digest);
  if (!since) return shell.fail(since.error());
  if (*since) return say_in_force_already(shell, **since);
  return perform_with_rules(shell, asked.folder, packs->texts, asked.signer,
                            ActivateRuleset{packs->digest, packs->files});
}

}  // namespace

void add_ruleset(Subcommand app, Shell& shell) {
  auto ruleset = app.subcommand("ruleset", {"规则集", "rulesets"});
  ruleset.needs_subcommand();
  auto check_files = ruleset.subcommand("check", {"检查规则文件", "check packs"});
  const auto files = std::make_shared<std::vector<std::string>>();
  check_files.option("FILE", *files, {"规则文件，先上级后下级；不写则为随附规则", "packs"});
  check_files.callback([&shell, files] { shell.exit = check(shell, *files); });

  auto put_in_force = ruleset.subcommand("activate", {"启用规则集", "put packs in force"});
  const auto asked = std::make_shared<Activation>();
  put_in_force.option("DIR", asked->folder, {"数据目录", "data folder"}).required();
  put_in_force.option("FILE", asked->files, {"规则文件，先上级后下级", "packs"}).required();
  add_signer(put_in_force, asked->signer);
  put_in_force.callback([&shell, asked] { shell.exit = activate(shell, *asked); });
  add_ruleset_history(ruleset, shell);
}

}  // namespace caseledger::tools
