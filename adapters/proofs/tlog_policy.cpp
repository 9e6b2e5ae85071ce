// One function for each kind of line. A name that is defined twice, or used before it is defined,
// is reported at the line that does so.
#include "adapters/proofs/tlog_policy.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>

namespace caseledger::adapters {
namespace {

using Items = std::vector<std::string_view>;

constexpr std::string_view kNone = "none";
constexpr std::string_view kBlanks = " \t";

/// What is wrong with one line, before anybody knows which line it is.
tl::unexpected<Fault> bad(std::string zh, std::string en) {
  return fault(FaultKind::malformed, "", {std::move(zh), std::move(en)});
}

Items items_of(std::string_view line) {
  Items items;
  for (auto at = line.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const auto end = std::min(line.find_first_of(kBlanks, at), line.size());
    items.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBlanks, end);
  }
  return items;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

class PolicyReader {
 public:
  Result<void> line(std::string_view text);
  Result<TlogPolicy> finish() &&;

 private:
  Result<void> log(const Items& items);
  Result<void> witness(const Items& items);
  Result<void> group(const Items& items);
  Result<void> quorum(const Items& items);
  Result<void> define(std::string_view name);
  Result<void> take_members(const Items& items, PolicyGroup& group);

  TlogPolicy policy_;
  std::set<std::string, std::less<>> defined_, members_;
};

Result<void> PolicyReader::line(std::string_view text) {
  if (std::ranges::any_of(text, is_control)) {
    return bad("有控制字符（换行只用 LF）", "a control character (lines end with LF alone)");
  }
  const auto items = items_of(text);
  if (items.empty() || items.front().starts_with('#')) return {};
  if (items.front() == "log") return log(items);
  if (items.front() == "witness") return witness(items);
  if (items.front() == "group") return group(items);
  if (items.front() == "quorum") return quorum(items);
  return bad("只能是 log、witness、group、quorum", "must be log, witness, group or quorum");
}

Result<void> PolicyReader::log(const Items& items) {
  if (items.size() < 2 || items.size() > 3) return bad("应为 log 公钥 [URL]", "log VKEY [URL]");
  auto key = ledger::parse_note_key(items[1]);
  if (!key) return bad("公钥不合格式", key.error().sentence().en);
  if (key->use != ledger::NoteKeyUse::note) {
    return bad("这不是账本的公钥", "a witness's key, not a log's");
  }
  const auto is_same = [&](const PolicyLog& other) { return other.key.key == key->key; };
  if (std::ranges::any_of(policy_.logs, is_same)) {
    return bad("同一公钥的账本已列出", "a log with this key is listed already");
  }
  policy_.logs.push_back({std::move(*key), std::string(items.size() == 3 ? items[2] : "")});
  return {};
}

Result<void> PolicyReader::witness(const Items& items) {
  if (items.size() < 3 || items.size() > 4) {
    return bad("应为 witness 名称 公钥 [URL]", "witness NAME VKEY [URL]");
  }
  auto key = ledger::parse_note_key(items[2]);
  if (!key) return bad("公钥不合格式", key.error().sentence().en);
  if (key->use != ledger::NoteKeyUse::cosignature) {
    return bad("这不是见证方的公钥", "not the key of a witness (type 04)");
  }
  const auto is_same = [&](const PolicyWitness& other) { return other.key.key == key->key; };
  if (std::ranges::any_of(policy_.witnesses, is_same)) {
    return bad("同一公钥的见证方已列出", "a witness with this key is listed already");
  }
  CL_TRY(define(items[1]));
  policy_.witnesses.push_back(
      {std::string(items[1]), std::move(*key), std::string(items.size() == 4 ? items[3] : "")});
  return {};
}

Result<void> PolicyReader::group(const Items& items) {
  if (items.size() < 4) {
    return bad("应为 group 名称 all|any|数目 成员…", "group NAME all|any|K MEMBER…");
  }
  PolicyGroup group;
  CL_TRY(take_members(items, group));
  const auto members = group.members.size();
  const auto how = items[2];
  const auto* end = how.data() + how.size();
  const auto read = std::from_chars(how.data(), end, group.threshold);
  const bool is_number = read.ec == std::errc() && read.ptr == end && !how.starts_with('0');
  if (how == "all") group.threshold = members;
  if (how == "any") group.threshold = 1;
  if (how != "all" && how != "any" && (!is_number || group.threshold > members)) {
    return bad("应为 all、any 或 1 至成员数之间的数目",
               "must be all, any, or a number from 1 to that of its members");
  }
  group.name = items[1];
  CL_TRY(define(group.name));
  policy_.groups.push_back(std::move(group));
  return {};
}

Result<void> PolicyReader::take_members(const Items& items, PolicyGroup& group) {
  for (auto name = items.begin() + 3; name != items.end(); ++name) {
    if (!defined_.contains(*name)) {
      return bad("前面没有定义这个成员", "a member that no line before defines");
    }
    if (!members_.emplace(*name).second) {
      return bad("一个成员只能列入一次",
                 "a member that is listed already, here or in another group");
    }
    group.members.emplace_back(*name);
  }
  return {};
}

Result<void> PolicyReader::quorum(const Items& items) {
  if (items.size() != 2) return bad("应为 quorum 名称", "quorum NAME");
  if (!policy_.quorum.empty()) return bad("只能有一行 quorum", "there is a quorum line already");
  if (items[1] != kNone && !defined_.contains(items[1])) {
    return bad("前面没有定义这个名称", "a name that no line before defines");
  }
  policy_.quorum = items[1];
  return {};
}

Result<void> PolicyReader::define(std::string_view name) {
  if (name == kNone) return bad("名称 none 已有含义", "the name none has a meaning already");
  if (!defined_.emplace(name).second) return bad("名称已用过", "the name is taken");
  return {};
}

Result<TlogPolicy> PolicyReader::finish() && {
  if (policy_.quorum.empty()) return bad("没有 quorum 一行", "there is no quorum line");
  return std::move(policy_);
}

// --- Whether a note fits -------------------------------------------------------------------------

/// Whether the quorum is met by the witnesses for which `has_cosigned` is true. Groups come after
/// their members, so one pass over them is enough.
bool meets(const TlogPolicy& policy,
           const std::function<bool(const PolicyWitness&)>& has_cosigned) {
  if (policy.quorum == kNone) return true;
  std::set<std::string_view> met;
  for (const auto& witness : policy.witnesses) {
    if (has_cosigned(witness)) met.insert(witness.name);
  }
  for (const auto& group : policy.groups) {
    const auto count = std::ranges::count_if(
        group.members, [&](const std::string& member) { return met.contains(member); });
    if (static_cast<std::size_t>(count) >= group.threshold) met.insert(group.name);
  }
  return met.contains(policy.quorum);
}

}  // namespace

Result<TlogPolicy> parse_policy(std::string_view bytes) {
  if (bytes.size() > kPolicyBytesMax) return bad("策略文件过大", "the policy is too long");
  PolicyReader reader;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    auto read = end == std::string_view::npos
                    ? bad("最后一行没有结束，文件可能不完整",
                          "the last line does not end; the file may be cut off")
                    : reader.line(bytes.substr(0, end));
    if (!read) {
      return tl::unexpected(read.error().within(std::to_string(number)));
    }
    bytes.remove_prefix(end + 1);
  }
  return std::move(reader).finish();
}

