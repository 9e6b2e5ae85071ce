// First everything is gathered, then what was gathered is checked against itself, so that a pack
// may rest on an article of any other.
#include "engine/ruleset_stack.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/parameter_stack.h"
#include "ledger/base/hash.h"
#include "statemachines/clauses.h"

namespace caseledger::engine {
namespace {

std::string where(const Pack& pack, int line) { return pack.file + ":" + std::to_string(line); }

/// What all codes below begin with: of a county all six digits, of a city four, of a province two,
/// of the country none.
std::string_view reach_of(std::string_view jurisdiction) {
  while (jurisdiction.ends_with("00")) jurisdiction.remove_suffix(2);
  return jurisdiction;
}

template <class T>
std::string joined(const std::vector<T>& words) {
  std::string all;
  for (const auto one : words) all += (all.empty() ? "" : ", ") + std::string(key_of(one));
  return all;
}

class Stacker {
 public:
  void add(const Pack& pack) {
    check_place(pack);
    above_ = &pack;
    rules_.packs.push_back(pack.digest);
    add_articles(pack);
    add_clocks(pack);
    add_rulings(pack);
    add_settings(pack);
  }

  Result<Ruleset> finish(std::span<const Pack> packs) && {
    for (const auto& pack : packs) {
      check_bases(pack);
      for (const auto& effect : pack.effects) check_effect(pack, effect);
      for (const auto& leader : pack.leaders) check_leader(pack, leader);
    }
    complain(parameters_.disagreements());
    complain(parameters_.loosenings(rules_));
    complain(parameters_.gaps());
    settle_clock_dates();
    if (problem_) return tl::unexpected(*problem_);
    parameters_.put_into(rules_);
    rules_.digest = digest();
    return std::move(rules_);
  }

 private:
  void complain(const Pack& pack, int line, const Bilingual& what, const std::string& place = "") {
    if (problem_) return;
    problem_ =
        Fault{FaultKind::malformed, where(pack, line) + (place.empty() ? "" : ": " + place), what};
  }

  void complain(const std::vector<ParameterStack::Problem>& problems) {
    for (const auto& one : problems) complain(*one.pack, one.line, one.what, one.place);
  }

  /// A name that may stand in the whole stack once.
  void expect_new(const char* kind, const Id& id, const Pack& pack, int line) {
    const auto [found, is_new] = first_in_.try_emplace(kind + (" " + id), pack.file);
    if (!is_new) {
      const auto name = std::string(kind) + " \"" + id + "\"";
      complain(
          pack, line,
          {"已见于 " + found->second + "：" + name, name + " stands already in " + found->second});
    }
  }

  void check_place(const Pack& pack) {
    expect_new("pack", pack.id, pack, 1);
    if (above_ == nullptr) return;
    if (pack.level < above_->level) {
      complain(pack, 1,
               {"不能位于 " + above_->file + " 之下，后者层级更低",
                "a " + std::string(key_of(pack.level)) + " pack cannot lie below the " +
                    std::string(key_of(above_->level)) + " pack " + above_->file});
    }
    if (!pack.jurisdiction.starts_with(reach_of(above_->jurisdiction))) {
      complain(pack, 1,
               {"区划 " + pack.jurisdiction + " 不在 " + above_->file + " 的 " +
                    above_->jurisdiction + " 之内",
                "jurisdiction " + pack.jurisdiction + " does not lie in " + above_->jurisdiction +
                    " of " + above_->file});
    }
  }

  void add_articles(const Pack& pack) {
    for (const auto& article : pack.articles) {
      expect_new("article", article.it.id, pack, article.line);
      rules_.articles.emplace(article.it.id, article.it);
    }
  }

  void add_clocks(const Pack& pack) {
    for (const auto& clock : pack.clocks) {
      expect_new("clock", clock.it.id, pack, clock.line);
      rules_.clocks.push_back(clock.it);
    }
  }

  /// A ruling can be cited like an article: a refusal then shows its answer.
  void add_rulings(const Pack& pack) {
    for (const auto& ruling : pack.rulings) {
      expect_new("article", ruling.it.id, pack, ruling.line);
      rules_.rulings.push_back(ruling.it);
      Article article;
      article.id = ruling.it.id;
      article.cite = ruling.it.given_by + ruling.it.id;
      article.zh = ruling.it.answer_zh;
      article.level = pack.level;
      article.document = pack.document.empty() ? pack.title : pack.document;
      article.valid_from = ruling.it.given_on;
      rules_.articles.emplace(article.id, std::move(article));
    }
  }

  void add_settings(const Pack& pack) {
    parameters_.add(pack);
    for (const auto& one : pack.parameters) {
      rules_.settings.push_back({"parameters." + one.it.key, to_text(one.it.value), one.basis,
                                 pack.id, one.is_local, one.it.valid_from, one.it.valid_until});
    }
    for (const auto& one : pack.leaders) {
      state("leaders." + std::string(key_of(one.it.term)), joined(one.it.capacities), one, pack);
      rules_.leaders[one.it.term] = one.it.capacities;
    }
    for (const auto& one : pack.effects) {
      state("effects." + one.it.requirement, std::string(key_of(one.it.effect)), one, pack);
      rules_.effects[one.it.requirement] = one.it.effect;
    }
    for (const auto& one : pack.severity) {
      state("severity", joined(one.it), one, pack);
      rules_.severity = one.it;
    }
  }

