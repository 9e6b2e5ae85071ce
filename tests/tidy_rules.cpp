// Plain loops over paths and lines; the tables at the top are the rules themselves.
#include "tests/tidy_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "tests/tidy_scan.h"

namespace caseledger::tidy {
namespace {

constexpr std::size_t kFileLinesMax = 400;
constexpr std::size_t kFunctionLinesMax = 70;
constexpr std::size_t kColumnsMax = 100;

using Words = std::vector<std::string_view>;

/// Which rooms a room may include, itself apart. What stands on top of a room's sub-rooms may
/// include all of them; a sub-room opens the doors of its room, and of its fellows those named.
const std::map<std::string, Words, std::less<>> kDoors = {
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

    {"tools", {"adapters", "engine", "projections", "ledger", "statemachines"}},
    {"tools/bench", {"tools"}},  // stands on top of it
};

/// An outside library, how its headers are known, and the only rooms that may include them; where
/// files are named, only these.
struct Library {
  std::string_view name;
  Words headers;
  Words rooms;
  Words files = {};
};
const std::vector<Library> kLibraries = {
    {"Boost.MSM", {"boost/msm"}, {"statemachines"}},
    {"LMDB", {"lmdb.h"}, {"ledger"}},
    {"Cap'n Proto", {"capnp/", "kj/", ".capnp.h"}, {"ledger"}},
    {"OpenSSL", {"openssl/"}, {"ledger", "adapters"}},
    {"SQLite", {"sqlite3", "SQLiteCpp/"}, {"projections"}},
    {"toml++", {"toml++/"}, {"engine"}},
    {"Boost.Beast", {"boost/beast", "boost/asio"}, {"adapters"}},
    {"librdkafka", {"librdkafka/"}, {"adapters"}},
    {"mustache", {"kainjow/"}, {"adapters"}},
    {"CLI11", {"CLI/"}, {"tools"}, {"tools/command_line.cpp"}},
};

const Words kTopLevel = {"CMakeLists.txt", "LICENSE", "README.md",   "adapters", "engine",
                         "ledger",         "tests",   "projections", "tools",    "statemachines"};
const Words kClocksAndChance = {"system_clock",  "steady_clock", "clock_gettime", "gettimeofday",
                                "random_device", "RAND_bytes",   "mt19937"};
const Words kSourceEndings = {".h",  ".cpp", ".capnp", ".js",    ".mjs",  ".css",
                              ".sh", ".py",  ".go",    ".cmake", ".html", "CMakeLists.txt"};

bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool ends_with_any(std::string_view text, const Words& endings) {
  return std::ranges::any_of(endings, [&](auto ending) { return text.ends_with(ending); });
}

std::string top_of(std::string_view path) { return std::string(path.substr(0, path.find('/'))); }
std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, std::min(path.rfind('/'), path.size())));
}
std::string name_of(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

bool is_cpp(std::string_view path) { return path.ends_with(".h") || path.ends_with(".cpp"); }

/// Written by us, by hand: code, build files and scripts.
bool is_source(const std::string& path, std::string_view text) {
  return ends_with_any(path, kSourceEndings) || text.starts_with("#!");
}

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

/// Asks every file of which `is_asked` and adds what `ask` has to say of it to the complaints.
template <class IsAsked, class Ask>
Complaints each(const Tree& tree, IsAsked is_asked, Ask ask) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (is_asked(path, text)) ask(path, text, complaints);
  }
  return complaints;
}

bool any_cpp(const std::string& path, const std::string&) { return is_cpp(path); }
bool any_text(const std::string&, const std::string&) { return true; }

std::string at(const std::string& path, std::size_t line) {
  return path + ":" + std::to_string(line);
}

template <class IsBad>
void complain_of_lines(const std::string& path, std::string_view text, std::string_view complaint,
                       Complaints& complaints, IsBad is_bad) {
  std::size_t number = 0;
  for (const auto line : lines(text)) {
    ++number;
    if (is_bad(line)) complaints.push_back(at(path, number) + std::string(complaint));
  }
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  return text.find('\0') == std::string::npos ? text : std::string();
}

std::set<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

/// A needle that may be written here without this file complaining of itself.
std::string joined(std::string_view front, std::string_view back) {
  return std::string(front) + std::string(back);
}

}  // namespace

Tree read_tree(const std::filesystem::path& root) {
  const std::string command = "git -c safe.directory='*' -C '" + root.string() +
                              "' ls-files -z --cached --others --exclude-standard";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (pipe == nullptr) throw std::runtime_error("cannot start git");
  Tree tree;
  std::string path;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) {
    if (c != 0) {
      path += static_cast<char>(c);
      continue;
    }
    if (std::filesystem::is_regular_file(root / path)) tree[path] = read_text(root / path);
    path.clear();
  }
  return tree;
}

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

