#include "tools/trial_models.h"

#include "projections/runner.h"
#include "tools/session.h"
#include "tools/work_folder.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

using projections::ReadModels;

/// What a verification that was killed left in DIR goes with the next one.
Result<std::unique_ptr<WorkFolder>> trial_folder(const fs::path& folder) {
  auto beside = WorkFolder::take(projections::models_path(folder).parent_path() / "trial");
  if (beside) return beside;
  std::error_code error;
  const auto elsewhere = fs::temp_directory_path(error);
  if (error) return beside;
  return WorkFolder::fresh(elsewhere, "caseledger-trial-");
}

Result<Digest> followed_digest(const projections::Source& source, ReadModels& models) {
  return projections::follow(source, models).and_then([&](auto&&) {
    return models.content_digest();
  });
}

Result<Digest> rebuilt_digest(const projections::Source& source, const fs::path& folder) {
  CL_TRY(const auto trial, trial_folder(folder));
  CL_TRY(const auto models, ReadModels::open(trial->path()));
  return followed_digest(source, *models);
}

/// corrupt where the file is damaged, wherever that is noticed.
Result<Digest> sound_digest(const projections::Source& source, ReadModels& models) {
  CL_TRY(const auto damage, models.damage());
  if (damage) return fault(FaultKind::corrupt, "", {"数据库检查发现：" + *damage, *damage});
  return followed_digest(source, models);
}

std::vector<ledger::Finding> found(Bilingual what) {
  return {{"models", std::nullopt, std::move(what)}};
}

}  // namespace

Result<std::vector<ledger::Finding>> compare_with_rebuild(const fs::path& folder) {
  CL_TRY(const auto session, Session::open(folder, Mode::read));
  const projections::LedgerSource source(session->ledger());
  CL_TRY(const auto place, ModelFolder::of(folder));
  const auto models = ReadModels::open(place.path());
  // First what the ledger gives: where that can be made, it is the live file that is damaged.
  CL_TRY(const auto anew, rebuilt_digest(source, folder));
  const auto live = models ? sound_digest(source, **models) : tl::unexpected(models.error());
  if (live) {
    if (*live == anew) return {};
    const auto differs = to_hex(*live) + " ≠ " + to_hex(anew);
    return found({differs, differs});
  }
  if (live.error().kind != FaultKind::corrupt) return tl::unexpected(live.error());
  const auto damage = live.error().sentence();
  return found(
      at_place("read/models.db",
               {damage.zh + ": 查询表损坏，请删除后运行 caseledger rebuild",
                damage.en + ": the read models are damaged; delete them and run caseledger "
                            "rebuild"}));
}

}  // namespace caseledger::tools
