// Where the read models of a data folder can be written: in the folder itself or, where that is on
// a read-only disk or another user's, in a folder of this process that is gone with it. Reading
// needs no writing in the place that is read.
#pragma once

#include <filesystem>
#include <memory>

#include "tools/work_folder.h"

namespace caseledger::tools {

class ModelFolder {
 public:
  /// Models that are there already are taken along. unavailable: there is no room elsewhere either.
  static Result<ModelFolder> of(const std::filesystem::path& data_folder);
  /// What ReadModels::open and Queries::open take for the data folder.
  const std::filesystem::path& path() const { return work_ ? work_->path() : data_folder_; }

 private:
  explicit ModelFolder(std::filesystem::path data_folder) : data_folder_(std::move(data_folder)) {}
  std::filesystem::path data_folder_;
  std::unique_ptr<WorkFolder> work_;  ///< elsewhere
};

}  // namespace caseledger::tools
