// The rules of the house that a text can be asked about. Each takes a tree and returns its
// complaints, one line each, so that a test can hold it against the house and against a bad sample.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace caseledger::tidy {

using Tree = std::map<std::string, std::string>;  ///< path from the root to text
using Complaints = std::vector<std::string>;

/// What git knows or would add; files that are not text are there without their bytes.
Tree read_tree(const std::filesystem::path& root);

Complaints includes_that_turn_back(const Tree&);
Complaints libraries_in_the_wrong_room(const Tree&);
Complaints libraries_that_show_through(const Tree&);
Complaints clocks_and_chance_below_adapters(const Tree&);
Complaints long_files(const Tree&);
Complaints long_functions(const Tree&);
Complaints long_lines(const Tree&);
Complaints tabs(const Tree&);
Complaints headers_without_pragma_once(const Tree&);
Complaints files_without_head_comment(const Tree&);
Complaints names_not_in_snake_case(const Tree&);
Complaints rooms_without_readme(const Tree&);
Complaints strangers_at_the_top(const Tree&);
Complaints faults_handed_up_by_hand(const Tree&);
Complaints promises_without_a_day(const Tree&);
Complaints paths_of_one_machine(const Tree&);
Complaints packages_the_readme_forgets(const Tree&);

}  // namespace caseledger::tidy
