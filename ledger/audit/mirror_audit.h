// Compares the mirror with the leaves, byte by byte, as they are read in their order.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store/mirror.h"

namespace caseledger::ledger {

class MirrorAudit {
 public:
  explicit MirrorAudit(std::filesystem::path folder) : folder_(std::move(folder)) {}

  struct Difference {
    std::optional<Position> position;
    Bilingual what;
  };
  void leaf(Position position, Bytes leaf);
  /// `promised`: leaves that it must have, those under the checkpoint.
  std::vector<Difference> finish(std::uint64_t leaves, std::uint64_t promised);

 private:
  void load(std::uint64_t bundle);
  void find_rest();
  void explain_rest(Bytes leaf);
  void find(std::optional<Position> position, const Bilingual& what);

  const std::filesystem::path folder_;
  std::optional<std::uint64_t> loaded_;
  Bundle bundle_;
  std::string_view rest_;      // of its text, behind the last entry, as long as nothing explains it
  std::uint64_t reached_ = 0;  // behind the last leaf that was found in its place
  std::optional<Position> gap_;  // the first leaf that is missing, until one is there again
  std::vector<Difference> differences_;
};

}  // namespace caseledger::ledger
