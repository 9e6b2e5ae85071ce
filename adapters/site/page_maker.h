// Private to the site: the templates, and what all pages of one run have in common: the bureau's
// name, the menu, and the imprint, which names the day and the checkpoint.
#pragma once

#include <kainjow/mustache.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "ledger/tree/checkpoint.h"
#include "statemachines/words/time.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger::adapters {

using PageData = kainjow::mustache::data;
/// The registers that have a page of their own in this run.
using ShownRegisters = std::set<PublicRegister>;

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

struct PageHead {
  std::string name;  ///< of the file in the site
  std::string title;
  std::string_view body;                                   ///< its template
  PublicRegister register_ = PublicRegister::unspecified;  ///< to which it belongs, if to one
};

class PageMaker {
 public:
  PageMaker(std::string bureau, ShownRegisters shown, const ledger::Checkpoint& checkpoint,
            Day today);

  std::string page(const PageHead& head, PageData values);
  /// As it stands in each page of this run.
  const std::string& imprint() const { return imprint_; }

 private:
  PageData menu_of(const PageHead& head) const;

  PageTemplates templates_;
  ShownRegisters shown_;
  PageData frame_;
  std::string imprint_;
};

}  // namespace caseledger::adapters
