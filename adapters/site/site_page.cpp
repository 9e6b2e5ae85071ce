// Values are plain text, which the templates escape; only the bundle is markup of its own.
#include "adapters/site/site_page.h"

#include <algorithm>

#include "adapters/language/labels.h"
#include "ledger/leaf/codec.h"
#include "ledger/tree/note.h"

namespace caseledger::adapters {
namespace {

/// In the order of reading; the title is the heading, the text comes last.
constexpr std::string_view kShownInOrder[] = {"party", "content", "facts_and_reasons", "remedies"};
constexpr std::size_t kCommitmentDigits = 12;

/// The beginning of what the leaf holds in a hidden field's place.
std::string commitment_of(const ledger::Leaf& draft, std::string_view field) {
  for (const auto& commitment : draft.commitments) {
    if (commitment.path == field) {
      return to_hex(commitment.digest).substr(0, kCommitmentDigits) + "…";
    }
  }
  for (const auto& attachment : draft.attachments) {
    if (attachment.path == field) {
      return to_hex(attachment.document.sha256).substr(0, kCommitmentDigits) + "…";
    }
  }
  return "—";
}

std::string note_of(const projections::ItemRow& item) {
  if (item.stage == ItemStage::corrected) return "已更正";
  if (item.stage == ItemStage::update_due) return "内容待更新";
  return {};
}

PageData shown_fields(const Disclosure& disclosure) {
  PageData fields{PageData::type::list};
  for (const auto field : kShownInOrder) {
    const auto* words = shown_words(disclosure, field);
    if (words == nullptr) continue;
    PageData row;
    row.set("field", std::string(field));
    row.set("label", label_of_field(field, disclosure.register_));
    row.set("words", *words);
    fields << row;
  }
  return fields;
}

/// Those that the draft withholds; whatever else is missing the page says itself.
PageData hidden_fields(const Disclosure& disclosure) {
  PageData hidden{PageData::type::list};
  const auto draft = ledger::decode(disclosure.draft.leaf);
  if (!draft) return hidden;
  const auto* drafted = draft->fact.event.get_if<ItemDrafted>();
  for (const auto& field : disclosure.hidden) {
    if (drafted == nullptr || std::ranges::count(drafted->withheld, field) == 0) continue;
    PageData row;
    row.set("field", field);
    row.set("label", label_of_field(field, disclosure.register_));
    row.set("commitment", commitment_of(*draft, field));
    hidden << row;
  }
  return hidden;
}

PageData key_rows(const Disclosure& disclosure) {
  PageData keys{PageData::type::list};
  for (const auto& vkey : disclosure.keys) {
    const auto key = ledger::parse_note_key(vkey);
    if (!key) continue;
    const auto after_name = key->name.size() + 1;
    PageData row;
    row.set("algorithm", key->key.algorithm == KeyAlgorithm::sm2 ? "国密 SM2" : "Ed25519");
    row.set("id", vkey.substr(after_name, vkey.find('+', after_name) - after_name));
    row.set("vkey", vkey);
    keys << row;
  }
  return keys;
}

}  // namespace

std::string title_of(const projections::ItemRow& item, const Disclosure& disclosure) {
  const auto* words = shown_words(disclosure, "title");
  return words == nullptr ? item.id : *words;
}

std::string party_of(const Disclosure& disclosure) {
  if (const auto* party = shown_words(disclosure, "party")) return *party;
  const bool is_withheld = std::ranges::count(disclosure.hidden, "party") != 0;
  return is_withheld ? "依法不予公开" : "—";
}

std::string label_of_field(std::string_view field, PublicRegister of) {
  const bool is_decision = of == PublicRegister::decisions;
  if (is_decision && field == "content") return "决定内容";
  if (field == "text") return "公示全文";
  return std::string(text_field_label(field).zh);
}

/// What is not plain in a URL is written as its bytes.
std::string page_name(std::string_view item) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string name;
  for (const char c : item) {
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

PageData row_of(const ShownItem& shown, const std::string& href) {
  const auto& item = shown.item;
  const bool has_kind = item.action != ActionKind::unspecified;
  PageData row;
  row.set("href", href);
  row.set("title", shown.title);
  row.set("number", shown.number);
  set_truth(row, "has_number", shown.title.find(shown.number) == std::string::npos);
  row.set("party", shown.party);
  row.set("cause", shown.cause);
  row.set("kind", has_kind ? std::string(term(item.action).zh) : "—");
  row.set("section", item.section);
  set_if_any(row, "note", note_of(item));
  set_day(row, "decided", item.since);
  set_day(row, "published", item.published_on);
  return row;
}

std::string chinese(Day day) {
  const auto text = to_text(day);  // 2021-09-15
  const auto number = [&](std::size_t at) { return std::to_string(std::stoi(text.substr(at, 2))); };
  return text.substr(0, 4) + "年" + number(5) + "月" + number(8) + "日";
}

void set_day(PageData& row, const std::string& name, const std::optional<Day>& day) {
  row.set(name, day ? to_text(*day) : std::string());
  row.set(name + "_zh", day ? chinese(*day) : std::string("—"));
}

void set_if_any(PageData& row, const std::string& name, const std::string& text) {
  row.set(name, text.empty() ? PageData(PageData::type::bool_false) : PageData(text));
}

void set_truth(PageData& row, const std::string& name, bool truth) {
  row.set(name, truth ? PageData::type::bool_true : PageData::type::bool_false);
}

std::string said(const projections::Wording& words, std::string fallback) {
  return words.value_or(std::move(fallback));
}

std::string in_script(std::string_view json) {
  std::string safe;
  for (const char c : json) {
    if (c == '<') {
      safe += "\\u003c";
    } else if (c == '>') {
      safe += "\\u003e";
    } else {
      safe += c;
    }
  }
  return safe;
}

void set_disclosure(PageData& values, const Disclosure& disclosure) {
  set_truth(values, "title_is_shown", shown_words(disclosure, "title") != nullptr);
  const auto* text = shown_words(disclosure, "text");
  values.set("fields", shown_fields(disclosure));
  values.set("hidden", hidden_fields(disclosure));
  set_truth(values, "has_text", text != nullptr);
  values.set("text", text == nullptr ? std::string() : *text);
  values.set("keys", key_rows(disclosure));
  values.set("bundle", in_script(to_json(disclosure)));
}

void set_editions(PageData& values, const std::vector<projections::EditionRow>& editions) {
  PageData all{PageData::type::list};
  for (const auto& edition : editions) {
    PageData row;
    row.set("edition", std::to_string(edition.edition));
    set_day(row, "published", edition.published_on);
    set_day(row, "ended", edition.ended_on);
    if (!edition.ended_on) row.set("ended", PageData::type::bool_false);
    all << row;
  }
  set_truth(values, "has_older", editions.size() > 1);
  values.set("editions", all);
}

}  // namespace caseledger::adapters
