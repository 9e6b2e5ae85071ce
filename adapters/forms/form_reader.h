// Reads values of commands from a JSON tree, by their types alone. The first thing that does not
// fit is the answer; everything after it is left unread. Words of texts and inline documents are
// gathered by their content path, the value keeps what the law may see of them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/forms/acts.h"
#include "adapters/forms/json.h"
#include "adapters/forms/place.h"

namespace caseledger::adapters {

class FormReader {
 public:
  bool failed() const { return error_.has_value(); }
  /// Requires failed().
  const FormError& error() const { return *error_; }
  /// Only the first failure counts.
  void fail(const Place& place, Bilingual what);

  void read(const Json& json, const Place& place, bool& out);
  void read(const Json& json, const Place& place, std::uint32_t& out);
  void read(const Json& json, const Place& place, std::uint64_t& out);
  void read(const Json& json, const Place& place, Fen& out);
  void read(const Json& json, const Place& place, Day& out);
  void read(const Json& json, const Place& place, Instant& out);
  void read(const Json& json, const Place& place, Digest& out);
  void read(const Json& json, const Place& place, Id& out);
  void read(const Json& json, const Place& place, Said& out);
  void read(const Json& json, const Place& place, Document& out);

  template <Vocabulary E>
  void read(const Json& json, const Place& place, E& out) {
    const auto* key = text(json, place);
    if (key == nullptr) return;
    const auto value = parse_word<E>(*key);
    if (value) {
      out = *value;
    } else {
      fail_word(*key, place, words_of<E>());
    }
  }

  template <class T>
  void read(const Json& json, const Place& place, std::vector<T>& out) {
    const auto* array = json.as_array();
    if (array == nullptr) return fail_type(place, {"应为列表", "must be a list"});
    out.resize(array->size());
    for (std::size_t n = 0; n < array->size() && !failed(); ++n) {
      read((*array)[n], Place(place, n), out[n]);
    }
  }

  template <Described T>
  void read(const Json& json, const Place& place, T& out) {
    static constexpr auto names = std::apply(
        [](const auto&... field) {
          return std::array<std::string_view, sizeof...(field)>{field.name...};
        },
        T::fields());
    if (!is_object_of(json, place, names)) return;
    for_each_field<T>([&](const auto& field) { read_field(json, place, field, out); });
  }

  /// Whether this is an object that has no other members than these; fails where it is not.
  bool is_object_of(const Json& json, const Place& place, std::span<const std::string_view> names);
  /// The member; fails where it is missing.
  const Json* required(const Json& object, const Place& place, std::string_view name);
  /// The text; fails where it is none.
  const std::string* text(const Json& json, const Place& place);

  std::vector<Content> take_contents() { return std::move(contents_); }

 private:
  template <class Owner, class Value, class T>
  void read_field(const Json& object, const Place& place, const Field<Owner, Value>& field,
                  T& out) {
    if (failed()) return;
    const auto* json =
        field.is_required ? required(object, place, field.name) : object.find(field.name);
    if (json == nullptr) return;
    const Place here(place, field.name);
    read(*json, here, out.*field.member);
    if constexpr (std::is_same_v<Value, Said>) {
      if (field.is_required && !(out.*field.member).given()) fail_empty(here);
    }
  }

  void fail_type(const Place& place, Bilingual what);
  void fail_empty(const Place& place);
  void fail_word(std::string_view key, const Place& place, std::span<const Word> words);
  bool is_text_clean(const std::string& words, const Place& place);
  void read_inline(const Json& json, const Place& place, Document& out);
  void read_digests(const Json& json, const Place& place, Document& out);

  std::optional<FormError> error_;
  std::vector<Content> contents_;
};

}  // namespace caseledger::adapters
