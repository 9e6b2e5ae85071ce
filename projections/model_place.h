// Where read models lie: in a data folder, or in the memory of this process alone, where nothing of
// them reaches a disk. They say in the clear what the vault seals, so whoever may not write into
// the folder, and whoever makes them only to compare, keeps them in memory.
#pragma once

#include <filesystem>
#include <string>

namespace caseledger::projections {

/// Where the file lies in a data folder.
std::filesystem::path models_path(const std::filesystem::path& data_folder);

class ModelPlace {
 public:
  /// In that data folder. Implicit: a data folder says where its models are.
  ModelPlace(std::filesystem::path data_folder);  // NOLINT(google-explicit-constructor)
  /// In memory, empty at first, each time another; gone with the last who has it open.
  static ModelPlace in_memory();
  /// In that data folder or, where that is on a read-only disk or another user's, in memory,
  /// beginning with what the folder has.
  static ModelPlace for_following(const std::filesystem::path& data_folder);

  bool is_in_memory() const { return !name_.empty(); }
  /// Where the models begin or, not in memory, are; empty: with nothing.
  const std::filesystem::path& data_folder() const { return data_folder_; }
  /// What SQLite opens, by its name or as a URI: in memory.
  std::string database() const;

 private:
  ModelPlace(std::filesystem::path begins_with, std::string name)
      : data_folder_(std::move(begins_with)), name_(std::move(name)) {}
  std::filesystem::path data_folder_;
  std::string name_;  // in memory
};

}  // namespace caseledger::projections
