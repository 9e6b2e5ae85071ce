// One pack of the law's numbers, lists, texts and rulings, as one TOML file states it. Read
// strictly: an unknown key, a wrong type, a value out of range, an entry without its basis, an id
// twice are refused with file and line. Whether packs fit together is for ruleset_stack.h.
//
//     [pack]            id, title, level, jurisdiction, valid_from; document, valid_until
//     [document."处罚法"] title, number, valid_from; valid_until, source       (for packs of many)
//     [article."附4-18b"] cite, zh; en, of (a document), paraphrase
//     [[clock]]         id, kind, article, count, unit; rolls, only, local, valid_from, valid_until
//     [parameters]      review_extension_workdays = { value = 10, basis = "附4-16" }; local,
//                       valid_from, valid_until; or a list of such values, each for its days
//     [leaders]         main = { capacities = ["principal_head"], basis = "附3-15b" }
//     [effects]         some_requirement = { effect = "flag", basis = "附4-11" }
//     [severity]        heaviest_first = [...], basis
//     [[ruling]]        id, question, answer, given_by, given_on, basis; proposed
//
// What stands after the semicolon may be left out. An article without `of` is of the pack's own
// document; a clock without dates is valid as long as its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/ruleset_parameters.h"
#include "ledger/base/fault.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::engine {

/// Something a pack says, where, and on which basis (an article or a ruling).
template <class T>
struct Stated {
  T it;
  Id basis;
  int line = 0;
  bool is_local = false;
};

struct ParameterSetting {
  Id key;
  ParameterValue value;
  Day valid_from, valid_until;  ///< zero: unbounded
};

struct LeaderSetting {
  LeaderTerm term = LeaderTerm::unspecified;
  std::vector<Capacity> capacities;
};

struct EffectSetting {
  Id requirement;
  Effect effect = Effect::unspecified;
};

struct Pack {
  std::string file;  ///< as messages name it
  Digest digest;     ///< SHA-256 of the bytes
  Id id;
  std::string title;
  std::string document;  ///< 陵水字〔2021〕93号; empty where each article has its own
  Level level = Level::unspecified;
  std::string jurisdiction;  ///< GB/T 2260; "000000" for the whole country
  Day valid_from, valid_until;

  std::vector<Stated<Article>> articles;
  std::vector<Stated<ClockRule>> clocks;
  std::vector<Stated<ParameterSetting>> parameters;
  std::vector<Stated<LeaderSetting>> leaders;
  std::vector<Stated<EffectSetting>> effects;
  std::vector<Stated<std::vector<Measure>>> severity;  ///< one or none
  std::vector<Stated<Ruling>> rulings;
};

/// malformed as said above; nothing is thrown. The pack owns what it holds.
Result<Pack> read_pack(std::string_view file, std::string_view text);

}  // namespace caseledger::engine
