// Reading. Nothing is handed on that its tag does not vouch for; that it is all of it, and the
// content of the head, is known at the end.
#include <fcntl.h>
#include <sys/stat.h>

#include <set>

#include "ledger/vault/sealed_file_layout.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

/// A sealed file whose head was right.
struct OpenedFile {
  FileDescriptor file;
  ClearHead head;
  SecretKey key;
  Document content;
};

tl::unexpected<Fault> corrupt(const fs::path& path, const Bilingual& what) {
  const auto name = path.filename().string();
  return fault(FaultKind::corrupt, "vault",
               {"文件 " + name + " " + what.zh, "file " + name + " " + what.en});
}

Result<FileDescriptor> open_kept(const fs::path& path) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return open_file(path, O_RDONLY);
  return fault(FaultKind::unavailable, "",
               {"没有这份文件，或者已依法销毁",
                "there is no file " + path.filename().string() + ", or it was disposed of"});
}

Result<OpenedFile> open_head(const fs::path& path, const CaseKeys& keys) {
  const auto name = parse_digest(path.filename().string());
  if (!name || path.parent_path().filename() != to_hex(*name).substr(0, 2)) {
    return corrupt(path, {"不是文库的文件", "is none of the vault's"});
  }
  CL_TRY(auto file, open_kept(path));
  HeadBytes bytes{};
  CL_TRY(const auto got, read_up_to(file, bytes, path));
  const auto head = parse_head(Bytes(bytes).first(got));
  if (!head) return corrupt(path, {"没有首部", "has no head"});
  const auto key = keys.key_in(head->slot);
  if (!key) {
    const auto why = key.error().sentence();
    return corrupt(path,
                   {"所指的密钥无法取得：" + why.zh, "names a key that cannot be had: " + why.en});
  }
  if (!*key) {
    return fault(
        FaultKind::unavailable, "",
        {"该案密钥已依法销毁", "the key of file " + path.filename().string() + " was destroyed"});
  }
  const auto content = unseal_head(*name, **key, *head, bytes);
  if (!content) return corrupt(path, {"打不开：首部被改动", "does not open: its head was changed"});
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return system_fault("stat", path, errno);
  if (static_cast<std::uint64_t>(info.st_size) !=
      sealed_bytes(content->size_bytes, head->chunk_bytes)) {
    return corrupt(path, {"长度与首部所称不符", "is not as long as its head says"});
  }
  return OpenedFile{std::move(file), *head, **key, *content};
}

Result<void> open_chunks(const OpenedFile& opened, const fs::path& path, ContentHash& hash,
                         const Sink& sink, const Progress& progress) {
  const auto& [file, head, key, content] = opened;
  const auto chunks = chunks_of(content.size_bytes, head.chunk_bytes);
  if (chunks >= UINT32_MAX) {
    return corrupt(path, {"自称的分段超过可能", "says that it has more chunks than it can"});
  }
  std::vector<std::uint8_t> sealed(head.chunk_bytes + kTagBytes);
  for (std::uint64_t number = 0; number < chunks; ++number) {
    CL_TRY(const auto got, read_up_to(file, sealed, path));
    const auto plain =
        unseal(key, nonce_of_chunk(head.prefix, static_cast<std::uint32_t>(number)),
               bound_of_chunk(number, number + 1 == chunks), Bytes(sealed).first(got));
    if (!plain) {
      const auto chunk = std::to_string(number);
      return corrupt(path, {"第" + chunk + "段被改动", "was changed in chunk " + chunk});
    }
    CL_TRY(hash.update(*plain, [&] { return sink(*plain); }));
    if (progress) progress(hash.size_bytes(), content.size_bytes);
  }
  return {};
}

}  // namespace

Result<Document> read_file_head(const fs::path& file, const CaseKeys& keys) {
  return open_head(file, keys).map([](const OpenedFile& opened) { return opened.content; });
}

Result<Document> open_sealed_file(const fs::path& file, const CaseKeys& keys, const Sink& sink,
                                  const Progress& progress) {
  CL_TRY(const auto opened, open_head(file, keys));
  ContentHash hash;
  CL_TRY(open_chunks(opened, file, hash, sink, progress));
  if (hash.finish() != opened.content) {
    return corrupt(file, {"内容与首部所称不符", "is not the content of its head"});
  }
  return opened.content;
}

Result<std::optional<SlotNumber>> slot_of_sealed_file(const fs::path& path) {
  CL_TRY(const auto file, open_file(path, O_RDONLY));
  HeadBytes bytes{};
  CL_TRY(const auto got, read_up_to(file, bytes, path));
  const auto head = parse_head(Bytes(bytes).first(got));
  return head ? std::optional(head->slot) : std::nullopt;
}

Result<void> for_each_sealed_file(const fs::path& files,
                                  const std::function<Result<void>(const fs::path&)>& visit) {
  std::error_code error;
  if (!fs::exists(files, error)) return {};
  auto incoming = files / kIncomingName;
  incoming += ".new";
  std::set<fs::path> found;
  for (fs::recursive_directory_iterator one(files, error), end; !error && one != end;
       one.increment(error)) {
    if (one->is_directory() || one->path() == incoming) continue;
    found.insert(one->path());
  }
  if (error) return system_fault("list", files, error.value());
  for (const auto& path : found) {
    CL_TRY(visit(path));
  }
  return {};
}

}  // namespace caseledger::ledger
