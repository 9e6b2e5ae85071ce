// What the read models show, row by row, as plain values: filled by the followers, answered by the
// queries. A wording can be proven from the leaf whose position stands beside it, at the path of
// the column's name. How a row is described is column.h's.
#pragma once

#include "projections/act_rows.h"
#include "projections/bureau_row.h"
#include "projections/case_row.h"
#include "projections/deadline_row.h"
#include "projections/history_rows.h"
#include "projections/item_row.h"
#include "projections/officer_row.h"