  template <class T>
  void state(Id key, std::string value, const Stated<T>& one, const Pack& pack) {
    const auto stated = Stating{pack.level, value, pack.file};
    const auto [found, is_new] = stated_.try_emplace(key, stated);
    if (!is_new && found->second.level == pack.level && found->second.value != value) {
      complain(pack, one.line,
               {"同级的 " + found->second.file + " 另有规定",
                found->second.file + " of the same level says otherwise"},
               key);
    }
    found->second = stated;
    rules_.settings.push_back(
        {std::move(key), std::move(value), one.basis, pack.id, one.is_local, {}, {}});
  }

  void check_bases(const Pack& pack) {
    const auto check = [&](const auto& all) {
      for (const auto& one : all) {
        if (rules_.article(one.basis) != nullptr) continue;
        complain(pack, one.line,
                 {"各规则中没有条款 \"" + one.basis + "\"",
                  "no pack contains the article \"" + one.basis + "\""});
      }
    };
    check(pack.clocks);
    check(pack.parameters);
    check(pack.leaders);
    check(pack.effects);
    check(pack.severity);
    check(pack.rulings);
  }

  void check_effect(const Pack& pack, const Stated<EffectSetting>& effect) {
    const auto clause = clause_named(effect.it.requirement);
    if (!clause) {
      return complain(pack, effect.line,
                      {"没有要件 \"" + effect.it.requirement + "\"",
                       "no law has a requirement \"" + effect.it.requirement + "\""});
    }
    const auto* article = rules_.article(clause->article);
    const bool loosens = clause->effect == Effect::block && effect.it.effect == Effect::flag;
    if (!loosens || article == nullptr) return;
    const auto& name = effect.it.requirement;
    const auto zh = name + " 不能改为提示，" + article->id;
    const auto en = name + " cannot be a flag: " + article->id;
    if (article->level < reach_of_level(pack.level)) {
      complain(pack, effect.line,
               {zh + " 层级高于本规则", en + " is of a higher level than this pack"});
    } else if (article->zh.find("不得") != std::string::npos) {
      complain(pack, effect.line, {zh + " 规定不得", en + " forbids (不得)"});
    }
  }

  /// 主要负责人 is one man; 上级领导 may be the head of a section; whoever leads nothing is no
  /// leader.
  static bool may_be(LeaderTerm term, Capacity capacity) {
    switch (capacity) {
      case Capacity::principal_head:
        return true;
      case Capacity::deputy_head:
        return term != LeaderTerm::principal_responsible;
      case Capacity::section_head:
        return term == LeaderTerm::superior;
      default:
        return false;
    }
  }

  void check_leader(const Pack& pack, const Stated<LeaderSetting>& leader) {
    const auto name = "leaders." + std::string(key_of(leader.it.term));
    for (const auto one : leader.it.capacities) {
      if (may_be(leader.it.term, one)) continue;
      complain(pack, leader.line,
               {std::string(key_of(one)) + " 不是领导",
                std::string(key_of(one)) + " leads nothing here"},
               name);
    }
    const auto binding = leaders_.find(leader.it.term);
    if (binding == leaders_.end() || binding->second.level >= reach_of_level(pack.level)) {
      const auto* basis = rules_.article(leader.basis);
      const auto level = basis == nullptr ? pack.level : basis->level;
      leaders_.insert_or_assign(leader.it.term, Binding{level, leader.it.capacities});
      return;
    }
    for (const auto one : leader.it.capacities) {
      const auto& all = binding->second.capacities;
      if (std::ranges::find(all, one) != all.end()) continue;
      complain(pack, leader.line,
               {name + " 不能为 " + std::string(key_of(one)) + "，上级条款另有所指",
                name + " cannot be " + std::string(key_of(one)) +
                    ": an article of a higher level names others"});
    }
  }

  void settle_clock_dates() {
    for (auto& clock : rules_.clocks) {
      const auto* article = rules_.article(clock.article);
      if (article == nullptr) continue;
      if (clock.valid_from == Day{}) clock.valid_from = article->valid_from;
      if (clock.valid_until == Day{}) clock.valid_until = article->valid_until;
    }
  }

  Digest digest() const {
    ledger::Hasher hasher(ledger::HashFunction::sha256);
    for (const auto& pack : rules_.packs) hasher.update(pack.bytes);
    return hasher.finish();
  }

  struct Stating {
    Level level;
    std::string value, file;
  };

  /// Who answers to a leader's name, on an article of which level.
  struct Binding {
    Level level;
    std::vector<Capacity> capacities;
  };

  Ruleset rules_;
  ParameterStack parameters_;
  std::map<LeaderTerm, Binding> leaders_;
  std::optional<Fault> problem_;
  const Pack* above_ = nullptr;
  std::map<std::string, std::string> first_in_;
  std::map<Id, Stating> stated_;
};

}  // namespace

Result<Ruleset> stack_packs(std::span<const Pack> packs) {
  if (packs.empty()) {
    return fault(FaultKind::malformed, "",
                 {"规则集至少要有一份规则", "a ruleset needs at least one pack"});
  }
  Stacker stacker;
  for (const auto& pack : packs) stacker.add(pack);
  return std::move(stacker).finish(packs);
}

Result<std::vector<Pack>> read_packs(std::span<const EmbeddedFile> files) {
  std::vector<Pack> packs;
  for (const auto& file : files) {
    CL_TRY(auto pack, read_pack(file.name, file.text));
    packs.push_back(std::move(pack));
  }
  std::ranges::sort(packs, {}, [](const Pack& one) { return std::pair(one.level, one.file); });
  return packs;
}

Result<Ruleset> shipped_ruleset() {
  std::vector<EmbeddedFile> files;
  std::ranges::copy_if(shipped_packs(), std::back_inserter(files),
                       [](const EmbeddedFile& file) { return !is_calendar(file); });
  CL_TRY(const auto packs, read_packs(files));
  return stack_packs(packs);
}

}  // namespace caseledger::engine
