// Files of a case: recordings, scans, documents of any size, sealed under the key of their case as
// its words are, so that destroying the key erases both. A file lies in
//
//   vault/files/<first two digits>/<name>     name = SHA-256(owner ‖ SHA-256 of the content)
//
// with the owner as a slot of vault/keys names it. So the same content is kept once within a case,
// and two cases that have it cannot be linked:
//
//   head (108 bytes) = form u8 = 1 ‖ 3 zeros ‖ slot u32 be ‖ chunk bytes u32 be ‖ prefix (8) ‖
//                      sealed (size u64 be ‖ SHA-256 ‖ SM3 of the content) ‖ tag (16)
//   chunks           = sealed chunk ‖ tag (16), each full but the last; one empty one of no content
//
// FORMAT.md section 7 says what is bound. Read and written in chunks: memory does not grow with the
// file. Threads: const access to keys only; one writer.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

#include "ledger/base/fault.h"
#include "ledger/base/fault_plan.h"
#include "ledger/vault/aead.h"
#include "ledger/vault/case_keys.h"
#include "statemachines/words/values.h"

namespace caseledger::ledger {

inline constexpr std::size_t kFileChunkBytes = std::size_t{1} << 20;
/// What a reader takes at most: it bounds its memory.
inline constexpr std::size_t kFileChunkBytesMax = std::size_t{16} << 20;
inline constexpr std::size_t kFileHeadBytes = 108;
inline constexpr std::string_view kVaultFilesName = "files";
/// A file on its way in; what a crash leaves of it, the next one writes over.
inline constexpr std::string_view kIncomingName = "incoming";

/// Told after every chunk; may be empty.
using Progress = std::function<void(std::uint64_t done_bytes, std::uint64_t of_bytes)>;
/// Takes the content in its order.
using Sink = std::function<Result<void>(Bytes chunk)>;

/// The first eight bytes of every nonce of a file; a counter follows.
using NoncePrefix = std::array<std::uint8_t, 8>;

Digest sealed_file_name(const KeyOwner& owner, const Digest& sha256);
/// Where it lies below vault/files.
std::filesystem::path sealed_file_path(const std::filesystem::path& files, const Digest& name);

/// Under what a file is sealed; the prefix is new for each file.
struct FileSeal {
  SlotNumber slot = 0;
  SecretKey key;
  NoncePrefix prefix{};
};

struct SealedFileOptions {
  std::uint64_t disk_reserve_bytes = std::uint64_t{64} << 20;
  FaultPlan* faults = nullptr;
};

/// Reads the source once and keeps it below `files`; durable on return, and before it has its name.
/// malformed: the source is no file that can be read. full: no room; nothing was kept.
Result<Document> seal_file(const std::filesystem::path& source, const std::filesystem::path& files,
                           const KeyOwner& owner, const FileSeal& seal, const Progress& progress,
                           const SealedFileOptions& options);

/// What the head says. unavailable: no such file, or its key was destroyed. corrupt: it does not
/// open as the file of its name, or is longer or shorter than it says; the text names it.
Result<Document> read_file_head(const std::filesystem::path& file, const CaseKeys& keys);
/// All of the content; what was handed over may be believed only after success.
Result<Document> open_sealed_file(const std::filesystem::path& file, const CaseKeys& keys,
                                  const Sink& sink, const Progress& progress);
/// The slot that the head names, without opening it; nothing where there is no such head.
Result<std::optional<SlotNumber>> slot_of_sealed_file(const std::filesystem::path& file);

/// Every file below vault/files in the order of their names, whatever it is, without the incoming
/// one.
Result<void> for_each_sealed_file(
    const std::filesystem::path& files,
    const std::function<Result<void>(const std::filesystem::path& file)>& visit);

}  // namespace caseledger::ledger
