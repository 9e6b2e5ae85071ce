// One connection to one SQLite file, private to this room: how it is opened, how what SQLite throws
// becomes a Fault, and how the bytes of a row are put and taken. Nothing leaves `guarded` thrown.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <type_traits>
#include <utility>

#include "ledger/base/fault.h"
#include "projections/model_place.h"

namespace caseledger::projections {

/// `look`: at a URI, and nothing is locked.
enum class Access : std::uint8_t { read, write, look };

/// Waits five seconds for a lock; registers the collation `pinyin` and the function `folded` on the
/// connection. What does not
/// fit into its cache while rows are sorted stays in memory: SQLite's own files for that would hold
/// words, where nobody erases them. Used by one thread at a time: SQLite does not guard it with a
/// lock of its own, which costs a tenth.
SQLite::Database open_database(const std::string& name, Access access);
/// Of read models.
SQLite::Database open_database(const ModelPlace& place, Access access);

/// What to do about it: corrupt for a damaged file, full for a full disk, else unavailable.
Fault fault_of(const SQLite::Exception& thrown, std::string_view doing);

/// Runs one piece of work with SQLite; `doing` names it in the fault.
template <class Work>
auto guarded(std::string_view doing, Work&& work) {
  using Given = std::invoke_result_t<Work>;
  using Answered = std::conditional_t<std::is_void_v<Given>, Result<void>, Result<Given>>;
  try {
    if constexpr (std::is_void_v<Given>) {
      work();
      return Answered{};
    } else {
      return Answered{work()};
    }
  } catch (const SQLite::Exception& thrown) {
    return Answered{tl::unexpected<Fault>(fault_of(thrown, doing))};
  }
}

/// The same for work that can say no itself.
template <class Work>
auto guarded_result(std::string_view doing, Work&& work) -> std::invoke_result_t<Work> {
  try {
    return work();
  } catch (const SQLite::Exception& thrown) {
    return tl::unexpected<Fault>(fault_of(thrown, doing));
  }
}

/// The single integer that a statement answers; zero where it answers no row.
std::int64_t ask_integer(SQLite::Database& database, const std::string& sql);

}  // namespace caseledger::projections
