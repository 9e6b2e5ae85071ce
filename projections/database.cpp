#include "projections/database.h"

#include <sqlite3.h>

#include "projections/folded.h"
#include "projections/pinyin.h"
#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

constexpr int kBusyTimeoutMillis = 5'000;

FaultKind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR:  // a table that should be there is not
      return FaultKind::corrupt;
    case SQLITE_FULL:
      return FaultKind::full;
    default:
      return FaultKind::unavailable;
  }
}

}  // namespace

namespace {

SQLite::Database open_with(const std::string& name, int flags) {
  SQLite::Database database(name, flags | SQLite::OPEN_NOMUTEX, kBusyTimeoutMillis);
  database.exec("PRAGMA temp_store = MEMORY");
  register_pinyin(database.getHandle());
  register_folded(database.getHandle());
  return database;
}

int flags_of(Access access) {
  switch (access) {
    case Access::read:
      return SQLite::OPEN_READONLY;
    case Access::write:
      return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    case Access::look:
      return SQLite::OPEN_READONLY | SQLite::OPEN_URI;
  }
  bug("an access", "is known", __FILE__, __LINE__);
}

}  // namespace

SQLite::Database open_database(const std::string& name, Access access) {
  return open_with(name, flags_of(access));
}

SQLite::Database open_database(const ModelPlace& place, Access access) {
  if (!place.is_in_memory()) return open_database(place.database(), access);
  auto database = open_with(place.database(), flags_of(access) | SQLite::OPEN_URI);
  // SQLite's own bound for what lies in memory is 1 GiB.
  sqlite3_int64 bytes_max = std::int64_t{1} << 40;
  sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_SIZE_LIMIT, &bytes_max);
  return database;
}

Fault fault_of(const SQLite::Exception& thrown, std::string_view doing) {
  const auto kind = kind_of(thrown.getErrorCode());
  Bilingual what{"查询表数据库出错：" + std::string(thrown.what()), thrown.what()};
  if (kind == FaultKind::corrupt) {
    what.zh += "；请删除该文件并重建";
    what.en += "; delete the file and rebuild";
  }
  return Fault{kind, "read models, " + std::string(doing), std::move(what)};
}

std::int64_t ask_integer(SQLite::Database& database, const std::string& sql) {
  SQLite::Statement statement(database, sql);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

}  // namespace caseledger::projections
