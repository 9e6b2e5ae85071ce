// A folder that belongs to one process for as long as that lives, and to its user alone (0700). It
// is locked with flock(2), which the kernel gives back however the process dies: whoever finds one
// that nobody holds may take it over.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "ledger/disk/durable_file.h"

namespace caseledger::tools {

class WorkFolder {
 public:
  /// At this very path, empty: what somebody who is gone left in it is removed. conflict: somebody
  /// works in it. unavailable: it cannot be made there.
  static Result<std::unique_ptr<WorkFolder>> take(const std::filesystem::path& path);
  /// A new one below `folder`, under a name that nobody could foresee and that begins like this.
  static Result<std::unique_ptr<WorkFolder>> fresh(const std::filesystem::path& folder,
                                                   std::string_view beginning);
  /// Removes it and what is in it.
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  WorkFolder(std::filesystem::path path, ledger::FileDescriptor held)
      : path_(std::move(path)), held_(std::move(held)) {}

  std::filesystem::path path_;
  ledger::FileDescriptor held_;
};

}  // namespace caseledger::tools
