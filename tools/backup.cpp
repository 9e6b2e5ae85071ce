// caseledger backup DIR OUT, restore BACKUP DIR, repair DIR: a copy while work goes on; a copy that
// counts only after it was verified against a checkpoint; a damaged ledger put together again.
#include <memory>
#include <ostream>
#include <span>

#include "adapters/data_folder.h"
#include "adapters/forms/json.h"
#include "adapters/language/messages.h"
#include "ledger/disk/durable_file.h"
#include "ledger/repair/repair.h"
#include "ledger/tree/checkpoint.h"
#include "tools/findings.h"
#include "tools/session.h"
#include "tools/shell.h"
#include "tools/verification_with_keys.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

using adapters::Json;

struct Request {
  std::string folder, other, against;
};

/// What a data folder has besides ledger and vault, and cannot make anew. Proofs speak of leaves
/// that are there already; what is copied of the rules and keys must serve every leaf that was.
constexpr const char* kProofs[] = {"proofs", "witness"};
constexpr const char* kServing[] = {"keys", "rules"};
/// What is copied leaf by leaf while somebody writes, and file by file from a backup.
constexpr const char* kStores[] = {"ledger", "vault", "mirror"};

Result<void> copy_all(std::span<const char* const> parts, const fs::path& from,
                      const fs::path& to) {
  for (const auto* part : parts) {
    std::error_code error;
    if (!fs::exists(from / part, error)) continue;
    CL_TRY(ledger::copy_durably(from / part, to / part));
  }
  return {};
}

/// A folder that nobody used yet. Unless what is made in it is kept, it is left as it was found.
class NewFolder {
 public:
  explicit NewFolder(fs::path path) : path_(std::move(path)) {}
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  ~NewFolder() {
    if (is_ours_) clear();
  }

  Result<void> claim() {
    std::error_code error;
    was_there_ = fs::exists(path_, error);
    return adapters::claim_folder(path_).map([&] { is_ours_ = true; });
  }
  void keep() { is_ours_ = false; }

 private:
  void clear() const {
    std::error_code ignored;
    for (fs::directory_iterator entry(path_, ignored), end; entry != end;) {
      const auto below = entry->path();
      entry.increment(ignored);
      fs::remove_all(below, ignored);
    }
    if (!was_there_) fs::remove(path_, ignored);
  }

  const fs::path path_;
  bool was_there_ = false, is_ours_ = false;
};

/// Clean, and the continuation of what somebody kept; else the findings are printed. `done` is what
/// may be said of the folder only then.
Exit must_verify(const Shell& shell, const fs::path& folder, const char* done,
                 const std::optional<std::string>& against) {
  const auto data = adapters::DataFolder::open(folder);
  if (!data) return shell.fail(data.error());
  const auto report = verify_ledger(*data, against);
  if (!report) return shell.fail(report.error());
  if (report->is_clean()) return Exit::ok;
  if (shell.json) {
    auto json = Json::object();
    json.add(done, Json::truth(false)).add("findings", findings_json(shell, report->findings));
    shell.print(json);
  } else {
    print_findings(shell, report->findings);
  }
  return Exit::unverified;
}

// --- Backup --------------------------------------------------------------------------------------

/// Opened once, the copy has its mirror, and verifies as it is. Answers with its leaves.
Result<std::uint64_t> finish_copy(const fs::path& folder) {
  CL_TRY(const auto copy, Session::open(folder, Mode::mend));
  CL_TRY(const auto head, copy->ledger().head());
  return copy->close().map([&] { return head.next_position().index; });
}

Result<std::uint64_t> make_copy(Session& session, const fs::path& to) {
  const auto& from = session.folder().path();
  return copy_all(kProofs, from, to)
      .and_then([&] { return session.ledger().copy_to(to); })
      .and_then([&] { return copy_all(kServing, from, to); })
      .and_then([&] { return finish_copy(to); });
}

/// A ledger with findings of its own is copied all the same; nobody shall take it for a good one.
void warn_of_copy(const Shell& shell, const std::string& folder) {
  shell.note(
      folder +
      shell.say(": 副本未通过核验，不能当作备份；其中含密钥",
                ": the copy does not verify and is no backup to rely on; it holds the keys"));
}

void announce_backup(const Shell& shell, const std::string& folder, std::uint64_t leaves) {
  if (shell.json) {
    auto json = Json::object();
    shell.print(json.add("backup", folder).add("leaves", Json::number(leaves)));
    return;
  }
  shell.out << shell.say(
                   "已备份。备份含密钥，请妥善保管；此后依法销毁的案件，备份中仍可读出",
                   "backed up. It holds the keys: keep it safe. What is disposed of later can "
                   "still be read from it")
            << "\n";
}

