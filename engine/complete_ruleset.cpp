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
  explicit Lack(std::string kind) : kind_(std::move(kind)) {}

  void note(std::string_view name) {
    if (++count_ > kNamedMax) return;
    names_.append(names_.empty() ? "" : ", ").append(name);
  }

  std::string text() const {
    if (count_ == 0) return {};
    const auto rest = count_ > kNamedMax ? ", +" + std::to_string(count_ - kNamedMax) : "";
    return "; " + kind_ + ": " + names_ + rest;
  }

 private:
  std::string kind_, names_;
  std::size_t count_ = 0;
};

std::string missing_clocks(const Ruleset& rules) {
  Lack lack("clock");
  for (std::uint16_t n = 1; n < words_of<ClockKind>().size(); ++n) {
    const auto kind = static_cast<ClockKind>(n);
    const auto found = std::ranges::find(rules.clocks, kind, &ClockRule::clock);
    if (found == rules.clocks.end()) lack.note(key_of(kind));
  }
  return lack.text();
}

std::string missing_leaders(const Ruleset& rules) {
  Lack lack("leader");
  for (std::uint16_t n = 1; n < words_of<LeaderTerm>().size(); ++n) {
    const auto term = static_cast<LeaderTerm>(n);
    if (!rules.leaders.contains(term)) lack.note(key_of(term));
  }
  return lack.text();
}

std::string missing_articles(const Ruleset& rules) {
  Lack lack("article");
  for (const auto article : cited_articles()) {
    if (rules.article(article) == nullptr) lack.note(article);
  }
  return lack.text();
}

}  // namespace

Result<void> require_complete(const Ruleset& rules) {
  const auto missing = missing_clocks(rules) + missing_leaders(rules) + missing_articles(rules);
  if (missing.empty()) return {};
  return fault(FaultKind::malformed, "规则集不完整 — the ruleset is incomplete" + missing);
}

Result<Ruleset> complete_ruleset(std::span<const Pack> packs) {
  auto rules = stack_packs(packs);
  if (!rules) return rules;
  if (auto whole = require_complete(*rules); !whole) return tl::unexpected(whole.error());
  return rules;
}

}  // namespace caseledger::engine
