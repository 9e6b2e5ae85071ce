// Texts come by digest and are checked against it before they are read.
#include "engine/rule_book.h"

#include "engine/calendar_stack.h"
#include "engine/complete_ruleset.h"
#include "ledger/hash.h"

namespace caseledger::engine {
namespace {

Result<std::string> checked_text(const TextOf& text_of, const Digest& digest) {
  auto text = text_of(digest);
  if (!text) return text;
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(text->data()), text->size());
  if (ledger::sha256(bytes) == digest) return text;
  return fault(FaultKind::corrupt, "规则文件 " + to_hex(digest) + " 的内容与其摘要不符");
}

/// Reads each text with `read(name, text)`.
template <class Read>
auto read_all(const TextOf& text_of, const std::vector<Digest>& digests, Read read)
    -> Result<std::vector<typename decltype(read({}, {}))::value_type>> {
  std::vector<typename decltype(read({}, {}))::value_type> all;
  for (const auto& digest : digests) {
    auto text = checked_text(text_of, digest);
    if (!text) return tl::unexpected(text.error());
    auto one = read(to_hex(digest) + ".toml", *text);
    if (!one) return tl::unexpected(one.error());
    all.push_back(std::move(*one));
  }
  return all;
}

/// Keeps what was loaded if it is what the digest names.
template <class T>
Result<const T*> keep(std::map<Digest, std::unique_ptr<T>>& kept, const Digest& wanted,
                      const Digest& found, T&& loaded) {
  if (found != wanted) {
    return fault(FaultKind::corrupt,
                 "规则组合 " + to_hex(found) + " 不是账上引用的 " + to_hex(wanted));
  }
  return (kept[wanted] = std::make_unique<T>(std::move(loaded))).get();
}

}  // namespace

RuleBook::RuleBook(TextOf text_of) : text_of_(std::move(text_of)) {}

Result<const Ruleset*> RuleBook::ruleset(const Digest& digest, const std::vector<Digest>& packs) {
  if (const auto known = rulesets_.find(digest); known != rulesets_.end()) {
    return known->second.get();
  }
  auto read = read_all(text_of_, packs, read_pack);
  if (!read) return tl::unexpected(read.error());
  auto ruleset = complete_ruleset(*read);
  if (!ruleset) return tl::unexpected(ruleset.error());
  const auto found = ruleset->digest;
  return keep(rulesets_, digest, found, std::move(*ruleset));
}

Result<const Calendar*> RuleBook::calendar(const Digest& digest, const std::vector<Digest>& files) {
  if (const auto known = calendars_.find(digest); known != calendars_.end()) {
    return known->second.get();
  }
  auto read = read_all(text_of_, files, read_calendar_file);
  if (!read) return tl::unexpected(read.error());
  auto calendar = stack_calendar(std::move(*read));
  if (!calendar) return tl::unexpected(calendar.error());
  const auto found = calendar->digest();
  return keep(calendars_, digest, found, std::move(*calendar));
}

}  // namespace caseledger::engine
