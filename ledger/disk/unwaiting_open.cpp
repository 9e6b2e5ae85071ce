// Pipes without a name live in a file system of their own.
#include "ledger/disk/unwaiting_open.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace caseledger::ledger {
namespace {

bool is_named_pipe(const FileDescriptor& file) {
  struct stat status {};
  struct statfs system {};
  return ::fstat(file.number(), &status) == 0 && S_ISFIFO(status.st_mode) &&
         ::fstatfs(file.number(), &system) == 0 && system.f_type != PIPEFS_MAGIC;
}

}  // namespace

Result<FileDescriptor> open_unwaiting(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return file;
  if (is_named_pipe(file)) {
    return fault(FaultKind::malformed, path.string(),
                 {"是命名管道，不是文件", "is a named pipe and no file"});
  }
  const int flags = ::fcntl(file.number(), F_GETFL);
  if (flags < 0 || ::fcntl(file.number(), F_SETFL, flags & ~O_NONBLOCK) != 0) {
    return system_fault("fcntl", path, errno);
  }
  return file;
}

}  // namespace caseledger::ledger
