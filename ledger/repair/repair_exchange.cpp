// The note is `repair/complete`, a line for each folder: its name, a blank, and the name under
// which the damaged one is kept.
#include "ledger/repair/repair_exchange.h"

#include <sstream>

#include "ledger/disk/durable_file.h"
#include "ledger/repair/repair.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

fs::path note_of(const fs::path& data_folder) { return repair_work(data_folder) / "complete"; }

/// Only what is certainly not there is absent: a rename that is left out for a disk that does not
/// answer would lose the work.
Result<bool> is_there(const fs::path& path) {
  std::error_code error;
  const bool exists = fs::exists(path, error);
  if (error) return system_fault("stat", path, error.value());
  return exists;
}

Result<void> sync_folders_below(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    if (!entry->is_directory()) continue;
    CL_TRY(sync_directory(entry->path()));
  }
  if (error) return system_fault("list", folder, error.value());
  return {};
}

/// The first of "vault.damaged-1", "vault.damaged-2", … that is free.
Result<std::string> free_name(const fs::path& data_folder, const std::string& name) {
  for (int n = 1;; ++n) {
    const auto aside = name + ".damaged-" + std::to_string(n);
    CL_TRY(const auto taken, is_there(data_folder / aside));
    if (!taken) return aside;
  }
}

Result<void> move_folder(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) return system_fault("rename", to, error.value());
  return sync_directory(to.parent_path()).and_then([&] {
    return sync_directory(from.parent_path());
  });
}

/// The new folder is gone from the work folder once all was done for it.
Result<void> exchange(const fs::path& data_folder, const std::string& name,
                      const std::string& aside) {
  const auto made = repair_work(data_folder) / name, place = data_folder / name;
  const auto is_made = is_there(made), is_taken = is_there(place);
  CL_TRY(is_made);
  CL_TRY(is_taken);
  if (!*is_made) return {};
  auto moved = *is_taken ? move_folder(place, data_folder / aside) : Result<void>();
  return moved.and_then([&] { return move_folder(made, place); });
}

/// The note goes first and durably: a work folder without one is nothing to anybody.
Result<void> remove_work(const fs::path& data_folder) {
  std::error_code error;
  fs::remove(note_of(data_folder), error);
  if (error) return system_fault("remove", note_of(data_folder), error.value());
  const auto work = repair_work(data_folder);
  CL_TRY(sync_directory(work));
  fs::remove_all(work, error);
  if (error) return system_fault("remove", work, error.value());
  return sync_directory(data_folder);
}

}  // namespace

fs::path repair_work(const fs::path& data_folder) { return data_folder / "repair"; }

bool repair_is_unfinished(const fs::path& data_folder) {
  std::error_code ignored;
  return fs::exists(note_of(data_folder), ignored);
}

Result<void> note_exchange(const fs::path& data_folder, std::span<const char* const> names) {
  std::string note;
  for (const std::string name : names) {
    CL_TRY(const auto aside, free_name(data_folder, name));
    note.append(name).append(" ").append(aside).append("\n");
  }
  // From here the next repair finishes this one.
  return sync_folders_below(repair_work(data_folder))
      .and_then([&] { return sync_directory(data_folder); })
      .and_then([&] { return replace_file(note_of(data_folder), std::nullopt, note); });
}

Result<std::vector<std::string>> carry_out_exchange(const fs::path& data_folder) {
  CL_TRY(const auto note, read_file(note_of(data_folder)));
  CL_REQUIRE(note.has_value());
  std::vector<std::string> kept;
  std::istringstream lines(*note);
  for (std::string name, aside; lines >> name >> aside;) {
    CL_TRY(exchange(data_folder, name, aside));
    CL_TRY(const auto is_kept, is_there(data_folder / aside));
    if (is_kept) kept.push_back(aside);
  }
  return remove_work(data_folder).map([&] { return std::move(kept); });
}

}  // namespace caseledger::ledger
