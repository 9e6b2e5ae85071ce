// caseledger vault: files of a case beside its words, and the end of both.
//
//   vault put DIR --case ID FILE          keeps a file under the case's key; prints the document,
//                                         with --json as a command takes it
//   vault get DIR --case ID SHA256 OUT    writes it out, once every byte was found right, where
//                                         nothing bears that name
//   vault dispose DIR CASE --actor ID --approval FILE|SHA256
//                                         asks for the disposal; what the law grants is carried out
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <tuple>

#include "adapters/forms/json.h"
#include "adapters/language/messages.h"
#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/vault/sealed_file.h"
#include "projections/runner.h"
#include "statemachines/words/utf8.h"
#include "tools/absent.h"
#include "tools/named_file.h"
#include "tools/officer_act.h"
#include "tools/work_folder.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

/// An approval that is a text of at most so many bytes lies with the words; others are files.
constexpr std::uintmax_t kInlineBytesMax = std::uintmax_t{32} << 10;

struct Request {
  std::string folder, stream, file, sha256, out, approval;
  bool is_unfiled = false;
  Signer signer;
};

using ledger::KeyOwner;
constexpr KeyOwner kRegister{Procedure::bureau, kBureauStream};

/// Of the streams of that name the first that was opened; nothing where none was.
Result<std::optional<KeyOwner>> opened_of(Session& session, const std::string& stream) {
  if (stream == kBureauStream) return kRegister;
  for (const auto& procedure : procedures()) {
    if (!may_be_called(procedure.id, stream)) continue;
    CL_TRY(const auto opened, is_opened(session, procedure.id, stream));
    if (opened) return KeyOwner{procedure.id, stream};
  }
  return std::nullopt;
}

Fault no_such_case(Session& session, const Request& request) {
  return no_such_stream(session, Procedure::matter, request.stream, "--case");
}

/// Whose file is to be kept: a file under a name that was mistyped would be found by nobody.
Result<KeyOwner> owner_of(Session& session, const Request& request) {
  CL_TRY(const auto opened, opened_of(session, request.stream));
  if (opened) return *opened;
  if (request.is_unfiled) return KeyOwner{Procedure::matter, request.stream};
  auto fault = no_such_case(session, request);
  fault.what.zh += "（立案前存入请加 --unfiled）";
  fault.what.en += " (--unfiled keeps a file of one that is not filed yet)";
  return tl::unexpected(std::move(fault));
}

/// Whose file it is that lies there: of what bears that name, the first that has it.
KeyOwner owner_of_kept(Session& session, const std::string& stream, const Digest& sha256) {
  for (const auto& procedure : procedures()) {
    const KeyOwner owner{procedure.id, stream};
    if (may_be_called(owner.procedure, stream) && session.ledger().find_file(owner, sha256)) {
      return owner;
    }
  }
  return {Procedure::matter, stream};
}

/// How far a long work is, on a terminal and nowhere else.
class Meter {
 public:
  explicit Meter(const Shell& shell)
      : is_seen_(&shell.err == &std::cerr && ::isatty(STDERR_FILENO) == 1), err_(shell.err) {}
  ~Meter() {
    if (percent_ >= 0) err_ << "\n";
  }
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  ledger::Progress progress() {
    if (!is_seen_) return {};
    return [this](std::uint64_t done, std::uint64_t of) { show(done, of); };
  }

 private:
  void show(std::uint64_t done, std::uint64_t of) {
    const int percent = of == 0 ? 100 : static_cast<int>(done * 100 / of);
    if (percent == percent_) return;
    percent_ = percent;
    err_ << "\r" << percent << "%  " << (done >> 20U) << " / " << (of >> 20U) << " MiB"
         << std::flush;
  }

  const bool is_seen_;
  std::ostream& err_;
  int percent_ = -1;
};

adapters::Json json_of(const Document& document) {
  auto json = adapters::Json::object();
  json.add("sha256", to_hex(document.sha256)).add("sm3", to_hex(document.sm3));
  json.add("size", adapters::Json::number(document.size_bytes));
  return json;
}

