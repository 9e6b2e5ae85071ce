// A folder may be removed between being opened and being locked: then what was
// locked is no longer what the path names, and it is made once more.
#include "tools/work_folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <optional>
#include <string>

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr ::mode_t kForOwner = 0700;
constexpr int kTriesMax = 3;
constexpr std::size_t kPatternLetters = 6;  // that mkdtemp(3) fills in

/// Open, locked and still there; nothing where it went in between.
using Held = Result<std::optional<ledger::FileDescriptor>>;

bool is_named(const ledger::FileDescriptor& folder, const fs::path& path) {
  struct stat opened {
  }, named{};
  return ::fstat(folder.number(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

Held hold(const fs::path& path) {
  if (::mkdir(path.c_str(), kForOwner) != 0 && errno != EEXIST) {
    return ledger::system_fault("mkdir", path, errno);
  }
  ledger::FileDescriptor folder(
      ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!folder.is_open() && errno == ENOENT) return std::nullopt;
  if (!folder.is_open()) return ledger::system_fault("open", path, errno);
  if (::flock(folder.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return ledger::system_fault("flock", path, errno);
    return fault(FaultKind::conflict, path.string(),
                 {"另一个进程正在使用", "another process is at work in it"});
  }
  if (!is_named(folder, path)) return std::nullopt;
  return std::optional(std::move(folder));
}

Result<void> make_empty(const ledger::FileDescriptor& folder, const fs::path& path) {
  std::error_code error;
  fs::directory_iterator entries(path, error);
  for (const auto end = fs::directory_iterator(); !error && entries != end;) {
    const auto entry = entries->path();
    entries.increment(error);
    if (!error) fs::remove_all(entry, error);
  }
  if (error) return ledger::system_fault("remove", path, error.value());
  if (::fchmod(folder.number(), kForOwner) != 0) return ledger::system_fault("chmod", path, errno);
  return {};
}

}  // namespace

Result<std::unique_ptr<WorkFolder>> WorkFolder::take(const fs::path& path) {
  for (int tries = 0; tries < kTriesMax; ++tries) {
    CL_TRY(auto held, hold(path));
    if (!held) continue;
    CL_TRY(make_empty(*held, path));
    return std::unique_ptr<WorkFolder>(new WorkFolder(path, std::move(*held)));
  }
  return ledger::system_fault("flock", path, ENOENT);
}

Result<std::unique_ptr<WorkFolder>> WorkFolder::fresh(const fs::path& folder,
                                                      std::string_view beginning) {
  std::string name = folder / std::string(beginning).append(kPatternLetters, 'X');
  if (::mkdtemp(name.data()) == nullptr) return ledger::system_fault("mkdtemp", name, errno);
  return std::unique_ptr<WorkFolder>(new WorkFolder(name, ledger::FileDescriptor()));
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace caseledger::tools
