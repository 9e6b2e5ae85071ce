// caseledger verify DIR: trusts nothing and prints one line for each promise, then what is wrong.
#include "ledger/verify.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <ostream>

#include "adapters/json.h"
#include "adapters/messages.h"
#include "projections/runner.h"
#include "tools/session.h"
#include "tools/shell.h"
#include "tools/trial_models.h"
#include "tools/verification.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, against, roots, policy;
  bool full = false;
};

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

void print_text(const Shell& shell, const Verified& report, bool full) {
  std::map<std::string, std::size_t, std::less<>> broken;
  for (const auto& finding : report.findings) ++broken[finding.promise];
  for (const auto& promise : kPromises) {
    if (promise.key == "models" && !full) continue;
    const auto count = broken.find(promise.key);
    shell.out << (count == broken.end() ? "✓ " : "✗ ") << (shell.zh() ? promise.zh : promise.en);
    if (count != broken.end()) shell.out << "  " << count->second;
    shell.out << "\n";
  }
  for (const auto& finding : report.findings) {
    shell.err << finding.promise;
    if (finding.position) {
      shell.err << shell.say(" 第", " leaf ") << finding.position->index << shell.say("号事实", "");
    }
    shell.err << ": " << adapters::in_language(finding.what, shell.language) << "\n";
  }
  if (report.words_erased > 0) {
    shell.out << shell.say("依法销毁的文字 ", "words disposed of ") << report.words_erased << "\n";
  }
  if (full) shell.out << shell.say("案卷所附文件 ", "files of cases ") << report.files << "\n";
  const auto& time = report.time.in(shell.language);
  if (!time.empty()) shell.out << time << "\n";
  shell.out << shell.say("共", "leaves ") << report.leaves << shell.say("条事实，", ", ")
            << describe(report.seen) << "\n";
}

void print_json(const Shell& shell, const Verified& report) {
  auto findings = adapters::Json::array();
  for (const auto& finding : report.findings) {
    auto one = adapters::Json::object();
    one.add("promise", finding.promise);
    if (finding.position) one.add("seq", adapters::Json::number(finding.position->index));
    one.add("what", adapters::in_language(finding.what, shell.language));
    findings.add(std::move(one));
  }
  auto all = adapters::Json::object();
  all.add("verified", adapters::Json::truth(report.is_clean()));
  all.add("leaves", adapters::Json::number(report.leaves));
  all.add("root", to_hex(report.seen.root));
  all.add("words", adapters::Json::number(report.words));
  all.add("words_erased", adapters::Json::number(report.words_erased));
  all.add("files", adapters::Json::number(report.files));
  all.add("findings", std::move(findings));
  shell.out << adapters::print_json(all) << "\n";
}

/// The text of a file that was named; nothing where none was.
Result<std::optional<std::string>> text_if_named(const std::string& file) {
  if (file.empty()) return std::nullopt;
  return text_of_file(file).map([](std::string&& text) { return std::optional(std::move(text)); });
}

Result<Verified> verified(const adapters::DataFolder& folder, const Request& request) {
  auto against = text_if_named(request.against);
  if (!against) return tl::unexpected(against.error());
  auto roots = text_if_named(request.roots);
  if (!roots) return tl::unexpected(roots.error());
  auto policy = text_if_named(request.policy);
  if (!policy) return tl::unexpected(policy.error());
  adapters::TimeOptions time;
  time.roots = std::move(*roots);
  time.policy = std::move(*policy);
  return verify_ledger(folder, *against, time);
}

Exit run(const Shell& shell, const Request& request) {
  const auto folder = adapters::DataFolder::open(request.folder);
  if (!folder) return shell.fail(folder.error());
  auto report = verified(*folder, request);
  if (!report) return shell.fail(report.error());
  if (request.full && report->is_clean()) {
    auto models = compare_with_rebuild(request.folder);
    if (!models) return shell.fail(models.error());
    for (auto& finding : *models) report->findings.push_back(std::move(finding));
  }
  if (shell.json) {
    print_json(shell, *report);
  } else {
    print_text(shell, *report, request.full);
  }
  return report->is_clean() ? Exit::ok : Exit::unverified;
}

}  // namespace

void add_verify(CLI::App& app, Shell& shell) {
  auto* command = app.add_subcommand("verify", "校验 — verify everything, trusting nothing");
  const auto request = std::make_shared<Request>();
  command->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  command->add_option("--against", request->against,
                      "此前留存的检查点 — a checkpoint kept earlier");
  command->add_option("--ca", request->roots,
                      "自己信任的时间戳根证书 PEM，代替随账所存 — roots of timestamps that you "
                      "trust, in the place of those kept with the ledger");
  command->add_option("--policy", request->policy,
                      "自己的见证策略（C2SP tlog-policy），代替随账所存 — whose cosignatures you "
                      "trust, in the place of the policy kept with the ledger");
  command->add_flag("--full", request->full, "并重建查询表比对 — also compare rebuilt read models");
  command->callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
