// One opened data folder: ledger, rules, engine, and the read models that follow. Subcommands open
// it, do one thing, and close it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "adapters/data_folder.h"
#include "adapters/keys/key_store.h"
#include "engine/engine.h"
#include "projections/queries.h"
#include "projections/read_models.h"

namespace caseledger::tools {

enum class Mode {
  write,
  /// Writes though a key is missing that should sign the checkpoints: to put another in its place,
  /// to repair, to copy. Nobody else may: a checkpoint that lacks a signature would prove nothing.
  mend,
  read,
  /// As `read`, and nothing in the folder is written, not even that somebody reads: for a folder
  /// that was handed over. Nobody can write while it is open. Read models are not followed.
  audit,
  /// Of the facts only, as an auditor reads who is not trusted with the words: opens without the
  /// keys where nobody gives their passphrase. Texts are unreadable in this mode, so a command that
  /// shows them or keeps them in read models must use another.
  read_facts,
};

/// How a ledger is opened with these keys, which outlive it.
ledger::LedgerOptions ledger_options(const adapters::KeyStore& keys);

/// What is said of a number of leaves, given by that option, that the ledger does not have.
Fault beyond_the_end(std::string_view option, std::uint64_t size);

class Session {
 public:
  /// malformed: no data folder there. unavailable: no key to it (but see Mode::read_facts), or
  /// another process writes, or a key of the checkpoints is missing (Mode::write).
  /// Whoever writes waits so many seconds for a process that writes already.
  static Result<std::unique_ptr<Session>> open(const std::filesystem::path& folder, Mode mode,
                                               std::int32_t wait_seconds = 0);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const adapters::DataFolder& folder() const { return folder_; }
  /// Not for Mode::read_facts.
  adapters::KeyStore& keys();
  ledger::Ledger& ledger() { return *ledger_; }
  engine::Engine& engine() { return *engine_; }
  engine::RuleBook& rules() { return rules_; }

  bool is_writer() const { return mode_ == Mode::write || mode_ == Mode::mend; }
  bool is_simulated() const { return engine_->bureau().clock == ClockSource::simulated; }
  /// The day from which deadlines are looked at: the local day of the system clock, or, where the
  /// clock is simulated, of the last fact.
  Result<Day> today() const;
  /// Of the last fact.
  Result<Instant> last_recorded() const;
  /// The ruleset that leaves of that day cite.
  Result<const Ruleset*> ruleset(const Digest& cited);
  /// Brings the read models up to the end of the ledger and answers from them. The session opens
  /// them once and keeps them up from call to call; the answers are valid as long as it is. They
  /// hold words: not for Mode::read_facts.
  Result<const projections::Queries*> queries();
  /// Brings the read models up to the end of the ledger, so that whoever reads them finds what was
  /// just written. They are derived: where that fails nothing is lost, and the next who asks them
  /// makes it good.
  Result<void> catch_up();
  /// A clean stop. A session that only read has nothing to close but its read models.
  Result<void> close();

 private:
  Session(adapters::DataFolder folder, Mode mode);
  Result<void> open_keys();
  Result<void> open_ledger(std::int32_t wait_seconds);
  Result<void> must_hold_log_keys();
  Result<void> open_models();

  adapters::DataFolder folder_;
  Mode mode_;
  engine::RuleBook rules_;
  std::optional<adapters::KeyStore> keys_;  // before the ledger, which signs and seals with them
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<engine::Engine> engine_;
  std::optional<projections::ModelPlace> model_place_;
  std::unique_ptr<projections::ReadModels> models_;
  std::unique_ptr<projections::Queries> queries_;  // closed first: a reader keeps the log open
};

}  // namespace caseledger::tools
