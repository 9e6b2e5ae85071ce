// Of whose streams a row is: those of a section, or those that an officer handles or reviews. Said
// once, for every list that can be asked so. Each is a condition on the columns `procedure` and
// `stream`, with one parameter by name. Private to the room.
#pragma once

#include <string>

namespace caseledger::projections {

/// :section is 承办机构 of a case, 责任科室 of an item.
std::string of_section();
/// Whether there is one; nobody's parameter.
std::string has_section();
/// :officer handles or reviews the case, or the case that an item is about; a recused one does not.
std::string of_officer();

/// What people know a stream by, as an expression over the columns `procedure` and `stream`: the
/// party of a case, the title of an item. Of others NULL.
std::string title_of_stream();

}  // namespace caseledger::projections
