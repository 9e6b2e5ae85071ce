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
    reason.text_en = found->en;
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

void add_breaches(Explanation& explanation, const Ruleset& ruleset,
                  const std::vector<Breach>& breaches, bool is_flag) {
  for (const auto& breach : breaches) {
    explanation.reasons.push_back(broken(ruleset, breach, is_flag));
  }
}

/// All leaves of its command; of what nobody asked for, itself.
Result<std::vector<ledger::Leaf>> commanded_with(Session& session, const ledger::Leaf& leaf) {
  if (leaf.fact.command_id.is_zero()) return std::vector<ledger::Leaf>{leaf};
  return session.ledger().read_command(leaf.fact.command_id);
}

Explanation heading_of(const ledger::Leaf& leaf, const Ruleset& ruleset) {
  const auto& fact = leaf.fact;
  Explanation heading;
  heading.position = leaf.position;
  heading.stream = {fact.procedure, fact.stream};
  heading.actor = fact.actor;
  heading.capacity = fact.capacity;
  heading.occurred_at = fact.occurred_at;
  heading.event = name_of(fact.event);
  heading.law_version = fact.law_version;
  heading.ruleset = fact.ruleset;
  heading.stage_after = fact.stage_after;
  heading.article = fact.articles.empty() ? "" : fact.articles.front();
  heading.cite = heading.article;
  if (const auto* article = ruleset.article(heading.article)) {
    heading.cite = article->cite;
    heading.text = article->zh;
    heading.text_en = article->en;
  }
  return heading;
}

Occasion occasion_by(Occasion::Kind kind, const ledger::Leaf& leaf) {
  return {kind,
          leaf.position,
          {leaf.fact.procedure, leaf.fact.stream},
          std::string(name_of(leaf.fact.event))};
}

/// The leaf before this one that started the clock anew.
template <class Act>
std::optional<Occasion> clock_of(const Act& act, const ledger::Leaf& leaf,
                                 const std::vector<ledger::Leaf>& stream) {
  std::optional<Occasion> occasion;
  for (const auto& one : stream) {
    if (one.position >= leaf.position) break;
    const bool starts = std::ranges::any_of(one.fact.clocks, [&](const ClockMoved& moved) {
      return moved.move == ClockMove::started && moved.clock == act.clock &&
             moved.basis == act.basis;
    });
    if (starts) occasion = occasion_by(Occasion::Kind::clock_of, one);
  }
  return occasion;
}

/// What a leaf rests on that nobody asked for by itself: an irregularity on the act that it flags,
/// what a case orders on the case's act, a reminder on what set its clock going.
std::optional<Occasion> occasion_of(const ledger::Leaf& leaf,
                                    const std::vector<ledger::Leaf>& stream,
                                    const std::vector<ledger::Leaf>& command) {
  const auto& event = leaf.fact.event;
  if (const auto* passed = event.get_if<DeadlinePassed>()) return clock_of(*passed, leaf, stream);
  if (const auto* counted = event.get_if<DeadlineRecomputed>()) {
    return clock_of(*counted, leaf, stream);
  }
  std::optional<Occasion> occasion;
  for (const auto& one : command) {
    if (one.position >= leaf.position || one.fact.event.is<IrregularityRecorded>()) continue;
    const bool is_its_own =
        one.fact.procedure == leaf.fact.procedure && one.fact.stream == leaf.fact.stream;
    if (event.is<IrregularityRecorded>() && is_its_own) {
      occasion = occasion_by(Occasion::Kind::flags, one);
    } else if (!event.is<IrregularityRecorded>() && !occasion) {
      occasion = occasion_by(Occasion::Kind::ordered_by, one);
    }
  }
  return occasion;
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

std::string_view key_of(Occasion::Kind kind) {
  switch (kind) {
    case Occasion::Kind::flags:
      return "flags";
    case Occasion::Kind::clock_of:
      return "clock_of";
    case Occasion::Kind::ordered_by:
      break;
  }
  return "ordered_by";
}

Json json_of(const Occasion& occasion) {
  auto json = Json::object();
  json.add("kind", key_of(occasion.kind));
  json.add("seq", Json::number(occasion.position.index));
  json.add("procedure", key_of(occasion.stream.procedure)).add("stream", occasion.stream.id);
  json.add("event", occasion.event);
  return json;
}

Json ids_json(const std::vector<Id>& ids) {
  auto all = Json::array();
  for (const auto& id : ids) all.add(Json::text(id));
  return all;
}

std::string stream_words(const StreamLabel& stream, Language language) {
  const auto title = in(find_procedure(stream.procedure)->title, language);
  return std::string(title).append(" ").append(stream.id);
}

/// 第12号事实 立案（案件 2021-SF-1）
std::string leaf_words(const Occasion& occasion, Language language) {
  const bool zh = language == Language::zh;
  const auto number = std::to_string(occasion.position.index);
  auto words = zh ? "第" + number + "号事实 " : "leaf " + number + " ";
  words.append(in(adapters::event_label(occasion.event), language));
  return words.append(zh ? "（" : " (")
      .append(stream_words(occasion.stream, language))
      .append(zh ? "）" : ")");
}

std::string_view lead_of(Occasion::Kind kind, Language language) {
  const bool zh = language == Language::zh;
  switch (kind) {
    case Occasion::Kind::flags:
      return zh ? "所指行为：" : "flags ";
    case Occasion::Kind::clock_of:
      return zh ? "期限起算于：" : "its clock was started by ";
    case Occasion::Kind::ordered_by:
      break;
  }
  return zh ? "起因：" : "ordered by ";
}

/// The lines between what happened and the article: whose stream, who did it, on what occasion.
std::string circumstances_of(const Explanation& explanation, Language language) {
  const bool zh = language == Language::zh;
  const auto between = zh ? "，" : ", ";
  auto text = stream_words(explanation.stream, language).append(between).append(explanation.actor);
  text.append(" ").append(in(term(explanation.capacity), language)).append(between);
  text.append(adapters::instant_text(explanation.occurred_at, language));
  text = engine::in_one_line(text).append("\n");
  if (const auto& occasion = explanation.occasion) {
    auto line = std::string(lead_of(occasion->kind, language));
    line.append(leaf_words(*occasion, language));
    text.append(engine::in_one_line(line)).append("\n");
  }
  if (explanation.responsible.empty()) return text;
  std::string people;
  for (const auto& id : explanation.responsible) {
    people.append(people.empty() ? "" : zh ? "、" : ", ").append(id);
  }
  return text.append(zh ? "责任人：" : "responsible: ").append(engine::in_one_line(people) + "\n");
}

std::string line_of(const Reason& reason, Language language) {
  const std::string_view sentence = language == Language::zh ? reason.zh : reason.en;
  std::string line = reason.is_met ? "  ✓ " : reason.is_flag ? "  ⚑ " : "  ✗ ";
  line +=
      adapters::unmet_text({reason.article, reason.requirement, reason.actual}, sentence, language);
  return engine::in_one_line(line.append("  ").append(reason.cite)).append("\n");
}

}  // namespace

