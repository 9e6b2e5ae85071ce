// How every procedure is judged: what the law asks of any act first, then the rows of the table,
// then one answer. A refusal names everything that was not met, so the table is heard even where
// the act already fails; a flag of an act that is refused is dropped, because nothing happened.
#pragma once

#include <algorithm>

#include "statemachines/table/general_requirements.h"
#include "statemachines/table/rule.h"

namespace caseledger {

/// The two articles that differ between procedures. An act that is not foreseen at this stage is
/// refused under the article that foresees it at another, where `rows` has one.
struct GeneralArticles {
  std::string_view capacity;  ///< capacity_is_held
  std::string_view order;     ///< act_is_foreseen
  std::vector<LawRow> (*rows)() = nullptr;
};

inline std::string_view article_foreseeing(const CommandBody& command, GeneralArticles articles) {
  if (articles.rows == nullptr) return articles.order;
  const auto rows = articles.rows();
  const auto found = std::ranges::find(rows, name_of(command), &LawRow::upon);
  return found == rows.end() ? articles.order : found->article;
}

/// In the order in which they are asked and shown; LAW.md prints them before the tables.
using GeneralRequirements = If<capacity_is_held, handler_is_certified, reviewer_is_certified,
                               act_has_happened, act_follows_the_stage, entry_is_timely>;

inline void note_article(std::vector<Unmet>& notes, std::string_view requirement,
                         std::string_view article) {
  for (auto& note : notes) {
    if (note.requirement == requirement) note.article = article;
  }
}

/// Two rows of one act may ask the same thing; it is said once.
inline void drop_repeated(std::vector<Unmet>& notes) {
  auto kept = notes.begin();
  for (auto note = notes.begin(); note != notes.end(); ++note) {
    if (std::find(notes.begin(), kept, *note) != kept) continue;
    if (kept != note) *kept = std::move(*note);  // moved onto itself, a string would be emptied
    ++kept;
  }
  notes.erase(kept, notes.end());
}

/// `hear(hearing)` seats the table's machine and asks it. Pure, if that is.
template <class File, class Hear>
Decision judge(const File& file, const CommandBody& command, const Context& context,
               GeneralArticles articles, Hear hear) {
  Hearing<File> any_act{file, context, {}, {}, {}};
  const bool may_act = Requirements<GeneralRequirements>::met(any_act, command);
  note_article(any_act.unmet, type_word<capacity_is_held>(), articles.capacity);

  Hearing<File> hearing{file, context, {}, {}, {}};
  hear(hearing);
  if (may_act && hearing.is_accepted) {
    auto& flags = hearing.accepted.flags;
    flags.insert(flags.begin(), any_act.flags.begin(), any_act.flags.end());
    return std::move(hearing.accepted);
  }
  auto& unmet = any_act.unmet;
  if (!hearing.is_accepted) {
    unmet.insert(unmet.end(), hearing.unmet.begin(), hearing.unmet.end());
    if (hearing.unmet.empty()) {
      constexpr const Clause& clause = act_is_foreseen::clause;
      unmet.push_back({article_foreseeing(command, articles), type_word<act_is_foreseen>(),
                       clause.zh, clause.en, std::string(key_of(file.stage))});
    }
  }
  drop_repeated(unmet);
  return Refused{std::move(unmet)};
}

}  // namespace caseledger
