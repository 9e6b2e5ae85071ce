// What the law leaves to numbers, lists and rulings: data with a basis, stacked national →
// province → city → county → ruling. A value: the engine loads it from TOML packs, the requirements
// read it. Two clocks for one duty are both kept; nothing is ever chosen silently.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "statemachines/acts/case_terms.h"
#include "statemachines/words/digest.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

enum class Level : std::uint16_t { unspecified, national, province, city, county, ruling };
template <>
struct Terms<Level> {
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"national", "国家", "national"},
                                  {"province", "省", "province"},
                                  {"city", "市", "city"},
                                  {"county", "县", "county"},
                                  {"ruling", "解释", "ruling"}};
};

/// The text behind an article's short name, as every refusal shows it.
struct Article {
  Id id;             ///< "附4-18b": the name the tables cite
  std::string cite;  ///< "附件4第十八条"
  std::string zh;    ///< the sentence of the source, to the letter
  std::string en;    ///< our translation
  Level level = Level::unspecified;
  std::string document;         ///< 陵水字〔2021〕93号
  Day valid_from, valid_until;  ///< of the document; zero: unbounded
  bool is_paraphrase = false;   ///< zh gives the sense, not the letters
};

/// One clock of one basis.
struct ClockRule {
  Id id;  ///< "publish-20", unique in the stack; leaves and deadlines name it as their basis
  ClockKind clock = ClockKind::unspecified;
  Id article;
  std::int32_t count = 0;
  DayUnit unit = DayUnit::unspecified;
  bool rolls = false;            ///< a last day that is no working day moves to the next one
  std::vector<ActionKind> only;  ///< empty: every kind of decision
  Day valid_from, valid_until;   ///< zero: unbounded
  Level level = Level::unspecified;
  bool is_local = false;  ///< the article says 及时 or 定期, the number is the bureau's own
};

/// An answer to a point the law leaves open, given by whoever may interpret it (附4-21).
struct Ruling {
  Id id;
  std::string question_zh, answer_zh;
  std::string given_by;
  Day given_on;
  Id basis;                  ///< why it may answer: 附4-21
  bool is_proposed = false;  ///< shipped as a default, not yet signed by whoever may give it
};

/// Who set what: every parameter, leader term, effect and order that a pack states, with its
/// basis. Of several with one key the last holds; the others are kept to be shown.
struct Setting {
  Id key;             ///< "parameters.quorum_percent", "leaders.main", "effects.minutes_given"
  std::string value;  ///< as people read it
  Id basis;           ///< an article or a ruling
  Id pack;
  bool is_local = false;        ///< not in the law: the bureau's own number
  Day valid_from, valid_until;  ///< of a parameter; zero: unbounded
};

/// A sum that no law names on a day: whatever is imposed stays below it.
inline constexpr auto kNoSum = std::numeric_limits<std::uint64_t>::max();

/// The switches and numbers. Each has its key of the same name in the packs' [parameters].
struct Parameters {
  bool review_all_but_summary = false;           ///< 附4-8: scope = all_non_summary
  bool section_head_reviews_own_case = false;    ///< ruling 5
  bool no_decision_needs_meeting = true;         ///< row 24, 附4-18a
  bool notice_before_review = false;             ///< order of 告知 and 法制审核
  std::int32_t review_extension_workdays = 10;   ///< 附4-16
  std::int32_t late_entry_workdays_max = 3;      ///< 附2-10 及时录入: a local setting, not law
  std::int32_t recording_tolerance_seconds = 0;  ///< 附3-7: 起止时间一致
  std::int32_t quorum_percent = 50;        ///< more than this share of the party group attends
  std::int32_t court_waits_workdays = 10;  ///< 强制法54, 69: after service of the 催告书
  std::uint64_t hearing_fine_person_fen = 1'000'000;  ///< fine from which a hearing is offered
  std::uint64_t hearing_fine_unit_fen = 8'000'000;
  std::uint64_t summary_fine_person_fen = 20'000;  ///< 处罚法51: up to this, on the spot
  std::uint64_t summary_fine_unit_fen = 300'000;
  std::int32_t remedy_months =
      6;  ///< 行诉法46: after service, before the court is asked (强制法53)
  std::uint64_t collective_fine_person_fen = 500'000;  ///< 处罚法57: from here 集体讨论
  std::uint64_t collective_fine_unit_fen = 5'000'000;
};

/// Whole again, from a day on which one of them changes.
struct ParametersFrom {
  Day from;
  Parameters values;
};

struct Ruleset {
  Digest digest;  ///< SHA-256 over the packs' digests in their order
  std::vector<Digest> packs;
  std::map<Id, Article, std::less<>> articles;
  std::vector<ClockRule> clocks;
  std::map<LeaderTerm, std::vector<Capacity>> leaders;
  std::map<Id, Effect, std::less<>> effects;  ///< requirement → block or flag, where open
  std::vector<Ruling> rulings;
  Parameters parameters;          ///< until the first day of `later_parameters`
  std::vector<Measure> severity;  ///< heaviest first: a case counts once, in its heaviest class
  std::vector<Setting> settings;  ///< in the order of the packs
  std::vector<ParametersFrom> later_parameters;  ///< in the order of their days

  const Article* article(std::string_view id) const {
    const auto found = articles.find(id);
    return found == articles.end() ? nullptr : &found->second;
  }
  /// The numbers of that day: a decision of 2022 is judged by those of 2022.
  const Parameters& parameters_on(Day day) const {
    const auto* found = &parameters;
    for (const auto& later : later_parameters) {
      if (later.from <= day) found = &later.values;
    }
    return *found;
  }
  bool answers_to(LeaderTerm term, Capacity capacity) const {
    const auto found = leaders.find(term);
    if (found == leaders.end()) return false;
    for (const auto one : found->second) {
      if (one == capacity) return true;
    }
    return false;
  }
};

}  // namespace caseledger
