// A row of the read models as JSON: the columns that its description names for it, in its order.
// What is none (a day, a wording, a digest, an opinion) is left out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/forms/json.h"
#include "adapters/language/labels.h"
#include "projections/rows.h"

namespace caseledger::adapters {

/// The members of one object, before some are moved behind others.
class RowMembers {
 public:
  /// A member without a value is left out, but others may still stand behind it.
  void add(const projections::About& about, std::optional<Json> value,
           std::string_view chinese = {});
  Json object() &&;

 private:
  struct Member {
    std::string key, after;
    std::optional<Json> value;
    std::string chinese;
  };
  void place(Member member);

  std::vector<Member> members_, displaced_;
};

template <projections::HasColumns Row>
Json row_json(const Row& row);

/// How the value of a column is spelt; nothing: it is none.
struct JsonSpelling {
  using Maybe = std::optional<Json>;
  static Maybe of(bool truth) { return Json::truth(truth); }
  static Maybe of(std::uint32_t number) { return Json::number(number); }
  static Maybe of(std::uint64_t number) { return Json::number(number); }
  static Maybe of(Version version) { return Json::number(version.count); }
  static Maybe of(ledger::Position position) { return Json::number(position.index); }
  static Maybe of(const std::string& text) { return Json::text(text); }
  static Maybe of(Day day) { return Json::text(to_text(day)); }
  static Maybe of(Instant at) { return Json::text(to_text(at)); }
  static Maybe of(const Digest& digest) {
    return digest.is_zero() ? Maybe() : Json::text(to_hex(digest));
  }
  static Maybe of(const Imposed& imposed);
  template <Vocabulary E>
  static Maybe of(E word) {
    return Json::text(key_of(word));
  }
  template <projections::HasColumns Row>
  static Maybe of(const Row& row) {
    return row_json(row);
  }
  template <class T>
  static Maybe of(const std::optional<T>& value) {
    return value ? of(*value) : Maybe();
  }
  template <class T>
  static Maybe of(const std::vector<T>& list) {
    auto all = Json::array();
    for (const auto& one : list) all.add(*of(one));
    return all;
  }

  template <Vocabulary E>
  static std::string_view chinese(E value) {
    return term(value).zh;
  }
  /// The texts that are shown in Chinese name an event, an act or a requirement.
  static std::string_view chinese(const std::string& name) { return name_label(name).zh; }
};

/// The value of the column that stands at a place of its description.
template <class Row, std::size_t Place, class Value>
void add_member(RowMembers& members, const Value& value) {
  using projections::InJson;
  constexpr const auto& about = std::get<Place>(projections::kColumns<Row>).about;
  if constexpr (about.in_json == InJson::as_truth) {
    members.add(about, JsonSpelling::of(value != Value{}));
  } else if constexpr (about.in_json == InJson::with_chinese) {
    members.add(about, JsonSpelling::of(value), JsonSpelling::chinese(value));
  } else if constexpr (about.in_json == InJson::if_given) {
    members.add(about, value == Value{} ? std::nullopt : JsonSpelling::of(value));
  } else {
    members.add(about, JsonSpelling::of(value));
  }
}

template <class Row, std::size_t Place>
void add_column(RowMembers& members, const Row& row) {
  using namespace projections;
  constexpr const auto& column = std::get<Place>(kColumns<Row>);
  const auto& value = row.*column.member;
  using Value = std::remove_cvref_t<decltype(value)>;
  if constexpr (is_part<std::remove_cvref_t<decltype(column)>>) {
    if constexpr (!column.name.empty()) {
      members.add({.json = column.name}, JsonSpelling::of(value));
    }
  } else if constexpr (column.about.in_json == InJson::left_out) {
    return;
  } else if constexpr (HasColumns<Value>) {
    add_columns(members, value);
  } else if constexpr (requires { requires HasColumns<typename Value::value_type>; }) {
    if (value) add_columns(members, *value);
  } else if constexpr (!column.about.json.empty()) {
    add_member<Row, Place>(members, value);
  }
}

template <projections::HasColumns Row>
void add_columns(RowMembers& members, const Row& row) {
  [&]<std::size_t... N>(std::index_sequence<N...>) { (add_column<Row, N>(members, row), ...); }
  (std::make_index_sequence<std::tuple_size_v<decltype(projections::kColumns<Row>)>>());
  if constexpr (requires { typename projections::Description<Row>::Base; }) {
    add_columns<typename projections::Description<Row>::Base>(members, row);
  }
}

template <projections::HasColumns Row>
Json row_json(const Row& row) {
  RowMembers members;
  add_columns(members, row);
  return std::move(members).object();
}

}  // namespace caseledger::adapters
