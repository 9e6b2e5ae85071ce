// Private to the site: templates filled with values, and how days and words are set in them.
#pragma once

#include <kainjow/mustache.hpp>
#include <optional>
#include <string>

#include "adapters/proofs/disclosure_bundle.h"
#include "projections/rows.h"

namespace caseledger::adapters {

using PageData = kainjow::mustache::data;

/// A file of adapters/site; empty where there is none of the name.
std::string_view model_text(std::string_view name);
/// The template with these values, and with its parts (part_*.html). Values are escaped.
std::string fill(std::string_view model, PageData values);

/// 2021年9月15日
std::string chinese(Day day);
/// `name` as a date, `name`_zh in words.
void set_day(PageData& row, const std::string& name, const std::optional<Day>& day);
void set_truth(PageData& row, const std::string& name, bool truth);
std::string said(const projections::Wording& words, std::string fallback = {});

/// What is shown of an item, its hidden fields, its bundle and the keys to it, for the parts.
void set_disclosure(PageData& values, const Disclosure& disclosure);
void set_editions(PageData& values, const std::vector<projections::EditionRow>& editions);

}  // namespace caseledger::adapters
