// Where a ledger is founded: out of sight in a folder inside of DIR, from where everything takes
// its place once it is whole and durable. Inside, not beside: DIR may be the working folder, a
// mounted volume, or lie in a folder that is not ours. `ledger` is moved last; until then DIR is no
// data folder, and the next founding removes what a crash left and begins anew.
#pragma once

#include <vector>

#include "tools/work_folder.h"

namespace caseledger::tools {

class FoundingSite {
 public:
  /// Makes DIR where it is missing. conflict: it holds something, or somebody is founding there.
  static Result<std::unique_ptr<FoundingSite>> begin(const std::filesystem::path& folder);
  /// Without move_in DIR is left as it was found.
  ~FoundingSite();
  FoundingSite(const FoundingSite&) = delete;
  FoundingSite& operator=(const FoundingSite&) = delete;

  /// What is to become the data folder; nothing in it may be open when it moves.
  const std::filesystem::path& path() const { return work_->path(); }
  /// Durable on return.
  Result<void> move_in();

 private:
  FoundingSite(std::filesystem::path folder, bool is_new)
      : folder_(std::move(folder)), is_new_(is_new) {}
  Result<void> move(const std::filesystem::path& name);

  std::filesystem::path folder_;
  bool is_new_;  ///< DIR was made for this
  std::unique_ptr<WorkFolder> work_;
  std::vector<std::filesystem::path> moved_;  ///< of a founding that is not done
};

}  // namespace caseledger::tools
