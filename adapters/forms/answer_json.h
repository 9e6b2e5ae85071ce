// An answer as one line of JSON: a receipt, a refusal with every article and requirement, or a
// fault. Keys are for programs, `message` is for people.
//
//   {"id":…,"accepted":true,"case":…,"act":…,"seq":7,"leaf":…,"leaves":1,"version":8,
//    "stage":"submitted","stage_zh":"已送审","article":"附4-10","cite":"附件4第十条",
//    "recorded_at":…,"clocks":[…],"flags":[…],"repeated":false,"message":…}
//   {"id":…,"accepted":false,"case":…,"act":…,"seq":8,"leaf":…,"version":8,"recorded_at":…,
//    "refused":[{"article":…,"cite":…,"text":…,"requirement":…,"unmet":…,"actual":…}],
//    "repeated":false,"message":…}
//   where `text` gives the sense and not the letters of the law, also "paraphrase":true
//   {"id":…,"error":{"kind":"malformed","path":"$.body.cause","message":…}}
//   kinds are those of ledger/base/fault.h: a case that is not there is "absent". `submit` puts the
//   number of the line first, {"line":3,"id":…}. The leaf of a rehearsed answer is null.
#pragma once

#include <string>

#include "adapters/forms/json.h"
#include "adapters/language/language.h"
#include "engine/command.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::adapters {

/// `id` is null where the command has none, because its line could not be read. The ruleset is the
/// one in force when the answer was given.
std::string answer_json(const engine::Command& command, const engine::Answer& answer,
                        const Ruleset& ruleset, Language language);

/// The same as a tree.
Json answer_tree(const engine::Command& command, const engine::Answer& answer,
                 const Ruleset& ruleset, Language language);

}  // namespace caseledger::adapters
