// Walks an event's shape: once down a given path, once over everything.
#include "ledger/leaf/places.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace caseledger::ledger {
namespace {

/// A value that holds words or a document, or nothing.
struct Place {
  Kind kind = Kind::part;
  const void* value = nullptr;
};

/// What stands before the first '/', and what behind it.
struct Step {
  std::string_view head, rest;
  bool is_last;
};

Step first_step(std::string_view path) {
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return {path, {}, true};
  return {path.substr(0, slash), path.substr(slash + 1), false};
}

std::optional<std::size_t> index_of(std::string_view text) {
  std::size_t index = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, index);
  const bool leads_with_zero = text.size() > 1 && text.front() == '0';
  if (read.ec != std::errc{} || read.ptr != end || leads_with_zero) return std::nullopt;
  return index;
}

/// `path` is what is left to go below the value; nothing where it leads nowhere.
Place place_in(const Shape& shape, const void* value, std::string_view path) {
  if (!shape.holds_texts) return {};
  if (shape.kind != Kind::part && shape.kind != Kind::list) {
    return path.empty() ? Place{shape.kind, value} : Place{};
  }
  if (path.empty()) return {};
  const auto step = first_step(path);
  if (!step.is_last && step.rest.empty()) return {};
  if (shape.kind == Kind::part) {
    const auto* member = shape.find(step.head);
    return member == nullptr ? Place{} : place_in(*member->shape, member->of(value), step.rest);
  }
  const auto index = index_of(step.head);
  if (!index || *index >= shape.count(value)) return {};
  return place_in(*shape.element, shape.element_at(value, *index), step.rest);
}

template <class T>
const T* value_at(const Event& event, std::string_view path, Kind kind) {
  const auto place = place_in(event.shape(), event.body(), path);
  return place.kind == kind ? static_cast<const T*>(place.value) : nullptr;
}

/// Calls visit(kind, value) for all words and documents that are not blank. `at` keeps the path, or
/// is null where nobody asks for it.
template <class Visit>
void walk(const Shape& shape, const void* value, std::string* at, Visit& visit) {
  const auto below = [&](std::string_view name, const Shape& inner, const void* part) {
    const auto length = at == nullptr ? 0 : at->size();
    if (at != nullptr) at->append(length == 0 ? "" : "/").append(name);
    walk(inner, part, at, visit);
    if (at != nullptr) at->resize(length);
  };
  if (!shape.holds_texts) return;
  if (shape.kind == Kind::part) {
    for (const auto& member : shape.members) {
      if (member.shape->holds_texts) below(member.key, *member.shape, member.of(value));
    }
  } else if (shape.kind == Kind::list) {
    for (std::size_t n = 0; n < shape.count(value); ++n) {
      below(at == nullptr ? std::string() : std::to_string(n), *shape.element,
            shape.element_at(value, n));
    }
  } else if (shape.kind == Kind::said) {
    if (*static_cast<const Said*>(value) != Said{}) visit(*static_cast<const Said*>(value));
  } else if (*static_cast<const Document*>(value) != Document{}) {
    visit(*static_cast<const Document*>(value));
  }
}

}  // namespace

const Said* said_at(const Event& event, std::string_view path) {
  return value_at<Said>(event, path, Kind::said);
}

Said* said_at(Event& event, std::string_view path) {
  return const_cast<Said*>(said_at(std::as_const(event), path));
}

const Document* document_at(const Event& event, std::string_view path) {
  return value_at<Document>(event, path, Kind::document);
}

Document* document_at(Event& event, std::string_view path) {
  return const_cast<Document*>(document_at(std::as_const(event), path));
}

PlacesGiven places_given(const Event& event) {
  PlacesGiven given;
  const auto count = [&]<class Place>(const Place&) {
    ++(std::is_same_v<Place, Said> ? given.said : given.documents);
  };
  walk(event.shape(), event.body(), nullptr, count);
  return given;
}

Places places_of(const Event& event) {
  Places places;
  std::string at;
  const auto add = [&]<class Place>(const Place& place) {
    if constexpr (std::is_same_v<Place, Said>)
      places.said.emplace_back(at, place);
    else
      places.documents.push_back({at, place});
  };
  walk(event.shape(), event.body(), &at, add);
  std::ranges::sort(places.said, {}, &std::pair<std::string, Said>::first);
  std::ranges::sort(places.documents, {}, &Attachment::path);
  return places;
}

}  // namespace caseledger::ledger
