// Markdown that is read as it stands as well as rendered: an overview for the eye, then one
// paragraph per row, so that a changed row changes its own lines only.
#include "statemachines/law_print.h"

#include <algorithm>
#include <span>
#include <vector>

#include "statemachines/day/clock_effects.h"
#include "statemachines/procedures.h"
#include "statemachines/table/general_law.h"

namespace caseledger {
namespace {

struct Phrase {
  std::string_view key, zh;
};

// clang-format off
/// Effects on one kind of clock; the kind's own word follows.
constexpr Phrase kVerbs[] = {
    {"starts",         "起算"},
    {"starts_once",    "首次起算"},
    {"stops",          "办结"},
    {"closes",         "办结（逾期则记录）"},
    {"suspends",       "中止"},
    {"resumes",        "恢复"},
    {"flags_lateness", "逾期则记录："},
};

constexpr Phrase kEffects[] = {
    {"closes_all_but_filing",          "办结归档期限以外的全部期限（逾期则记录）"},
    {"closes_service_of_the_annulled", "决定不复存在的，办结送达期限"},
    {"extends_review",                 "延长法制审核期限"},
    {"flags_the_irregular_act",        "记录所违反的规定和责任人"},
    {"flags_the_overdue",              "逾期的，按该期限的依据记录"},
    {"frees_disclosure",               "命令恢复公示；未被推翻的违规决定此时拟公开"},
    {"holds_disclosure",               "命令暂停公示"},
    {"names_who_answers",              "逾期由责任科室和行为人负责"},
    {"names_who_owed_it",              "逾期由承办人或者审核小组负责"},
    {"opens_disclosure",               "命令拟公开该决定"},
    {"recounts_the_clock",             "重算到期日"},
    {"requires_withdrawal",            "命令撤回已公示的决定"},
    {"rests_the_case",                 "移送公安的中止办案期限，移送其他机关的办结（逾期则记录）"},
    {"starts_completion",              "按指定日起算补正期限"},
    {"starts_publication_or_update",   "执法决定起算公示期限，其他信息起算更新期限"},
    {"starts_revisit",                 "按会议所定日起算缓议再议"},
    {"stops_all_clocks",               "办结全部期限"},
};
// clang-format on

std::string_view find(std::span<const Phrase> list, std::string_view key) {
  for (const auto& one : list) {
    if (one.key == key) return one.zh;
  }
  return {};
}

struct ClockEffect {
  std::string_view verb, kind;
};

/// "starts<ClockKind::review>"; no kind where the effect is not about one.
ClockEffect parts_of(std::string_view effect) {
  const auto open = effect.find('<');
  if (open == std::string_view::npos) return {effect, {}};
  auto kind = effect.substr(open + 1, effect.size() - open - 2);
  if (const auto colon = kind.rfind(':'); colon != std::string_view::npos) {
    kind.remove_prefix(colon + 1);
  }
  return {effect.substr(0, open), kind};
}

/// A procedure as a page shows it.
struct Table {
  Label title;
  std::uint32_t version;
  std::span<const Term> stages;
  std::vector<LawRow> rows;
  std::vector<std::vector<Clause>> clauses;
  std::vector<NamedClause> beside;
};

Table table_of(const ProcedureRow& one) {
  return {one.title, one.law_version, one.stages, one.rows(), one.clauses(), one.sentences()};
}

class Page {
 public:
  template <class... Parts>
  void line(const Parts&... parts) {
    (text_.append(parts), ...);
    text_.append("\n");
  }

  void add(const Table& table);
  void add_general();
  void add_head();
  std::string text() && { return std::move(text_); }

 private:
  void overview(const Table& table);
  void row(const Table& table, const LawRow& row);
  void beside(const Table& table);
  void sentence(std::string_view before, std::string_view name, const Clause& clause);
  void outcome(const LawRow& row);

