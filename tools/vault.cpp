// caseledger vault: files of a case beside its words, and the end of both.
//
//   vault put DIR --case ID FILE          keeps a file under the case's key; prints the document,
//                                         with --json as a command takes it
//   vault get DIR --case ID WHAT OUT      writes it out (vault_get.h)
//   vault dispose DIR CASE --actor ID --approval FILE|SHA256
//                                         asks for the disposal; what the law grants is carried out
#include <filesystem>
#include <memory>
#include <ostream>
#include <tuple>

#include "adapters/language/messages.h"
#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/vault/sealed_file.h"
#include "projections/runner.h"
#include "statemachines/words/utf8.h"
#include "tools/absent.h"
#include "tools/meter.h"
#include "tools/named_file.h"
#include "tools/officer_act.h"
#include "tools/vault_get.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

/// An approval that is a text of at most so many bytes lies with the words; others are files.
constexpr std::uintmax_t kInlineBytesMax = std::uintmax_t{32} << 10;

struct Request {
  std::string folder, stream, file, approval;
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

// --- Putting -------------------------------------------------------------------------------------

/// No act may name a document without a byte, so it would be kept for nobody.
Result<void> must_hold_something(const std::string& place, const std::string& file) {
  std::error_code error;
  const auto status = fs::status(file, error);
  if (!fs::exists(status)) return {};  // whoever opens it says so
  if (!fs::is_regular_file(status)) {
    return fault(FaultKind::malformed, place + file, {"不是普通文件", "is no regular file"});
  }
  if (fs::file_size(file, error) != 0) return {};
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
    print_document(shell, *kept);
    return Exit::ok;
  });
}

// --- Disposing -----------------------------------------------------------------------------------

struct Approval {
  Document document;
  std::vector<Content> contents;  ///< where it is a text
  bool is_to_be_kept = false;     ///< a file that the vault does not have yet
};

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
  std::error_code error;
  const bool is_new = !fs::exists(place, error);
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
                    const char* name, const Bilingual& what, Step step) {
  auto one = command.subcommand(name, what);
  one.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  one.callback([&shell, request, step] { shell.exit = step(shell, *request); });
  return one;
}

}  // namespace

void add_vault(Subcommand app, Shell& shell) {
  auto command = app.subcommand("vault", {"案卷文件与销毁", "files of a case, and disposal"});
  command.needs_subcommand();
  const auto request = std::make_shared<Request>();
  auto kept = add_step(command, shell, request, "put", {"存入文件", "keep a file"}, put);
  add_case_option(kept, request->stream);
  kept.option("FILE", request->file, {"要存入的文件", "the file"}).required();
  kept.flag("--unfiled", request->is_unfiled, {"该案尚未立案", "the case is not filed yet"});

  add_vault_get(command, shell);

  auto gone =
      add_step(command, shell, request, "dispose",
               {"依法销毁一案的文字和文件", "destroy the words and files of a case"}, dispose);
  gone.option("CASE", request->stream, {"案件编号", "the case"}).required();
  add_signer(gone, request->signer);
  gone.option("--approval", request->approval,
              {"销毁审批表：文件，或已存入文件的 SHA-256", "the approval"})
      .required();
}

}  // namespace caseledger::tools