Result<Explanation> explain(Session& session, const ledger::Leaf& leaf) {
  const auto& fact = leaf.fact;
  CL_TRY(const auto stream, session.ledger().read_stream(fact.procedure, fact.stream));
  CL_TRY(const auto command, commanded_with(session, leaf));
  CL_TRY(const auto* ruleset, session.ruleset(fact.ruleset));
  auto explanation = heading_of(leaf, *ruleset);
  explanation.stage_before = stage_before(leaf, stream);
  explanation.occasion = occasion_of(leaf, stream, command);
  if (const auto* refused = fact.event.get_if<CommandRefused>()) {
    explanation.is_refused = true;
    explanation.asked = refused->act;
    add_breaches(explanation, *ruleset, refused->breaches, false);
  } else if (const auto* flag = fact.event.get_if<IrregularityRecorded>()) {
    explanation.responsible = flag->responsible;
    add_breaches(explanation, *ruleset, {flag->breach}, true);
  } else {
    add_row(explanation, leaf, *ruleset);
    mark(explanation, *ruleset, flags_of(leaf, stream));
  }
  return explanation;
}

Json json_of(const Explanation& explanation) {
  auto json = Json::object();
  json.add("seq", Json::number(explanation.position.index));
  json.add("procedure", key_of(explanation.stream.procedure));
  json.add("stream", explanation.stream.id);
  json.add("event", explanation.event);
  json.add("event_zh", adapters::event_label(explanation.event).zh);
  json.add("actor", explanation.actor).add("capacity", key_of(explanation.capacity));
  json.add("occurred_at", to_text(explanation.occurred_at));
  if (explanation.occasion) json.add("occasion", json_of(*explanation.occasion));
  if (!explanation.responsible.empty()) json.add("responsible", ids_json(explanation.responsible));
  json.add("refused", Json::truth(explanation.is_refused));
  if (explanation.is_refused) json.add("act", explanation.asked);
  json.add("article", explanation.article).add("cite", explanation.cite);
  json.add("text", explanation.text).add("text_en", explanation.text_en);
  json.add("law_version", Json::number(explanation.law_version));
  json.add("row", Json::number(explanation.row));
  json.add("ruleset", to_hex(explanation.ruleset));
  json.add("stage_before", explanation.stage_before);
  json.add("stage_after", explanation.stage_after);
  auto reasons = Json::array();
  for (const auto& one : explanation.reasons) {
    auto reason = Json::object();
    reason.add("requirement", one.requirement).add("article", one.article);
    reason.add("cite", one.cite).add("text", one.text).add("text_en", one.text_en);
    reason.add("zh", one.zh).add("en", one.en);
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
  text.append("\n").append(circumstances_of(explanation, language));
  text.append(zh ? "依据" : "under ").append(engine::in_one_line(explanation.cite));
  text.append(zh ? "：" : ": ")
      .append(engine::in_one_line(zh ? explanation.text : explanation.text_en))
      .append("\n");
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
