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
#include "tests/tidy_tree.h"

namespace caseledger::tidy {
namespace {

constexpr std::size_t kFileLinesMax = 400;
constexpr std::size_t kFunctionLinesMax = 70;
constexpr std::size_t kColumnsMax = 100;

const Names kTopLevel = {"CMakeLists.txt", "LICENSE", "README.md",   "adapters", "engine",
                         "ledger",         "tests",   "projections", "tools",    "statemachines"};
const Names kClocksAndChance = {"system_clock",  "steady_clock", "clock_gettime", "gettimeofday",
                                "random_device", "RAND_bytes",   "mt19937"};
const Names kSourceEndings = {".h",  ".cpp", ".capnp", ".js",    ".mjs",  ".css",
                              ".sh", ".py",  ".go",    ".cmake", ".html", "CMakeLists.txt"};

bool ends_with_any(std::string_view text, const Names& endings) {
  return std::ranges::any_of(endings, [&](auto ending) { return text.ends_with(ending); });
}

/// Written by us, by hand: code, build files and scripts.
bool is_source(const std::string& path, std::string_view text) {
  return ends_with_any(path, kSourceEndings) || text.starts_with("#!");
}

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

Complaints clocks_and_chance_below_adapters(const Tree& tree) {
  return each(tree, any_cpp, [](auto& path, auto& text, Complaints& complaints) {
    const auto room = top_of(path);
    if (!is_room(room) || room == "adapters" || room == "tools") return;
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

Complaints faults_handed_up_by_hand(const Tree& tree) {
  static const std::string by_hand = joined("return tl::unexpected", "(");
  return each(tree, any_cpp, [](auto& path, auto& text, Complaints& complaints) {
    complain_of_lines(path, code_only(text), " hands a fault up without CL_TRY", complaints,
                      [](std::string_view line) {
                        const auto asked = line.find("if (!");
                        const auto handed = line.find(by_hand);
                        if (asked == line.npos || handed == line.npos) return false;
                        const auto name = line.substr(asked + 5, line.find(')', asked) - asked - 5);
                        const auto what = line.substr(handed + by_hand.size());
                        return what.starts_with(std::string(name) + ".error())");
                      });
  });
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
