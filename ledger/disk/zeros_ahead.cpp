#include "ledger/disk/zeros_ahead.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace caseledger::ledger {
namespace {

constexpr std::size_t kWriteBytes = std::size_t{1} << 20;
constexpr std::uint64_t kStepBytesMin = std::uint64_t{256} << 10;

}  // namespace

Result<ZerosAhead> ZerosAhead::open(const std::filesystem::path& file,
                                    std::uint64_t step_bytes_max) {
  CL_TRY(auto opened, open_file(file, O_WRONLY));
  ZerosAhead zeros(file, std::move(opened), step_bytes_max);
  return zeros.look().map([&] { return std::move(zeros); });
}

Result<void> ZerosAhead::look() {
  struct stat info {};
  if (::fstat(file_.number(), &info) != 0) return system_fault("stat", path_, errno);
  file_bytes_ = static_cast<std::uint64_t>(info.st_size);
  return {};
}

Result<void> ZerosAhead::extend_beyond(std::uint64_t bytes) {
  if (step_bytes_max_ == 0 || bytes < file_bytes_) return {};
  CL_TRY(look());  // a transaction may have grown it
  static const std::string kZeros(kWriteBytes, '\0');
  const std::uint64_t target =
      bytes + std::min(step_bytes_max_, std::max(kStepBytesMin, bytes / 4));
  while (file_bytes_ < target) {
    const std::size_t wanted = std::min<std::uint64_t>(kZeros.size(), target - file_bytes_);
    const ssize_t written =
        ::pwrite(file_.number(), kZeros.data(), wanted, static_cast<off_t>(file_bytes_));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_fault("write", path_, errno);
    file_bytes_ += static_cast<std::uint64_t>(written);
  }
  return {};
}

}  // namespace caseledger::ledger
