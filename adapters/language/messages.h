// What people read: receipts, refusals, flags and faults as sentences, Chinese first. A refusal
// gives the article with its text and everything that was not met, in the order of the law:
//
//   拒绝：依据附件4第十八条，法制审核未通过的，不得作出决定。（未满足：审核意见为“同意”）
#pragma once

#include <span>
#include <string>

#include "adapters/language/language.h"
#include "engine/command.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::adapters {

/// "附件4第十八条", or the article's short name where the ruleset does not have it.
std::string cite_of(std::string_view article, const Ruleset& ruleset);
/// The sentence of the source, without its full stop; empty where the ruleset does not have it.
std::string text_of(std::string_view article, const Ruleset& ruleset, Language language);

std::string refusal_message(std::span<const engine::Sentence> unmet, const Ruleset& ruleset,
                            Language language);
/// 已记录违规：依据附件4第十六条，…。（未满足：…）
std::string flag_message(const engine::Sentence& flag, const Ruleset& ruleset, Language language);
/// 已受理 2021-SF-0007 送审 → 已送审 （附件4第十条；第7号事实）
std::string receipt_message(const engine::Command& command, const engine::Accomplished& done,
                            const Ruleset& ruleset, Language language);
/// 法制审核期限：2021年9月29日到期（附件4第十六条）
std::string clock_message(const ClockMoved& moved, const Ruleset& ruleset, Language language);
/// "冲突：…"; one line.
std::string fault_message(const Fault& fault, Language language);

/// For a terminal: one line, and below a receipt one more, indented, for each deadline it set and
/// each flag. No line end at the end.
std::string answer_message(const engine::Command& command, const engine::Answer& answer,
                           const Ruleset& ruleset, Language language);

/// "malformed", as JSON and scripts name it.
std::string_view kind_key(FaultKind kind);

}  // namespace caseledger::adapters
