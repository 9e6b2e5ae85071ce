// caseledger backup DIR OUT, restore BACKUP DIR, repair DIR: a copy while work goes on; a copy that
// counts only after it was verified against a checkpoint; a damaged ledger put together again.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <span>

#include "adapters/data_folder.h"
#include "adapters/json.h"
#include "adapters/messages.h"
#include "ledger/durable_file.h"
#include "ledger/repair.h"
#include "tools/session.h"
#include "tools/shell.h"
#include "tools/verification.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

using adapters::Json;

struct Request {
  std::string folder, other, against;
};

/// What a data folder has besides ledger and vault, and cannot make anew.
constexpr const char* kBeside[] = {"keys", "rules", "proofs", "witness"};
/// What is copied leaf by leaf while somebody writes, and file by file from a backup.
constexpr const char* kStores[] = {"ledger", "vault", "mirror"};

Result<void> copy_folder(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(from, error)) return {};
  fs::copy(from, to, fs::copy_options::recursive, error);
  if (error) return ledger::system_fault("copy", from, error.value());
  return ledger::sync_directory(to);
}

Result<void> copy_all(std::span<const char* const> parts, const fs::path& from,
                      const fs::path& to) {
  for (const auto* part : parts) {
    if (auto copied = copy_folder(from / part, to / part); !copied) return copied;
  }
  return {};
}

Json json_of(const Shell& shell, const std::vector<ledger::Finding>& findings) {
  auto list = Json::array();
  for (const auto& finding : findings) {
    auto one = Json::object();
    one.add("promise", finding.promise);
    if (finding.position) one.add("seq", Json::number(finding.position->index));
    one.add("what", adapters::in_language(finding.what, shell.language));
    list.add(std::move(one));
  }
  return list;
}

void print_findings(const Shell& shell, const std::vector<ledger::Finding>& findings) {
  for (const auto& finding : findings) {
    shell.err << finding.promise << ": " << adapters::in_language(finding.what, shell.language)
              << "\n";
  }
}

// --- Backup --------------------------------------------------------------------------------------

/// Opened once, the copy has its mirror, and verifies as it is. Answers with its leaves.
Result<std::uint64_t> finish_copy(const fs::path& folder) {
  const auto copy = Session::open(folder, Mode::write);
  if (!copy) return tl::unexpected(copy.error());
  const auto head = (*copy)->ledger().head();
  if (!head) return tl::unexpected(head.error());
  return (*copy)->close().map([&] { return head->next_position().index; });
}

Exit backup(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const fs::path from = request.folder, to = request.other;
  const auto leaves = adapters::claim_folder(to)
                          .and_then([&] { return copy_all(kBeside, from, to); })
                          .and_then([&] { return (*session)->ledger().copy_to(to); })
                          .and_then([&] { return finish_copy(to); });
  if (!leaves) return shell.fail(leaves.error());
  if (shell.json) {
    auto json = Json::object();
    json.add("backup", request.other).add("leaves", Json::number(*leaves));
    shell.print(json);
    return Exit::ok;
  }
  shell.out << shell.say(
                   "已备份。备份含密钥，请妥善保管；此后依法销毁的案件，备份中仍可读出",
                   "backed up. It holds the keys: keep it safe. What is disposed of later can "
                   "still be read from it")
            << "\n";
  return Exit::ok;
}

// --- Restore -------------------------------------------------------------------------------------

/// Clean, and the continuation of what somebody kept; else the findings are printed.
Exit must_verify(const Shell& shell, const fs::path& folder, const std::string& against) {
  const auto data = adapters::DataFolder::open(folder);
  if (!data) return shell.fail(data.error());
  const auto report = verify_ledger(*data, against);
  if (!report) return shell.fail(report.error());
  if (report->is_clean()) return Exit::ok;
  if (shell.json) {
    auto json = Json::object();
    json.add("restored", Json::truth(false)).add("findings", json_of(shell, report->findings));
    shell.print(json);
  } else {
    print_findings(shell, report->findings);
  }
  return Exit::unverified;
}

Exit restore(const Shell& shell, const Request& request) {
  const auto against = text_of_file(request.against);
  if (!against) return shell.fail(against.error());
  if (const auto exit = must_verify(shell, request.folder, *against); exit != Exit::ok) return exit;
  const fs::path from = request.folder, to = request.other;
  const auto done = adapters::claim_folder(to)
                        .and_then([&] { return copy_all(kBeside, from, to); })
                        .and_then([&] { return copy_all(kStores, from, to); });
  if (!done) return shell.fail(done.error());
  const auto exit = must_verify(shell, to, *against);
  if (exit != Exit::ok) return exit;
  if (shell.json) {
    auto json = Json::object();
    shell.print(json.add("restored", Json::truth(true)).add("folder", request.other));
  } else {
    shell.out << shell.say("已恢复，与所持检查点一致",
                           "restored, and it agrees with the checkpoint")
              << "\n";
  }
  return exit;
}

