// caseledger sign FILE: an officer signs commands with their own key, on any machine; what comes out
// is submitted by anybody. Lines keep their order.
#include <iostream>
#include <memory>

#include "adapters/forms/command_json.h"
#include "adapters/keys/officer_key.h"
#include "adapters/keys/random.h"
#include "engine/act_signature.h"
#include "ledger/tree/checkpoint.h"
#include "tools/named_file.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string file, origin, key_file;
};

Exit sign_all(const Shell& shell, const Request& request, std::istream& in) {
  const auto key = adapters::open_officer_key(request.key_file);
  if (!key) return shell.fail(key.error());
  std::string text;
  for (std::size_t number = 1; std::getline(in, text); ++number) {
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto command = adapters::parse_command(text);
    if (!command) {
      shell.err << shell.say("第", "line ") << number << shell.say("行 ", " ");
      return shell.fail(command.error());
    }
    engine::sign(*command, request.origin, *key, adapters::system_random());
    shell.out << adapters::print_command(*command) << "\n";
  }
  return Exit::ok;
}

/// A signature for a name that no ledger can have would be turned away everywhere.
Result<void> check_origin(const std::string& origin) {
  if (ledger::is_origin(origin)) return {};
  return fault(FaultKind::malformed, "--origin",
               {"账名不得为空，不得含空格、控制符或加号",
                "must be a name without blanks, control characters or '+'"});
}

Exit run(const Shell& shell, const Request& request) {
  if (const auto named = check_origin(request.origin); !named) return shell.fail(named.error());
  if (request.file == "-") return sign_all(shell, request, std::cin);
  auto in = open_named_file(request.file);
  return in ? sign_all(shell, request, *in) : shell.fail(in.error());
}

}  // namespace

void add_sign(Subcommand app, Shell& shell) {
  auto command = app.subcommand("sign", "本人签名 — an officer signs commands");
  const auto request = std::make_shared<Request>();
  command.option("FILE", request->file, "JSON Lines 文件，- 为标准输入 — file or -").required();
  command.option("--origin", request->origin, "账名 — name of the ledger").required();
  command.option("--key", request->key_file, "本人私钥文件 — private key").required();
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
