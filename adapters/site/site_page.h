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
  std::string cause = "—";   ///< 案由, as the law's list of matters has it: nobody's own words
  std::string title = {};
  std::string party = "—";
};
/// The title that the bundle proves, or the item's id.
std::string title_of(const projections::ItemRow& item, const Disclosure& disclosure);
/// The party that the bundle proves, or that it is withheld, or a dash.
std::string party_of(const Disclosure& disclosure);
/// What a field is called on a page of the register.
std::string label_of_field(std::string_view field, PublicRegister of);
/// The file name of an item's page.
std::string page_name(std::string_view item);
/// `href` leads from the page that holds the row to the item's.
PageData row_of(const ShownItem& shown, const std::string& href);

/// 2021年9月15日
std::string chinese(Day day);
/// `name` as a date, `name`_zh in words.
void set_day(PageData& row, const std::string& name, const std::optional<Day>& day);
/// The template leaves out what there is none of.
void set_if_any(PageData& row, const std::string& name, const std::string& text);
void set_truth(PageData& row, const std::string& name, bool truth);
std::string said(const projections::Wording& words, std::string fallback = {});

/// What is shown of an item, its hidden fields, its bundle and the keys to it, for the parts.
void set_disclosure(PageData& values, const Disclosure& disclosure);
/// JSON inside of a script element: nothing in it may end the element.
std::string in_script(std::string_view json);
void set_editions(PageData& values, const std::vector<projections::EditionRow>& editions);

}  // namespace caseledger::adapters
