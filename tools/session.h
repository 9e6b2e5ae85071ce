// One opened data folder: ledger, rules, engine, and the read models that follow. Subcommands open
// it, do one thing, and close it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "adapters/data_folder.h"
#include "adapters/key_store.h"
#include "engine/engine.h"
#include "projections/queries.h"
#include "projections/read_models.h"

namespace caseledger::tools {

enum class Mode { write, read };

/// How a ledger is opened with these keys, which outlive it.
ledger::LedgerOptions ledger_options(const adapters::KeyStore& keys);

/// What is said of a number of leaves, given by that option, that the ledger does not have.
Fault beyond_the_end(std::string_view option, std::uint64_t size);

class Session {
 public:
  /// malformed: no data folder there. unavailable: no key to it, or another process writes
  /// (Mode::write).
  static Result<std::unique_ptr<Session>> open(const std::filesystem::path& folder, Mode mode);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const adapters::DataFolder& folder() const { return folder_; }
  adapters::KeyStore& keys() { return *keys_; }
  ledger::Ledger& ledger() { return *ledger_; }
  engine::Engine& engine() { return *engine_; }
  engine::RuleBook& rules() { return rules_; }

  bool is_simulated() const { return engine_->bureau().clock == ClockSource::simulated; }
  /// The day from which deadlines are looked at: the local day of the system clock, or, where the
  /// clock is simulated, of the last fact.
  Result<Day> today() const;
  /// Of the last fact.
  Result<Instant> last_recorded() const;
  /// The ruleset that leaves of that day cite.
  Result<const Ruleset*> ruleset(const Digest& cited);
  /// Brings the read models up to the end of the ledger and answers from them.
  Result<std::unique_ptr<projections::Queries>> queries();
  /// A clean stop. A session that only read has nothing to close.
  Result<void> close();

 private:
  Session(adapters::DataFolder folder, Mode mode);

  adapters::DataFolder folder_;
  Mode mode_;
  engine::RuleBook rules_;
  std::optional<adapters::KeyStore> keys_;  // before the ledger, which signs and seals with them
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<engine::Engine> engine_;
};

}  // namespace caseledger::tools
