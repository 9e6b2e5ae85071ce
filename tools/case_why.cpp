// Nothing is judged again here; that is the auditor's work.
#include "tools/case_why.h"

#include <algorithm>

#include "adapters/language/labels.h"
#include "adapters/language/wording.h"
#include "engine/characters.h"
#include "statemachines/clauses.h"
#include "statemachines/procedures.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

Reason reason_of(const Ruleset& ruleset, std::string_view article, std::string_view requirement,
                 const Clause& clause) {
  Reason reason;
  reason.article = article;
  reason.requirement = requirement;
  reason.zh = clause.zh;
  reason.en = clause.en;
  reason.cite = article;
  if (const auto* found = ruleset.article(article)) {
    reason.cite = found->cite;
    reason.text = found->zh;
  }
  return reason;
}

Reason broken(const Ruleset& ruleset, const Breach& breach, bool is_flag) {
  const auto clause = clause_named(breach.requirement)
                          .value_or(Clause{breach.article, breach.requirement, breach.requirement});
  auto reason = reason_of(ruleset, breach.article, breach.requirement, clause);
  reason.is_met = false;
  reason.is_flag = is_flag;
  reason.actual = breach.actual;
  return reason;
}

std::string stage_before(const ledger::Leaf& leaf, const std::vector<ledger::Leaf>& stream) {
  std::string stage;
  for (const auto& one : stream) {
    if (one.position == leaf.position) break;
    if (!one.fact.event.is<CommandRefused>()) stage = one.fact.stage_after;
  }
  return stage;
}

/// The flags that were recorded with this act.
std::vector<Breach> flags_of(const ledger::Leaf& leaf, const std::vector<ledger::Leaf>& stream) {
  std::vector<Breach> flags;
  for (const auto& one : stream) {
    const auto* flag = one.fact.event.get_if<IrregularityRecorded>();
    const bool belongs =
        one.fact.command_id == leaf.fact.command_id && one.position > leaf.position;
    if (flag != nullptr && belongs) flags.push_back(flag->breach);
  }
  return flags;
}

void add_row(Explanation& explanation, const ledger::Leaf& leaf, const Ruleset& ruleset) {
  const auto* procedure = find_procedure(leaf.fact.procedure);
  const auto rows = procedure->rows();
  const auto clauses = procedure->clauses();
  // A stream begins at the first stage of its procedure.
  const auto from = explanation.stage_before.empty() ? std::string(procedure->stages[1].key)
                                                     : explanation.stage_before;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    const auto& row = rows[n];
    const bool fits = !row.then.empty() && row.then.front() == explanation.event &&
                      row.article == explanation.article &&
                      std::ranges::find(row.from, from) != row.from.end();
    if (!fits) continue;
    explanation.row = row.number;
    auto names = row.by;
    names.insert(names.end(), row.provided.begin(), row.provided.end());
    for (std::size_t k = 0; k < names.size(); ++k) {
      explanation.reasons.push_back(
          reason_of(ruleset, clauses[n][k].article, names[k], clauses[n][k]));
    }
    return;
  }
}

void mark(Explanation& explanation, const Ruleset& ruleset, const std::vector<Breach>& flags) {
  for (const auto& flag : flags) {
    const auto known =
        std::ranges::find(explanation.reasons, flag.requirement, &Reason::requirement);
    if (known == explanation.reasons.end()) {
      explanation.reasons.push_back(broken(ruleset, flag, true));
    } else {
      *known = broken(ruleset, flag, true);
    }
  }
}

std::string line_of(const Reason& reason, Language language) {
  const std::string_view sentence = language == Language::zh ? reason.zh : reason.en;
  std::string line = reason.is_met ? "  ✓ " : reason.is_flag ? "  ⚑ " : "  ✗ ";
  line +=
      adapters::unmet_text({reason.article, reason.requirement, reason.actual}, sentence, language);
  return engine::in_one_line(line.append("  ").append(reason.cite)).append("\n");
}

}  // namespace

Explanation explain(const ledger::Leaf& leaf, const std::vector<ledger::Leaf>& stream,
                    const Ruleset& ruleset) {
  Explanation explanation;
  explanation.position = leaf.position;
  explanation.event = name_of(leaf.fact.event);
  explanation.law_version = leaf.fact.law_version;
  explanation.ruleset = leaf.fact.ruleset;
  explanation.stage_before = stage_before(leaf, stream);
  explanation.stage_after = leaf.fact.stage_after;
  explanation.article = leaf.fact.articles.empty() ? "" : leaf.fact.articles.front();
  if (const auto* article = ruleset.article(explanation.article)) {
    explanation.cite = article->cite;
    explanation.text = article->zh;
  }
  if (const auto* refused = leaf.fact.event.get_if<CommandRefused>()) {
    explanation.is_refused = true;
    explanation.asked = refused->act;
    for (const auto& breach : refused->breaches) {
      explanation.reasons.push_back(broken(ruleset, breach, false));
    }
    return explanation;
  }
  add_row(explanation, leaf, ruleset);
  mark(explanation, ruleset, flags_of(leaf, stream));
  return explanation;
}

Json json_of(const Explanation& explanation) {
  auto json = Json::object();
  json.add("seq", Json::number(explanation.position.index));
  json.add("event", explanation.event);
  json.add("refused", Json::truth(explanation.is_refused));
  if (explanation.is_refused) json.add("act", explanation.asked);
  json.add("article", explanation.article).add("cite", explanation.cite);
  json.add("text", explanation.text);
  json.add("law_version", Json::number(explanation.law_version));
  json.add("row", Json::number(explanation.row));
  json.add("ruleset", to_hex(explanation.ruleset));
  json.add("stage_before", explanation.stage_before);
  json.add("stage_after", explanation.stage_after);
  auto reasons = Json::array();
  for (const auto& one : explanation.reasons) {
    auto reason = Json::object();
    reason.add("requirement", one.requirement).add("article", one.article);
    reason.add("cite", one.cite).add("text", one.text).add("zh", one.zh).add("en", one.en);
    reason.add("met", Json::truth(one.is_met));
    if (!one.actual.empty()) reason.add("actual", one.actual);
    reasons.add(std::move(reason));
  }
  json.add("requirements", std::move(reasons));
  return json;
}

std::string text_of(const Explanation& explanation, Language language) {
  const bool zh = language == Language::zh;
  auto text = zh ? "第" + std::to_string(explanation.position.index) + "号事实 "
                 : "leaf " + std::to_string(explanation.position.index) + " ";
  text.append(in(adapters::event_label(explanation.event), language));
  if (explanation.is_refused) {
    text.append(zh ? "：" : ": ").append(in(adapters::act_label(explanation.asked), language));
  }
  text.append("\n").append(zh ? "依据" : "under ").append(engine::in_one_line(explanation.cite));
  text.append(zh ? "：" : ": ").append(engine::in_one_line(explanation.text)).append("\n");
  if (explanation.row != 0) {
    text.append(zh ? "程序表第" : "row ").append(std::to_string(explanation.row));
    text.append(zh ? "行，" : ", ");
  }
  text.append(zh ? "法律版本" : "law version ").append(std::to_string(explanation.law_version));
  text.append(zh ? "，规则集" : ", ruleset ").append(to_hex(explanation.ruleset), 0, 16);
  text.append("\n");
  for (const auto& reason : explanation.reasons) text.append(line_of(reason, language));
  return text;
}

}  // namespace caseledger::tools
