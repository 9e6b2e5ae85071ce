// Writing: one pass over the source, hashed and sealed chunk by chunk, one chunk ahead, because the
// last one is sealed as the last. The head, which needs the digests, is put in its place at the
// end. Reading is in sealed_file_read.cpp.
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

#include "ledger/disk/unwaiting_open.h"
#include "ledger/disk/volume.h"
#include "ledger/vault/sealed_file_layout.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct SourceFile {
  FileDescriptor file;
  std::uint64_t size_bytes = 0;
};

Result<SourceFile> open_source(const fs::path& path) {
  CL_TRY(auto file, open_unwaiting(path));
  if (!file.is_open()) {
    const auto why = system_fault("open", path, errno).value();
    return fault(FaultKind::malformed, why.place, why.what);
  }
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return system_fault("stat", path, errno);
  if (!S_ISREG(info.st_mode)) {
    return fault(FaultKind::malformed, "",
                 {path.string() + "：不是普通文件", path.string() + ": is not a regular file"});
  }
  ::posix_fadvise(file.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
  return SourceFile{std::move(file), static_cast<std::uint64_t>(info.st_size)};
}

/// Folders that are durable before something lies in them.
Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  const bool is_new = fs::create_directories(folder, error);
  if (error) return system_fault("create", folder, error.value());
  return is_new ? sync_directory(folder.parent_path()) : Result<void>();
}

/// Puts the source's chunks behind a head to come, and says what they were.
Result<Document> seal_chunks(const SourceFile& source, const fs::path& path, const FileSeal& under,
                             const Progress& progress, DurableFileWriter& writer) {
  ContentHash hash;
  std::vector<std::uint8_t> now(kFileChunkBytes), next(kFileChunkBytes);
  std::vector<std::uint8_t> sealed(kFileChunkBytes + kTagBytes);
  CL_TRY(auto got, read_up_to(source.file, now, path));
  for (std::uint32_t number = 0;; ++number) {
    CL_TRY(const auto ahead, read_up_to(source.file, next, path));
    const bool is_last = ahead == 0;
    if (number == UINT32_MAX - 1 && !is_last) {
      return fault(FaultKind::full, path.string(),
                   {"分段超过一份文件所能有的", "has more chunks than a file can have"});
    }
    const auto chunk = Bytes(now).first(got);
    const auto to = std::span(sealed).first(got + kTagBytes);
    const auto done = hash.update(chunk, [&] {
      seal(under.key, nonce_of_chunk(under.prefix, number), bound_of_chunk(number, is_last), chunk,
           to);
      return writer.append(text_of(to));
    });
    CL_TRY(done);
    if (progress) progress(hash.size_bytes(), std::max(hash.size_bytes(), source.size_bytes));
    if (is_last) return hash.finish();
    std::swap(now, next);
    got = ahead;
  }
}

}  // namespace

Result<Document> seal_file(const fs::path& source_path, const fs::path& files,
                           const KeyOwner& owner, const FileSeal& under, const Progress& progress,
                           const SealedFileOptions& options) {
  CL_TRY(const auto source, open_source(source_path));
  const auto incoming = files / kIncomingName;
  CL_TRY(make_folder(files).and_then([&] {
    const auto wanted = sealed_bytes(source.size_bytes, kFileChunkBytes);
    return need_free(files, wanted + options.disk_reserve_bytes);
  }));
  CL_TRY(auto writer, DurableFileWriter::create(incoming, options.faults));
  const auto write = [&]() -> Result<Document> {
    const HeadBytes to_come{};
    CL_TRY(writer.append(text_of(to_come)));
    CL_TRY(const auto content, seal_chunks(source, source_path, under, progress, writer));
    const auto name = sealed_file_name(owner, content.sha256);
    const auto path = sealed_file_path(files, name);
    const auto head = seal_head(name, under, content);
    // The same content lies there already perhaps; then it is this one from now on.
    return writer.overwrite(text_of(head))
        .and_then([&] { return make_folder(path.parent_path()); })
        .and_then([&] { return writer.finish_as(path); })
        .map([&] { return content; });
  };
  auto kept = write();
  if (!kept) writer.abandon();
  return kept;
}

}  // namespace caseledger::ledger
