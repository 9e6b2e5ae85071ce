// Asked of the list of tables: a procedure whose rows have a section is found by it.
#include "projections/whose.h"

#include "projections/tables.h"

namespace caseledger::projections {
namespace {

/// " UNION ALL " between what `select` answers for the streams' tables; empty ones are left out.
template <class Select>
std::string of_each_stream(std::string_view between, Select&& select) {
  std::string all;
  for (const auto& table : tables()) {
    if (table.about.section != Section::streams) continue;
    const std::string one =
        select(table, std::string(key_of(table.stream_column()->about.stream_of)));
    if (!one.empty()) all.append(all.empty() ? "" : between).append(one);
  }
  return all;
}

std::string where_section(const std::string& condition) {
  const auto streams = [&](const Table& table, const std::string& procedure) {
    if (table.column("section") == nullptr) return std::string();
    return "SELECT '" + procedure + "', id FROM " + std::string(table.about.name) +
           " WHERE section " + condition;
  };
  return "(procedure, stream) IN (" + of_each_stream(" UNION ALL ", streams) + ")";
}

constexpr auto kTakesPart = " WHERE officer = :officer AND part <> 'recused'";

}  // namespace

std::string of_section() { return where_section("= :section"); }
std::string has_section() { return where_section("IS NOT NULL"); }

std::string of_officer() {
  return "(procedure, stream) IN (SELECT 'case', case_id FROM participants" +
         std::string(kTakesPart) +
         " UNION ALL SELECT 'disclosure', items.id FROM items WHERE about IN (SELECT case_id FROM"
         " participants" +
         kTakesPart + "))";
}

std::string title_of_stream() {
  return "CASE procedure " +
         of_each_stream(" ",
                        [](const Table& table, const std::string& procedure) {
                          return "WHEN '" + procedure + "' THEN (SELECT " +
                                 std::string(table.about.title) + " FROM " +
                                 std::string(table.about.name) + " WHERE id = stream)";
                        }) +
         " END";
}

}  // namespace caseledger::projections
