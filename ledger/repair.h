// Puts a damaged ledger together again from what is left of it: the pages that can still be read,
// the mirror, and a backup. A leaf is taken from wherever it is found whole: each one names the one
// before it, and together they must give the root of a checkpoint, so a wrong one cannot slip in.
// Words are taken as they lie, sealed; those that open nowhere are named.
//
// The leaves are held in memory meanwhile.
//
// Nothing is thrown away: the damaged folders are kept beside the new ones under another name.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/aead.h"
#include "ledger/fault.h"
#include "ledger/position.h"

namespace caseledger::ledger {

struct RepairOptions {
  std::optional<std::filesystem::path> backup;  ///< a data folder; read only
  std::optional<std::string> checkpoint;        ///< one that somebody kept; else the ledger's own
  SecretKey vault_key;
  std::function<Result<std::string>(const std::string& body)> seal;  ///< as in ledger/store.h
};

/// One thing that could not be brought back.
struct Loss {
  Position position;
  std::string stream;  ///< empty where not even that can be read
  std::string what;
};

struct RepairReport {
  std::uint64_t leaves = 0;
  std::uint64_t leaves_mended = 0;  ///< that the store itself did not have whole
  std::uint64_t words_mended = 0;
  std::vector<Loss> losses;
};

/// Requires that nobody has the ledger open. corrupt: the leaves that are left do not give the
/// checkpoint; the text and the losses name the first position that is missing, and nothing was
/// changed.
Result<RepairReport> repair(const std::filesystem::path& data_folder, const RepairOptions& options);

}  // namespace caseledger::ledger
