// Which pages there are, and what each is filled with. What is said on them comes from the ledger
// with its proof; lists, stages and days from the read models.
#include "adapters/site/site.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "adapters/language/labels.h"
#include "adapters/site/site_page.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using projections::DecisionEntry;
using projections::ItemRow;

constexpr std::string_view kDecisions = "decisions";
constexpr std::string_view kOfficers = "officers.html";
constexpr std::string_view kCopied[] = {"style.css", "proof.js", "sm2.js", "examine.js",
                                        "verify.js"};
constexpr std::size_t kLatestMax = 10;

/// A file name for an identifier: what is not plain in a URL is written as its bytes.
std::string file_name(std::string_view id) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string name;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '_');
    if (plain) {
      name += c;
    } else {
      name.append({'~', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return name + ".html";
}

std::string note_of(const ItemRow& item) {
  if (item.stage == ItemStage::corrected) return "已更正";
  if (item.stage == ItemStage::update_due) return "内容待更新";
  return {};
}

/// What is on display, with what proves it.
struct Shown {
  ItemRow item;
  std::string number = "—";
  Disclosure disclosure;

  std::string title() const {
    const auto* words = shown_words(disclosure, "title");
    return words == nullptr ? item.id : *words;
  }
};

PageData row_of(const Shown& shown, const std::string& folder) {
  const auto& item = shown.item;
  PageData row;
  row.set("href", folder + file_name(item.id));
  row.set("title", shown.title());
  set_truth(row, "title_is_shown", shown_words(shown.disclosure, "title") != nullptr);
  row.set("number", shown.number);
  row.set("section", item.section);
  const auto note = note_of(item);
  row.set("note", note.empty() ? PageData(PageData::type::bool_false) : PageData(note));
  set_day(row, "decided", item.since);
  set_day(row, "published", item.published_on);
  return row;
}

class Site {
 public:
  Site(const SiteSource& source, fs::path folder) : source_(source), folder_(std::move(folder)) {}

  Result<SiteReport> write();

 private:
  Result<void> load();
  Result<Shown> shown(const ItemRow& item) const;
  Result<void> write_pages();
  Result<void> write_decisions();
  Result<void> write_decision(const Shown& decision);
  Result<void> write_officers();
  Result<void> write_index();
  Result<void> page(const std::string& name, std::string_view title, std::string_view model,
                    PageData values);
  Result<void> file(const std::string& name, std::string_view text);
  Result<std::vector<ItemRow>> withdrawn() const;
  Result<PageData> leaves_of(const ItemRow& item) const;
  Result<void> remove_stale();

  const SiteSource& source_;
  fs::path folder_;
  SiteReport report_;
  ledger::Checkpoint checkpoint_;
  std::vector<Shown> decisions_;
  std::optional<Shown> officers_;  ///< the register as it was approved and published
  std::set<std::string> written_;
};

Result<Shown> Site::shown(const ItemRow& item) const {
  return disclose_item({source_.ledger, source_.bureau}, item.id).map([&](Disclosure&& disclosure) {
    return Shown{item, "—", std::move(disclosure)};
  });
}

Result<std::vector<ItemRow>> Site::withdrawn() const {
  projections::ItemFilter filter;
  filter.register_ = PublicRegister::decisions;
  filter.stage = ItemStage::withdrawn;
  return source_.queries.items(filter);
}

Result<void> Site::load() {
  CL_TRY(const auto note, source_.ledger.checkpoint_note());
  CL_TRY(checkpoint_, ledger::parse_checkpoint(ledger::note_body(note)));
  CL_TRY(const auto entries, source_.queries.decision_register());
  for (const auto& [item, about] : entries) {
    CL_TRY(auto decision, shown(item));
    if (about) decision.number = said(about->document_number, "—");
    decisions_.push_back(std::move(decision));
  }
  projections::ItemFilter displayed;
  displayed.register_ = PublicRegister::officers;
  displayed.displayed = true;
  CL_TRY(const auto officers, source_.queries.items(displayed));
  if (officers.empty()) return {};
  const auto newest = std::ranges::max_element(officers, {}, &ItemRow::published_on);
  return shown(*newest).map([&](Shown&& register_) { officers_ = std::move(register_); });
}

Result<SiteReport> Site::write() {
  std::error_code failed;
  fs::create_directories(folder_ / kDecisions, failed);
  if (failed) {
    return fault(FaultKind::unavailable, folder_.string(),
                 {"无法写入", "cannot be written: " + failed.message()});
  }
  return load()
      .and_then([&] { return write_pages(); })
      .and_then([&] { return remove_stale(); })
      .map([&] { return report_; });
}

Result<void> Site::write_pages() {
  for (const auto name : kCopied) {
    CL_TRY(file(std::string(name), model_text(name)));
  }
  for (const auto& decision : decisions_) {
    CL_TRY(write_decision(decision));
  }
  CL_TRY(write_decisions());
  CL_TRY(write_officers());
  return write_index();
}

Result<void> Site::write_decisions() {
  CL_TRY(const auto gone, withdrawn());
  PageData rows{PageData::type::list};
  for (const auto& decision : decisions_) rows << row_of(decision, "decisions/");
  PageData old{PageData::type::list};
  for (const auto& item : gone) {
    PageData row;
    row.set("title", said(item.title, item.id));
    row.set("reason", said(item.withdrawn_reason, "—"));
    set_day(row, "ended", item.ended_on);
    old << row;
  }
  report_.decisions = static_cast<std::uint32_t>(decisions_.size());
  report_.withdrawn = static_cast<std::uint32_t>(gone.size());
  PageData values;
  values.set("count", std::to_string(decisions_.size()));
  values.set("decisions", rows);
  set_truth(values, "has_withdrawn", !gone.empty());
  values.set("withdrawn", old);
  return page("decisions.html", "执法决定", "decisions.html", values);
}

Result<PageData> Site::leaves_of(const ItemRow& item) const {
  PageData rows{PageData::type::list};
  for (const auto procedure : {Procedure::matter, Procedure::disclosure}) {
    const auto stream = procedure == Procedure::matter ? item.about : item.id;
    CL_TRY(const auto timeline, source_.queries.timeline({procedure, stream}));
    for (const auto& leaf : timeline) {
      const bool is_shown = leaf.event == "decided_by_meeting" ||
                            leaf.event == "decided_ordinary" || leaf.event == "item_approved" ||
                            leaf.event == "item_published";
      if (!is_shown) continue;
      PageData row;
      row.set("seq", std::to_string(leaf.position.index));
      row.set("event", std::string(event_label(leaf.event).zh));
      row.set("hash", to_hex(leaf.leaf_hash));
      set_day(row, "day", local_day(leaf.occurred_at));
      rows << row;
    }
  }
  return rows;
}

Result<void> Site::write_decision(const Shown& decision) {
  CL_TRY(const auto editions, source_.queries.editions(decision.item.id));
  CL_TRY(const auto leaves, leaves_of(decision.item));
  auto values = row_of(decision, "");
  set_disclosure(values, decision.disclosure);
  set_editions(values, editions);
  values.set("leaves", leaves);
  const auto name = std::string(kDecisions) + "/" + file_name(decision.item.id);
  return page(name, decision.title(), "decision.html", values);
}

/// Only what was drafted, reviewed and approved is shown of the officers too: the register that the
/// bureau keeps for itself has names that nobody released (附1-3, 附1-6).
Result<void> Site::write_officers() {
  if (!officers_) return {};
  CL_TRY(const auto editions, source_.queries.editions(officers_->item.id));
  auto values = row_of(*officers_, "");
  set_disclosure(values, officers_->disclosure);
  set_editions(values, editions);
  return page(std::string(kOfficers), officers_->title(), kOfficers, values);
}

Result<void> Site::write_index() {
  const auto link = [](std::string_view href, std::string count, PublicRegister name) {
    PageData row;
    row.set("href", std::string(href));
    row.set("count", std::move(count));
    row.set("name", std::string(word(name).zh));
    return row;
  };
  PageData registers{PageData::type::list};
  registers << link("decisions.html", "公示中" + std::to_string(decisions_.size()) + "件",
                    PublicRegister::decisions);
  if (officers_) {
    registers << link(kOfficers, chinese(*officers_->item.published_on) + "公示",
                      PublicRegister::officers);
  }
  PageData latest{PageData::type::list};
  for (std::size_t n = 0; n < std::min(decisions_.size(), kLatestMax); ++n) {
    latest << row_of(decisions_[n], "decisions/");
  }
  PageData values;
  values.set("registers", registers);
  values.set("latest", latest);
  return page("index.html", "行政执法公示", "index.html", values);
}

Result<void> Site::page(const std::string& name, std::string_view title, std::string_view model,
                        PageData values) {
  const std::string root = name.find('/') == std::string::npos ? "" : "../";
  values.set("root", root);
  PageData frame;
  frame.set("title", std::string(title));
  frame.set("bureau", source_.bureau.name);
  frame.set("root", root);
  set_truth(frame, "has_officers", officers_.has_value());
  frame.set("body", fill(model, std::move(values)));
  frame.set("generated", chinese(source_.today));
  frame.set("origin", checkpoint_.origin);
  frame.set("size", std::to_string(checkpoint_.size));
  frame.set("last", std::to_string(checkpoint_.size == 0 ? 0 : checkpoint_.size - 1));
  frame.set("root_hash", to_hex(checkpoint_.root));
  ++report_.pages;
  return file(name, fill("page.html", std::move(frame)));
}

Result<void> Site::file(const std::string& name, std::string_view text) {
  written_.insert(name);
  const auto path = folder_ / name;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (out) return {};
  return fault(FaultKind::unavailable, path.string(), {"无法写入", "cannot be written"});
}

/// Pages of what is no longer on display must not stay behind (处罚法48).
Result<void> Site::remove_stale() {
  std::error_code failed;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(folder_ / kDecisions, failed)) {
    const auto name = std::string(kDecisions) + "/" + entry.path().filename().string();
    if (entry.path().extension() == ".html" && !written_.contains(name)) {
      stale.push_back(entry.path());
    }
  }
  if (!officers_) stale.push_back(folder_ / kOfficers);
  for (const auto& path : stale) {
    if (!failed) fs::remove(path, failed);
  }
  if (!failed) return {};
  return fault(FaultKind::unavailable, folder_.string(),
               {"无法写入", "cannot be written: " + failed.message()});
}

}  // namespace

Result<SiteReport> export_site(const SiteSource& source, const fs::path& folder) {
  return Site(source, folder).write();
}

}  // namespace caseledger::adapters
