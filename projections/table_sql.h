// The statements that follow from a table's description. Private to the room.
#pragma once

#include <string>

#include "projections/tables.h"

namespace caseledger::projections {

/// CREATE TABLE, and its indexes.
std::string create_sql(const Table& table);

/// Writes a whole row; one that is there already is changed in place, so that it stays where it is
/// in the file. The parameters are the columns in their order.
std::string upsert_sql(const Table& table);

/// Takes out every row that belongs to one stream; the parameters are its procedure and its id.
/// Empty where the rows belong to no stream. Rows that belong to a parent's go before the parent.
std::string removal_sql(const Table& table);

}  // namespace caseledger::projections
