// Where a fact keeps its words and documents. A place is named by its path within the event: field
// names and, in lists, the index from 0 without leading zeros, joined by '/': "reason",
// "recording/file", "findings/2/reason". Paths are what commitments, attachments, contents and
// corrections speak of.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {

/// Null where the path names no such field, or an element that the list has not.
const Said* said_at(const Event& event, std::string_view path);
Said* said_at(Event& event, std::string_view path);
const Document* document_at(const Event& event, std::string_view path);
Document* document_at(Event& event, std::string_view path);

/// How many words and documents of an event are not blank: given, or half given and so wrong.
struct PlacesGiven {
  std::size_t said = 0, documents = 0;
};
PlacesGiven places_given(const Event& event);

/// The given ones with their paths, each list ascending by path, bytewise.
struct Places {
  std::vector<std::pair<std::string, Said>> said;
  std::vector<Attachment> documents;
};
Places places_of(const Event& event);

}  // namespace caseledger::ledger
