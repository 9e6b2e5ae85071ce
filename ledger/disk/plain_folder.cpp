// The kinds come with the names of a folder, so that a large one costs no call for each file.
#include "ledger/disk/plain_folder.h"

#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

Bilingual name_of(fs::file_type kind) {
  if (kind == fs::file_type::symlink) return {"链接", "a link"};
  return {"特殊文件", "a special file"};
}

}  // namespace

Result<void> must_be_plain(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    const auto kind = entry->symlink_status(error).type();
    if (error == std::errc::no_such_file_or_directory) error.clear();  // gone meanwhile
    const bool is_plain = kind == fs::file_type::regular || kind == fs::file_type::directory ||
                          kind == fs::file_type::not_found;
    if (is_plain || error) continue;
    const auto what = name_of(kind);
    return fault(FaultKind::malformed, entry->path().string(),
                 {"是" + what.zh + "，数据文件夹内只能有文件和文件夹",
                  "is " + what.en + "; a data folder holds files and folders alone"});
  }
  return error ? system_fault("read", folder, error.value()) : Result<void>();
}

}  // namespace caseledger::ledger
