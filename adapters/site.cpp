// Rows of the read models become pages through the templates of adapters/site. The templates
// escape; nothing here writes markup.
#include "adapters/site.h"

#include <fstream>
#include <kainjow/mustache.hpp>
#include <set>

#include "adapters/labels.h"
#include "adapters/site_files.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using kainjow::mustache::data;
using kainjow::mustache::mustache;
using projections::DecisionEntry;
using projections::ItemRow;

constexpr std::string_view kDecisions = "decisions";
constexpr std::size_t kLatestMax = 10;

std::string chinese(Day day) {
  const auto text = to_text(day);  // 2021-09-15
  const auto number = [&](std::size_t at) { return std::to_string(std::stoi(text.substr(at, 2))); };
  return text.substr(0, 4) + "年" + number(5) + "月" + number(8) + "日";
}

void set_day(data& row, const std::string& name, const std::optional<Day>& day) {
  row.set(name, day ? to_text(*day) : std::string());
  row.set(name + "_zh", day ? chinese(*day) : std::string("—"));
}

std::string said(const projections::Wording& words, std::string fallback = {}) {
  return words.value_or(std::move(fallback));
}

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

class Site {
 public:
  Site(const projections::Queries& queries, const SiteOptions& options, fs::path folder)
      : queries_(queries), options_(options), folder_(std::move(folder)) {}

  Result<SiteReport> write();

 private:
  Result<void> write_decisions(const std::vector<DecisionEntry>& entries);
  Result<void> write_decision(const DecisionEntry& entry);
  Result<void> write_officers();
  Result<void> write_index(const std::vector<DecisionEntry>& entries);
  Result<void> page(const std::string& name, std::string_view title, std::string_view model,
                    const data& values);
  Result<void> file(const std::string& name, std::string_view text);
  Result<std::vector<ItemRow>> withdrawn() const;
  Result<data> leaves_of(const ItemRow& item) const;
  Result<void> remove_stale();

  const projections::Queries& queries_;
  const SiteOptions& options_;
  fs::path folder_;
  SiteReport report_;
  std::size_t officers_ = 0;
  std::set<std::string> written_;
};

std::string_view model_text(std::string_view name) {
  for (const auto& file : shipped_site_files()) {
    if (file.name == name) return file.text;
  }
  return {};
}

data row_of(const DecisionEntry& entry, const std::string& folder) {
  const auto& item = entry.item;
  data row;
  row.set("href", folder + file_name(item.id));
  row.set("title", said(item.title, item.id));
  row.set("number", entry.about ? said(entry.about->document_number, "—") : std::string("—"));
  row.set("section", item.section);
  const auto note = note_of(item);
  row.set("note", note.empty() ? data(data::type::bool_false) : data(note));
  set_day(row, "decided", item.since);
  set_day(row, "published", item.published_on);
  return row;
}

Result<SiteReport> Site::write() {
  std::error_code failed;
  fs::create_directories(folder_ / kDecisions, failed);
  if (failed) {
    return fault(FaultKind::unavailable, folder_.string() + ": " + failed.message());
  }
  const auto entries = queries_.decision_register();
  if (!entries) return tl::unexpected(entries.error());
  if (auto done = file("style.css", model_text("style.css")); !done) {
    return tl::unexpected(done.error());
  }
  for (const auto& entry : *entries) {
    if (auto done = write_decision(entry); !done) return tl::unexpected(done.error());
  }
  if (auto done = write_decisions(*entries); !done) return tl::unexpected(done.error());
  if (auto done = write_officers(); !done) return tl::unexpected(done.error());
  if (auto done = write_index(*entries); !done) return tl::unexpected(done.error());
  if (auto done = remove_stale(); !done) return tl::unexpected(done.error());
  return report_;
}

Result<std::vector<ItemRow>> Site::withdrawn() const {
  projections::ItemFilter filter;
  filter.register_ = PublicRegister::decisions;
  filter.stage = ItemStage::withdrawn;
  return queries_.items(filter);
}

Result<void> Site::write_decisions(const std::vector<DecisionEntry>& entries) {
  const auto gone = withdrawn();
  if (!gone) return tl::unexpected(gone.error());
  data rows{data::type::list};
  for (const auto& entry : entries) rows << row_of(entry, "decisions/");
  data old{data::type::list};
  for (const auto& item : *gone) {
    data row;
    row.set("title", said(item.title, item.id));
    row.set("reason", said(item.withdrawn_reason, "—"));
    set_day(row, "ended", item.ended_on);
    old << row;
  }
  report_.decisions = static_cast<std::uint32_t>(entries.size());
  report_.withdrawn = static_cast<std::uint32_t>(gone->size());
  data values;
  values.set("count", std::to_string(entries.size()));
  values.set("decisions", rows);
  values.set("has_withdrawn", gone->empty() ? data::type::bool_false : data::type::bool_true);
  values.set("withdrawn", old);
  return page("decisions.html", "执法决定", "decisions.html", values);
}

