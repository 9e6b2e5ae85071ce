// Who may include whom: the table of rooms and their doors, and the outside libraries.
#include <map>
#include <set>

#include "tests/tidy_scan.h"
#include "tests/tidy_tree.h"

namespace caseledger::tidy {
namespace {

/// Which rooms a room may include, itself apart. What stands on top of a room's sub-rooms may
/// include all of them; a sub-room opens the doors of its room, and of its fellows those named.
const std::map<std::string, Names, std::less<>> kDoors = {
    {"statemachines", {}},
    {"statemachines/words", {}},
    {"statemachines/acts", {"words"}},
    {"statemachines/day", {"acts", "words"}},
    {"statemachines/table", {"day", "acts", "words"}},
    {"statemachines/case", {"table", "day", "acts", "words"}},
    {"statemachines/disclosure", {"table", "day", "acts", "words"}},
    {"statemachines/bureau", {"table", "day", "acts", "words"}},

    {"ledger", {"statemachines"}},
    {"ledger/base", {}},
    {"ledger/leaf", {"base"}},
    {"ledger/tree", {"base"}},
    {"ledger/disk", {"base"}},
    {"ledger/store", {"disk", "tree", "leaf", "base"}},
    {"ledger/vault", {"disk", "leaf", "base"}},
    {"ledger/audit", {"store", "vault", "disk", "tree", "leaf", "base"}},
    {"ledger/repair", {"audit", "store", "vault", "disk", "tree", "leaf", "base"}},

    {"projections", {"ledger", "statemachines"}},
    {"engine", {"ledger", "statemachines"}},

    {"adapters", {"engine", "projections", "ledger", "statemachines"}},
    {"adapters/language", {}},
    {"adapters/forms", {"language"}},
    {"adapters/keys", {"forms", "language"}},
    {"adapters/http", {"forms", "language"}},
    {"adapters/kafka", {"forms", "language"}},
    {"adapters/proofs", {"http", "keys", "forms", "language"}},
    {"adapters/site", {"proofs", "forms", "language"}},
    {"adapters/texts", {"forms", "language"}},

    {"tools", {"adapters", "engine", "projections", "ledger", "statemachines"}},
    {"tools/bench", {"tools"}},  // stands on top of it
};

/// An outside library, how its headers are known, and the only rooms that may include them; where
/// files are named, only these.
struct Library {
  std::string_view name;
  Names headers;
  Names rooms;
  Names files = {};
};
const std::vector<Library> kLibraries = {
    {"Boost.MSM", {"boost/msm"}, {"statemachines"}},
    {"LMDB", {"lmdb.h"}, {"ledger"}},
    {"Cap'n Proto", {"capnp/", "kj/", ".capnp.h"}, {"ledger"}},
    {"OpenSSL", {"openssl/"}, {"ledger", "adapters"}},
    {"SQLite", {"sqlite3", "SQLiteCpp/"}, {"projections"}},
    {"ICU", {"unicode/"}, {"projections", "engine"}},
    {"toml++", {"toml++/"}, {"engine"}},
    {"Boost.Beast", {"boost/beast", "boost/asio"}, {"adapters"}},
    {"librdkafka", {"librdkafka/"}, {"adapters"}},
    {"mustache", {"kainjow/"}, {"adapters"}},
    {"CLI11", {"CLI/"}, {"tools"}, {"tools/command_line.cpp"}},
};

bool belongs_to(const Library& library, std::string_view header) {
  return std::ranges::any_of(library.headers, [&](auto known) {
    return header.starts_with(known) || (known.starts_with('.') && header.ends_with(known));
  });
}

/// Whether a door leads from a folder to a header.
bool opens(const std::string& folder, const std::string& header) {
  const auto room = top_of(folder);
  if (top_of(header) != room) return contains(kDoors.at(room), top_of(header));
  const auto target = folder_of(header);
  if (target == folder || folder == room) return true;
  const auto fellow =
      target == room ? target : target.substr(std::min(room.size() + 1, target.size()));
  return contains(kDoors.at(folder), fellow);
}

/// Only these few files of the law touch Boost.MSM.
bool may_use_msm(std::string_view path) {
  const auto name = name_of(path);
  return name == "rule.h" || name == "seat.h" || name.ends_with("_law.cpp") ||
         (name.find("_chapter") != std::string::npos && name.ends_with(".cpp"));
}

bool may_include(const std::string& path, const Library& library) {
  if (!library.files.empty()) return contains(library.files, path);
  if (!kDoors.contains(top_of(path)) || path.starts_with("tools/bench/")) return true;
  if (!contains(library.rooms, top_of(path))) return false;
  return library.name != "Boost.MSM" || may_use_msm(path);
}

/// The outside libraries a header brings along, itself and through what it includes.
void collect_libraries(const Tree& tree, const std::string& header, std::set<std::string>& seen,
                       std::set<std::string>& found) {
  if (!seen.insert(header).second) return;
  for (const auto& library : kLibraries) {
    if (belongs_to(library, header)) found.emplace(library.name);
  }
  const auto file = tree.find(header);
  if (file == tree.end()) return;
  for (const auto& include : includes(file->second)) {
    collect_libraries(tree, include.path, seen, found);
  }
}

}  // namespace

bool is_room(const std::string& top) { return kDoors.contains(top); }

Complaints includes_that_turn_back(const Tree& tree) {
  return each(tree, any_cpp, [](auto& path, auto& text, Complaints& complaints) {
    if (!kDoors.contains(top_of(path))) return;
    const auto door = kDoors.find(folder_of(path));
    if (door == kDoors.end()) return complaints.push_back(path + " lies in no known room");
    for (const auto& include : includes(text)) {
      if (include.quoted && !opens(door->first, include.path)) {
        complaints.push_back(path + " includes " + include.path);
      }
    }
  });
}

Complaints libraries_in_the_wrong_room(const Tree& tree) {
  return each(tree, any_cpp, [](auto& path, auto& text, Complaints& complaints) {
    for (const auto& include : includes(text)) {
      for (const auto& library : kLibraries) {
        if (!belongs_to(library, include.path) || may_include(path, library)) continue;
        complaints.push_back(path + " includes " + include.path);
      }
    }
  });
}

Complaints libraries_that_show_through(const Tree& tree) {
  return each(tree, any_cpp, [&](auto& path, auto& text, Complaints& complaints) {
    const auto room = top_of(path);
    if (!kDoors.contains(room)) return;
    for (const auto& include : includes(text)) {
      if (!include.quoted || top_of(include.path) == room) continue;
      std::set<std::string> seen;
      std::set<std::string> found;
      collect_libraries(tree, include.path, seen, found);
      for (const auto& library : found) {
        complaints.push_back(path + " sees " + library + " through " + include.path);
      }
    }
  });
}

}  // namespace caseledger::tidy
