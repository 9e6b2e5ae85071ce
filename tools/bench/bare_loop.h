// The loops that everything is measured against: what the machine can do when nothing is asked of
// it but the bytes. Same leaves, same disk, same run.
#pragma once

#include <filesystem>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/leaf/leaf.h"
#include "tools/bench/bare_store.h"

namespace caseledger::tools {

struct Pace {
  std::uint64_t count = 0;
  double seconds = 0;
  double per_second() const { return seconds > 0 ? static_cast<double>(count) / seconds : 0; }
};

/// Encode, SM3, SHA-256, put, one durable commit a group; no vault, no law, no index.
Result<Pace> bare_append(const std::vector<ledger::Leaf>& leaves, std::size_t group,
                         BareStore& store);

/// Every leaf of a data folder read, SM3 and SHA-256 over its bytes, nothing else.
Result<Pace> bare_hash_scan(const std::filesystem::path& data_folder);

/// Every leaf of a data folder read and hashed for the tree.
Result<Pace> bare_tree_scan(const std::filesystem::path& data_folder);

/// Every leaf of a data folder read and decoded.
Result<Pace> bare_decode_scan(const std::filesystem::path& data_folder);

}  // namespace caseledger::tools
