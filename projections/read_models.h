// The read models: one SQLite file, `read/models.db` in the data folder, that any SQL tool may open
// read-only while we write (SCHEMA.md names every column). It is disposable: a pure function of the
// leaves and of the words that the vault still holds; delete it and it is made anew.
//
// Durability: a short catching-up is one synced transaction in place. Sustained writing uses WAL
// with synchronous=NORMAL, so that readers and the writer do not wait for each other: a
// crash of the process loses nothing, a crash of the machine may lose the last batches, and since
// cursor and rows are of one transaction the file is then merely behind. A clean close leaves a
// rollback journal's file, which can be opened alone, from a copy or a read-only disk.
//
// Threads: one at a time.
#pragma once

#include <filesystem>
#include <memory>

#include "projections/follower.h"
#include "projections/model_place.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::projections {

class ReadModels : public Follower {
 public:
  /// Makes the folder and the file where they are missing, for their owner alone: they say in the
  /// clear what the vault seals. Whoever else shall read is let in through the group. A file of
  /// another schema version is emptied, because it can be made anew. corrupt: the file is damaged
  /// or no SQLite file; discard it and rebuild. unavailable: not writable, or locked by somebody
  /// for long. In memory there is neither folder nor file.
  static Result<std::unique_ptr<ReadModels>> open(const ModelPlace& place);
  /// Deletes the file, damaged or not; nobody may have it open.
  static Result<void> discard(const std::filesystem::path& data_folder);
  ~ReadModels() override;
  ReadModels(const ReadModels&) = delete;
  ReadModels& operator=(const ReadModels&) = delete;

  Result<Cursor> cursor() override;
  /// Where the batch disposes of a case's records, the rows of that case are made anew in the same
  /// transaction, without any word said before, and the log is moved into the file and cut off: the
  /// words are then gone from every byte here. While somebody reads, that waits until the file is
  /// next written or closed.
  Result<void> apply(const Batch& batch) override;
  Result<void> reset() override;

  /// Makes all rows of one stream anew from its leaves up to the cursor. Asked after words were
  /// erased from the vault: what was erased there is then gone here too, also from free pages and
  /// the log.
  Result<void> renew(const Source& source, Procedure procedure, std::string_view stream);

  /// Writes the table `articles` where it says something else. It is not the ledger's, and no part
  /// of content_digest().
  Result<void> tell(const Ruleset& ruleset);

  /// SHA-256 over all rows of all tables but `articles`, cursor included, tables and rows in a
  /// defined order: the same for a file that was kept up and for one made anew.
  Result<Digest> content_digest() const;

 private:
  struct State;
  explicit ReadModels(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::projections
