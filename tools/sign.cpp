// caseledger sign FILE: an officer signs commands with their own key, on any machine; what comes
// out is submitted by anybody. Lines keep their order.
#include <memory>
#include <ostream>

#include "adapters/forms/command_json.h"
#include "adapters/keys/officer_key.h"
#include "adapters/keys/random.h"
#include "engine/act_signature.h"
#include "engine/clean_words.h"
#include "tools/named_file.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string file, origin, key_file;
};

Result<void> sign_line(const Shell& shell, const Request& request, const ledger::SigningKey& key,
                       std::string_view line) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return {};
  CL_TRY(auto command, adapters::parse_command(line));
  engine::sign(command, request.origin, key, adapters::system_random());
  shell.out << adapters::print_command(command) << "\n";
  return {};
}

Exit sign_all(const Shell& shell, const Request& request, NamedLines lines) {
  const auto key = adapters::open_officer_key(request.key_file);
  if (!key) return shell.fail(key.error());
  for (;;) {
    const auto line = lines.next();
    if (!line) return shell.fail(line.error());
    if (!*line) return Exit::ok;
    if (const auto done = sign_line(shell, request, *key, **line); !done) {
      shell.err << shell.say("第", "line ") << lines.number() << shell.say("行 ", " ");
      return shell.fail(done.error());
    }
  }
}

/// A signature for a name that no ledger can have would be turned away everywhere.
Result<void> check_origin(const std::string& origin) {
  auto wrong = engine::wrong_with_origin(origin);
  if (!wrong) return {};
  return fault(FaultKind::malformed, "--origin", std::move(*wrong));
}

Exit run(const Shell& shell, const Request& request) {
  if (const auto named = check_origin(request.origin); !named) return shell.fail(named.error());
  auto lines = NamedLines::open(request.file);
  return lines ? sign_all(shell, request, std::move(*lines)) : shell.fail(lines.error());
}

}  // namespace

void add_sign(Subcommand app, Shell& shell) {
  auto command = app.subcommand("sign", {"本人签名", "an officer signs commands"});
  const auto request = std::make_shared<Request>();
  command.option("FILE", request->file, {"JSON Lines 文件，- 为标准输入", "file or -"}).required();
  command.option("--origin", request->origin, {"账名", "name of the ledger"}).required();
  command.option("--key", request->key_file, {"本人私钥文件", "private key"}).required();
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
