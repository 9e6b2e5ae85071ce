// Private to the site: the values that fill the templates, and how days and words are set in them.
#pragma once

#include <optional>
#include <string>

#include "adapters/proofs/disclosure_bundle.h"
#include "adapters/site/page_maker.h"
#include "projections/rows.h"

namespace caseledger::adapters {

/// An item on display, as lists show it.
struct ShownItem {
  projections::ItemRow item;
  std::string number = "—";  ///< of the decision's document
  std::string title;
};
/// The title that the bundle proves, or the item's id.
std::string title_of(const projections::ItemRow& item, const Disclosure& disclosure);
/// The file name of a decision's page.
std::string page_name(std::string_view item);
/// `folder` leads from the page that holds the row to those of the decisions.
PageData row_of(const ShownItem& shown, const std::string& folder);

/// 2021年9月15日
std::string chinese(Day day);
/// `name` as a date, `name`_zh in words.
void set_day(PageData& row, const std::string& name, const std::optional<Day>& day);
void set_truth(PageData& row, const std::string& name, bool truth);
std::string said(const projections::Wording& words, std::string fallback = {});

/// What is shown of an item, its hidden fields, its bundle and the keys to it, for the parts.
void set_disclosure(PageData& values, const Disclosure& disclosure);
/// JSON inside of a script element: nothing in it may end the element.
std::string in_script(std::string_view json);
void set_editions(PageData& values, const std::vector<projections::EditionRow>& editions);

}  // namespace caseledger::adapters
