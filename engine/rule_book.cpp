// Texts come by digest and are checked against it before they are read.
#include "engine/rule_book.h"

#include "engine/calendar_stack.h"
#include "engine/complete_ruleset.h"
#include "ledger/base/hash.h"

namespace caseledger::engine {
namespace {

Result<std::string> checked_text(const TextOf& text_of, const Digest& digest) {
  CL_TRY(auto text, text_of(digest));
  if (ledger::sha256(ledger::bytes_of(text)) == digest) return text;
  return fault(FaultKind::corrupt, "",
               {"规则文件 " + to_hex(digest) + " 的内容与其摘要不符",
                "rules " + to_hex(digest) + " are not what their digest says"});
}

/// Reads each text with `read(name, text)`.
template <class Read>
auto read_all(const TextOf& text_of, const std::vector<Digest>& digests, Read read)
    -> Result<std::vector<typename decltype(read({}, {}))::value_type>> {
  std::vector<typename decltype(read({}, {}))::value_type> all;
  for (const auto& digest : digests) {
    CL_TRY(auto text, checked_text(text_of, digest));
    CL_TRY(auto one, read(to_hex(digest) + ".toml", text));
    all.push_back(std::move(one));
  }
  return all;
}

Result<void> expect_same(const Digest& wanted, const Digest& found) {
  if (found == wanted) return {};
  return fault(FaultKind::corrupt, "",
               {"规则组合 " + to_hex(found) + " 不是所引用的 " + to_hex(wanted),
                to_hex(found) + " is not the cited " + to_hex(wanted)});
}

/// Every file is here: malformed at its place in the list otherwise.
Result<void> check_texts(const TextOf& text_of, const std::string& list,
                         const std::vector<Digest>& digests) {
  for (std::size_t n = 0; n < digests.size(); ++n) {
    const auto text = checked_text(text_of, digests[n]);
    if (text) continue;
    if (text.error().kind != FaultKind::unavailable) return tl::unexpected(text.error());
    const auto name = to_hex(digests[n]);
    return fault(FaultKind::malformed, list + "[" + std::to_string(n) + "]",
                 {"没有规则文件 " + name + "，请先存入", "no rules " + name + " are kept here"});
  }
  return {};
}

/// Files that are here but make no such whole: the act is wrong, not what is kept.
template <class T>
Result<void> check_whole(const Result<const T*>& made, const std::string& list,
                         const std::string& whole) {
  if (made) return {};
  if (made.error().kind == FaultKind::malformed) {
    return fault(FaultKind::malformed, list, made.error().sentence());
  }
  if (made.error().kind != FaultKind::corrupt) return tl::unexpected(made.error());
  return fault(FaultKind::malformed, whole, made.error().sentence());
}

}  // namespace

RuleBook::RuleBook(TextOf text_of) : text_of_(std::move(text_of)) {}

Result<const Ruleset*> RuleBook::ruleset(const Digest& digest, const std::vector<Digest>& packs) {
  const std::pair key(digest, packs);
  if (const auto known = rulesets_.find(key); known != rulesets_.end()) return known->second.get();
  CL_TRY(auto read, read_all(text_of_, packs, read_pack));
  CL_TRY(auto ruleset, complete_ruleset(read));
  CL_TRY(expect_same(digest, ruleset.digest));
  return (rulesets_[key] = std::make_unique<Ruleset>(std::move(ruleset))).get();
}

Result<const Calendar*> RuleBook::calendar(const Digest& digest, const std::vector<Digest>& files) {
  const std::pair key(digest, files);
  if (const auto known = calendars_.find(key); known != calendars_.end()) {
    return known->second.get();
  }
  CL_TRY(auto read, read_all(text_of_, files, read_calendar_file));
  CL_TRY(auto calendar, stack_calendar(std::move(read)));
  CL_TRY(expect_same(digest, calendar.digest()));
  return (calendars_[key] = std::make_unique<Calendar>(std::move(calendar))).get();
}

Result<void> RuleBook::check(const ActivateRuleset& asked) {
  if (asked.ruleset.is_zero() || asked.packs.empty()) return {};
  CL_TRY(check_texts(text_of_, "$.body.packs", asked.packs));
  return check_whole(ruleset(asked.ruleset, asked.packs), "$.body.packs", "$.body.ruleset");
}

Result<void> RuleBook::check(const ActivateCalendar& asked) {
  if (asked.calendar.is_zero() || asked.files.empty()) return {};
  CL_TRY(check_texts(text_of_, "$.body.files", asked.files));
  return check_whole(calendar(asked.calendar, asked.files), "$.body.files", "$.body.calendar");
}

}  // namespace caseledger::engine