bool is_of_a_listed_log(const TlogPolicy& policy, const ledger::Note& note) {
  bool is_signed = policy.logs.empty();
  for (const auto& log : policy.logs) {
    const auto worth = is_signed_by(note, log.key);
    if (worth == ledger::Signed::wrong) return false;
    is_signed = is_signed || worth == ledger::Signed::yes;
  }
  // The name of a log's key is the origin, which is the first line of what it signs.
  const auto origin = note.text.substr(0, note.text.find('\n'));
  return is_signed && (policy.logs.empty() || std::ranges::any_of(policy.logs, [&](auto& log) {
                         return log.key.name == origin;
                       }));
}

bool is_met(const TlogPolicy& policy, const ledger::Note& note) {
  return is_of_a_listed_log(policy, note) && meets(policy, [&](const PolicyWitness& witness) {
           return cosigned_at(note, witness.key).has_value();
         });
}

std::optional<std::uint64_t> met_at(const TlogPolicy& policy, const ledger::Note& note) {
  if (policy.quorum == kNone || !is_met(policy, note)) return std::nullopt;
  std::vector<std::uint64_t> times;
  for (const auto& witness : policy.witnesses) {
    if (const auto at = cosigned_at(note, witness.key)) times.push_back(*at);
  }
  std::ranges::sort(times);
  const auto enough = std::ranges::find_if(times, [&](std::uint64_t time) {
    return meets(policy, [&](const PolicyWitness& witness) {
      const auto at = cosigned_at(note, witness.key);
      return at && *at <= time;
    });
  });
  return *enough;
}

}  // namespace caseledger::adapters
