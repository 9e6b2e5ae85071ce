// Each value with its kind and, where it has one, its length, so that no two rows look alike.
#include "projections/content_digest.h"

#include <string_view>

#include "ledger/base/hash.h"
#include "projections/tables.h"

namespace caseledger::projections {
namespace {

/// Gathers small pieces, because a hash likes large ones.
class Pieces {
 public:
  void add(std::string_view bytes) {
    number(bytes.size());
    gathered_ += bytes;
    if (gathered_.size() > kEnough) pour();
  }
  void number(std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) gathered_ += static_cast<char>(value >> shift);
  }
  void kind(char kind) { gathered_ += kind; }
  Digest finish() {
    pour();
    return hasher_.finish();
  }

 private:
  static constexpr std::size_t kEnough = 65'536;
  void pour() {
    hasher_.update(ledger::bytes_of(gathered_));
    gathered_.clear();
  }

  ledger::Hasher hasher_{ledger::HashFunction::sha256};
  std::string gathered_;
};

void add_column(Pieces& pieces, const SQLite::Column& column) {
  if (column.isNull()) return pieces.kind('n');
  if (column.isInteger()) {
    pieces.kind('i');
    return pieces.number(static_cast<std::uint64_t>(column.getInt64()));
  }
  pieces.kind(column.isText() ? 't' : 'b');
  const auto* bytes = static_cast<const char*>(column.getBlob());
  pieces.add({bytes, static_cast<std::size_t>(column.getBytes())});
}

void add_table(Pieces& pieces, SQLite::Database& database, const Table& table) {
  const auto& about = table.about;
  pieces.add(about.name);
  SQLite::Statement rows(
      database, "SELECT * FROM " + std::string(about.name) + " ORDER BY " + std::string(about.key));
  while (rows.executeStep()) {
    pieces.kind('r');
    for (int n = 0; n < rows.getColumnCount(); ++n) add_column(pieces, rows.getColumn(n));
  }
  pieces.kind('e');
}

}  // namespace

Digest digest_of(SQLite::Database& database) {
  SQLite::Transaction one_moment(database);
  Pieces pieces;
  for (const auto& table : tables()) {
    if (!table.about.is_view && !table.about.is_of_rules) add_table(pieces, database, table);
  }
  return pieces.finish();
}

}  // namespace caseledger::projections
