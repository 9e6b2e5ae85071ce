// A frame of prose by hand, and in it every table of the list, section by section.
#include "projections/schema_page.h"

#include <algorithm>

#include "projections/tables.h"

namespace caseledger::projections {
namespace {

constexpr std::string_view kIntroduction =
    "# models.db\n"
    "\n"
    "`read/models.db` in the data folder is an SQLite file (3.37 or later, because its "
    "tables are STRICT). Open it read-only with any tool, also while caseledger writes:\n"
    "\n"
    "    sqlite3 'file:read/models.db?mode=ro' \"SELECT id, party_name, next_due_on FROM "
    "cases WHERE stage = 'reviewing'\"\n"
    "\n"
    "Do not write to it: it is made from the ledger and will be made anew. `application_id` "
    "is 0x434c726d, `user_version` the schema's number; a file of another number is emptied "
    "and filled again. Every command of caseledger that writes brings it up to the end of the "
    "ledger before it ends; `cursor` says how far it is.\n"
    "\n"
    "How values are written: a vocabulary is its key, and so are acts, events and requirements "
    "(`words` has the Chinese and English for it, `articles` what an article says); "
    "a day is `2021-09-15`; an instant `2021-09-15T10:00:00+08:00`, which sorts as it reads; "
    "a digest is a 32-byte blob (`hex(x)`); a list of ids has blanks between; yes and no are 1 "
    "and 0. NULL is what was not given, has not come or was erased. `position` "
    "is the place of a leaf in the ledger.\n"
    "\n"
    "    SELECT c.id, w.zh FROM cases AS c JOIN words AS w ON w.vocabulary = 'cases.stage' "
    "AND w.key = c.stage\n"
    "    SELECT r.position, r.act, a.cite, w.zh FROM refusals AS r JOIN breaches AS b USING "
    "(position) JOIN articles AS a USING (article) JOIN words AS w ON w.vocabulary = "
    "'requirement' AND w.key = b.requirement\n"
    "\n";

struct Heading {
  Section section;
  std::string_view text;
};

constexpr Heading kHeadings[] = {
    {Section::streams,
     "## Streams\n\n`bureau`, `cases` and `items` have one row per stream and end with the same"
     " columns:\n\n"},
    {Section::parts, "\n## Parts of streams\n\n"},
    {Section::histories, "\n\n## Histories\n\n"},
    {Section::fixed, "\n\n## Views and fixed rows\n\n"},
    {Section::cursor, ""},
};

/// What one sentence explains: a column and those beside it.
struct Explained {
  std::vector<std::string> names;
  std::string_view says;
};

std::string joined(const std::vector<std::string>& names, std::string_view last) {
  auto text = names.front();
  for (std::size_t n = 1; n < names.size(); ++n) {
    text.append(n + 1 == names.size() ? last : ", ").append(names[n]);
  }
  return text;
}

/// In the order of the columns. Where each has its line, a column that says nothing stands with the
/// one before it.
std::vector<Explained> explained(const std::vector<TableColumn>& columns, bool has_lines) {
  std::vector<Explained> all;
  std::size_t last = 0;
  for (const auto& column : columns) {
    const auto& about = column.about;
    const auto beside = std::ranges::find_if(
        all, [&](const Explained& one) { return one.names.front() == column.beside; });
    if (beside != all.end()) {
      beside->names.push_back(column.name);
    } else if (has_lines && about.says.empty()) {
      all.at(last).names.push_back(column.name);
    } else {
      last = all.size();
      all.push_back({{column.name}, about.says});
    }
  }
  return all;
}

std::string lines_of(const std::vector<TableColumn>& columns) {
  std::string text = "| column | meaning |\n|---|---|\n";
  for (const auto& one : explained(columns, true)) {
    text += "| " + joined(one.names, ", ") + " | " + std::string(one.says) + " |\n";
  }
  return text;
}

std::string sentence_of(const std::vector<TableColumn>& columns) {
  std::string text;
  for (const auto& one : explained(columns, false)) {
    text += (text.empty() ? "" : "; ") + joined(one.names, one.names.size() == 2 ? " and " : ", ");
    if (!one.says.empty()) text.append(" ").append(one.says);
  }
  return text;
}

/// The table's own columns; what all streams carry is explained once.
std::vector<TableColumn> own_columns(const Table& table) {
  auto own = table.columns;
  if (table.about.section == Section::streams) {
    own.resize(own.size() - columns_of<StreamRow>().size());
  }
  return own;
}

std::string print(const Table& table) {
  const auto own = own_columns(table);
  const auto columns = table.about.has_lines ? lines_of(own) : sentence_of(own);
  return std::string(table.about.opening) + columns + std::string(table.about.ending);
}

}  // namespace

std::string print_schema() {
  std::string page(kIntroduction);
  for (const auto& [section, heading] : kHeadings) {
    page += heading;
    if (section == Section::streams) page += lines_of(columns_of<StreamRow>());
    for (const auto& table : tables()) {
      if (table.about.section == section) page += print(table);
    }
  }
  return page;
}

}  // namespace caseledger::projections
