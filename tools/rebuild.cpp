// caseledger rebuild DIR: throws the read models away and makes them anew from position 0.
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "projections/runner.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

Exit run(const Shell& shell, const std::string& folder) {
  const auto session = Session::open(folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto models = projections::ReadModels::open(std::filesystem::path(folder));
  if (!models) return shell.fail(models.error());
  const projections::LedgerSource source((*session)->ledger());
  const auto applied = projections::rebuild(source, **models);
  if (!applied) return shell.fail(applied.error());
  const auto digest = (*models)->content_digest();
  if (!digest) return shell.fail(digest.error());
  if (shell.json) {
    auto json = adapters::Json::object();
    json.add("leaves", adapters::Json::number(*applied)).add("digest", to_hex(*digest));
    shell.print(json);
  } else {
    shell.out << shell.say("已由", "rebuilt from ") << *applied
              << shell.say("条事实重建，内容摘要 ", " leaves, content ") << to_hex(*digest) << "\n";
  }
  return Exit::ok;
}

}  // namespace

void add_rebuild(Subcommand app, Shell& shell) {
  auto command = app.subcommand("rebuild", {"重建查询表", "make the read models anew"});
  const auto folder = std::make_shared<std::string>();
  command.option("DIR", *folder, {"数据目录", "data folder"}).required();
  command.callback([&shell, folder] { shell.exit = run(shell, *folder); });
}

}  // namespace caseledger::tools
