// The promises in the order in which they are kept.
#include "tools/verify_report.h"

#include <algorithm>
#include <ostream>

#include "adapters/forms/json.h"
#include "tools/findings.h"

namespace caseledger::tools {
namespace {

struct Promise {
  std::string_view key, zh, en;
};

constexpr Promise kPromises[] = {
    {"pages", "数据文件逐页完好", "every page of the data files is sound"},
    {"form", "每条事实为规范编码", "every leaf is canonical"},
    {"chain", "前后相连（SM3）", "each leaf names the one before (SM3)"},
    {"tree", "默克尔树一致（SHA-256）", "the Merkle tree agrees (SHA-256)"},
    {"head", "账头与标记一致", "head and marks agree"},
    {"index", "索引与事实一致", "the index agrees"},
    {"checkpoint", "检查点一致", "the checkpoint agrees"},
    {"mirror", "镜像副本逐字节相同", "the mirrored bundles are the same to the byte"},
    {"time", "时间与外部证明相符", "times agree with what others prove"},
    {"words", "文字与承诺相符", "the words are those committed to"},
    {"files", "案卷所附文件完好", "the files of cases are whole"},
    {"signatures", "本人签名有效", "every officer's signature is right"},
    {"law", "每一步依当日规则合法", "every step was lawful under the rules of its day"},
    {"models", "查询表与重建结果相同", "the read models equal a rebuild"},
};

/// What became of a promise.
struct Outcome {
  std::size_t findings = 0;
  std::optional<Bilingual> unchecked;  ///< why it was not looked into
  Bilingual reach;                     ///< of what it is kept, where that is not everything

