// The note is one line: device, file, length, and the times of the last change.
#include "ledger/disk/closed_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <sstream>
#include <string>

#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {
namespace {

std::filesystem::path note_beside(const std::filesystem::path& file) {
  return file.parent_path() / "closed";
}

/// Empty where there is no such file.
std::string state_of(const std::filesystem::path& file) {
  struct stat info {};
  if (::lstat(file.c_str(), &info) != 0) return {};
  std::ostringstream text;
  text << info.st_dev << ' ' << info.st_ino << ' ' << info.st_size;
  for (const auto& time : {info.st_mtim, info.st_ctim}) {
    text << ' ' << time.tv_sec << '.' << time.tv_nsec;
  }
  return text.str() + '\n';
}

}  // namespace

bool is_as_closed(const std::filesystem::path& file) {
  const auto noted = read_file(note_beside(file));
  return noted && *noted && !(*noted)->empty() && **noted == state_of(file);
}

void note_closed(const std::filesystem::path& file) {
  const auto note = note_beside(file);
  const auto to = open_file(note, O_WRONLY | O_CREAT | O_TRUNC);
  if (to) static_cast<void>(write_all(*to, state_of(file), note));
}

}  // namespace caseledger::ledger
