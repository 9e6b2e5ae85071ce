// Private to verification: the words in their order, so that leaves and words can be laid beside
// each other: the vault's, read page by page without LMDB on a thread of their own, then those that
// lie ahead in the store.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "ledger/audit/verify.h"
#include "ledger/disk/page_audit.h"
#include "ledger/disk/portion_queue.h"
#include "ledger/vault/vault_record.h"

namespace caseledger::ledger {

class VaultStream {
 public:
  /// Reads nothing where there is no vault. Without keys the file is checked, and no record given.
  VaultStream(const std::filesystem::path& folder, std::unique_ptr<CaseKeys> keys, bool at_rest,
              std::size_t findings_max);
  ~VaultStream();
  VaultStream(const VaultStream&) = delete;
  VaultStream& operator=(const VaultStream&) = delete;

  /// Begins to read the vault, once: after the store's newest state was looked up, because words go
  /// from there to here.
  void start();
  /// The words of a group, as the store has them; all of them before the first is taken.
  void add_ahead(Bytes key, Bytes value);
  /// Moves the records of leaves before `to` to the end of `words`.
  void take_until(Position to, std::vector<VaultRecord>& words);
  /// Reads on to the end, whatever is there. What was wrong with the file.
  std::vector<Finding> finish();

 private:
  void read(const std::filesystem::path& file, const PageAuditOptions& options);
  void add(Bytes key, Bytes value);
  /// As many keys must be there as the vault counted.
  void anchor(Bytes record);
  void put_portion();
  std::optional<VaultRecord> next();

  const std::filesystem::path keys_file_;
  const std::unique_ptr<CaseKeys> keys_;
  const std::size_t findings_max_;
  PortionQueue<VaultRecord> records_;
  std::vector<VaultRecord> portion_;  // the thread's, to be put
  std::size_t portion_bytes_ = 0;     // of its words
  bool is_wanted_ = true;             // the thread's, as long as it reads
  std::vector<Finding> findings_;     // likewise
  std::set<std::string> told_;        // likewise: a damaged key is named once
  // The reader's: the next of all, the next of the vault, and those that lie ahead.
  std::optional<VaultRecord> upcoming_, in_vault_;
  std::deque<VaultRecord> ahead_;
  std::vector<Finding> ahead_findings_;
  std::function<void()> reading_;  // what the thread will do
  std::jthread thread_;            // last: it uses all of the above
};

}  // namespace caseledger::ledger
