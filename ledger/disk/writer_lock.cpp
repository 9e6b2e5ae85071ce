// The id in the file is for people; the lock alone decides.
#include "ledger/disk/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace caseledger::ledger {
namespace {

std::string holder(const std::filesystem::path& path) {
  const auto content = read_file(path);
  if (!content || !*content || (*content)->empty()) return {};
  return " " + (*content)->substr(0, (*content)->find('\n'));
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::filesystem::path& folder) {
  const auto path = folder / "writer.lock";
  CL_TRY(auto file, open_file(path, O_RDWR | O_CREAT));
  if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return system_fault("flock", path, errno);
    const auto who = holder(path);
    return fault(
        FaultKind::unavailable, folder.string(),
        {"另一进程" + who + "正在写账", "another process" + who + " is writing this ledger"});
  }
  if (::ftruncate(file.number(), 0) != 0) return system_fault("truncate", path, errno);
  CL_TRY(write_all(file, std::to_string(::getpid()) + '\n', path));
  return WriterLock(std::move(file));
}

}  // namespace caseledger::ledger