  std::string text_;
};

std::string stage_word(const Table& table, std::string_view key) {
  for (const auto& word : table.stages) {
    if (word.key == key) return std::string(word.zh);
  }
  return std::string(key);
}

std::string listed(const Table& table, const std::vector<std::string_view>& stages) {
  std::string all;
  for (const auto key : stages) {
    all.append(all.empty() ? "" : "、").append(stage_word(table, key));
  }
  return all;
}

/// A row for most of the stages is read more easily by what it leaves out.
std::string stage_words(const Table& table, const std::vector<std::string_view>& stages) {
  std::vector<std::string_view> others;
  for (const auto& word : table.stages.subspan(1)) {
    if (std::ranges::find(stages, word.key) == stages.end()) others.push_back(word.key);
  }
  const bool is_most = !others.empty() && 2 * others.size() <= stages.size();
  return is_most ? "除" + listed(table, others) + "外的各阶段" : listed(table, stages);
}

bool is_choice(std::string_view requirement) { return requirement.starts_with("where_"); }

void Page::add_head() {
  line("# 程序表 The law as tables");
  line();
  line("本页由 `caseledger law print` 从程序中打印，不手工修改；测试逐字比较。");
  line("This page is printed from the tables the program enforces; a test compares.");
  line();
  line(
      "每一行是一句规定：依据的条款、所处的阶段、谁作出什么行为、须满足哪些要件、由此发生什么、转入哪");
  line(
      "个阶段。要件不满足的，拒绝该行为并引用条款；标有〔记录〕的要件不满足的，行为照样成立，另记一条违");
  line(
      "规，只能答复，不能消除。同一行为在同一阶段有数行的，按顺序适用第一个符合的行。规则集可以就条文未");
  line("定之处改变某一要件是拒绝还是记录。");
  line();
}

void Page::sentence(std::string_view before, std::string_view name, const Clause& clause) {
  const auto mark = clause.effect == Effect::flag ? "〔记录〕" : "";
  line(before, clause.article, "　", clause.zh, mark, " — ", clause.en, " `", name, "`");
}

void Page::add_general() {
  using General = Requirements<GeneralRequirements>;
  line("## 凡行为皆须满足 Of every act");
  line();
  const auto names = General::words();
  const auto clauses = General::clauses();
  for (std::size_t n = 0; n < names.size(); ++n) sentence("- ", names[n], clauses[n]);
  sentence("- ", type_word<act_is_foreseen>(), act_is_foreseen::clause);
  sentence("- ", type_word<clock_is_kept>(), clock_is_kept::clause);
  line();
  line(
      "第一项所引条款依程序而定；倒数第二项引用在其他阶段允许该行为的那一行的条款；最后一项引用该期限的");
  line("依据，由期限届满或者逾期办结的行为引起。");
  line();
}

void Page::overview(const Table& table) {
  line("| № | 条款 | 行为 | 阶段 | 转入 |");
  line("|--:|---|---|---|---|");
  for (const auto& row : table.rows) {
    const auto becomes = row.becomes.empty() ? "—" : stage_word(table, row.becomes);
    line("| ", std::to_string(row.number), " | ", row.article, " | ",
         find_act(row.upon)->names->label.zh, " | ", stage_words(table, row.from), " | ", becomes,
         " |");
  }
  line();
}

void Page::outcome(const LawRow& row) {
  std::string effects;
  for (std::size_t n = 1; n < row.then.size(); ++n) {
    const auto [verb, kind] = parts_of(row.then[n]);
    effects.append("；").append(effect_in_chinese(row.then[n])).append(" `").append(verb);
    if (!kind.empty()) effects.append(" ").append(kind);
    effects.append("`");
  }
  line("- 记载：`", row.then.front(), "`", effects);
}

void Page::row(const Table& table, const LawRow& row) {
  const auto& clauses = table.clauses[row.number - 1];
  const auto number = std::to_string(row.number);
  line("#### ", number, " ", row.article, " ", find_act(row.upon)->names->label.zh, " `", row.upon,
       "`");
  line();
  const auto becomes = row.becomes.empty() ? "不变" : "→ " + stage_word(table, row.becomes);
  line("- 阶段：", stage_words(table, row.from), " ", becomes);
  std::size_t next = 0;
  for (const auto name : row.by) sentence("- 由谁：", name, clauses[next++]);
  for (const auto name : row.provided) {
    sentence(is_choice(name) ? "- 适用于：" : "- 要件：", name, clauses[next++]);
  }
  outcome(row);
  line();
}

void Page::add(const Table& table) {
  line("## ", table.title.zh, " ", table.title.en);
  line();
  line("第 ", std::to_string(table.version), " 版，", std::to_string(table.rows.size()), " 行。");
  line();
  overview(table);
  for (const auto& one : table.rows) row(table, one);
  if (!table.beside.empty()) beside(table);
}

void Page::beside(const Table& table) {
  line("#### 行外 Beside the rows");
  line();
  line("凡本程序的行为皆须满足的，作出决定过早时所引用的，以及补录违规行为时记录的：");
  line();
  for (const auto& one : table.beside) sentence("- ", one.requirement, one.clause);
  line();
}

}  // namespace

std::string effect_in_chinese(std::string_view effect) {
  const auto [verb, kind] = parts_of(effect);
  if (kind.empty()) return std::string(find(kEffects, verb));
  const auto clock = parse_term<ClockKind>(kind);
  const auto phrase = find(kVerbs, verb);
  if (!clock || phrase.empty()) return {};
  return std::string(phrase).append(term(*clock).zh);
}

std::string print_law() {
  Page page;
  page.add_head();
  page.add_general();
  for (const auto& one : procedures()) page.add(table_of(one));
  auto text = std::move(page).text();
  text.pop_back();
  return text;
}

}  // namespace caseledger
