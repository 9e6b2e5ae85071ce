// A leaf as JSON: its place, its circumstances, its event by the field list, its clocks. Texts are
// shown by their length, and by their words where somebody hands in a way to find them; erased
// words are null.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/forms/json.h"
#include "ledger/base/fault.h"
#include "ledger/ledger.h"

namespace caseledger::adapters {

/// The words at a content path of the leaf; nothing where they were erased or kept elsewhere.
using WordsAt = std::function<Result<std::optional<std::string>>(std::string_view path)>;

/// A fault of `words_at` is the answer's. An empty function leaves the words out.
Result<Json> fact_json(const ledger::Leaf& leaf, const WordsAt& words_at = {});
/// With the words of the ledger's own vault.
Result<Json> fact_json(const ledger::Leaf& leaf, const ledger::Ledger& ledger);

}  // namespace caseledger::adapters
