// SQL as text; nothing here runs it.
#include "projections/table_sql.h"

#include <algorithm>

#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

bool is_key(const Table& table, std::string_view column) {
  return std::ranges::count(table.key_columns(), column) != 0;
}

/// "  id TEXT PRIMARY KEY"; a key of several columns is declared after them.
std::string column_sql(const Table& table, const TableColumn& column) {
  const bool is_in_key = is_key(table, column.name);
  const bool is_whole_key = is_in_key && table.key_columns().size() == 1;
  auto sql = "  " + column.name + " " + std::string(column.type);
  if (is_whole_key) sql += " PRIMARY KEY";
  if (!is_whole_key && (is_in_key || column.is_never_null)) sql += " NOT NULL";
  if (!column.about.check.empty()) sql += " CHECK(" + std::string(column.about.check) + ")";
  return sql;
}

std::string index_sql(std::string_view table, const Index& index) {
  auto sql = "CREATE INDEX " + std::string(index.name) + " ON " + std::string(table) + "(" +
             std::string(index.column) + ")";
  if (!index.where.empty()) sql += " WHERE " + std::string(index.where);
  return sql + ";";
}

/// Which rows belong to the stream that two parameters name.
std::string condition_of(const Table& table) {
  if (table.about.owner == Owner::bureau) {
    return "'bureau' = ? AND " + quoted(kBureauStream) + " = ?";
  }
  if (const auto* named = table.stream_column()) {
    return quoted(key_of(named->about.stream_of)) + " = ? AND " + named->name + " = ?";
  }
  return "procedure = ? AND stream = ?";
}

const Table& parent_of(const Table& table) {
  const auto found = std::ranges::find(tables(), table.about.parent,
                                       [](const Table& one) { return one.about.name; });
  CL_ASSERT(found != tables().end());
  return *found;
}

}  // namespace

std::string create_sql(const Table& table) {
  auto sql = "CREATE TABLE " + std::string(table.about.name) + "(";
  for (const auto& column : table.columns) {
    if (&column != &table.columns.front()) sql += ",";
    sql += column_sql(table, column);
  }
  if (table.key_columns().size() > 1) sql += ",  PRIMARY KEY(" + std::string(table.about.key) + ")";
  sql += table.about.has_rowid ? ") STRICT;" : ") STRICT, WITHOUT ROWID;";
  for (const auto& index : table.indexes) sql += index_sql(table.about.name, index);
  return sql;
}

std::string upsert_sql(const Table& table) {
  std::string places, updates;
  const auto add = [](std::string& list, const std::string& one) {
    list += (list.empty() ? "" : ", ") + one;
  };
  for (const auto& column : table.columns) {
    add(places, "?");
    if (!is_key(table, column.name)) add(updates, column.name + " = excluded." + column.name);
  }
  const auto insert = "INSERT INTO " + std::string(table.about.name) + " VALUES(" + places +
                      ") ON CONFLICT(" + std::string(table.about.key) + ")";
  return insert + (updates.empty() ? " DO NOTHING" : " DO UPDATE SET " + updates);
}

std::string removal_sql(const Table& table) {
  if (table.about.owner == Owner::nobody) return {};
  const auto from = "DELETE FROM " + std::string(table.about.name) + " WHERE ";
  if (table.about.owner != Owner::parent) return from + condition_of(table);
  const auto& parent = parent_of(table);
  return from + "position IN (SELECT position FROM " + std::string(parent.about.name) + " WHERE " +
         condition_of(parent) + ")";
}

}  // namespace caseledger::projections
