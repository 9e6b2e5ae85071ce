// The page for contributors tells the truth: its paths exist, and the places that it lists for an
// example are those in which the tree has the example. A place that is new or forgotten is named.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy_rules.h"
#include "tests/tidy_scan.h"

namespace caseledger::tidy {
namespace {

constexpr std::string_view kPage = ".github/CONTRIBUTING.md";

using Names = std::vector<std::string>;
using Paths = std::set<std::string>;

const Tree& house() {
  static const Tree tree = read_tree(CL_SOURCE_DIR);
  return tree;
}

/// What stands between backticks, in order.
Names between_backticks(std::string_view text) {
  Names names;
  for (auto from = text.find('`'); from != text.npos; from = text.find('`', from)) {
    const auto to = text.find('`', from + 1);
    if (to == text.npos) break;
    names.emplace_back(text.substr(from + 1, to - from - 1));
    from = to + 1;
  }
  return names;
}

/// A section of "How to add": the example's words, of which a file has one from each group, and
/// the files listed.
struct Section {
  std::string title;
  std::vector<Names> found_by;
  Paths listed;
};

/// The paragraph that begins at `from`.
std::string_view paragraph(std::string_view text, std::size_t from) {
  return text.substr(from, text.find("\n\n", from) - from);
}

std::vector<Names> groups(std::string_view sentence) {
  std::vector<Names> all;
  for (std::size_t from = 0; from < sentence.size();) {
    const auto to = std::min(sentence.find(';', from), sentence.size());
    all.push_back(between_backticks(sentence.substr(from, to - from)));
    from = to + 1;
  }
  return all;
}

Section section(std::string_view text) {
  Section one;
  one.title = text.substr(0, text.find('\n'));
  const auto found_by = text.find("\nFound by ");
  if (found_by != text.npos) one.found_by = groups(paragraph(text, found_by + 1));
  for (const auto line : lines(text)) {
    if (line.starts_with("- `")) one.listed.insert(between_backticks(line).front());
  }
  return one;
}

/// Those that begin with "## " below the heading "# How to add".
std::vector<Section> sections(std::string_view page) {
  std::vector<Section> all;
  auto from = page.find("\n## ", page.find("\n# How to add\n"));
  while (from != page.npos) {
    const auto to = page.find("\n## ", from + 1);
    all.push_back(section(page.substr(from + 4, to == page.npos ? to : to - from - 4)));
    from = to;
  }
  return all;
}

bool is_word_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    const bool begins = at == 0 || !is_word_part(text[at - 1]);
    if (begins && (end == text.size() || !is_word_part(text[end]))) return true;
  }
  return false;
}

/// Files outside tests that have a word of each group. Prose is not a place to write in, except
/// for what is printed from the code.
Paths places(const Tree& tree, const std::vector<Names>& found_by, const Paths& printed) {
  Paths found;
  for (const auto& [path, text] : tree) {
    if (path.starts_with("tests/") || path == kPage) continue;
    if (path.ends_with(".md") && !printed.contains(path)) continue;
    const bool has_all = std::ranges::all_of(found_by, [&text = text](const Names& group) {
      return std::ranges::any_of(group, [&](auto& word) { return has_word(text, word); });
    });
    if (has_all) found.insert(path);
  }
  return found;
}

const Paths kPrinted = {"adapters/COMMANDS.md", "projections/SCHEMA.md", "statemachines/LAW.md"};

/// What a section says wrongly. A printed page may be listed though it has no word of the example.
Complaints untrue(const Tree& tree, const Section& one) {
  Complaints complaints;
  if (one.found_by.empty()) complaints.push_back(one.title + " has no example");
  const auto found = places(tree, one.found_by, kPrinted);
  for (const auto& path : found) {
    if (!one.listed.contains(path)) complaints.push_back(one.title + " forgets " + path);
  }
  for (const auto& path : one.listed) {
    if (!found.contains(path) && !kPrinted.contains(path)) {
      complaints.push_back(one.title + " lists " + path + " in vain");
    }
  }
  return complaints;
}

bool is_path(std::string_view name) {
  constexpr std::string_view kElsewhere[] = {"build/"};
  const auto top = name.substr(0, name.find('/'));
  const bool is_plain = name.find_first_of("*<>: …") == name.npos && top.size() < name.size();
  return is_plain && std::ranges::none_of(kElsewhere, [&](auto e) { return name.starts_with(e); });
}

bool exists(const Tree& tree, const std::string& path) {
  const auto at = tree.lower_bound(path);
  return at != tree.end() &&
         (at->first == path || (path.back() == '/' && at->first.starts_with(path)));
}

std::string told(const Complaints& complaints) {
  std::string text;
  for (const auto& complaint : complaints) text += complaint + "\n";
  return text;
}

TEST(Contributing, NamesNoPathThatIsNotThere) {
  Complaints missing;
  for (const auto& name : between_backticks(house().at(std::string(kPage)))) {
    if (is_path(name) && !exists(house(), name)) missing.push_back(name);
  }
  EXPECT_EQ(told(missing), "");
}

TEST(Contributing, ListsEveryPlaceOfEachExample) {
  const auto all = sections(house().at(std::string(kPage)));
  Names titles;
  for (const auto& one : all) {
    titles.push_back(one.title);
    EXPECT_EQ(told(untrue(house(), one)), "");
  }
  EXPECT_EQ(titles, (Names{"A row", "A field", "An act", "A number", "A vocabulary", "A procedure",
                           "A table", "A subcommand"}));
}

TEST(Contributing, ASubcommandIsDeclaredCalledAndNamed) {
  const auto& calls = house().at("tools/shell.cpp");
  const auto& names = house().at("tools/README.md");
  constexpr std::string_view kDeclaration = "void add_";
  for (const auto line : lines(house().at("tools/shell.h"))) {
    if (!line.starts_with(kDeclaration)) continue;
    const auto name = line.substr(kDeclaration.size(), line.find('(') - kDeclaration.size());
    EXPECT_TRUE(has_word(calls, "add_" + std::string(name))) << name << " is never called";
    EXPECT_TRUE(has_word(names, name)) << name << " has no line in tools/README.md";
  }
}

TEST(ContributingNotices, APlaceThatIsForgottenAndOneThatIsGone) {
  const auto all = sections(
      "# Contributing\n\n# How to add\n\n## A thing\n\nFound by `Thing`,\n`thing`; and `Other`.\n\n"
      "- `engine/a.h`: the thing.\n- `engine/gone.h`: no more.\n");
  ASSERT_EQ(all.size(), 1U);
  const Tree tree = {{"engine/a.h", "Thing Other"},
                     {"engine/b.h", "a thing, Other"},
                     {"engine/c.h", "Thing"},
                     {"engine/d.h", "Things Other"},
                     {"engine/README.md", "Thing Other"},
                     {"tests/a_test.cpp", "Thing Other"}};
  EXPECT_EQ(told(untrue(tree, all.front())),
            "A thing forgets engine/b.h\n"
            "A thing lists engine/gone.h in vain\n");
}

}  // namespace
}  // namespace caseledger::tidy