Result<data> Site::leaves_of(const ItemRow& item) const {
  data rows{data::type::list};
  for (const auto procedure : {Procedure::matter, Procedure::disclosure}) {
    const auto stream = procedure == Procedure::matter ? item.about : item.id;
    const auto timeline = queries_.timeline({procedure, stream});
    if (!timeline) return tl::unexpected(timeline.error());
    for (const auto& leaf : *timeline) {
      const bool is_shown = leaf.event == "decided_by_meeting" ||
                            leaf.event == "decided_ordinary" || leaf.event == "item_approved" ||
                            leaf.event == "item_published";
      if (!is_shown) continue;
      data row;
      row.set("seq", std::to_string(leaf.position.index));
      row.set("event", std::string(event_label(leaf.event).zh));
      row.set("hash", to_hex(leaf.leaf_hash));
      set_day(row, "day", local_day(leaf.occurred_at));
      rows << row;
    }
  }
  return rows;
}

Result<void> Site::write_decision(const DecisionEntry& entry) {
  const auto& item = entry.item;
  const auto editions = queries_.editions(item.id);
  if (!editions) return tl::unexpected(editions.error());
  const auto leaves = leaves_of(item);
  if (!leaves) return tl::unexpected(leaves.error());
  data all{data::type::list};
  for (const auto& edition : *editions) {
    data row;
    row.set("edition", std::to_string(edition.edition));
    set_day(row, "published", edition.published_on);
    set_day(row, "ended", edition.ended_on);
    if (!edition.ended_on) row.set("ended", data::type::bool_false);
    all << row;
  }
  auto values = row_of(entry, "");
  values.set("content", said(item.content, "—"));
  values.set("facts", said(item.facts_and_reasons, "—"));
  values.set("remedies", said(item.remedies, "—"));
  values.set("has_text", item.text_inline ? data::type::bool_true : data::type::bool_false);
  values.set("text", said(item.text_inline));
  values.set("has_older", editions->size() > 1 ? data::type::bool_true : data::type::bool_false);
  values.set("editions", all);
  values.set("leaves", *leaves);
  const auto name = std::string(kDecisions) + "/" + file_name(item.id);
  return page(name, said(item.title, item.id), "decision.html", values);
}

Result<void> Site::write_officers() {
  const auto officers = queries_.officers();
  if (!officers) return tl::unexpected(officers.error());
  data rows{data::type::list};
  for (const auto& officer : *officers) {
    const auto* certificate = officer.valid_certificate(options_.today);
    if (certificate == nullptr || certificate->number.empty()) continue;
    data row;
    row.set("name", said(officer.full_name, officer.id));
    row.set("section", officer.section);
    row.set("certificate", certificate->number);
    row.set("until", chinese(certificate->valid_until));
    rows << row;
    ++officers_;
  }
  data values;
  values.set("officers", rows);
  return page("officers.html", "执法人员", "officers.html", values);
}

Result<void> Site::write_index(const std::vector<DecisionEntry>& entries) {
  const auto link = [](std::string href, std::size_t count, PublicRegister name) {
    data row;
    row.set("href", std::move(href));
    row.set("count", std::to_string(count));
    row.set("name", std::string(word(name).zh));
    return row;
  };
  data registers{data::type::list};
  registers << link("decisions.html", entries.size(), PublicRegister::decisions);
  registers << link("officers.html", officers_, PublicRegister::officers);
  data latest{data::type::list};
  for (std::size_t n = 0; n < std::min(entries.size(), kLatestMax); ++n) {
    latest << row_of(entries[n], "decisions/");
  }
  data values;
  values.set("registers", registers);
  values.set("latest", latest);
  return page("index.html", "行政执法公示", "index.html", values);
}

Result<void> Site::page(const std::string& name, std::string_view title, std::string_view model,
                        const data& values) {
  const auto& checkpoint = options_.checkpoint;
  data frame;
  frame.set("title", std::string(title));
  frame.set("bureau", options_.bureau);
  frame.set("root", std::string(name.find('/') == std::string::npos ? "" : "../"));
  frame.set("body", mustache(std::string(model_text(model))).render(values));
  frame.set("generated", chinese(options_.today));
  frame.set("origin", checkpoint.origin);
  frame.set("size", std::to_string(checkpoint.size));
  frame.set("last", std::to_string(checkpoint.size == 0 ? 0 : checkpoint.size - 1));
  frame.set("root_hash", to_hex(checkpoint.root));
  ++report_.pages;
  return file(name, mustache(std::string(model_text("page.html"))).render(frame));
}

Result<void> Site::file(const std::string& name, std::string_view text) {
  written_.insert(name);
  const auto path = folder_ / name;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (out) return {};
  return fault(FaultKind::unavailable, path.string() + ": 无法写入 cannot be written");
}

/// Pages of decisions that are no longer on display must not stay behind (处罚法48).
Result<void> Site::remove_stale() {
  std::error_code failed;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(folder_ / kDecisions, failed)) {
    const auto name = std::string(kDecisions) + "/" + entry.path().filename().string();
    if (entry.path().extension() == ".html" && !written_.contains(name)) {
      stale.push_back(entry.path());
    }
  }
  for (const auto& path : stale) fs::remove(path, failed);
  if (!failed) return {};
  return fault(FaultKind::unavailable, folder_.string() + ": " + failed.message());
}

}  // namespace

Result<SiteReport> export_site(const projections::Queries& queries, const SiteOptions& options,
                               const std::filesystem::path& folder) {
  return Site(queries, options, folder).write();
}

}  // namespace caseledger::adapters
