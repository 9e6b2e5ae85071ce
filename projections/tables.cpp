// The list, made once.
#include "projections/tables.h"

#include <algorithm>

#include "projections/stream_state.h"

namespace caseledger::projections {
namespace {

template <class... Rows>
std::vector<Table> tables_of(RowList<Rows...>) {
  return {table_of<Rows>()...};
}

template <class Row, class... Rows>
consteval bool holds(RowList<Rows...>) {
  return (std::is_same_v<Row, Rows> || ...);
}

template <class... Ps>
consteval bool every_procedure_has_its_table(Types<Ps...>) {
  return (holds<typename RowOf<Ps>::type>(AllRows{}) && ...);
}
static_assert(every_procedure_has_its_table(Procedures{}));

}  // namespace

std::span<const Table> tables() {
  static const auto all = tables_of(AllRows{});
  return all;
}

const TableColumn* Table::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name, &TableColumn::name);
  return found == columns.end() ? nullptr : &*found;
}

const TableColumn* Table::stream_column() const {
  const auto found = std::ranges::find_if(columns, [](const TableColumn& one) {
    return one.about.stream_of != Procedure::unspecified;
  });
  return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string_view> Table::key_columns() const {
  std::vector<std::string_view> names;
  for (auto rest = about.key; !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    names.push_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 2, rest.size()));
  }
  return names;
}

}  // namespace caseledger::projections
