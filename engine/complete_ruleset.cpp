// Everything that is missing is named, the first few of each kind.
#include "engine/complete_ruleset.h"

#include <algorithm>

#include "engine/ruleset_stack.h"
#include "statemachines/clauses.h"

namespace caseledger::engine {
namespace {

constexpr std::size_t kNamedMax = 8;

class Lack {
 public:
  Lack(std::string zh, std::string en) : zh_(std::move(zh)), en_(std::move(en)) {}

  void note(std::string_view name) {
    if (++count_ > kNamedMax) return;
    names_.append(names_.empty() ? "" : ", ").append(name);
  }

  /// Goes on with a list of what is missing.
  void put_into(Bilingual& missing) const {
    if (count_ == 0) return;
    const auto rest = count_ > kNamedMax ? ", +" + std::to_string(count_ - kNamedMax) : "";
    missing.zh += "；" + zh_ + "：" + names_ + rest;
    missing.en += "; " + en_ + ": " + names_ + rest;
  }

 private:
  std::string zh_, en_, names_;
  std::size_t count_ = 0;
};

Lack missing_clocks(const Ruleset& rules) {
  Lack lack("期限", "clock");
  for (std::uint16_t n = 1; n < terms_of<ClockKind>().size(); ++n) {
    const auto kind = static_cast<ClockKind>(n);
    const auto found = std::ranges::find(rules.clocks, kind, &ClockRule::clock);
    if (found == rules.clocks.end()) lack.note(key_of(kind));
  }
  return lack;
}

Lack missing_leaders(const Ruleset& rules) {
  Lack lack("领导", "leader");
  for (std::uint16_t n = 1; n < terms_of<LeaderTerm>().size(); ++n) {
    const auto term = static_cast<LeaderTerm>(n);
    if (!rules.leaders.contains(term)) lack.note(key_of(term));
  }
  return lack;
}

Lack missing_articles(const Ruleset& rules) {
  Lack lack("条款", "article");
  for (const auto article : cited_articles()) {
    if (rules.article(article) == nullptr) lack.note(article);
  }
  return lack;
}

}  // namespace

Result<void> require_complete(const Ruleset& rules) {
  Bilingual missing;
  for (const auto& lack :
       {missing_clocks(rules), missing_leaders(rules), missing_articles(rules)}) {
    lack.put_into(missing);
  }
  if (missing.zh.empty()) return {};
  return fault(FaultKind::malformed, "",
               {"规则集不完整" + missing.zh, "the ruleset is incomplete" + missing.en});
}

Result<Ruleset> complete_ruleset(std::span<const Pack> packs) {
  CL_TRY(auto rules, stack_packs(packs));
  CL_TRY(require_complete(rules));
  return rules;
}

}  // namespace caseledger::engine
