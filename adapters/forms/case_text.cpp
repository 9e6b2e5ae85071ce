#include "adapters/forms/case_text.h"

#include <algorithm>
#include <map>

#include "adapters/language/labels.h"
#include "adapters/language/messages.h"
#include "adapters/language/money.h"
#include "adapters/language/wording.h"
#include "projections/as_of.h"
#include "projections/tables.h"
#include "statemachines/procedures.h"

namespace caseledger::adapters {
namespace {

template <Vocabulary E>
std::string word_of(const std::string& key, Language language) {
  const auto value = parse_term<E>(key);
  return value ? std::string(in(term(*value), language)) : key;
}

/// The columns that are shown of a stream, for each procedure of the list.
template <class P>
struct ShownOf;
template <>
struct ShownOf<CaseProcedure> {
  using Row = projections::CaseRow;
};
template <>
struct ShownOf<DisclosureProcedure> {
  using Row = projections::ItemAsLawKnows;
};
template <>
struct ShownOf<BureauProcedure> {
  using Row = projections::BureauRow;
};

std::vector<projections::TableColumn> shown_columns(Procedure procedure) {
  std::vector<projections::TableColumn> columns;
  with_procedure(procedure, [&]<class P>(std::type_identity<P>) {
    columns = projections::columns_of<typename ShownOf<P>::Row>();
  });
  return columns;
}

const projections::TableColumn* shown_column(Procedure procedure, std::string_view key) {
  static const auto all = [] {
    std::map<Procedure, std::vector<projections::TableColumn>> by_procedure;
    for (const auto& one : procedures()) by_procedure[one.id] = shown_columns(one.id);
    return by_procedure;
  }();
  const auto columns = all.find(procedure);
  if (columns == all.end()) return nullptr;
  for (const auto& column : columns->second) {
    if (column.about.json == key) return &column;
  }
  return nullptr;
}

/// A key of a vocabulary is said in words, if the column of that name holds its keys.
std::string text_words(Procedure procedure, std::string_view key, const std::string& text,
                       Language language) {
  const auto* column = shown_column(procedure, key);
  if (column == nullptr || column->vocabulary.empty()) return text;
  const auto known = std::ranges::find(column->vocabulary.subspan(1), text, &Term::key);
  return known == column->vocabulary.end() ? text : std::string(in(*known, language));
}

/// 罚款 5000.00元; a measure without money is its word alone.
std::string measure_words(const Json& measure, Language language) {
  auto words = word_of<Measure>(*measure.find("measure")->as_text(), language);
  const auto* fen = std::get_if<std::uint64_t>(&measure.find("amount_fen")->value);
  if (fen != nullptr && *fen != 0) words += " " + yuan_in_words({*fen}, language);
  return words;
}

std::string separator(Language language) { return language == Language::zh ? "：" : ": "; }

/// "publication/publish-20/overdue": the clock, its entry in the ruleset, the rung.
std::string rung_words(const std::string& detail, Language language) {
  const auto first = detail.find('/'), second = detail.find('/', first + 1);
  if (second == std::string::npos) return detail;
  return word_of<ClockKind>(detail.substr(0, first), language) + " " +
         detail.substr(first + 1, second - first - 1) + " " +
         word_of<Rung>(detail.substr(second + 1), language);
}

std::string detail_words(const projections::TimelineRow& row, Language language) {
  if (row.event == CommandRefused::names.happened) {
    return std::string(in(act_label(row.detail), language));
  }
  if (row.event == IrregularityRecorded::names.happened && !row.breaches.empty()) {
    return breach_text(row.breaches.front(), language);
  }
  if (row.event == DeadlinePassed::names.happened) return rung_words(row.detail, language);
  return row.detail;
}

}  // namespace

std::string member_text(Procedure procedure, std::string_view key, Language language) {
  const auto* column = shown_column(procedure, key);
  return std::string(column == nullptr ? key : in(column->about.label, language));
}

std::string value_text(Procedure procedure, std::string_view key, const Json& value,
                       Language language) {
  if (const auto* text = value.as_text()) return text_words(procedure, key, *text, language);
  if (const auto* truth = std::get_if<bool>(&value.value)) {
    return std::string(in(term(*truth ? Answer::yes : Answer::no), language));
  }
  const auto* list = value.as_array();
  if (list == nullptr) return print_json(value);
  std::string words;
  for (const auto& one : *list) {
    if (!words.empty()) words += language == Language::zh ? "、" : ", ";
    words += key == "measures" ? measure_words(one, language)
                               : value_text(procedure, key, one, language);
  }
  return words.empty() ? "—" : words;
}

std::string fact_text(const projections::TimelineRow& row, Language language) {
  std::string fact(in(event_label(row.event), language));
  const auto detail = detail_words(row, language);
  return detail.empty() ? fact : fact + separator(language) + detail;
}

std::string breach_text(const Breach& breach, Language language) {
  return unmet_text(breach, in(name_label(breach.requirement), language), language);
}

std::string articles_text(const std::vector<Id>& articles, const Ruleset& ruleset) {
  std::vector<std::string> cites;
  for (const auto& id : articles) {
    auto cite = cite_of(id, ruleset);
    if (std::ranges::find(cites, cite) == cites.end()) cites.push_back(std::move(cite));
  }
  std::string words;
  for (const auto& cite : cites) words.append(words.empty() ? "" : "、").append(cite);
  return words;
}

}  // namespace caseledger::adapters
