// The templates escape; nothing here writes markup.
#include "adapters/site/page_maker.h"

#include "adapters/site/site_files.h"
#include "adapters/site/site_menu.h"
#include "adapters/site/site_page.h"
#include "engine/characters.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

constexpr std::string_view kFrame = "page.html";
constexpr std::string_view kImprintBegin = "<div class=\"imprint\">", kImprintEnd = "</footer>";

/// Puts each part where the template names it: {{>part_title}}.
std::string with_parts(std::string_view model) {
  std::string text(model);
  for (const auto& file : shipped_site_files()) {
    if (!file.name.starts_with("part_")) continue;
    const auto tag = "{{>" + std::string(file.name.substr(0, file.name.find('.'))) + "}}";
    for (auto at = text.find(tag); at != std::string::npos; at = text.find(tag, at)) {
      text.replace(at, tag.size(), file.text);
      at += file.text.size();
    }
  }
  return text;
}

/// Every value on every page. What cannot be seen or turns the direction is shown as a sign.
std::string escaped(const std::string& value) {
  return kainjow::mustache::html_escape(engine::in_its_lines(value));
}

PageData frame_of(std::string bureau, const ShownRegisters& shown,
                  const ledger::Checkpoint& checkpoint, Day today) {
  PageData frame;
  frame.set("bureau", std::move(bureau));
  set_truth(frame, "has_supervision", shown.contains(PublicRegister::supervision));
  set_truth(frame, "has_subjects", shown.contains(PublicRegister::subjects));
  frame.set("generated", chinese(today));
  frame.set("origin", checkpoint.origin);
  frame.set("size", std::to_string(checkpoint.size));
  frame.set("last", std::to_string(checkpoint.size == 0 ? 0 : checkpoint.size - 1));
  frame.set("root_hash", to_hex(checkpoint.root));
  return frame;
}

}  // namespace

std::string_view model_text(std::string_view name) {
  for (const auto& file : shipped_site_files()) {
    if (file.name == name) return file.text;
  }
  return {};
}

/// Values are escaped, so these tags are only those of the frame.
std::string_view imprint_in(std::string_view page) {
  const auto begin = page.find(kImprintBegin), end = page.find(kImprintEnd);
  CL_REQUIRE(begin < end && end != std::string_view::npos);
  return page.substr(begin, end - begin);
}

PageTemplates::PageTemplates() {
  for (const auto& file : shipped_site_files()) {
    if (!file.name.ends_with(".html")) continue;
    const auto made = parsed_.try_emplace(std::string(file.name), with_parts(file.text));
    made.first->second.set_custom_escape(escaped);
  }
}

std::string PageTemplates::fill(std::string_view name, const PageData& values) {
  const auto found = parsed_.find(name);
  CL_REQUIRE(found != parsed_.end());
  return found->second.render(values);
}

PageMaker::PageMaker(std::string bureau, ShownRegisters shown, const ledger::Checkpoint& checkpoint,
                     Day today)
    : shown_(std::move(shown)),
      frame_(frame_of(std::move(bureau), shown_, checkpoint, today)),
      imprint_(imprint_in(templates_.fill(kFrame, frame_))) {}

/// The page itself is the current one; for a page below a register, the register's entry is.
PageData PageMaker::menu_of(const PageHead& head) const {
  PageData menu{PageData::type::list};
  for (const auto& entry : kSiteRegisters) {
    if (!shown_.contains(entry.of)) continue;
    PageData row;
    row.set("file", std::string(entry.file));
    row.set("label", std::string(entry.menu));
    set_truth(row, "is_current", head.register_ == entry.of);
    row.set("current", head.name == entry.file ? "page" : "true");
    menu << row;
  }
  return menu;
}

std::string PageMaker::page(const PageHead& head, PageData values) {
  const std::string root = head.name.find('/') == std::string::npos ? "" : "../";
  values.set("root", root);
  frame_.set("title", head.title);
  frame_.set("root", root);
  frame_.set("menu", menu_of(head));
  set_truth(frame_, "is_home", head.register_ == PublicRegister::unspecified);
  frame_.set("body", templates_.fill(head.body, values));
  return templates_.fill(kFrame, frame_);
}

}  // namespace caseledger::adapters
