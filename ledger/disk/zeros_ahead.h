// Zeros beyond the end of the data file, so that commits overwrite blocks the file system has
// given already instead of growing the file: the sync of a commit then need not wait for the file
// system's journal. LMDB does not look at what lies beyond the last page a transaction used.
//
// Only the writer, between two transactions, and only beyond the end of the file: nothing that
// anybody ever wrote is touched.
#pragma once

#include <cstdint>
#include <filesystem>

#include "ledger/base/fault.h"
#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {

class ZerosAhead {
 public:
  /// Zeros are written a quarter of the file at a time, at most `step_bytes_max`; 0: never.
  static Result<ZerosAhead> open(const std::filesystem::path& file, std::uint64_t step_bytes_max);

  /// Sees to it that the file is longer than `bytes`. Not durable by itself; the next commit's sync
  /// covers it.
  Result<void> extend_beyond(std::uint64_t bytes);
  std::uint64_t file_bytes() const { return file_bytes_; }

 private:
  ZerosAhead(std::filesystem::path path, FileDescriptor file, std::uint64_t step_bytes_max)
      : path_(std::move(path)), file_(std::move(file)), step_bytes_max_(step_bytes_max) {}
  Result<void> look();

  std::filesystem::path path_;
  FileDescriptor file_;
  std::uint64_t step_bytes_max_;
  std::uint64_t file_bytes_ = 0;
};

}  // namespace caseledger::ledger
