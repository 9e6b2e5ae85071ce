// Walks an event's field lists: once down a given path, once over everything.
#include "ledger/leaf/places.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace caseledger::ledger {
namespace {

struct Place {
  const Said* said = nullptr;
  const Document* document = nullptr;
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

/// Whether values of a type can hold words or documents at all.
template <class Value>
constexpr bool kHoldsPlaces = false;
template <>
constexpr bool kHoldsPlaces<Said> = true;
template <>
constexpr bool kHoldsPlaces<Document> = true;
template <Described Part>
constexpr bool kHoldsPlaces<Part> = std::apply(
    [](const auto&... field) {
      return (kHoldsPlaces<std::remove_cvref_t<decltype(std::declval<Part>().*(field.member))>> ||
              ...);
    },
    Part::fields());
template <class Element>
constexpr bool kHoldsPlaces<std::vector<Element>> = kHoldsPlaces<Element>;

template <class Value>
Place place_below(const Value&, const Step&) {
  return {};
}
Place place_below(const Said& said, const Step& step) {
  return step.is_last ? Place{&said, nullptr} : Place{};
}
Place place_below(const Document& document, const Step& step) {
  return step.is_last ? Place{nullptr, &document} : Place{};
}
template <Described Part>
Place place_in(const Part& part, std::string_view path);
template <Described Part>
Place place_below(const Part& part, const Step& step) {
  return step.is_last ? Place{} : place_in(part, step.rest);
}
template <Described Part>
Place place_below(const std::vector<Part>& parts, const Step& step) {
  if (step.is_last) return {};
  const auto element = first_step(step.rest);
  const auto index = index_of(element.head);
  if (!index || *index >= parts.size()) return {};
  return place_below(parts[*index], element);
}

template <Described Part>
Place place_in(const Part& part, std::string_view path) {
  const auto step = first_step(path);
  Place found;
  for_each_field<Part>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(part.*(field.member))>;
    if constexpr (kHoldsPlaces<Value>) {
      if (field.name == step.head) found = place_below(part.*(field.member), step);
    }
  });
  return found;
}

Place place_in(const Event& event, std::string_view path) {
  return std::visit([&](const auto& fact) { return place_in(fact, path); }, event);
}

/// Where a walk is; `down` and `up` keep the path, or nothing where nobody asks for it.
struct Path {
  std::string text;
  std::size_t down(std::string_view name) {
    const auto length = text.size();
    if (length != 0) text += '/';
    text += name;
    return length;
  }
  void up(std::size_t length) { text.resize(length); }
};
struct NoPath {
  static std::size_t down(std::string_view) { return 0; }
  static void up(std::size_t) {}
};

/// Calls visit(path, value) for all words and documents that are not blank.
template <class Place, class At, class Visit>
void walk(const Place& place, At& at, Visit& visit) {
  if constexpr (Described<Place>) {
    for_each_field<Place>([&](const auto& field) {
      using Value = std::remove_cvref_t<decltype(place.*(field.member))>;
      if constexpr (kHoldsPlaces<Value>) {
        const auto length = at.down(field.name);
        walk(place.*(field.member), at, visit);
        at.up(length);
      }
    });
  } else {
    if (place != Place{}) visit(at, place);
  }
}

template <class Element, class At, class Visit>
void walk(const std::vector<Element>& list, At& at, Visit& visit) {
  for (std::size_t n = 0; n < list.size(); ++n) {
    const auto length = at.down(std::is_same_v<At, Path> ? std::to_string(n) : std::string());
    walk(list[n], at, visit);
    at.up(length);
  }
}

template <class At, class Visit>
void walk_event(const Event& event, Visit visit) {
  At at;
  std::visit([&](const auto& fact) { walk(fact, at, visit); }, event);
}

}  // namespace

const Said* said_at(const Event& event, std::string_view path) {
  return place_in(event, path).said;
}

Said* said_at(Event& event, std::string_view path) {
  return const_cast<Said*>(said_at(std::as_const(event), path));
}

const Document* document_at(const Event& event, std::string_view path) {
  return place_in(event, path).document;
}

Document* document_at(Event& event, std::string_view path) {
  return const_cast<Document*>(document_at(std::as_const(event), path));
}

PlacesGiven places_given(const Event& event) {
  PlacesGiven given;
  walk_event<NoPath>(event, [&]<class Place>(NoPath, const Place&) {
    ++(std::is_same_v<Place, Said> ? given.said : given.documents);
  });
  return given;
}

Places places_of(const Event& event) {
  Places places;
  walk_event<Path>(event, [&]<class Place>(const Path& at, const Place& place) {
    if constexpr (std::is_same_v<Place, Said>)
      places.said.emplace_back(at.text, place);
    else
      places.documents.push_back({at.text, place});
  });
  std::ranges::sort(places.said, {}, &std::pair<std::string, Said>::first);
  std::ranges::sort(places.documents, {}, &Attachment::path);
  return places;
}

}  // namespace caseledger::ledger
