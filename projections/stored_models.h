// The read models of a data folder as they lie there, for somebody who only looks: nothing is
// written, nothing is locked, nothing appears beside the file.
//
// Threads: one at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "projections/follower.h"

namespace SQLite {
class Database;
}

namespace caseledger::projections {

class StoredModels {
 public:
  /// unavailable: there is no file; it has a log beside it, since somebody writes or was cut off;
  /// it is of another version of the schema, and will be made anew. corrupt: damaged.
  static Result<std::unique_ptr<StoredModels>> open(const std::filesystem::path& data_folder);
  ~StoredModels();
  StoredModels(const StoredModels&) = delete;
  StoredModels& operator=(const StoredModels&) = delete;

  /// How far they are.
  Result<Cursor> cursor() const;
  /// The first complaint of SQLite's own look at every page and index; nothing: all is sound. A
  /// damaged index answers wrongly though every row is right, and no digest of rows sees it.
  Result<std::optional<std::string>> damage() const;
  /// As ReadModels::content_digest.
  Result<Digest> content_digest() const;
  /// Makes the other database what this one is. May throw SQLite's exceptions.
  void copy_to(SQLite::Database& other) const;

 private:
  explicit StoredModels(std::unique_ptr<SQLite::Database> database);
  std::unique_ptr<SQLite::Database> database_;
};

}  // namespace caseledger::projections
