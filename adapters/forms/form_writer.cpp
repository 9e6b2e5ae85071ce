// One small function per kind of value.
#include "adapters/forms/form_writer.h"

#include "adapters/language/money.h"

namespace caseledger::adapters {
namespace {

template <class T>
std::optional<Json> text(const T& value, std::string_view written) {
  if (value == T{}) return std::nullopt;
  return Json::text(written);
}

bool is_empty_object(const Json& json) {
  const auto* object = json.as_object();
  return object != nullptr && object->empty();
}

class FormWriter {
 public:
  explicit FormWriter(const TextForms& texts) : texts_(texts) {}

  std::optional<Json> write(const Shape& shape, const void* value, const Place& place) const {
    switch (shape.kind) {
      case Kind::vocabulary:
        return word(shape, word_number(value));
      case Kind::list:
        return list(shape, value, place);
      case Kind::part:
        return part(shape, value, place);
      default:
        return visit_value(shape.kind, value,
                           [&](const auto& one) { return this->value(one, place); });
    }
  }

 private:
  std::optional<Json> value(bool value, const Place&) const { return Json::truth(value); }
  std::optional<Json> value(std::uint16_t value, const Place&) const { return Json::number(value); }
  std::optional<Json> value(std::uint32_t value, const Place&) const { return Json::number(value); }
  std::optional<Json> value(std::uint64_t value, const Place&) const { return Json::number(value); }
  std::optional<Json> value(const Id& value, const Place&) const { return text(value, value); }
  std::optional<Json> value(Fen value, const Place&) const { return text(value, yuan_text(value)); }
  std::optional<Json> value(Day value, const Place&) const { return text(value, to_text(value)); }
  std::optional<Json> value(Instant value, const Place&) const {
    return text(value, to_text(value));
  }
  std::optional<Json> value(const Digest& value, const Place&) const {
    return text(value, to_hex(value));
  }
  std::optional<Json> value(Said value, const Place& place) const {
    return value.given() ? texts_.said(value, place.content_path()) : std::nullopt;
  }
  std::optional<Json> value(const Document& value, const Place& place) const {
    return value.given() ? texts_.document(value, place.content_path()) : std::nullopt;
  }

  static std::optional<Json> word(const Shape& shape, std::uint16_t number) {
    if (number == 0) return std::nullopt;
    return Json::text(shape.terms[number].key);
  }

  std::optional<Json> list(const Shape& shape, const void* value, const Place& place) const {
    auto array = Json::array();
    for (std::size_t n = 0; n < shape.count(value); ++n) {
      array.add(
          write(*shape.element, shape.element_at(value, n), Place(place, n)).value_or(Json{}));
    }
    return array;
  }

  std::optional<Json> part(const Shape& shape, const void* value, const Place& place) const {
    auto object = Json::object();
    for (const auto& member : shape.members) {
      auto json = write(*member.shape, member.of(value), Place(place, member.key));
      if (json && (member.is_required || !is_empty_object(*json))) {
        object.add(member.key, std::move(*json));
      }
    }
    return object;
  }

  const TextForms& texts_;
};

}  // namespace

std::optional<Json> write_form(const Shape& shape, const void* value, const Place& place,
                               const TextForms& texts) {
  return FormWriter(texts).write(shape, value, place);
}

Json digests_json(const Document& document) {
  auto json = Json::object();
  json.add("sha256", to_hex(document.sha256)).add("sm3", to_hex(document.sm3));
  json.add("size", Json::number(document.size_bytes));
  return json;
}

}  // namespace caseledger::adapters