// --- Repair --------------------------------------------------------------------------------------

void print_json(const Shell& shell, const ledger::RepairReport& report,
                const std::vector<ledger::Finding>& findings) {
  auto losses = Json::array();
  for (const auto& loss : report.losses) {
    auto one = Json::object();
    one.add("seq", Json::number(loss.position.index)).add("stream", loss.stream);
    losses.add(std::move(one.add("what", loss.what)));
  }
  auto json = Json::object();
  json.add("leaves", Json::number(report.leaves));
  json.add("leaves_mended", Json::number(report.leaves_mended));
  json.add("words_mended", Json::number(report.words_mended)).add("losses", std::move(losses));
  shell.print(json.add("findings", json_of(shell, findings)));
}

void print_text(const Shell& shell, const ledger::RepairReport& report) {
  shell.out << shell.say("事实 ", "leaves ") << report.leaves
            << shell.say("，其中修复 ", ", mended ") << report.leaves_mended
            << shell.say("；文字修复 ", "; words mended ") << report.words_mended << "\n";
  for (const auto& loss : report.losses) {
    shell.err << shell.say("无法恢复：第", "lost: leaf ") << loss.position.index
              << shell.say("号事实 ", " ") << loss.stream << " " << loss.what << "\n";
  }
}

Exit repair(const Shell& shell, const Request& request) {
  const auto data = adapters::DataFolder::open(request.folder);
  if (!data) return shell.fail(data.error());
  const auto keys = adapters::KeyStore::open(data->keys());
  if (!keys) return shell.fail(keys.error());
  ledger::RepairOptions options;
  options.vault_key = keys->bureau_key();
  options.seal = keys->sealer();
  if (!request.other.empty()) options.backup = request.other;
  if (!request.against.empty()) {
    const auto text = text_of_file(request.against);
    if (!text) return shell.fail(text.error());
    options.checkpoint = *text;
  }
  auto report = ledger::repair(request.folder, options);
  if (!report) return shell.fail(report.error());
  // Opened once, the ledger has its index and its mirror again.
  {
    const auto session = Session::open(request.folder, Mode::write);
    if (!session) return shell.fail(session.error());
    for (auto& loss : report->losses) {
      const auto leaf = (*session)->ledger().read(loss.position);
      if (leaf && loss.what == "words") loss.stream = leaf->fact.stream;
    }
    if (const auto closed = (*session)->close(); !closed) return shell.fail(closed.error());
  }
  const auto checked = verify_ledger(*data, std::nullopt);
  if (!checked) return shell.fail(checked.error());
  if (shell.json) {
    print_json(shell, *report, checked->findings);
  } else {
    print_text(shell, *report);
    print_findings(shell, checked->findings);
  }
  return checked->is_clean() && report->losses.empty() ? Exit::ok : Exit::unverified;
}

}  // namespace

void add_backup(CLI::App& app, Shell& shell) {
  const auto request = std::make_shared<Request>();
  auto* saved = app.add_subcommand("backup", "在线备份 — a copy while work goes on");
  saved->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  saved->add_option("OUT", request->other, "备份目录 — folder for the copy")->required();
  saved->callback([&shell, request] { shell.exit = backup(shell, *request); });

  auto* restored = app.add_subcommand("restore", "恢复，先与检查点核对 — from a verified backup");
  restored->add_option("BACKUP", request->folder, "备份目录 — backup")->required();
  restored->add_option("DIR", request->other, "新的数据目录 — data folder to make")->required();
  restored->add_option("--against", request->against, "所持检查点 — a checkpoint kept elsewhere")
      ->required();
  restored->callback([&shell, request] { shell.exit = restore(shell, *request); });

  auto* mended = app.add_subcommand("repair", "修复 — put a damaged ledger together again");
  mended->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  mended->add_option("--from", request->other, "备份目录 — a backup");
  mended->add_option("--against", request->against, "所持检查点 — a checkpoint kept elsewhere");
  mended->callback([&shell, request] { shell.exit = repair(shell, *request); });
}

}  // namespace caseledger::tools
