#include "projections/database.h"

#include <sqlite3.h>

#include "projections/folded.h"
#include "projections/pinyin.h"

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

SQLite::Database open_database(const std::filesystem::path& file, Access access) {
  const int flags = SQLite::OPEN_NOMUTEX |
                    (access == Access::read ? SQLite::OPEN_READONLY
                                            : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Database database(file.string(), flags, kBusyTimeoutMillis);
  register_pinyin(database.getHandle());
  register_folded(database.getHandle());
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
