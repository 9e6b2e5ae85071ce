// See the header.
#include "tools/trial_models.h"

#include <unistd.h>

#include "projections/runner.h"
#include "tools/session.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

/// A folder of our own for as long as it is needed.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_(fs::temp_directory_path() / ("caseledger-trial-" + std::to_string(::getpid()))) {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Result<Digest> followed_digest(const projections::Source& source, const fs::path& folder) {
  auto models = projections::ReadModels::open(folder);
  if (!models) return tl::unexpected(models.error());
  if (auto done = projections::follow(source, **models); !done) {
    return tl::unexpected(done.error());
  }
  return (*models)->content_digest();
}

}  // namespace

Result<std::vector<ledger::Finding>> compare_with_rebuild(const fs::path& folder) {
  const auto session = Session::open(folder, Mode::read);
  if (!session) return tl::unexpected(session.error());
  const projections::LedgerSource source((*session)->ledger());
  const auto live = followed_digest(source, folder);
  if (!live) return tl::unexpected(live.error());
  const TemporaryFolder trial;
  const auto anew = followed_digest(source, trial.path());
  if (!anew) return tl::unexpected(anew.error());
  if (*live == *anew) return std::vector<ledger::Finding>{};
  return std::vector<ledger::Finding>{
      {"models", std::nullopt, to_hex(*live) + " ≠ " + to_hex(*anew)}};
}

}  // namespace caseledger::tools
