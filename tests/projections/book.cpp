#include "tests/projections/book.h"

#include "ledger/base/hash.h"

namespace caseledger::projections::test {
namespace {

constexpr std::int64_t kMinute = 60 * kMicrosPerSecond;

bool counts(const Event& event) { return !event.is<CommandRefused>(); }

}  // namespace

ledger::Position Book::add(Procedure procedure, const Id& stream, Event event, Telling telling) {
  if (last_ == Instant{}) last_ = start_of(day_of(2021, 9, 1));
  auto& version = versions_[{procedure, stream}];
  if (counts(event)) ++version;
  ledger::Leaf leaf;
  leaf.origin = origin_;
  leaf.position = ledger::Position{leaves_.size()};
  auto& fact = leaf.fact;
  fact.procedure = procedure;
  fact.stream = stream;
  fact.version = Version{version};
  fact.occurred_at =
      telling.occurred_at == Instant{} ? Instant{last_.micros + kMinute} : telling.occurred_at;
  fact.recorded_at = telling.recorded_at == Instant{} ? fact.occurred_at : telling.recorded_at;
  last_ = fact.recorded_at;
  fact.actor = telling.actor;
  fact.capacity = telling.capacity;
  fact.law_version = 1;
  fact.articles = {"附4-9a"};
  fact.stage_after = telling.stage;
  fact.event = std::move(event);
  fact.clocks = std::move(telling.clocks);
  for (auto& [path, text] : telling.words) words_[{leaf.position.index, path}] = text;
  leaves_.push_back(std::move(leaf));
  return leaves_.back().position;
}

Digest Book::hash_of(const ledger::Leaf& leaf) const {
  const auto text = leaf.origin + std::to_string(leaf.position.index) + leaf.fact.stream +
                    std::string(name_of(leaf.fact.event)) + to_text(leaf.fact.occurred_at);
  return ledger::sha256(ledger::bytes_of(text));
}

Result<void> Book::scan(ledger::Position from, ledger::Position to, const Visit& visit) const {
  for (auto at = from; at < to && at.index < leaves_.size(); at = at.next()) {
    CL_TRY(before(at));
    const auto& leaf = leaves_[at.index];
    if (!visit(leaf, hash_of(leaf))) break;
  }
  return {};
}

Result<void> Book::scan_stream(Procedure procedure, std::string_view stream,
                               const Visit& visit) const {
  for (const auto& leaf : leaves_) {
    if (leaf.fact.procedure != procedure || leaf.fact.stream != stream) continue;
    if (!visit(leaf, hash_of(leaf))) break;
  }
  return {};
}

Result<std::optional<std::string>> Book::words(ledger::Position position,
                                               std::string_view path) const {
  const auto& fact = leaves_.at(position.index).fact;
  if (fact.procedure == Procedure::matter && erased_.contains(fact.stream)) return std::nullopt;
  const auto found = words_.find({position.index, std::string(path)});
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace caseledger::projections::test