Complaints clocks_and_chance_below_adapters(const Tree& tree) {
  return each(tree, any_cpp, [](auto& path, auto& text, Complaints& complaints) {
    const auto room = top_of(path);
    if (!kDoors.contains(room) || room == "adapters" || room == "tools") return;
    complain_of_lines(path, code_only(text), " reads a clock or draws lots", complaints,
                      [](std::string_view line) {
                        return std::ranges::any_of(kClocksAndChance, [&](auto word) {
                          return line.find(word) != std::string_view::npos;
                        });
                      });
  });
}

Complaints long_files(const Tree& tree) {
  return each(tree, is_source, [](auto& path, auto& text, Complaints& complaints) {
    const auto count = lines(text).size();
    if (count > kFileLinesMax) complaints.push_back(at(path, count) + " lines");
  });
}

Complaints long_functions(const Tree& tree) {
  return each(tree, any_cpp, [](auto& path, auto& text, Complaints& complaints) {
    for (const auto& function : functions(text)) {
      if (function.lines <= kFunctionLinesMax) continue;
      complaints.push_back(at(path, function.line) + " is a function of " +
                           std::to_string(function.lines) + " lines");
    }
  });
}

Complaints long_lines(const Tree& tree) {
  return each(tree, is_source, [](auto& path, auto& text, Complaints& complaints) {
    complain_of_lines(path, text, " is too wide", complaints,
                      [](std::string_view line) { return columns(line) > kColumnsMax; });
  });
}

Complaints tabs(const Tree& tree) {
  return each(tree, is_source, [](auto& path, auto& text, Complaints& complaints) {
    if (path.ends_with(".go")) return;  // gofmt writes tabs
    complain_of_lines(path, text, " has a tab", complaints, [](std::string_view line) {
      return line.find('\t') != std::string_view::npos;
    });
  });
}

Complaints headers_without_pragma_once(const Tree& tree) {
  return each(tree, any_cpp, [](auto& path, auto& text, Complaints& complaints) {
    if (path.ends_with(".h") && text.find("\n#pragma once\n") == std::string::npos) {
      complaints.push_back(path);
    }
  });
}

Complaints files_without_head_comment(const Tree& tree) {
  return each(tree, any_cpp, [&](auto& path, auto& text, Complaints& complaints) {
    const auto header = path.substr(0, path.rfind('.')) + ".h";
    const bool its_header_says_it = path.ends_with(".cpp") && tree.contains(header);
    if (!text.starts_with("// ") && !its_header_says_it) complaints.push_back(path);
  });
}

Complaints names_not_in_snake_case(const Tree& tree) {
  return each(tree, is_source, [](auto& path, auto&, Complaints& complaints) {
    const auto name = name_of(path);
    const bool snake = std::ranges::all_of(name, [](char c) {
      const auto letter = static_cast<unsigned char>(c);
      return std::islower(letter) || std::isdigit(letter) || c == '_' || c == '.';
    });
    if (!snake && name != "CMakeLists.txt") complaints.push_back(path);
  });
}

Complaints rooms_without_readme(const Tree& tree) {
  Complaints complaints;
  for (const auto& room : kTopLevel) {
    if (room.find('.') != std::string_view::npos || room == "LICENSE") continue;
    if (!tree.contains(std::string(room) + "/README.md")) complaints.emplace_back(room);
  }
  return complaints;
}

Complaints strangers_at_the_top(const Tree& tree) {
  std::set<std::string> strangers;
  for (const auto& [path, text] : tree) {
    const auto top = top_of(path);
    if (!top.starts_with('.') && !contains(kTopLevel, top)) strangers.insert(top);
  }
  return {strangers.begin(), strangers.end()};
}

Complaints promises_without_a_day(const Tree& tree) {
  static const std::string todo = joined("TO", "DO");
  static const std::string fixme = joined("FIX", "ME");
  return each(tree, is_source, [](auto& path, auto& text, Complaints& complaints) {
    complain_of_lines(path, text, " promises without a day", complaints, [](std::string_view line) {
      const auto found = line.find(todo);
      if (found == std::string_view::npos) return line.find(fixme) != std::string_view::npos;
      const auto rest = line.substr(found + todo.size());
      return !rest.starts_with("(soon): ") && !rest.starts_with("(someday): ");
    });
  });
}

Complaints paths_of_one_machine(const Tree& tree) {
  static const std::array needles = {joined("/wo", "rk/"), joined("/fa", "rm/"),
                                     joined("../sha", "red")};
  return each(tree, any_text, [](auto& path, auto& text, Complaints& complaints) {
    complain_of_lines(
        path, text, " names a path of one machine", complaints, [](std::string_view line) {
          return std::ranges::any_of(
              needles, [&](auto& needle) { return line.find(needle) != std::string_view::npos; });
        });
  });
}

Complaints packages_the_readme_forgets(const Tree& tree) {
  const auto& setup = tree.at("tools/setup");
  const auto from = setup.find("packages=(") + 10;
  const auto named = words(tree.at("README.md"));
  Complaints complaints;
  for (const auto& package : words(setup.substr(from, setup.find("\n)", from) - from))) {
    if (!named.contains(package)) complaints.push_back(package);
  }
  return complaints;
}

}  // namespace caseledger::tidy
