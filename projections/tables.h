// All tables and views of models.db as data, made from the descriptions beside their rows: a table
// is one line in the list here.
#pragma once

#include <span>
#include <vector>

#include "projections/fixed_rows.h"
#include "projections/rows.h"

namespace caseledger::projections {

template <class... Rows>
struct RowList {};

/// In the order in which they are digested.
using AllRows =
    RowList<CursorRow, WorklistRow, WordRow, ArticleRow, BureauRow, CaseRow, ItemRow,
            ParticipantRow, MeasureRow, EvidenceRow, AttendanceRow, PaymentRow, EditionRow,
            DeadlineRow, OfficerRow, CertificateRow, AppointmentRow, TimelineRow, IrregularityRow,
            ResponsibleRow, RefusalRow, BreachRow, CorrectionRow>;

struct TableColumn {
  std::string name;
  std::string_view type;  ///< SQLite's
  bool is_never_null = false;
  bool is_words = false;             ///< what people said; a disposal takes it away
  std::span<const Term> vocabulary;  ///< whose keys it holds; empty: of none
  std::string beside;                ///< the column with which SCHEMA.md explains it, or empty
  About about;
};

struct Table {
  AboutTable about;
  std::span<const Index> indexes;
  std::vector<TableColumn> columns;

  const TableColumn* column(std::string_view name) const;
  /// The column that names the stream to which a row belongs; null: another rule holds.
  const TableColumn* stream_column() const;
  std::vector<std::string_view> key_columns() const;
};

/// Tables and views, in the order of the list.
std::span<const Table> tables();

namespace tables_detail {

template <class T>
struct Given {
  using type = T;
};
template <class T>
struct Given<std::optional<T>> {
  using type = T;
};
/// The type without its optional.
template <class T>
using given = typename Given<T>::type;

template <class T>
concept Counted =
    std::integral<given<T>> || std::same_as<given<T>, ledger::Position> || std::same_as<T, Version>;

template <class T>
concept Spelt = Vocabulary<given<T>> || std::same_as<given<T>, std::string> ||
    std::same_as<given<T>, Day> || std::same_as<given<T>, Instant> || requires(const T& list) {
  list.front();
};

template <class T>
constexpr std::string_view sql_type() {
  if constexpr (Counted<T>) {
    return "INTEGER";
  } else if constexpr (std::same_as<T, Digest>) {
    return "BLOB";
  } else {
    static_assert(Spelt<T>, "a type that row_io.h cannot put");
    return "TEXT";
  }
}

/// Whether values of the type are never none.
template <class T>
inline constexpr bool is_never_none =
    (Counted<T> && std::same_as<T, given<T>>) || std::same_as<T, Instant>;

template <class T>
std::span<const Term> vocabulary_of() {
  if constexpr (Vocabulary<given<T>>) {
    return terms_of<given<T>>();
  } else {
    return {};
  }
}

template <HasColumns Row>
void add_columns(std::vector<TableColumn>& all, const std::string& prefix) {
  static_assert(describes_every_member<Row>, "the description forgets a member of its row");
  const auto add = [&]<class R, class Value>(const Column<R, Value>& one) {
    const auto first = all.size();
    const auto name = prefix + std::string(one.name);
    if constexpr (HasColumns<given<Value>>) {
      add_columns<given<Value>>(all, name);
      if (!one.about.says.empty()) all[first].about.says = one.about.says;
    } else {
      const auto& about = one.about;
      const bool is_never_null =
          about.null == Null::never || (about.null == Null::by_type && is_never_none<Value>);
      const auto beside = about.beside.empty() ? "" : prefix + std::string(about.beside);
      all.push_back({name, sql_type<Value>(), is_never_null, std::same_as<Value, Wording>,
                     vocabulary_of<Value>(), beside, about});
    }
  };
  const auto each = [&]<class One>(const One& one) {
    if constexpr (!is_part<One>) add(one);
  };
  std::apply([&](const auto&... one) { (each(one), ...); }, kColumns<Row>);
  if constexpr (requires { typename Description<Row>::Base; }) {
    add_columns<typename Description<Row>::Base>(all, prefix);
  }
}

template <class R, class Value>
constexpr bool names_a_stream(const Column<R, Value>& one) {
  return one.about.stream_of != Procedure::unspecified || std::same_as<Value, StreamKey>;
}
template <class R, class Value>
constexpr bool names_a_stream(const Part<R, Value>&) {
  return false;
}

template <class Row>
inline constexpr bool says_its_owner =
    Description<Row>::table.owner != Owner::stream ||
    std::apply([](const auto&... one) { return (names_a_stream(one) || ...); }, kColumns<Row>);

}  // namespace tables_detail

/// The columns of a row, of its runs and of its base.
template <HasColumns Row>
std::vector<TableColumn> columns_of() {
  std::vector<TableColumn> all;
  tables_detail::add_columns<Row>(all, "");
  return all;
}

/// One table from its description.
template <IsTable Row>
Table table_of() {
  static_assert(tables_detail::says_its_owner<Row>, "to which stream does a row belong?");
  Table table;
  table.about = Description<Row>::table;
  if constexpr (requires { Description<Row>::indexes; }) table.indexes = Description<Row>::indexes;
  table.columns = columns_of<Row>();
  return table;
}

}  // namespace caseledger::projections
