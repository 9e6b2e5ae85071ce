// Single bytes of a data folder changed in place, and what verification makes of it. A full
// verification for each byte would take hours, so a round changes many bytes at once, each in
// another part of the ledger, and every change counts as found only if a finding names its own
// part: the leaf, the page, the tile, the slot. What is not named is asked again in a smaller
// round, down to the byte alone. So none can hide behind another.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ledger/audit/mirror_audit.h"
#include "ledger/audit/verify.h"

namespace caseledger::ledger {

struct Change {
  std::size_t file = 0;  ///< its place in the list of files
  std::uint64_t at = 0;
  std::uint8_t mask = 0;         ///< the bits that are turned
  std::string name, other = {};  ///< what findings call that part; no two of a round share one
};

struct Counts {
  std::uint64_t found = 0, irrelevant = 0, missed = 0;
  std::uint64_t verifications = 0;
  Counts& operator+=(const Counts& more);
};

/// One bit of the byte, another one from byte to byte.
std::uint8_t one_bit(std::uint64_t at);

/// A name for the part of the ledger that a finding is about; empty where it may be about another
/// one than was changed.
std::string named_by(const Finding& finding);

class Rounds {
 public:
  /// The files are named from the folder.
  Rounds(std::filesystem::path folder, std::vector<std::string> files)
      : folder_(std::move(folder)), files_(std::move(files)) {}

  using Round = std::function<std::vector<Change>(std::size_t number)>;

  enum class Asked {
    with_key,     ///< as `verify --full` does
    without_key,  ///< less is asked, so less is found; what is not is asked again with the key
    whether_it_matters  ///< most will not: only one that is found counts as relevant
  };

  /// Runs all rounds, or every `step`-th, on all processors: each in a process and on a copy of
  /// the folder of its own. Missed changes are printed.
  Counts run(std::size_t rounds, const Round& round, Asked asked, std::size_t step = 1) const;

 private:
  const std::filesystem::path folder_;
  const std::vector<std::string> files_;
};

}  // namespace caseledger::ledger
