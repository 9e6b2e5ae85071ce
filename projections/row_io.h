// Puts values into the parameters of a statement and takes them out of its columns, one after the
// other; private to this room. In the tables a vocabulary is its key, a day "2021-09-15", an
// instant "2021-09-15T10:00:00+08:00", a digest its 32 bytes, a list its words with blanks between;
// what is zero, unspecified or was not given is NULL.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "projections/rows.h"

namespace caseledger::projections {

template <class E>
concept Numbered = std::unsigned_integral<E> || std::same_as<E, std::int32_t>;

/// Texts are not copied: what is put must outlive the next step of the statement.
class Writer {
 public:
  explicit Writer(SQLite::Statement& statement) : statement_(statement) {}

  int count() const { return at_; }

  void put(const std::string& text);
  void put(const Wording& words);
  void put(Day day);
  void put(const MaybeDay& day);
  void put(Instant at);
  void put(const std::optional<Instant>& at);
  void put(const Digest& digest);
  void put(const Document& document);
  void put(bool yes) { statement_.bind(++at_, yes ? 1 : 0); }
  void put(const std::optional<bool>& yes);
  void put(ledger::Position position);
  void put(const std::optional<ledger::Position>& position);
  void put(Version version) { put(version.count); }
  void put(const std::vector<Id>& words);
  void put(const std::vector<GroupMember>& group);
  void put(const std::vector<Imposed>& measures);
  void put(const std::vector<Pause>& pauses);

  template <Numbered N>
  void put(N number) {
    statement_.bind(++at_, static_cast<std::int64_t>(number));
  }
  template <Vocabulary E>
  void put(E word) {
    put_key(word == E{} ? std::string_view{} : key_of(word));
  }
  template <Vocabulary E>
  void put(const std::optional<E>& word) {
    put(word.value_or(E{}));
  }
  /// Of a row every column, in their order.
  template <HasColumns Row>
  void put(const Row& row) {
    each_column(row, [this](const auto&, const auto& value) { put(value); });
  }
  template <HasColumns Row>
  void put(const std::optional<Row>& row) {
    static const Row none;
    put(row ? *row : none);
  }

 private:
  void put_null() { statement_.bind(++at_); }
  void put_copy(const std::string& text);
  void put_key(std::string_view key);

  SQLite::Statement& statement_;
  int at_ = 0;
};

/// Takes the columns of the present row from left to right.
class Reader {
 public:
  explicit Reader(const SQLite::Statement& statement, int from = 0)
      : statement_(statement), at_(from) {}

  void take(std::string& text);
  void take(Wording& words);
  void take(Day& day);
  void take(MaybeDay& day);
  void take(Instant& at);
  void take(std::optional<Instant>& at);
  void take(Digest& digest);
  void take(Document& document);
  void take(bool& yes) { yes = number() != 0; }
  void take(std::optional<bool>& yes);
  void take(ledger::Position& position);
  void take(std::optional<ledger::Position>& position);
  void take(Version& version) { take(version.count); }
  void take(std::vector<Id>& words);
  void take(std::vector<GroupMember>& group);
  void take(std::vector<Imposed>& measures);
  void take(std::vector<Pause>& pauses);
  void take(std::optional<NextDue>& due);

  template <Numbered N>
  void take(N& value) {
    value = static_cast<N>(number());
  }
  template <Vocabulary E>
  void take(E& word) {
    word = parse_term<E>(text()).value_or(E{});
  }
  template <Vocabulary E>
  void take(std::optional<E>& word) {
    word = parse_term<E>(text());
  }
  template <HasColumns Row>
  void take(Row& row) {
    each_column(row, [this](const auto&, auto& value) { take(value); });
  }

 private:
  std::int64_t number() { return statement_.getColumn(at_++).getInt64(); }
  bool is_null() const { return statement_.isColumnNull(at_); }
  /// Empty for NULL; valid until the next step.
  std::string_view text();

  const SQLite::Statement& statement_;
  int at_;
};

/// All rows that a statement answers, of one kind.
template <class Row>
std::vector<Row> take_all(SQLite::Statement& statement) {
  std::vector<Row> rows;
  while (statement.executeStep()) Reader(statement).take(rows.emplace_back());
  return rows;
}

/// Ids have no blanks, so a blank parts them.
std::vector<std::string_view> words_in(std::string_view text);

}  // namespace caseledger::projections
