// Writes values as a JSON tree, by their shapes alone: the reverse of FormReader. What was not
// given is left out. How a text or a document is shown differs (a command gives its words, a fact
// their length, and the words where they are still there), so the caller says it.
#pragma once

#include <optional>

#include "adapters/forms/json.h"
#include "adapters/forms/place.h"
#include "statemachines/words/shape.h"

namespace caseledger::adapters {

/// Nothing where the text or document is not to be shown.
class TextForms {
 public:
  virtual ~TextForms() = default;
  virtual std::optional<Json> said(Said said, const std::string& content_path) const = 0;
  virtual std::optional<Json> document(const Document& document,
                                       const std::string& content_path) const = 0;
};

/// The value as JSON; nothing for one that was not given.
std::optional<Json> write_form(const Shape& shape, const void* value, const Place& place,
                               const TextForms& texts);

/// {"sha256":…,"sm3":…,"size":…}
Json digests_json(const Document& document);

}  // namespace caseledger::adapters