/// As JSON it is what a command takes.
void print(const Shell& shell, const Document& document) {
  if (shell.json) return shell.print(json_of(document));
  shell.out << "SHA-256 " << to_hex(document.sha256) << "\nSM3     " << to_hex(document.sm3) << "\n"
            << document.size_bytes << shell.say(" 字节", " bytes") << "\n";
}

// --- Putting and getting -------------------------------------------------------------------------

/// No act may name a document without a byte, so it would be kept for nobody.
Result<void> must_hold_something(const std::string& place, const std::string& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) != 0) return {};
  return fault(FaultKind::malformed, place + file, {"文件为空", "the file is empty"});
}

Exit put(const Shell& shell, const Request& request) {
  const auto named = check_id("--case", request.stream).and_then([&] {
    return must_hold_something("", request.file);
  });
  if (!named) return shell.fail(named.error());
  return in_session(shell, request.folder, Mode::write, [&](Session& session) {
    const auto owner = owner_of(session, request);
    if (!owner) return shell.fail(owner.error());
    Meter meter(shell);
    const auto kept = session.ledger().put_file(*owner, request.file, meter.progress());
    if (!kept) return shell.fail(kept.error());
    print(shell, *kept);
    return Exit::ok;
  });
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

tl::unexpected<Fault> already_there(const fs::path& path) {
  return fault(FaultKind::conflict, path.string(),
               {"已经存在，不覆盖", "is there already and is not written over"});
}

/// Gives a file its name where nobody has it.
Result<void> move_to_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
    if (errno == EEXIST || is_there(to)) return already_there(to);
    // Some file systems only know the older call.
    const bool is_unknown = errno == EINVAL || errno == ENOSYS;
    if (!is_unknown || ::rename(from.c_str(), to.c_str()) != 0) {
      return ledger::system_fault("rename", to, errno);
    }
  }
  return ledger::sync_directory(to.parent_path());
}

/// What was sealed is now in the clear: for its owner alone, from the first byte on.
Result<void> write_out(Session& session, const Request& request, const Digest& sha256,
                       const ledger::Progress& progress) {
  const fs::path out = request.out;
  if (is_there(out)) return already_there(out);
  const auto beside = out.has_parent_path() ? out.parent_path() : fs::path(".");
  CL_TRY(const auto work, WorkFolder::fresh(beside, ".caseledger-"));
  const auto file = work->path() / "content";
  const auto owner = owner_of_kept(session, request.stream, sha256);
  CL_TRY(const auto opened, opened_of(session, request.stream));
  if (!opened && !session.ledger().find_file(owner, sha256)) {
    return tl::unexpected(no_such_case(session, request));
  }
  CL_TRY(session.ledger().get_file(owner, sha256, file, progress));
  if (::chmod(file.c_str(), S_IRUSR | S_IWUSR) != 0) {
    return ledger::system_fault("chmod", file, errno);
  }
  return move_to_new(file, out);
}

Exit get(const Shell& shell, const Request& request) {
  const auto sha256 = parse_digest(request.sha256);
  if (!sha256) {
    return shell.fail({FaultKind::malformed, request.sha256, {"不是 SHA-256", "is no SHA-256"}});
  }
  return in_session(shell, request.folder, Mode::read, [&](Session& session) {
    Meter meter(shell);
    const auto got = write_out(session, request, *sha256, meter.progress());
    if (!got) return shell.fail(got.error());
    const auto owner = owner_of_kept(session, request.stream, *sha256);
    const auto document = session.ledger().find_file(owner, *sha256);
    if (!document) return shell.fail(document.error());
    print(shell, *document);
    return Exit::ok;
  });
}

// --- Disposing -----------------------------------------------------------------------------------

struct Approval {
  Document document;
  std::vector<Content> contents;  ///< where it is a text
  bool is_to_be_kept = false;     ///< a file that the vault does not have yet
};

Document document_of(std::string_view text) {
  const auto bytes = ledger::bytes_of(text);
  return {ledger::sha256(bytes), ledger::sm3(bytes), bytes.size()};
}

