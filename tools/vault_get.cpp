// What was sealed is written out in the clear: for its owner alone, over nothing, and only once
// every byte was found right.
#include "tools/vault_get.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <ostream>
#include <tuple>

#include "adapters/forms/form_writer.h"
#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/leaf/places.h"
#include "statemachines/procedures.h"
#include "tools/absent.h"
#include "tools/meter.h"
#include "tools/officer_act.h"
#include "tools/work_folder.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using ledger::KeyOwner;
using ledger::Leaf;

struct Request {
  std::string folder, stream, what, out;
};

/// A field of the newest fact that has it, or of one fact: "decision", "12:decision".
struct FieldNamed {
  std::optional<std::uint64_t> seq;
  std::string path;
};

FieldNamed field_named(const std::string& what) {
  const auto colon = what.find(':');
  const auto number = what.substr(0, colon);
  const bool is_number = !number.empty() && number.size() < 19 &&
                         number.find_first_not_of("0123456789") == std::string::npos;
  if (colon == std::string::npos || !is_number) return {{}, what};
  return {std::stoull(number), what.substr(colon + 1)};
}

// --- Writing out ---------------------------------------------------------------------------------

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

/// `write` fills the file, which its owner alone can read from the first byte on.
Result<void> write_out(const fs::path& out,
                       const std::function<Result<void>(const fs::path&)>& write) {
  if (is_there(out)) return already_there(out);
  const auto beside = out.has_parent_path() ? out.parent_path() : fs::path(".");
  CL_TRY(const auto work, WorkFolder::fresh(beside, ".caseledger-"));
  const auto file = work->path() / "content";
  CL_TRY(write(file));
  if (::chmod(file.c_str(), S_IRUSR | S_IWUSR) != 0) {
    return ledger::system_fault("chmod", file, errno);
  }
  return move_to_new(file, out);
}

Result<void> write_text(const fs::path& out, std::string_view text) {
  return write_out(out, [&](const fs::path& file) {
    return ledger::replace_file(file, std::nullopt, text, nullptr, ledger::Readers::owner);
  });
}

// --- Finding -------------------------------------------------------------------------------------

/// Of every stream that bears the name, and whose they are.
struct Stream {
  KeyOwner owner;
  std::vector<Leaf> leaves;
};

Result<std::vector<Stream>> streams_called(const ledger::Ledger& ledger,
                                           const std::string& stream) {
  std::vector<Stream> streams;
  for (const auto& procedure : procedures()) {
    if (!may_be_called(procedure.id, stream)) continue;
    CL_TRY(auto leaves, ledger.read_stream(procedure.id, stream));
    streams.push_back({{procedure.id, stream}, std::move(leaves)});
  }
  return streams;
}

/// The words at a path, which must be what the leaf says they are.
Result<std::optional<std::string>> words_at(const ledger::Ledger& ledger, const Leaf& leaf,
                                            const std::string& path) {
  CL_TRY(auto words, ledger.content(leaf.position, path));
  if (!words) return std::nullopt;
  CL_TRY(const auto is_right, ledger.matches(leaf, {path, *words}));
  if (is_right) return words;
  return fault(FaultKind::corrupt, std::to_string(leaf.position.index) + ":" + path,
               {"原文与事实所记不符", "the words are not those of the fact"});
}

/// The text of a document that any of the facts gave inline.
Result<std::optional<std::string>> inline_text(const ledger::Ledger& ledger,
                                               const std::vector<Stream>& streams,
                                               const Digest& sha256) {
  for (const auto& stream : streams) {
    for (const auto& leaf : stream.leaves) {
      for (const auto& attachment : leaf.attachments) {
        if (attachment.document.sha256 != sha256) continue;
        CL_TRY(auto text, words_at(ledger, leaf, attachment.path));
        if (text) return text;
      }
    }
  }
  return std::nullopt;
}

bool has_words(const Leaf& leaf, const std::string& path) {
  return std::ranges::find(leaf.attachments, path, &ledger::Attachment::path) !=
             leaf.attachments.end() ||
         std::ranges::find(leaf.commitments, path, &ledger::Commitment::path) !=
             leaf.commitments.end();
}

/// Null where no fact has the field.
const Leaf* leaf_with(const std::vector<Stream>& streams, const FieldNamed& field) {
  const Leaf* found = nullptr;
  for (const auto& stream : streams) {
    for (const auto& leaf : stream.leaves) {
      if (field.seq && leaf.position.index != *field.seq) continue;
      if (!has_words(leaf, field.path)) continue;
      if (found == nullptr || leaf.position > found->position) found = &leaf;
    }
  }
  return found;
}