  bool is_kept() const { return findings == 0 && !unchecked; }
};

Outcome outcome_of(const Verified& report, std::string_view promise) {
  Outcome outcome;
  outcome.findings = static_cast<std::size_t>(
      std::ranges::count(report.findings, promise, &ledger::Finding::promise));
  const auto found = std::ranges::find(report.unchecked, promise, &ledger::Unchecked::promise);
  if (found != report.unchecked.end()) outcome.unchecked = found->why;
  if (promise == "time") outcome.reach = report.time_reach;
  if (promise == "models") outcome.reach = report.models_reach;
  return outcome;
}

void print_promise(const Shell& shell, const Promise& promise, const Outcome& outcome) {
  std::string text = outcome.findings > 0 ? "✗ " : outcome.is_kept() ? "✓ " : "– ";
  text += shell.zh() ? promise.zh : promise.en;
  if (outcome.findings > 0) {
    text += "  " + std::to_string(outcome.findings);
  } else if (!outcome.is_kept()) {
    text += shell.say("  未核验：", "  not checked: ") + outcome.unchecked->in(shell.language);
  } else if (const auto& reach = outcome.reach.in(shell.language); !reach.empty()) {
    text += shell.say("  限于", "  of ") + reach;
  }
  shell.line(text);
}

std::string moment(const Shell& shell, const std::optional<Instant>& at) {
  return at ? to_text(*at) : std::string(shell.say("无证明", "not proven"));
}

/// Leaf by leaf, neighbours together.
void print_intervals(const Shell& shell, const std::vector<adapters::TimeInterval>& intervals) {
  for (const auto& [from, to, not_before, not_after] : intervals) {
    shell.out << shell.say("  第", "  leaves ") << from.index << shell.say("至", " to ")
              << to.index - 1 << shell.say("号事实：不早于 ", ": not before ")
              << moment(shell, not_before) << shell.say("，不晚于 ", ", not after ")
              << moment(shell, not_after) << "\n";
  }
}

void print_leaps(const Shell& shell, const std::vector<engine::TimeLeap>& leaps) {
  for (const auto& [position, known, shown] : leaps) {
    shell.out << shell.say("第", "leaf ") << position.index
              << shell.say("号事实：登记员确认时钟，账上时间 ",
                           ": the registrar gave their word for the clock; the ledger knew ")
              << to_text(known) << shell.say("，时钟 ", ", the clock showed ") << to_text(shown)
              << "\n";
  }
}

void print_text(const Shell& shell, const Verified& report, bool full) {
  for (const auto& promise : kPromises) {
    if (promise.key == "models" && !full) continue;
    print_promise(shell, promise, outcome_of(report, promise.key));
  }
  print_findings(shell, report.findings);
  if (report.findings.size() >= ledger::VerifyOptions().findings_max) {
    shell.err << shell.say("还可能有更多，从略\n", "there may be more, which are left out\n");
  }
  if (report.words_erased > 0) {
    shell.out << shell.say("依法销毁的文字 ", "words disposed of ") << report.words_erased << "\n";
  }
  if (full && report.has_opened_words) {
    shell.out << shell.say("案卷所附文件 ", "files of cases ") << report.files << "\n";
  }
  const auto& time = report.time.in(shell.language);
  if (!time.empty()) shell.line(time);
  print_leaps(shell, report.leaps);
  if (full) print_intervals(shell, report.intervals);
  shell.line(shell.say("共", "leaves ") + std::to_string(report.leaves) +
             shell.say("条事实，", ", ") + describe(report.seen));
}

adapters::Json promise_json(const Shell& shell, const Promise& promise, const Outcome& outcome) {
  auto json = adapters::Json::object();
  json.add("promise", promise.key);
  json.add("state", outcome.findings > 0 ? "broken" : outcome.is_kept() ? "kept" : "unchecked");
  if (outcome.unchecked) json.add("why", outcome.unchecked->in(shell.language));
  const auto& reach = outcome.reach.in(shell.language);
  if (outcome.is_kept() && !reach.empty()) json.add("reach", reach);
  return json;
}

/// `from` and `to` are the first and the last leaf.
adapters::Json intervals_json(const std::vector<adapters::TimeInterval>& intervals) {
  auto list = adapters::Json::array();
  for (const auto& [from, to, not_before, not_after] : intervals) {
    auto one = adapters::Json::object();
    one.add("from", adapters::Json::number(from.index));
    one.add("to", adapters::Json::number(to.index - 1));
    if (not_before) one.add("not_before", to_text(*not_before));
    if (not_after) one.add("not_after", to_text(*not_after));
    list.add(std::move(one));
  }
  return list;
}

adapters::Json leaps_json(const std::vector<engine::TimeLeap>& leaps) {
  auto list = adapters::Json::array();
  for (const auto& [position, known, shown] : leaps) {
    auto one = adapters::Json::object();
    one.add("seq", adapters::Json::number(position.index));
    one.add("known", to_text(known)).add("shown", to_text(shown));
    list.add(std::move(one));
  }
  return list;
}

void print_json(const Shell& shell, const Verified& report, bool full) {
  auto promises = adapters::Json::array();
  for (const auto& promise : kPromises) {
    if (promise.key == "models" && !full) continue;
    promises.add(promise_json(shell, promise, outcome_of(report, promise.key)));
  }
  auto all = adapters::Json::object();
  all.add("verified", adapters::Json::truth(report.is_clean()));
  all.add("leaves", adapters::Json::number(report.leaves));
  all.add("root", to_hex(report.seen.root));
  all.add("words", adapters::Json::number(report.words));
  all.add("words_erased", adapters::Json::number(report.words_erased));
  all.add("files", adapters::Json::number(report.files));
  all.add("promises", std::move(promises));
  all.add("findings", findings_json(shell, report.findings));
  all.add("time", report.time.in(shell.language));
  all.add("time_intervals", intervals_json(report.intervals));
  all.add("time_leaps", leaps_json(report.leaps));
  shell.out << adapters::print_json(all) << "\n";
}

}  // namespace

void print_report(const Shell& shell, const Verified& report, bool full) {
  shell.json ? print_json(shell, report, full) : print_text(shell, report, full);
}

}  // namespace caseledger::tools
