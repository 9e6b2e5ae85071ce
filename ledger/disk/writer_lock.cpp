// The id in the file is for people; the lock alone decides.
#include "ledger/disk/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace caseledger::ledger {
namespace {

constexpr const char* kName = "writer.lock";

std::string holder(const std::filesystem::path& path) {
  const auto content = read_file(path);
  if (!content || !*content || (*content)->empty()) return {};
  return " " + (*content)->substr(0, (*content)->find('\n'));
}

Result<void> lock(const FileDescriptor& file, int how, const std::filesystem::path& path) {
  if (::flock(file.number(), how | LOCK_NB) == 0) return {};
  if (errno != EWOULDBLOCK) return system_fault("flock", path, errno);
  const auto who = holder(path);
  return fault(
      FaultKind::unavailable, path.parent_path().string(),
      {"另一进程" + who + "正在写账", "another process" + who + " is writing this ledger"});
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::filesystem::path& folder) {
  const auto path = folder / kName;
  CL_TRY(auto file, open_file(path, O_RDWR | O_CREAT));
  CL_TRY(lock(file, LOCK_EX, path));
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

}  // namespace caseledger::ledger