Result<Document> document_of_file(const std::string& path) {
  CL_TRY(auto file, NamedFile::open(path));
  ledger::Hasher sha256(ledger::HashFunction::sha256), sm3(ledger::HashFunction::sm3);
  std::uint64_t size_bytes = 0;
  for (;;) {
    CL_TRY(const auto part, file.part());
    if (part.empty()) return Document{sha256.finish(), sm3.finish(), size_bytes};
    sha256.update(ledger::bytes_of(part));
    sm3.update(ledger::bytes_of(part));
    size_bytes += part.size();
  }
}

/// A file that was kept before, with the bureau's or with the case's.
Result<Approval> kept_approval(Session& session, const Request& request, const Digest& sha256) {
  auto found = session.ledger().find_file(kRegister, sha256);
  if (!found) found = session.ledger().find_file({Procedure::matter, request.stream}, sha256);
  return found.map([](const Document& document) { return Approval{document, {}, false}; });
}

/// What approves the destruction must outlive the case: a text goes with the words of the disposal,
/// any other file to the bureau's.
Result<Approval> approval_of(Session& session, const Request& request) {
  std::error_code error;
  const bool is_file = fs::is_regular_file(request.approval, error);
  const auto sha256 = parse_digest(request.approval);
  if (!is_file && sha256) return kept_approval(session, request, *sha256);
  if (!is_file) {
    return fault(FaultKind::malformed, "--approval: " + request.approval,
                 {"不是文件，也不是 SHA-256", "neither file nor SHA-256"});
  }
  CL_TRY(must_hold_something("--approval: ", request.approval));
  if (fs::file_size(request.approval, error) <= kInlineBytesMax) {
    CL_TRY(const auto text, ledger::read_file(request.approval));
    if (text && !text->empty() && code_points(*text)) {
      return Approval{document_of(*text), {{"approval", *text}}, false};
    }
  }
  const auto document = document_of_file(request.approval);
  if (!document) return tl::unexpected(document.error().within("--approval"));
  const auto kept = session.ledger().find_file(kRegister, document->sha256);
  return Approval{*document, {}, !kept.has_value()};
}

fs::path place_of_approval(const Session& session, const Digest& sha256) {
  const auto files = session.folder().path() / "vault" / ledger::kVaultFilesName;
  return ledger::sealed_file_path(files, ledger::sealed_file_name(kRegister, sha256));
}

Result<void> remove_durably(const fs::path& file) {
  std::error_code error;
  fs::remove(file, error);
  if (error) return ledger::system_fault("remove", file, error.value());
  return ledger::sync_directory(file.parent_path());
}

/// Keeps the approval before the leaf that names it: a crash in between leaves a file too many,
/// which harms nobody, and never a leaf whose paper is missing. What was not there before is
/// answered, so that it can go again.
Result<std::optional<fs::path>> keep_approval(const Shell& shell, Session& session,
                                              const Request& request, const Approval& approval) {
  if (!approval.is_to_be_kept) return std::nullopt;
  auto place = place_of_approval(session, approval.document.sha256);
  const bool is_new = !is_there(place);
  Meter meter(shell);
  CL_TRY(const auto kept, session.ledger().put_file(kRegister, request.approval, meter.progress()));
  if (kept == approval.document) return is_new ? std::optional(std::move(place)) : std::nullopt;
  return remove_durably(place_of_approval(session, kept.sha256))
      .and_then([&]() -> Result<std::optional<fs::path>> {
        return fault(FaultKind::malformed, "--approval: " + request.approval,
                     {"读取期间有改动", "was changed while it was read"});
      });
}

/// Where the device failed nobody knows whether the leaf is there: then the paper stays.
Exit take_back(const Shell& shell, const std::optional<fs::path>& kept, Exit exit) {
  if (!kept || exit == Exit::fault) return exit;
  const auto removed = remove_durably(*kept);
  return removed ? exit : shell.fail(removed.error());
}

