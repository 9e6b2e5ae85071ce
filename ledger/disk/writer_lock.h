// One writer per ledger: an exclusive flock(2) on a file in its folder, held as long as the writer
// lives and given back by the kernel however it dies. The file holds the process id, so that the
// second writer can say who is first. Readers do not take it, unless they cannot write even into
// LMDB's table of readers; a verifier takes it to know that nothing moves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "ledger/base/fault.h"
#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {

class WriterLock {
 public:
  /// Waits as long as another process, or another store of this one, holds it, up to so many
  /// milliseconds. unavailable: it is held still; who holds it is named, and how long was waited.
  static Result<WriterLock> acquire(const std::filesystem::path& folder,
                                    std::uint32_t wait_ms_max = 0);
  /// For who may read and not write: held beside others of the kind, and while one is held nobody
  /// writes. Needs no writing. Where the folder has no such file there is nothing to hold.
  /// unavailable: somebody writes.
  static Result<WriterLock> keep_still(const std::filesystem::path& folder);
  /// The same, and nothing where somebody writes.
  static Result<std::optional<WriterLock>> still_unless_written(
      const std::filesystem::path& folder);

 private:
  explicit WriterLock(FileDescriptor file) : file_(std::move(file)) {}
  FileDescriptor file_;
};

}  // namespace caseledger::ledger
