#include "tools/trial_models.h"

#include "projections/read_models.h"
#include "projections/runner.h"
#include "projections/stored_models.h"
#include "tools/session.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

using projections::ModelPlace;
using projections::ReadModels;
using projections::StoredModels;

/// A ledger as it was when it ended there.
class UpTo : public projections::LedgerSource {
 public:
  UpTo(const ledger::Ledger& ledger, ledger::Position end) : LedgerSource(ledger), end_(end) {}
  Result<ledger::Position> end() const override { return end_; }

 private:
  ledger::Position end_;
};

Result<Digest> rebuilt_digest(const ledger::Ledger& ledger, ledger::Position end) {
  CL_TRY(const auto models, ReadModels::open(ModelPlace::in_memory()));
  CL_TRY(std::ignore, projections::follow(UpTo(ledger, end), *models));
  return models->content_digest();
}

struct Looked {
  projections::Cursor cursor;
  Digest digest;
};

/// corrupt where the file is damaged, wherever that is noticed.
Result<Looked> look_at(const fs::path& folder) {
  CL_TRY(const auto models, StoredModels::open(folder));
  CL_TRY(const auto damage, models->damage());
  if (damage) return fault(FaultKind::corrupt, "", {"数据库检查发现：" + *damage, *damage});
  CL_TRY(const auto cursor, models->cursor());
  return models->content_digest().map([&](const Digest& digest) { return Looked{cursor, digest}; });
}

ComparedModels found(Bilingual what) {
  return {{{"models", std::nullopt, std::move(what)}}, {}, {}};
}

ComparedModels damaged(const Fault& why) {
  const auto damage = why.sentence();
  return found(
      at_place("read/models.db",
               {damage.zh + ": 查询表损坏，请删除后运行 caseledger rebuild",
                damage.en + ": the read models are damaged; delete them and run caseledger "
                            "rebuild"}));
}

Bilingual reach_of(ledger::Position reached, ledger::Position end) {
  if (reached == end) return {};
  const auto leaves = std::to_string(reached.index);
  return {"前" + leaves + "条事实", "the first " + leaves + " leaves"};
}

Result<ComparedModels> compare(const ledger::Ledger& ledger, const Looked& live) {
  CL_TRY(const auto head, ledger.head());
  const auto end = head.next_position();
  if (live.cursor.next > end) {
    return found({"查询表比账本长，请运行 caseledger rebuild",
                  "the read models are ahead of the ledger; run caseledger rebuild"});
  }
  CL_TRY(const auto anew, rebuilt_digest(ledger, live.cursor.next));
  if (live.digest == anew) return ComparedModels{{}, {}, reach_of(live.cursor.next, end)};
  const auto differs = to_hex(live.digest) + " ≠ " + to_hex(anew);
  return found({differs, differs});
}

}  // namespace

Result<ComparedModels> compare_with_rebuild(const fs::path& data_folder) {
  const auto live = look_at(data_folder);
  if (!live && live.error().kind != FaultKind::corrupt) {
    return ComparedModels{{}, live.error().sentence(), {}};
  }
  CL_TRY(const auto session, Session::open(data_folder, Mode::audit));
  return live ? compare(session->ledger(), *live) : Result<ComparedModels>(damaged(live.error()));
}

}  // namespace caseledger::tools
