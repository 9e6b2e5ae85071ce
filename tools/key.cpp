// caseledger key: the log's own keys, and those of officers.
//
//   key new FILE                       a key on an officer's own stick; FILE.pub for the register
//   key show DIR                       the log's keys as C2SP vkeys, for everybody's tools
//   key enrol DIR OFFICER FILE.pub     the register learns an officer's key
//   key revoke DIR OFFICER X           nothing more is signed by it
//   key rotate DIR                     new log keys beside the old: both sign
//   key retire DIR KEY                 an old log key signs no more
#include <memory>
#include <ostream>

#include "adapters/forms/form_reader.h"
#include "adapters/keys/officer_key.h"
#include "adapters/proofs/witness_client.h"
#include "tools/absent.h"
#include "tools/officer_act.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, file, officer, key, reason, from, until;
  bool sm2 = false;
  Signer signer;
};

// --- The log's keys ------------------------------------------------------------------------------

Exit show(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read_facts);
  if (!session) return shell.fail(session.error());
  for (const auto& own : (*session)->engine().bureau().log_keys()) {
    if (!own.is_in_force) continue;
    const ledger::NoteKey key{(*session)->ledger().origin(), ledger::NoteKeyUse::note,
                              ledger::to_public_key(own.key)};
    if (!shell.json) {
      shell.out << to_text(key) << "\n";
      continue;
    }
    auto json = adapters::Json::object();
    json.add("vkey", to_text(key)).add("algorithm", key_of(own.key.algorithm));
    shell.print(json);
  }
  return Exit::ok;
}

/// The checkpoint that stands, signed by every key that this opening found.
Exit sign_anew(const Shell& shell, Session& session) {
  const auto note = session.ledger().checkpoint_note().and_then(ledger::parse_note);
  if (!note) return shell.fail(note.error());
  const auto signed_now = session.keys().sealer()(note->text).and_then(ledger::parse_note);
  if (!signed_now) return shell.fail(signed_now.error());
  const auto both = adapters::with_lines(*note, signed_now->signatures);
  const auto kept = session.ledger().replace_checkpoint_note(to_text(both));
  return kept ? Exit::ok : shell.fail(kept.error());
}

/// The key first, in a file that signs nothing until the next opening; then the leaf that names it.
/// A crash in between leaves a key that the register does not know, and it is not used.
Exit adopt_new_keys(const Shell& shell, const Request& request) {
  return in_session(shell, request.folder, Mode::mend, [&](Session& session) {
    for (const auto algorithm : {KeyAlgorithm::ed25519, KeyAlgorithm::sm2}) {
      const auto key = session.keys().make_log_key(algorithm);
      if (!key) return shell.fail(key.error());
      OfficerAct act;
      act.body = AdoptLogKey{ledger::to_verify_key(*key)};
      const auto exit = perform(shell, session, request.signer, act);
      if (exit == Exit::ok) continue;
      const auto removed = session.keys().remove_log_key(*key);
      return removed ? exit : shell.fail(removed.error());
    }
    return Exit::ok;
  });
}

Exit rotate(const Shell& shell, const Request& request) {
  const auto exit = adopt_new_keys(shell, request);
  if (exit != Exit::ok) return exit;
  return in_session(shell, request.folder, Mode::mend,
                    [&](Session& session) { return sign_anew(shell, session); });
}

Exit retire(const Shell& shell, const Request& request) {
  const auto key = ledger::parse_note_key(request.key);
  if (!key) {
    return shell.fail(key.error().within("KEY: " + adapters::as_shown(request.key)));
  }
  return in_session(shell, request.folder, Mode::mend, [&](Session& session) {
    OfficerAct act;
    act.body = RetireLogKey{ledger::to_verify_key(key->key).x, said(request.reason)};
    act.contents = {{"reason", request.reason}};
    const auto exit = perform(shell, session, request.signer, act);
    if (exit != Exit::ok) return exit;
    const auto removed = session.keys().remove_log_key(key->key);
    return removed ? exit : shell.fail(removed.error());
  });
}

// --- Officers' keys ------------------------------------------------------------------------------

Exit make(const Shell& shell, const Request& request) {
  const auto algorithm = request.sm2 ? KeyAlgorithm::sm2 : KeyAlgorithm::ed25519;
  const auto made = adapters::make_officer_key(request.file, algorithm);
  if (!made) return shell.fail(made.error());
  if (shell.json) {
    shell.out << adapters::print_key(*made) << "\n";
  } else {
    shell.line(shell.say("已生成密钥 ", "key made: ") + request.file +
               shell.say("，公钥 ", ", public half ") + request.file + ".pub");
    shell.line("x " + to_hex(made->x));
  }
  return Exit::ok;
}