Exit backup(const Shell& shell, const Request& request) {
  if (const auto apart = adapters::must_be_apart(request.folder, request.other); !apart) {
    return shell.fail(apart.error());
  }
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  NewFolder copy(request.other);
  const auto leaves = copy.claim().and_then([&] { return make_copy(**session, request.other); });
  if (!leaves) return shell.fail(leaves.error());
  const auto exit = must_verify(shell, request.other, "verified", std::nullopt);
  if (exit == Exit::ok) announce_backup(shell, request.other, *leaves);
  if (exit == Exit::unverified) warn_of_copy(shell, request.other);
  // From here the copy stays, durable as all of it is.
  if (exit == Exit::ok || exit == Exit::unverified) copy.keep();
  return exit;
}

// --- Restore -------------------------------------------------------------------------------------

Exit restore(const Shell& shell, const Request& request) {
  const fs::path from = request.folder, to = request.other;
  if (const auto apart = adapters::must_be_apart(from, to); !apart) {
    return shell.fail(apart.error());
  }
  const auto against = checkpoint_in_file(request.against);
  if (!against) return shell.fail(against.error());
  if (const auto exit = must_verify(shell, from, "restored", *against); exit != Exit::ok) {
    return exit;
  }
  NewFolder restored(to);
  const auto done = restored.claim()
                        .and_then([&] { return copy_all(kServing, from, to); })
                        .and_then([&] { return copy_all(kProofs, from, to); })
                        .and_then([&] { return copy_all(kStores, from, to); });
  if (!done) return shell.fail(done.error());
  const auto exit = must_verify(shell, to, "restored", *against);
  if (exit != Exit::ok) return exit;
  restored.keep();
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

/// All that was mended: by the ledger, and beside it.
struct Repaired : ledger::RepairReport {
  std::uint64_t rules_mended = 0, keys_mended = 0;
};

void print_json(const Shell& shell, const Repaired& report,
                const std::vector<ledger::Finding>& findings) {
  auto losses = Json::array();
  for (const auto& loss : report.losses) {
    auto one = Json::object();
    if (loss.position) one.add("seq", Json::number(loss.position->index));
    one.add("stream", loss.stream).add("what", loss.what.in(shell.language));
    losses.add(std::move(one));
  }
  auto kept = Json::array();
  for (const auto& name : report.set_aside) kept.add(Json::text(name));
  auto json = Json::object();
  json.add("was_interrupted", Json::truth(report.was_interrupted));
  json.add("leaves", Json::number(report.leaves));
  json.add("leaves_mended", Json::number(report.leaves_mended));
  json.add("words_mended", Json::number(report.words_mended));
  json.add("files_mended", Json::number(report.files_mended));
  json.add("rules_mended", Json::number(report.rules_mended));
  json.add("keys_mended", Json::number(report.keys_mended));
  json.add("losses", std::move(losses)).add("set_aside", std::move(kept));
  shell.print(json.add("findings", findings_json(shell, findings)));
}

void print_counts(const Shell& shell, const Repaired& report) {
  shell.out << shell.say("事实 ", "leaves ") << report.leaves
            << shell.say("，其中修复 ", ", mended ") << report.leaves_mended
            << shell.say("；文字修复 ", "; words mended ") << report.words_mended
            << shell.say("；文件修复 ", "; files mended ") << report.files_mended
            << shell.say("；规则修复 ", "; rules mended ") << report.rules_mended
            << shell.say("；密钥修复 ", "; keys mended ") << report.keys_mended << "\n";
}

/// They are full of keys and words, and nobody looks after them.
void print_set_aside(const Shell& shell, const Repaired& report) {
  if (report.set_aside.empty()) return;
  auto text = shell.say("受损的文件夹另存为", "the damaged folders are kept as");
  for (const auto& name : report.set_aside) text += " " + name;
  shell.line(text +
             shell.say("，其中含密钥和文字，不再需要时请销毁",
                       "; they hold keys and words: remove them when they are no longer needed"));
}

void print_loss(const Shell& shell, const ledger::Loss& loss) {
  auto text = shell.say("无法恢复：", "lost:");
  if (loss.position) {
    text +=
        shell.say("第", " leaf ") + std::to_string(loss.position->index) + shell.say("号事实", "");
  }
  if (!loss.stream.empty()) text += shell.say(" 案件 ", " case ") + loss.stream;
  shell.note(text + " " + loss.what.in(shell.language));
}

void print_text(const Shell& shell, const Repaired& report) {
  if (report.was_interrupted) {
    shell.out << shell.say("上次修复中断，现已完成；事实 ",
                           "a repair was interrupted; it is finished now; leaves ")
              << report.leaves << "\n";
  } else {
    print_counts(shell, report);
  }
  print_set_aside(shell, report);
  for (const auto& loss : report.losses) print_loss(shell, loss);
}

/// By its checkpoint; nothing where that cannot be read.
std::optional<std::string> origin_of(const fs::path& folder) {
  const auto note = ledger::read_file(folder / "ledger" / "checkpoint");
  if (!note || !*note) return std::nullopt;
  const auto checkpoint = ledger::parse_checkpoint(ledger::note_body(**note));
  return checkpoint ? std::optional(checkpoint->origin) : std::nullopt;
}

/// A mistyped one must not pass for one that has nothing.
Result<adapters::DataFolder> open_backup(const fs::path& folder, const fs::path& backup) {
  auto opened = adapters::DataFolder::open(backup);
  if (!opened) return tl::unexpected(opened.error().within("--from"));
  const auto ours = origin_of(folder), theirs = origin_of(backup);
  if (ours && theirs && *ours != *theirs) {
    return fault(FaultKind::malformed, "--from: " + backup.string(),
                 {"是账本" + *theirs + "的备份，不是" + *ours + "的",
                  "is a backup of " + *theirs + ", not of " + *ours});
  }
  return opened;
}

/// Keys first: nothing else opens without them.
Result<void> mend_from(const adapters::DataFolder& data, const Request& request, Repaired& report) {
  if (request.other.empty()) return {};
  CL_TRY(const auto backup, open_backup(request.folder, request.other));
  return data.mend_keys(backup)
      .map([&](std::uint64_t mended) { report.keys_mended = mended; })
      .and_then([&] { return data.mend_rules(backup); })
      .map([&](std::uint64_t mended) { report.rules_mended = mended; });
}

Result<void> mend_ledger(const adapters::DataFolder& data, const Request& request,
                         Repaired& report) {
  CL_TRY(const auto keys, adapters::KeyStore::open(data.keys()));
  ledger::RepairOptions options;
  options.vault_key = keys.bureau_key();
  options.seal = keys.sealer();
  if (!request.other.empty()) options.backup = request.other;
  if (!request.against.empty()) {
    CL_TRY(const auto text, checkpoint_in_file(request.against));
    options.checkpoint = text;
  }
  return ledger::repair(request.folder, options).map([&](ledger::RepairReport&& mended) {
    static_cast<ledger::RepairReport&>(report) = std::move(mended);
  });
}

Exit repair(const Shell& shell, const Request& request) {
  const auto data = adapters::DataFolder::open_damaged(request.folder);
  if (!data) return shell.fail(data.error());
  Repaired report;
  // Opened once, the ledger has its index and its mirror again.
  const auto leaves = mend_from(*data, request, report)
                          .and_then([&] { return mend_ledger(*data, request, report); })
                          .and_then([&] { return finish_copy(request.folder); });
  if (!leaves) return shell.fail(leaves.error());
  report.leaves = *leaves;
  const auto checked = verify_ledger(*data, std::nullopt);
  if (!checked) return shell.fail(checked.error());
  if (shell.json) {
    print_json(shell, report, checked->findings);
  } else {
    print_text(shell, report);
    print_findings(shell, checked->findings);
  }
  return checked->is_clean() && report.losses.empty() ? Exit::ok : Exit::unverified;
}

}  // namespace

void add_backup(Subcommand app, Shell& shell) {
  const auto request = std::make_shared<Request>();
  auto saved = app.subcommand("backup", {"在线备份", "a copy while work goes on"});
  saved.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  saved.option("OUT", request->other, {"备份目录", "folder for the copy"}).required();
  saved.callback([&shell, request] { shell.exit = backup(shell, *request); });

  auto restored = app.subcommand("restore", {"恢复，先与检查点核对", "from a verified backup"});
  restored.option("BACKUP", request->folder, {"备份目录", "backup"}).required();
  restored.option("DIR", request->other, {"新的数据目录", "data folder to make"}).required();
  restored.option("--against", request->against, {"所持检查点", "a checkpoint kept elsewhere"})
      .required();
  restored.callback([&shell, request] { shell.exit = restore(shell, *request); });

  auto mended = app.subcommand("repair", {"修复", "put a damaged ledger together again"});
  mended.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  mended.option("--from", request->other, {"备份目录", "a backup"});
  mended.option("--against", request->against, {"所持检查点", "a checkpoint kept elsewhere"});
  mended.callback([&shell, request] { shell.exit = repair(shell, *request); });
}

}  // namespace caseledger::tools
