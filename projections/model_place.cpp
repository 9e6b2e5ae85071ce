// access(2) knows of read-only disks too, whoever asks. SQLite's memdb shares a database among the
// connections of a process that name it alike, if the name begins with a slash.
#include "projections/model_place.h"

#include <unistd.h>

#include <atomic>
#include <utility>

namespace caseledger::projections {
namespace {

namespace fs = std::filesystem;

bool can_be_written(const fs::path& data_folder) {
  const auto models = models_path(data_folder);
  std::error_code error;
  for (const auto& path : {models, models.parent_path(), data_folder}) {
    if (fs::exists(path, error)) return ::access(path.c_str(), W_OK) == 0;
  }
  return false;
}

std::string new_name() {
  static std::atomic<unsigned> count = 0;
  return "/caseledger-models-" + std::to_string(++count);
}

}  // namespace

fs::path models_path(const fs::path& data_folder) { return data_folder / "read" / "models.db"; }

ModelPlace::ModelPlace(fs::path data_folder) : data_folder_(std::move(data_folder)) {}

ModelPlace ModelPlace::in_memory() { return {{}, new_name()}; }

ModelPlace ModelPlace::for_following(const fs::path& data_folder) {
  return can_be_written(data_folder) ? ModelPlace(data_folder)
                                     : ModelPlace(data_folder, new_name());
}

std::string ModelPlace::database() const {
  return is_in_memory() ? "file:" + name_ + "?vfs=memdb" : models_path(data_folder_).string();
}

}  // namespace caseledger::projections
