// Private to verification: the records of the vault in their order, read page by page without LMDB
// on a thread of their own, so that leaves and words can be laid beside each other.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ledger/page_audit.h"
#include "ledger/vault.h"
#include "ledger/verify.h"

namespace caseledger::ledger {

/// What the vault has in its environment.
PageAuditOptions vault_layout();

class VaultStream {
 public:
  /// Reads nothing where there is no vault. Without keys the file is checked, and no record given.
  VaultStream(const std::filesystem::path& folder, std::unique_ptr<CaseKeys> keys, bool at_rest,
              std::size_t findings_max);
  ~VaultStream();
  VaultStream(const VaultStream&) = delete;
  VaultStream& operator=(const VaultStream&) = delete;

  /// Moves the records of leaves before `to` to the end of `words`.
  void take_until(Position to, std::vector<VaultRecord>& words);
  /// Reads on to the end, whatever is there. What was wrong with the file.
  std::vector<Finding> finish();

 private:
  void read(const std::filesystem::path& file, PageAuditOptions options);
  void add(Bytes key, Bytes value);
  std::optional<VaultRecord> next();

  const std::unique_ptr<CaseKeys> keys_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<VaultRecord> records_;
  std::size_t bytes_ = 0;  // of the words in records_
  bool is_over_ = false, is_abandoned_ = false;
  std::vector<Finding> findings_;
  std::optional<VaultRecord> ahead_;  // the reader's
  std::jthread thread_;               // last: it uses all of the above
};

}  // namespace caseledger::ledger
