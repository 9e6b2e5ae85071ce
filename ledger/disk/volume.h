// The file system under a folder: whether a ledger may live there, and how much room it has.
// LMDB maps its file and locks through shared memory, which network file systems do not honour;
// lmdb.h forbids them, and so do we before anything is opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "ledger/base/fault.h"

namespace caseledger::ledger {

/// The name of a network or user-space file system by the f_type of statfs(2); nothing for others.
std::optional<std::string_view> network_filesystem(std::uint64_t type);

/// unavailable where the folder lies on such a file system; the text names it.
Result<void> refuse_network_filesystem(const std::filesystem::path& folder);

/// Bytes an ordinary user may still write there.
Result<std::uint64_t> free_bytes(const std::filesystem::path& folder);

/// full, with both numbers, where fewer bytes are free there.
Result<void> need_free(const std::filesystem::path& folder, std::uint64_t bytes);

}  // namespace caseledger::ledger
