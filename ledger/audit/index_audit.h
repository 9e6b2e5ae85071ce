// Compares the index on disk with the leaves: every key of every leaf it covers is in it, and
// nothing else is. Exact and in one pass: each leaf's entries are looked up in the one run that
// covers it and ticked off; what is left without a tick has no leaf. One bit of memory for each
// entry.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ledger/base/position.h"
#include "ledger/leaf/index_keys.h"
#include "ledger/store/index.h"

namespace caseledger::ledger {

class IndexAudit {
 public:
  /// Reads all files of the index once; an absent folder is an index of nothing.
  explicit IndexAudit(const std::filesystem::path& folder);

  /// The keys of the leaf at that position; positions ascend.
  void leaf(Position position, const IndexKeys& keys);

  /// Everything that is wrong, once all leaves were shown.
  std::vector<Bilingual> finish(std::uint64_t size) const;

 private:
  struct Part {
    std::shared_ptr<const IndexRun> run;
    std::vector<bool> ticked;
  };
  void tick(IndexKind kind, const IndexKey& key, Position position);

  std::vector<Part> parts_;
  std::size_t current_ = 0;
  std::vector<Bilingual> findings_;
};

}  // namespace caseledger::ledger
