// The id in the file is for people; the lock alone decides.
#include "ledger/disk/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

namespace caseledger::ledger {
namespace {

constexpr const char* kName = "writer.lock";
constexpr std::uint32_t kWaitStepMs = 10;

std::string holder(const std::filesystem::path& path) {
  const auto content = read_file(path);
  if (!content || !*content || (*content)->empty()) return {};
  return " " + (*content)->substr(0, (*content)->find('\n'));
}

/// False where somebody else holds it.
Result<bool> lock_if_free(const FileDescriptor& file, int how, const std::filesystem::path& path) {
  if (::flock(file.number(), how | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK) return system_fault("flock", path, errno);
  return false;
}

std::string in_seconds(std::uint32_t ms) {
  const auto tenths = (ms + 50) / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

tl::unexpected<Fault> is_held(const std::filesystem::path& path, std::uint32_t waited_ms) {
  const auto who = holder(path);
  Bilingual what{"另一进程" + who + "正在写账",
                 "another process" + who + " is writing this ledger"};
  if (waited_ms != 0) {
    what.zh += "，已等候 " + in_seconds(waited_ms) + " 秒";
    what.en += "; waited " + in_seconds(waited_ms) + " seconds for it";
  }
  return fault(FaultKind::unavailable, path.parent_path().string(), std::move(what));
}

/// The kernel keeps no order among those who wait, so each asks again and again: a writer that only
/// hands in an act is done within a few of these steps.
Result<void> lock(const FileDescriptor& file, int how, const std::filesystem::path& path,
                  std::uint32_t wait_ms_max = 0) {
  for (std::uint32_t waited_ms = 0;; waited_ms += kWaitStepMs) {
    CL_TRY(const bool is_ours, lock_if_free(file, how, path));
    if (is_ours) return {};
    if (waited_ms >= wait_ms_max) return is_held(path, waited_ms);
    std::this_thread::sleep_for(std::chrono::milliseconds(kWaitStepMs));
  }
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::filesystem::path& folder,
                                       std::uint32_t wait_ms_max) {
  const auto path = folder / kName;
  CL_TRY(auto file, open_file(path, O_RDWR | O_CREAT));
  CL_TRY(lock(file, LOCK_EX, path, wait_ms_max));
  if (::ftruncate(file.number(), 0) != 0) return system_fault("truncate", path, errno);
  CL_TRY(write_all(file, std::to_string(::getpid()) + '\n', path));
  return WriterLock(std::move(file));
}

Result<WriterLock> WriterLock::keep_still(const std::filesystem::path& folder) {
  const auto path = folder / kName;
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return WriterLock(FileDescriptor());
  CL_TRY(auto file, open_file(path, O_RDONLY));
  return lock(file, LOCK_SH, path).map([&] { return WriterLock(std::move(file)); });
}

Result<std::optional<WriterLock>> WriterLock::still_unless_written(
    const std::filesystem::path& folder) {
  const auto path = folder / kName;
  auto file = open_file(path, O_RDONLY);
  // Nobody who writes is without it, or holds one that others of their kind cannot read.
  if (!file) return WriterLock(FileDescriptor());
  CL_TRY(const bool is_still, lock_if_free(*file, LOCK_SH, path));
  if (!is_still) return std::nullopt;
  return WriterLock(std::move(*file));
}

}  // namespace caseledger::ledger
