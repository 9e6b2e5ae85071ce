// The folder of the public site while it is brought up to date. New content is written beside its
// file (NAME.new), and all new files take their names together at the end: a run that fails before
// that leaves the site as it was. A file that holds its content already is not written again.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "ledger/base/fault.h"

namespace caseledger::adapters {

class SiteFolder {
 public:
  explicit SiteFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Makes the folder and those within where they are missing.
  Result<void> make() const;
  /// What a file holds now; nothing where there is none.
  Result<std::optional<std::string>> read(const std::string& name) const;
  /// The file is to hold this text.
  Result<void> bring(const std::string& name, std::string_view text);
  /// The file is to stay as it is.
  void keep(const std::string& name) { wanted_.insert(name); }
  /// Gives the new files their names, in the order in which they were brought. Then removes pages
  /// that were neither brought nor kept, and what a run that failed left; a file of any other name
  /// is somebody else's and is left alone.
  Result<void> publish();

 private:
  Result<void> remove_stale() const;
  std::vector<std::filesystem::path> stale_at_root() const;
  std::vector<std::filesystem::path> stale_in(std::string_view folder,
                                              std::error_code& failed) const;
  tl::unexpected<Fault> not_written(const std::filesystem::path& path,
                                    const std::string& why = {}) const;

  std::filesystem::path folder_;
  std::set<std::string> wanted_;
  std::vector<std::string> staged_;
};

/// The folders within the site: of the decisions' pages, and of what other registers have beside
/// their newest item.
inline constexpr std::string_view kDecisions = "decisions";
inline constexpr std::string_view kItems = "items";

}  // namespace caseledger::adapters
