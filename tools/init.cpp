// caseledger init DIR: a new data folder with its first facts.
#include <memory>

#include "adapters/forms/json.h"
#include "adapters/keys/officer_key.h"
#include "tools/founding.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, registrar, registrar_key, simulated_from;
  Founding founding;
};

Result<Founding> founding_of(const Request& request) {
  auto founding = request.founding;
  if (!request.simulated_from.empty()) {
    founding.simulated_from = parse_instant(request.simulated_from);
    if (!founding.simulated_from) {
      return fault(
          FaultKind::malformed, "--simulated-clock",
          {request.simulated_from + " 不是时间", request.simulated_from + " is not a time"});
    }
  }
  if (!request.registrar_key.empty()) {
    CL_TRY(const auto key, adapters::read_public_key(request.registrar_key));
    founding.registrar_key = key;
  }
  if (request.registrar.empty()) return founding;
  const auto equals = request.registrar.find('=');
  founding.registrar = request.registrar.substr(0, equals);
  founding.full_name =
      equals == std::string::npos ? founding.registrar : request.registrar.substr(equals + 1);
  return founding;
}

Exit run(const Shell& shell, const Request& request) {
  const auto founding = founding_of(request);
  if (!founding) return shell.fail(founding.error());
  const auto rules = found_ledger(request.folder, *founding);
  if (!rules) return shell.fail(rules.error());
  if (shell.json) {
    auto json = adapters::Json::object();
    json.add("origin", founding->origin).add("ruleset", to_hex(rules->ruleset.digest));
    json.add("calendar", to_hex(rules->calendar.digest));
    shell.print(json);
  } else {
    shell.line(shell.say("已建账 ", "ledger opened ") + founding->origin +
               shell.say("，规则集 ", ", ruleset ") + to_hex(rules->ruleset.digest).substr(0, 16));
  }
  return Exit::ok;
}

}  // namespace

void add_init(Subcommand app, Shell& shell) {
  auto command = app.subcommand("init", {"建账", "a new data folder"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("--origin", request->founding.origin,
                 {"账名", "the ledger's name in checkpoints"});
  command.option("--bureau", request->founding.bureau, {"机关名称", "name of the bureau"});
  command.option("--registrar", request->registrar, {"登记员 ID=姓名", "who enrols the others"});
  command.option("--registrar-key", request->registrar_key,
                 {"登记员公钥；此后人人须本人签名",
                  "the registrar's .pub file: from then on everybody signs"});
  command.option("--simulated-clock", request->simulated_from,
                 {"模拟时钟起点，写入第一条事实", "declared in the first leaf, for ever"});
  command.option("--ruleset", request->founding.rulesets, {"规则文件，先上级后下级", "packs"});
  command.option("--calendar", request->founding.calendars, {"日历文件", "calendar files"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