tl::unexpected<Fault> is_not_here(const std::string& what) {
  return fault(FaultKind::unavailable, what,
               {"此处没有原文：从未存入，或已销毁", "not kept here: it never was, or was erased"});
}

// --- Getting -------------------------------------------------------------------------------------

class Getting {
 public:
  Getting(const Shell& shell, const ledger::Ledger& ledger, std::vector<Stream> streams,
          const fs::path& out)
      : shell_(shell), ledger_(ledger), streams_(std::move(streams)), out_(out) {}

  /// Answers with what was written.
  Result<Document> by_digest(const Digest& sha256) const {
    for (const auto& stream : streams_) {
      const auto kept = ledger_.find_file(stream.owner, sha256);
      if (kept) return write_file(stream.owner, *kept);
      if (kept.error().kind != FaultKind::unavailable) return tl::unexpected(kept.error());
    }
    CL_TRY(const auto text, inline_text(ledger_, streams_, sha256));
    if (!text) return is_not_here(to_hex(sha256));
    return write_text(out_, *text).map([&] { return document_of(*text); });
  }

  Result<Document> by_field(const std::string& what) const {
    const auto field = field_named(what);
    const auto* leaf = leaf_with(streams_, field);
    if (leaf == nullptr) {
      return fault(FaultKind::malformed, what,
                   {"既非 SHA-256，也没有事实有这个字段",
                    "neither a SHA-256 nor a field of any fact of this case"});
    }
    CL_TRY(const auto text, words_at(ledger_, *leaf, field.path));
    if (text) return write_text(out_, *text).map([&] { return document_of(*text); });
    const auto* document = ledger::document_at(leaf->fact.event, field.path);
    return document == nullptr ? is_not_here(what) : by_digest(document->sha256);
  }

 private:
  Result<Document> write_file(const KeyOwner& owner, const Document& kept) const {
    Meter meter(shell_);
    const auto write = [&](const fs::path& file) {
      return ledger_.get_file(owner, kept.sha256, file, meter.progress());
    };
    return write_out(out_, write).map([&] { return kept; });
  }

  const Shell& shell_;
  const ledger::Ledger& ledger_;
  const std::vector<Stream> streams_;
  const fs::path out_;
};

Exit get(const Shell& shell, const Request& request) {
  return in_session(shell, request.folder, Mode::read, [&](Session& session) {
    auto streams = streams_called(session.ledger(), request.stream);
    if (!streams) return shell.fail(streams.error());
    // Files may be kept of a case before it is filed.
    const bool is_filed =
        std::ranges::any_of(*streams, [](const Stream& stream) { return !stream.leaves.empty(); });
    const Getting getting(shell, session.ledger(), std::move(*streams), request.out);
    const auto sha256 = parse_digest(request.what);
    const auto got = sha256 ? getting.by_digest(*sha256) : getting.by_field(request.what);
    if (!got && !is_filed) {
      return shell.fail(no_such_stream(session, Procedure::matter, request.stream, "--case"));
    }
    if (!got) return shell.fail(got.error());
    print_document(shell, *got);
    return Exit::ok;
  });
}

}  // namespace

Document document_of(std::string_view text) {
  const auto bytes = ledger::bytes_of(text);
  return {ledger::sha256(bytes), ledger::sm3(bytes), bytes.size()};
}

void print_document(const Shell& shell, const Document& document) {
  if (shell.json) return shell.print(adapters::digests_json(document));
  shell.out << "SHA-256 " << to_hex(document.sha256) << "\nSM3     " << to_hex(document.sm3) << "\n"
            << document.size_bytes << shell.say(" 字节", " bytes") << "\n";
}

void add_case_option(Subcommand command, std::string& stream) {
  command.option("--case", stream, {"案件编号；机关的文件用 bureau", "the case"})
      .required()
      .check(
          [](const std::string& id) {
            return id.empty() ? std::optional(Bilingual{"案件编号为空", "no case"}) : std::nullopt;
          },
          "ID");
}

void add_vault_get(Subcommand vault, Shell& shell) {
  auto command = vault.subcommand("get", {"取出文书", "write a document out"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  add_case_option(command, request->stream);
  command
      .option("WHAT", request->what,
              {"SHA-256，或字段（decision），或某条事实的字段（12:decision）",
               "the SHA-256, or a field, or the field of one fact"})
      .required();
  command.option("OUT", request->out, {"写到", "file to write"}).required();
  command.callback([&shell, request] { shell.exit = get(shell, *request); });
}

}  // namespace caseledger::tools
