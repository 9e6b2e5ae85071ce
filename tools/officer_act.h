// An act of one officer, asked from the command line: the subcommands that do more than read say
// who does it, in which capacity, and sign it where the ledger asks for that.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {

/// Where the session wrote, the read models are caught up. If they cannot be, that is said and no
/// more: what was written is written.
void catch_up(const Shell& shell, Session& session);
/// The clean end of a session, after catch_up().
Exit close(const Shell& shell, Session& session, Exit exit);

/// Opens the folder, does, closes.
Exit in_session(const Shell& shell, const std::filesystem::path& folder, Mode mode,
                const std::function<Exit(Session&)>& act);

struct Signer {
  std::string actor;
  std::string key_file;  ///< with which the act is signed; empty: it is not
};
/// --actor and --key.
void add_signer(Subcommand command, Signer& signer);

struct OfficerAct {
  Procedure procedure = Procedure::bureau;
  Id stream = Id(kBureauStream);
  Capacity capacity = Capacity::registrar;
  CommandBody body;
  std::vector<Content> contents;
};

/// The command as it is now, signed where the signer has a key. On a simulated clock it happens at
/// the moment of the last fact.
Result<engine::Command> command_of(Session& session, const Signer& signer, const OfficerAct& act);
/// Asks it, prints receipt or refusal, and answers with the exit status.
Exit perform(const Shell& shell, Session& session, const engine::Command& command);
/// Both.
Exit perform(const Shell& shell, Session& session, const Signer& signer, const OfficerAct& act);

/// Keeps the texts in the data folder first, so that the act may name them; then as perform, in a
/// session of its own. What is kept stays, also where the act is refused: it is named by nothing.
Exit perform_with_rules(const Shell& shell, const std::filesystem::path& folder,
                        const std::vector<std::string>& rule_texts, const Signer& signer,
                        CommandBody body);

/// malformed, naming the option, where no door would take this as the identifier of anything: what
/// was kept under it no command could name.
Result<void> check_id(std::string_view option, const std::string& id);

/// Words of a Said on their way.
Said said(const std::string& words);

}  // namespace caseledger::tools
