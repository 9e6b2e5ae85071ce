#include "tools/officer_act.h"

#include <ostream>

#include "adapters/clock.h"
#include "adapters/forms/answer_json.h"
#include "adapters/forms/form_reader.h"
#include "adapters/forms/uuid.h"
#include "adapters/keys/officer_key.h"
#include "adapters/keys/random.h"
#include "adapters/language/messages.h"
#include "engine/act_signature.h"
#include "statemachines/words/utf8.h"
#include "tools/absent.h"

namespace caseledger::tools {

void catch_up(const Shell& shell, Session& session) {
  const auto caught_up = session.is_writer() ? session.catch_up() : Result<void>();
  if (caught_up) return;
  shell.note(shell.say("提示：查询表未能更新，下次查询时再更新：",
                       "hint: the read models are behind, the next query catches them up: ") +
             caught_up.error().sentence().in(shell.language));
}

Exit close(const Shell& shell, Session& session, Exit exit) {
  catch_up(shell, session);
  const auto closed = session.close();
  return closed ? exit : shell.fail(closed.error());
}

Exit in_session(const Shell& shell, const std::filesystem::path& folder, Mode mode,
                const std::function<Exit(Session&)>& act) {
  const auto session = Session::open(folder, mode, shell.wait_seconds);
  if (!session) return shell.fail(session.error());
  return close(shell, **session, act(**session));
}

void add_signer(Subcommand command, Signer& signer) {
  command.option("--actor", signer.actor, {"经办人编号", "who does it"}).required();
  command.option("--key", signer.key_file,
                 {"本人私钥文件", "the officer's own key, where acts are signed"});
}

Result<void> check_id(std::string_view option, const std::string& id) {
  if (!code_points(id)) {
    return fault(FaultKind::malformed, std::string(option), {"不是有效的 UTF-8", "is not UTF-8"});
  }
  adapters::FormReader reader;
  Id taken;
  reader.read(adapters::Json::text(id), adapters::Place(option), taken);
  if (!reader.failed()) return {};
  return tl::unexpected(reader.error());
}

Said said(const std::string& words) { return {code_points(words).value_or(0)}; }

Result<engine::Command> command_of(Session& session, const Signer& signer, const OfficerAct& act) {
  CL_TRY(const auto last, session.last_recorded());
  const auto now = session.is_simulated() ? last : adapters::system_clock()();
  engine::Command command;
  command.command_id = adapters::uuid_v7(adapters::system_clock()(), adapters::system_random());
  command.procedure = act.procedure;
  command.stream = act.stream;
  command.actor = signer.actor;
  command.capacity = act.capacity;
  command.occurred_at = now;
  command.body = act.body;
  command.contents = act.contents;
  if (signer.key_file.empty()) return command;
  CL_TRY(const auto key, adapters::open_officer_key(signer.key_file));
  engine::sign(command, session.ledger().origin(), key, adapters::system_random());
  return command;
}

Exit perform(const Shell& shell, Session& session, const engine::Command& command) {
  const auto answer = std::move(session.engine().handle({&command, 1}).front());
  if (!answer) return shell.fail(with_nearest(session, command, answer.error()));
  const auto& rules = session.engine().ruleset();
  shell.out << (shell.json ? adapters::answer_json(command, answer, rules, shell.language)
                           : adapters::answer_message(command, answer, rules, shell.language))
            << "\n";
  return std::holds_alternative<engine::Declined>(*answer) ? Exit::refused : Exit::ok;
}

Exit perform(const Shell& shell, Session& session, const Signer& signer, const OfficerAct& act) {
  const auto command = command_of(session, signer, act);
  return command ? perform(shell, session, *command) : shell.fail(command.error());
}

Exit perform_with_rules(const Shell& shell, const std::filesystem::path& folder,
                        const std::vector<std::string>& rule_texts, const Signer& signer,
                        CommandBody body) {
  return in_session(shell, folder, Mode::write, [&](Session& session) {
    for (const auto& text : rule_texts) {
      const auto kept = session.folder().keep_rules(text);
      if (!kept) return shell.fail(kept.error());
    }
    OfficerAct act;
    act.body = std::move(body);
    return perform(shell, session, signer, act);
  });
}

}  // namespace caseledger::tools
