// The tables of models.db, private to this room; SCHEMA.md explains every column to those who open
// the file with a tool of their own. A changed table gets a new kSchemaVersion: an older file is
// then emptied on opening and filled again from the ledger.
#pragma once

#include "projections/database.h"

namespace caseledger::projections {

inline constexpr int kSchemaVersion = 2;
/// In the file's header, so that it is not mistaken for another program's: "CLrm".
inline constexpr int kApplicationId = 0x434c726d;

/// Empties the file and makes all tables, views and fixed rows, within the caller's transaction.
void make_schema(SQLite::Database& database);

/// Whether the file has this program's tables of this version.
bool has_schema(SQLite::Database& database);

}  // namespace caseledger::projections
