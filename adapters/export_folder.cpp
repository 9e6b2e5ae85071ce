// The mark is written before anything else, so that a run that was cut off can be run again.
#include "adapters/export_folder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>

#include "adapters/data_folder.h"
#include "ledger/disk/durable_file.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMark = ".caseledger-export";
constexpr const char* kMarkBegun =
    ".caseledger-export.new";  // as ledger/disk/durable_file.h writes

/// Parts of a data folder that is damaged, or of a ledger without one.
bool holds_parts_of_a_ledger(const fs::path& folder) {
  constexpr std::array<std::string_view, 3> kParts{"ledger", "keys", "data.mdb"};
  return std::ranges::any_of(kParts, [&](std::string_view part) {
    std::error_code error;
    return fs::exists(folder / part, error);
  });
}

bool lies_in_a_data_folder(const fs::path& path) {
  std::error_code error;
  auto folder = fs::weakly_canonical(fs::absolute(path, error), error);
  for (; folder != folder.parent_path(); folder = folder.parent_path()) {
    if (DataFolder::open(folder)) return true;
  }
  return false;
}

/// Whether a first run was cut off while it wrote the mark: nothing else lies there yet.
bool holds_only_a_mark_begun(const fs::path& folder) {
  std::error_code error;
  const fs::directory_iterator entries(folder, error);
  return !error && std::distance(begin(entries), end(entries)) == 1 &&
         fs::is_regular_file(folder / kMarkBegun, error);
}

tl::unexpected<Fault> not_ours(const fs::path& folder, std::string zh, std::string en) {
  return fault(FaultKind::conflict, folder.string(), {std::move(zh), std::move(en)});
}

}  // namespace

Result<void> must_be_outside_data(const fs::path& path) {
  if (!holds_parts_of_a_ledger(path) && !lies_in_a_data_folder(path)) return {};
  return not_ours(path, "是数据文件夹或在其内，请导出到别处",
                  "is or lies in a data folder: export to elsewhere");
}

Result<void> claim_export_folder(const fs::path& folder, std::string_view kind,
                                 std::string_view origin) {
  CL_TRY(must_be_outside_data(folder));
  const auto mark = std::string(kind).append(" ").append(origin).append("\n");
  std::error_code error;
  std::optional<std::string> present;
  if (fs::is_directory(folder, error)) {
    CL_TRY(present, ledger::read_file(folder / kMark));
  }
  if (present == mark) return {};
  if (present) {
    return not_ours(folder, "是另一账本或另一种导出", "is another export, or of another ledger");
  }
  if (!holds_only_a_mark_begun(folder)) CL_TRY(claim_folder(folder));
  return ledger::replace_file(folder / kMark, std::nullopt, mark);
}

}  // namespace caseledger::adapters
