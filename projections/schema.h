// The tables of models.db, private to this room; SCHEMA.md explains every column to those who open
// the file with a tool of their own. A file whose tables, words or duties are not this
// program's is emptied on opening and filled again from the ledger.
#pragma once

#include "projections/database.h"

namespace caseledger::projections {

/// Grows when a fold writes something else into tables that stay as they are.
inline constexpr int kFoldVersion = 1;
/// In the file's header, so that it is not mistaken for another program's: "CLrm".
inline constexpr int kApplicationId = 0x434c726d;

/// Empties the file and makes all tables, views and fixed rows, within the caller's transaction.
void make_schema(SQLite::Database& database);

/// Whether the file was made and filled as this program does it.
bool has_schema(SQLite::Database& database);

}  // namespace caseledger::projections
