// Puts a damaged ledger together again from what is left of it: the pages that can still be read,
// the mirror, and a backup. A leaf is taken from wherever it is found whole: each one names the one
// before it, and together they must give the root of a checkpoint, so a wrong one cannot slip in.
// Words and files are taken as they lie, sealed; those that open nowhere are named. What was
// disposed of by law stays so, even where a backup still has it.
//
// The leaves are held in memory meanwhile.
//
// Nothing is thrown away: the damaged folders are kept beside the new ones under another name.
// Nothing is half done either: all is made in `repair/` first; whatever stops the process after
// that, the next repair puts the same folders in their places.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "ledger/vault/aead.h"

namespace caseledger::ledger {

struct RepairOptions {
  std::optional<std::filesystem::path> backup;  ///< a data folder; read only
  std::optional<std::string> checkpoint;        ///< one that somebody kept; else the ledger's own
  SecretKey vault_key;
  std::function<Result<std::string>(const std::string& body)> seal;  ///< as in ledger/store/store.h
};

/// One thing that could not be brought back.
struct Loss {
  std::optional<Position> position;
  std::string stream;  ///< empty where not even that can be told
  Bilingual what;      ///< words, a key slot, a file
};

struct RepairReport {
  std::uint64_t leaves = 0;
  std::uint64_t leaves_mended = 0;  ///< that the store itself did not have whole
  std::uint64_t words_mended = 0;
  std::uint64_t files_mended = 0;
  std::vector<Loss> losses;
  std::vector<std::string> set_aside;  ///< damaged folders by their names now; they hold keys
  /// An earlier repair was cut off and finished now; the counts and losses it alone could tell are
  /// not here.
  bool was_interrupted = false;
};

/// Whether a repair was cut off after it had made everything new: until another one has finished
/// it, nobody else may use the folder.
bool repair_is_unfinished(const std::filesystem::path& data_folder);

/// Requires that nobody has the ledger open. malformed: there is no checkpoint to go by, or the one
/// that was kept is none. corrupt: the leaves that are left do not give the checkpoint; the text
/// names the leaf that is missing and its case, and nothing was changed.
Result<RepairReport> repair(const std::filesystem::path& data_folder, const RepairOptions& options);

}  // namespace caseledger::ledger
