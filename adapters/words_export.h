// The words of a ledger with their salts, for auditors who may read them and compare them with the
// commitments by tools of their own; and the texts of documents, which the leaves hold by their
// digests. One line of JSON each:
//
//   {"seq":7,"path":"reason","salt":"<32 hex>","words":"…"}
//   {"seq":31,"path":"decision","sha256":"<64 hex>","words":"…"}
#pragma once

#include <filesystem>

#include "ledger/ledger.h"

namespace caseledger::adapters {

/// Returns how many were written; erased words cannot be among them. Only its owner can read the
/// file, from its first byte on, and it bears its name once it is whole. conflict: the file is
/// there already.
Result<std::uint64_t> export_words(const ledger::Ledger& ledger, const std::filesystem::path& file);

}  // namespace caseledger::adapters
