// Private to the site: the templates, and what all pages of one run have in common: the bureau's
// name, the navigation, and the imprint, which names the day and the checkpoint.
#pragma once

#include <kainjow/mustache.hpp>
#include <map>
#include <string>
#include <string_view>

#include "ledger/tree/checkpoint.h"
#include "statemachines/words/time.h"

namespace caseledger::adapters {

using PageData = kainjow::mustache::data;

/// A file of adapters/site/assets; empty where there is none of the name.
std::string_view model_text(std::string_view name);
/// The part of a finished page that names day and checkpoint. Requires a page of ours.
std::string_view imprint_in(std::string_view page);

/// The templates, each parsed once, with its parts (part_*.html) in their places.
class PageTemplates {
 public:
  PageTemplates();
  /// Values are escaped. Requires a template of the name.
  std::string fill(std::string_view name, const PageData& values);

 private:
  std::map<std::string, kainjow::mustache::mustache, std::less<>> parsed_;
};

class PageMaker {
 public:
  PageMaker(std::string bureau, bool has_officers, const ledger::Checkpoint& checkpoint, Day today);

  /// The page of this file name in the site, its body filled from a template.
  std::string page(std::string_view name, std::string_view title, std::string_view body,
                   PageData values);
  /// As it stands in each page of this run.
  const std::string& imprint() const { return imprint_; }

 private:
  PageTemplates templates_;
  PageData frame_;
  std::string imprint_;
};

}  // namespace caseledger::adapters
