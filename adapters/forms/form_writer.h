// Writes values as a JSON tree, by their types alone: the reverse of FormReader. What was not
// given is left out. How a text or a document is shown differs (a command gives its words, a fact
// their length, and the words where they are still there), so the caller says it:
//
//   std::optional<Json> said(Said, const std::string& content_path) const
//   std::optional<Json> document(const Document&, const std::string& content_path) const
#pragma once

#include <optional>

#include "adapters/forms/acts.h"
#include "adapters/forms/json.h"
#include "adapters/forms/place.h"
#include "adapters/language/money.h"

namespace caseledger::adapters {

template <class Words>
class FormWriter {
 public:
  explicit FormWriter(const Words& words) : words_(words) {}

  std::optional<Json> write(bool value, const Place&) const { return Json::truth(value); }
  std::optional<Json> write(std::uint32_t value, const Place&) const { return Json::number(value); }
  std::optional<Json> write(std::uint64_t value, const Place&) const { return Json::number(value); }
  std::optional<Json> write(const Id& value, const Place&) const { return text(value, value); }
  std::optional<Json> write(Fen value, const Place&) const { return text(value, yuan_text(value)); }
  std::optional<Json> write(Day value, const Place&) const { return text(value, to_text(value)); }
  std::optional<Json> write(Instant value, const Place&) const {
    return text(value, to_text(value));
  }
  std::optional<Json> write(const Digest& value, const Place&) const {
    return text(value, to_hex(value));
  }

  std::optional<Json> write(Said value, const Place& place) const {
    return value.given() ? words_.said(value, place.content_path()) : std::nullopt;
  }
  std::optional<Json> write(const Document& value, const Place& place) const {
    return value.given() ? words_.document(value, place.content_path()) : std::nullopt;
  }

  template <Vocabulary E>
  std::optional<Json> write(E value, const Place&) const {
    return text(value, key_of(value));
  }

  template <class T>
  std::optional<Json> write(const std::vector<T>& value, const Place& place) const {
    auto array = Json::array();
    for (std::size_t n = 0; n < value.size(); ++n) {
      array.add(write(value[n], Place(place, n)).value_or(Json{}));
    }
    return array;
  }

  template <Described T>
  std::optional<Json> write(const T& value, const Place& place) const {
    auto object = Json::object();
    for_each_field<T>([&](const auto& field) {
      auto member = write(value.*field.member, Place(place, field.name));
      if (member && (field.is_required || !is_empty_object(*member))) {
        object.add(field.name, std::move(*member));
      }
    });
    return object;
  }

 private:
  template <class T>
  static std::optional<Json> text(const T& value, std::string_view written) {
    if (value == T{}) return std::nullopt;
    return Json::text(written);
  }

  static bool is_empty_object(const Json& json) {
    const auto* object = json.as_object();
    return object != nullptr && object->empty();
  }

  const Words& words_;
};

/// {"sha256":…,"sm3":…,"size":…}
inline Json digests_json(const Document& document) {
  auto json = Json::object();
  json.add("sha256", to_hex(document.sha256)).add("sm3", to_hex(document.sm3));
  json.add("size", Json::number(document.size_bytes));
  return json;
}

}  // namespace caseledger::adapters