/// The read models forget too. They are derived: what hinders that does not undo the disposal.
Result<void> forget(Session& session) {
  CL_TRY(auto models, projections::ReadModels::open(session.folder().path()));
  const projections::LedgerSource source(session.ledger());
  CL_TRY(std::ignore, projections::follow(source, *models));
  models = nullptr;  // a clean close cuts off the log
  auto log = projections::models_path(session.folder().path());
  log += "-wal";
  std::error_code error;
  if (const auto bytes = fs::file_size(log, error); error || bytes == 0) return {};
  return fault(FaultKind::unavailable, "",
               {"查询表正被读取，关闭后请再运行 caseledger rebuild",
                "somebody reads the read models; close that and run caseledger rebuild"});
}

Exit dispose(const Shell& shell, const Request& request) {
  return in_session(shell, request.folder, Mode::write, [&](Session& session) {
    auto approval = approval_of(session, request);
    if (!approval) return shell.fail(approval.error());
    OfficerAct act;
    act.procedure = Procedure::matter;
    act.stream = request.stream;
    act.capacity = Capacity::principal_head;
    act.body = DisposeRecords{approval->document};
    act.contents = std::move(approval->contents);
    const auto command = command_of(session, request.signer, act);
    if (!command) return shell.fail(command.error());
    if (const auto comes = session.engine().admits(*command); !comes) {
      return shell.fail(with_nearest(session, *command, comes.error()));
    }
    const auto kept = keep_approval(shell, session, request, *approval);
    if (!kept) return shell.fail(kept.error());
    const auto exit = perform(shell, session, *command);
    if (exit != Exit::ok) return take_back(shell, *kept, exit);
    const auto forgotten = forget(session);
    shell.err << shell.say(
                     "该案的文字和文件已无法再读取。此前所作的备份仍可读出该案内容，须一并销毁",
                     "the words and files of this case can be read no more. Backups made before "
                     "this still read the case and must be destroyed too")
              << "\n";
    return forgotten ? exit : shell.fail(forgotten.error());
  });
}

using Step = Exit (*)(const Shell&, const Request&);

Subcommand add_step(Subcommand command, Shell& shell, const std::shared_ptr<Request>& request,
                    const char* name, const char* what, Step step) {
  auto one = command.subcommand(name, what);
  one.option("DIR", request->folder, "数据目录 — data folder").required();
  one.callback([&shell, request, step] { shell.exit = step(shell, *request); });
  return one;
}

void add_case_option(Subcommand command, Request& request) {
  command.option("--case", request.stream, "案件编号；机关的文件用 bureau — the case")
      .required()
      .check(
          [](const std::string& id) {
            return id.empty() ? std::optional(Bilingual{"案件编号为空", "no case"}) : std::nullopt;
          },
          "ID");
}

}  // namespace

void add_vault(Subcommand app, Shell& shell) {
  auto command = app.subcommand("vault", "案卷文件与销毁 — files of a case, and disposal");
  command.needs_subcommand();
  const auto request = std::make_shared<Request>();
  auto kept = add_step(command, shell, request, "put", "存入文件 — keep a file", put);
  add_case_option(kept, *request);
  kept.option("FILE", request->file, "要存入的文件 — the file").required();
  kept.flag("--unfiled", request->is_unfiled, "该案尚未立案 — the case is not filed yet");

  auto got = add_step(command, shell, request, "get", "取出文件 — write a file out", get);
  add_case_option(got, *request);
  got.option("SHA256", request->sha256, "文件的 SHA-256 — of the file").required();
  got.option("OUT", request->out, "写到 — file to write").required();

  auto gone = add_step(command, shell, request, "dispose",
                       "依法销毁一案的文字和文件 — destroy the words and files of a case", dispose);
  gone.option("CASE", request->stream, "案件编号 — the case").required();
  add_signer(gone, request->signer);
  gone.option("--approval", request->approval,
              "销毁审批表：文件，或已存入文件的 SHA-256 — the approval")
      .required();
}

}  // namespace caseledger::tools
