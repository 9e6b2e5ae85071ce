// The words of a ledger with their salts, for an auditor who may read them and wants to compare
// them with the commitments by tools of his own. JSON Lines: {"seq":7,"path":"reason","salt":"<32
// hex>", "words":"…"}; texts of documents are left out, their digests are in the leaves.
#pragma once

#include <filesystem>

#include "ledger/ledger.h"

namespace caseledger::adapters {

/// How many there were; erased ones cannot be among them. conflict: the file is there already.
Result<std::uint64_t> export_words(const ledger::Ledger& ledger, const std::filesystem::path& file);

}  // namespace caseledger::adapters