Result<Day> day_of(const char* option, const std::string& text) {
  adapters::FormReader reader;
  Day day;
  reader.read(adapters::Json::text(text), adapters::Place(option), day);
  if (reader.failed()) return tl::unexpected(reader.error());
  return day;
}

Exit enrol(const Shell& shell, const Request& request) {
  const auto key = adapters::read_public_key(request.file);
  if (!key) return shell.fail(key.error());
  const auto from = day_of("--from", request.from);
  const auto until = day_of("--until", request.until);
  if (!from) return shell.fail(from.error());
  if (!until) return shell.fail(until.error());
  return in_session(shell, request.folder, Mode::write, [&](Session& session) {
    if (const auto known = must_know_officer(session, request.officer, "OFFICER"); !known) {
      return shell.fail(known.error());
    }
    OfficerAct act;
    act.body = EnrolKey{request.officer, *key, *from, *until};
    return perform(shell, session, request.signer, act);
  });
}

Exit revoke(const Shell& shell, const Request& request) {
  const auto x = parse_digest(request.key);
  if (!x) {
    return shell.fail({FaultKind::malformed, request.key, {"应为公钥的 x", "must be the key's x"}});
  }
  return in_session(shell, request.folder, Mode::write, [&](Session& session) {
    if (const auto known = must_know_officer(session, request.officer, "OFFICER"); !known) {
      return shell.fail(known.error());
    }
    OfficerAct act;
    act.body = RevokeKey{request.officer, *x, said(request.reason)};
    act.contents = {{"reason", request.reason}};
    return perform(shell, session, request.signer, act);
  });
}

class KeyCommands {
 public:
  KeyCommands(Subcommand command, Shell& shell)
      : command_(command), shell_(shell), request_(std::make_shared<Request>()) {}

  Subcommand add(const char* name, const Bilingual& what,
                 Exit (*run)(const Shell&, const Request&)) {
    auto one = command_.subcommand(name, what);
    one.callback([&shell = shell_, request = request_, run] { shell.exit = run(shell, *request); });
    return one;
  }
  /// One that acts in a data folder.
  Subcommand add_act(const char* name, const Bilingual& what,
                     Exit (*run)(const Shell&, const Request&)) {
    auto one = add(name, what, run);
    one.option("DIR", request_->folder, {"数据目录", "data folder"}).required();
    add_signer(one, request_->signer);
    return one;
  }
  Request& request() { return *request_; }

 private:
  Subcommand command_;
  Shell& shell_;
  std::shared_ptr<Request> request_;
};

void add_officer_keys(KeyCommands& commands) {
  auto& request = commands.request();
  auto made = commands.add(
      "new", {"为人员生成密钥，口令取自 CASELEDGER_KEY_PASSPHRASE", "a key for an officer"}, make);
  made.option("FILE", request.file, {"私钥文件；公钥写入 FILE.pub", "private key"}).required();
  made.flag("--sm2", request.sm2, {"国密 SM2，否则 Ed25519", "SM2 instead of Ed25519"});
  auto enrolled = commands.add_act("enrol", {"登记人员密钥", "enrol an officer's key"}, enrol);
  enrolled.option("OFFICER", request.officer, {"人员编号", "officer"}).required();
  enrolled.option("FILE", request.file, {"公钥文件", "the .pub file"}).required();
  enrolled.option("--from", request.from, {"起", "from 2021-09-15"}).required();
  enrolled.option("--until", request.until, {"止", "until"}).required();
  auto revoked = commands.add_act("revoke", {"注销人员密钥", "revoke an officer's key"}, revoke);
  revoked.option("OFFICER", request.officer, {"人员编号", "officer"}).required();
  revoked.option("X", request.key, {"公钥的 x", "x of the key"}).required();
  revoked.option("--reason", request.reason, {"理由", "why"}).required();
}

}  // namespace

void add_key(Subcommand app, Shell& shell) {
  auto command = app.subcommand("key", {"密钥", "keys of the ledger and of officers"});
  command.needs_subcommand();
  KeyCommands commands(command, shell);
  auto& request = commands.request();
  add_officer_keys(commands);
  commands.add("show", {"账本公钥（vkey）", "the log's public keys"}, show)
      .option("DIR", request.folder, {"数据目录", "data folder"})
      .required();
  commands.add_act("rotate", {"启用新的账本密钥，新旧并签", "new log keys beside the old"}, rotate);
  auto old =
      commands.add_act("retire", {"停用旧的账本密钥", "an old log key signs no more"}, retire);
  old.option("KEY", request.key, {"key show 所列的一行", "as key show prints it"}).required();
  old.option("--reason", request.reason, {"理由", "why"}).required();
}

}  // namespace caseledger::tools
