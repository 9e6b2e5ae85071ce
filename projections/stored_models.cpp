// SQLite's "immutable": no locks, and no log is looked for; so there must be none.
#include "projections/stored_models.h"

#include <SQLiteCpp/Backup.h>

#include "projections/content_digest.h"
#include "projections/cursor_table.h"
#include "projections/database.h"
#include "projections/model_place.h"
#include "projections/schema.h"

namespace caseledger::projections {
namespace {

namespace fs = std::filesystem;

/// As RFC 3986 writes a path in a URI.
std::string uri_of(const fs::path& file) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain =
        std::isalnum(byte) != 0 || std::string_view("/-._~").find(c) != std::string_view::npos;
    if (is_plain) {
      uri += c;
    } else {
      uri.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return uri + "?immutable=1";
}

Result<void> must_be_closed(const fs::path& file) {
  for (const auto* log : {"-wal", "-journal"}) {
    auto beside = file;
    beside += log;
    std::error_code error;
    if (const auto bytes = fs::file_size(beside, error); error || bytes == 0) continue;
    return fault(FaultKind::unavailable, beside.string(),
                 {"查询表正在写入，或写入时中断",
                  "the read models are being written, or were cut "
                  "off while they were"});
  }
  return {};
}

}  // namespace

StoredModels::StoredModels(std::unique_ptr<SQLite::Database> database)
    : database_(std::move(database)) {}
StoredModels::~StoredModels() = default;

Result<std::unique_ptr<StoredModels>> StoredModels::open(const fs::path& data_folder) {
  using Opened = Result<std::unique_ptr<StoredModels>>;
  const auto file = models_path(data_folder);
  CL_TRY(must_be_closed(file));
  return guarded_result("opening " + file.string(), [&]() -> Opened {
    auto database = std::make_unique<SQLite::Database>(open_database(uri_of(file), Access::look));
    if (has_schema(*database)) {
      return std::unique_ptr<StoredModels>(new StoredModels(std::move(database)));
    }
    return fault(
        FaultKind::unavailable, "read models",
        {file.string() + " 是另一版本，请重建", file.string() + " is of another version; rebuild"});
  });
}

Result<Cursor> StoredModels::cursor() const {
  return guarded("reading the cursor", [&] { return read_cursor(*database_); });
}

Result<std::optional<std::string>> StoredModels::damage() const {
  return guarded("looking at every page", [&]() -> std::optional<std::string> {
    SQLite::Statement look(*database_, "PRAGMA integrity_check(1)");
    auto complaint = look.executeStep() ? look.getColumn(0).getString() : std::string();
    return complaint == "ok" ? std::nullopt : std::optional(std::move(complaint));
  });
}

Result<Digest> StoredModels::content_digest() const {
  return guarded("digesting", [&] { return digest_of(*database_); });
}

void StoredModels::copy_to(SQLite::Database& other) const {
  SQLite::Backup(other, *database_).executeStep();
}

}  // namespace caseledger::projections
