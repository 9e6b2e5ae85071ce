// access(2) knows of read-only disks too, whoever asks.
#include "tools/model_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "projections/read_models.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr ::mode_t kForOwner = 0700;

bool can_be_written(const fs::path& data_folder) {
  const auto models = projections::models_path(data_folder);
  std::error_code error;
  for (const auto& path : {models, models.parent_path(), data_folder}) {
    if (fs::exists(path, error)) return ::access(path.c_str(), W_OK) == 0;
  }
  return false;
}

/// What cannot be copied is made anew.
void take_along(const fs::path& from, const fs::path& to) {
  for (const auto* log : {"", "-wal"}) {
    std::error_code ignored;
    fs::copy_file(fs::path(from) += log, fs::path(to) += log, ignored);
    fs::permissions(fs::path(to) += log, fs::perms::owner_read | fs::perms::owner_write, ignored);
  }
}

}  // namespace

Result<ModelFolder> ModelFolder::of(const fs::path& data_folder) {
  ModelFolder folder(data_folder);
  if (can_be_written(data_folder)) return folder;
  std::error_code error;
  const auto elsewhere = fs::temp_directory_path(error);
  if (error) return ledger::system_fault("open", "TMPDIR", error.value());
  CL_TRY(folder.work_, WorkFolder::fresh(elsewhere, "caseledger-models-"));
  const auto models = projections::models_path(folder.path());
  if (::mkdir(models.parent_path().c_str(), kForOwner) != 0) {
    return ledger::system_fault("mkdir", models.parent_path(), errno);
  }
  take_along(projections::models_path(data_folder), models);
  return folder;
}

}  // namespace caseledger::tools
