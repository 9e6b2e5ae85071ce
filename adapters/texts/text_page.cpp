// The template escapes; nothing here writes markup.
#include "adapters/texts/text_page.h"

#include <array>
#include <kainjow/mustache.hpp>

#include "adapters/language/labels.h"
#include "adapters/texts/paragraphs.h"
#include "adapters/texts/text_page_files.h"
#include "engine/characters.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

using Data = kainjow::mustache::data;

constexpr std::array kColumns{TextPart::draft, TextPart::reviewed, TextPart::decided};

std::optional<std::size_t> of_column(const TextRound& round, std::size_t column) {
  return column == 0 ? round.draft : column == 1 ? round.reviewed : round.decided;
}

void set_truth(Data& data, const std::string& name, bool truth) {
  data.set(name, truth ? Data::type::bool_true : Data::type::bool_false);
}

/// 第7号 2021-09-15 zhao.jianjun
std::string where_of(const CaseText& text) {
  auto where =
      "第" + std::to_string(text.position.index) + "号 " + to_text(text.day) + " " + text.actor;
  if (!text.text) where.append(" · ").append(term(text.place).zh);
  return where;
}

Data head_of(TextPart part, const CaseText* text) {
  Data head;
  head.set("zh", std::string(term(part).zh));
  head.set("en", std::string(term(part).en));
  head.set("where", text == nullptr ? std::string("无 none") : where_of(*text));
  return head;
}

// --- Paragraphs ----------------------------------------------------------------------------------

struct CellKind {
  const char* name = "";
  const char* sign = "";
};

CellKind kind_of(const std::optional<std::string_view>& before,
                 const std::optional<std::string_view>& now) {
  if (before == now) return {};
  if (!before) return {"added", "增"};
  return now ? CellKind{"changed", "改"} : CellKind{"removed", "删"};
}

Data cell_of(const CellKind& kind, std::string_view paragraph) {
  Data cell;
  cell.set("kind", std::string(kind.name));
  set_truth(cell, "sign", false);
  if (*kind.sign != '\0') cell.set("sign", std::string(kind.sign));
  cell.set("text", std::string(paragraph));
  return cell;
}

/// What is gone is shown once more, struck out.
Data cell_of(const std::optional<std::string_view>& before,
             const std::optional<std::string_view>& now) {
  return cell_of(kind_of(before, now), (now ? now : before).value_or(std::string_view()));
}

constexpr std::size_t kUnseen = kColumns.size();

/// The columns of a round whose texts can be read; before them, unseen, the last text of the round
/// before, so that a new draft shows what it changed.
struct Readable {
  std::vector<std::size_t> columns;
  std::vector<std::string_view> texts;

  void take(std::size_t column, const std::optional<std::size_t>& place,
            const std::vector<CaseText>& all) {
    if (!place || !all[*place].text) return;
    columns.push_back(column);
    texts.push_back(*all[*place].text);
  }
};

std::optional<std::size_t> last_of(const TextRound& round) {
  return round.decided ? round.decided : round.reviewed ? round.reviewed : round.draft;
}

Readable readable_of(const TextRound* before, const TextRound& round,
                     const std::vector<CaseText>& texts) {
  Readable readable;
  if (before != nullptr) readable.take(kUnseen, last_of(*before), texts);
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    readable.take(column, of_column(round, column), texts);
  }
  return readable;
}

Data row_of(const Readable& readable, const ParagraphRow& row) {
  std::array<Data, kColumns.size()> cells;
  for (auto& cell : cells) cell = cell_of(CellKind{}, "");
  for (std::size_t n = 0; n < row.size(); ++n) {
    if (readable.columns[n] == kUnseen) continue;
    cells[readable.columns[n]] = cell_of(n == 0 ? row[n] : row[n - 1], row[n]);
  }
  Data all(Data::type::list), data;
  for (auto& cell : cells) all.push_back(std::move(cell));
  data.set("cells", all);
  return data;
}

/// By the digests: also where the texts themselves are not here.
std::string verdict_of(const TextRound& round, const std::vector<CaseText>& texts) {
  if (!round.reviewed || !round.decided) return {};
  const auto& reviewed = texts[*round.reviewed].document;
  return reviewed.sha256 == texts[*round.decided].document.sha256
             ? "决定书与审核稿逐字一致。The decision is the reviewed text to the letter."
             : "决定书与审核稿不一致。The decision is not the reviewed text.";
}

Data round_of(std::size_t number, const TextRound* before, const TextRound& round,
              const std::vector<CaseText>& texts) {
  Data heads(Data::type::list), rows(Data::type::list), data;
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    const auto place = of_column(round, column);
    heads.push_back(head_of(kColumns[column], place ? &texts[*place] : nullptr));
  }
  const auto readable = readable_of(before, round, texts);
  for (const auto& row : side_by_side(readable.texts)) rows.push_back(row_of(readable, row));
  data.set("number", std::to_string(number));
  data.set("heads", heads);
  data.set("rows", rows);
  data.set("verdict", verdict_of(round, texts));
  return data;
}

Data document_of(const CaseText& text) {
  Data data;
  data.set("seq", std::to_string(text.position.index));
  data.set("day", to_text(text.day));
  data.set("act", std::string(event_label(text.event).zh));
  data.set("zh", text.zh);
  data.set("en", text.en);
  data.set("place", std::string(term(text.place).zh) + " " + std::string(term(text.place).en));
  data.set("path", text.path);
  data.set("size", std::to_string(text.document.size_bytes));
  data.set("sha256", to_hex(text.document.sha256));
  set_truth(data, "text", false);
  if (text.text) data.set("text", *text.text);
  return data;
}

std::string_view model() {
  const auto files = shipped_text_pages();
  CL_REQUIRE(files.size() == 1);
  return files.front().text;
}

}  // namespace

std::string text_page(std::string_view title, const std::vector<CaseText>& texts) {
  Data rounds(Data::type::list), documents(Data::type::list), page;
  std::size_t number = 0;
  const auto all = rounds_of(texts);
  for (; number < all.size(); ++number) {
    const auto* before = number == 0 ? nullptr : &all[number - 1];
    rounds.push_back(round_of(number + 1, before, all[number], texts));
  }
  for (const auto& text : texts) documents.push_back(document_of(text));
  page.set("title", std::string(title));
  set_truth(page, "has_rounds", number != 0);
  page.set("rounds", rounds);
  page.set("documents", documents);
  kainjow::mustache::mustache form{std::string(model())};
  form.set_custom_escape([](const std::string& value) {
    return kainjow::mustache::html_escape(engine::in_its_lines(value));
  });
  return form.render(page);
}

}  // namespace caseledger::adapters
