// Every step that matters for a crash can be made to fail by a FaultPlan.
#include "ledger/disk/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "ledger/disk/system_error.h"
#include "ledger/disk/unwaiting_open.h"

namespace caseledger::ledger {
namespace {

/// Runs one system call as its fate wills: not at all, or truly but with a bad answer.
template <class Call>
Result<void> step(FaultPlan* faults, FaultStep which, std::string_view name,
                  const std::filesystem::path& path, const Call& call) {
  const FaultFate fate = fate_of(faults, which);
  if (fate == FaultFate::fail) return system_fault(name, path, EIO);
  Result<void> result = call();
  if (result && fate == FaultFate::fail_but_persist) return system_fault(name, path, EIO);
  return result;
}

Result<void> sync(const FileDescriptor& file, const std::filesystem::path& path) {
  if (::fsync(file.number()) != 0) return system_fault("fsync", path, errno);
  return {};
}

constexpr std::size_t kSyncBytes = std::size_t{8} << 20;

std::filesystem::path beside(std::filesystem::path path) { return path += ".new"; }

constexpr ::mode_t kForEverybody = 0644, kForOwner = 0600;

Result<FileDescriptor> open_with_mode(const std::filesystem::path& path, int flags, ::mode_t mode) {
  const bool writes = (flags & O_ACCMODE) != O_RDONLY;
  FileDescriptor file(::open(path.c_str(), flags | O_CLOEXEC | (writes ? O_NOFOLLOW : 0), mode));
  if (!file.is_open()) return system_fault("open", path, errno);
  return file;
}

/// What an earlier try left may be open to others, and would stay so: a secret is begun anew.
Result<FileDescriptor> open_for_owner(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return system_fault("unlink", path, errno);
  return open_with_mode(path, O_WRONLY | O_CREAT | O_EXCL, kForOwner);
}

Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return system_fault("rename", to, errno);
  return {};
}

/// Nobody but the owner can read the copy before it has the permissions of the original.
Result<void> copy_one_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::copy_file(from, to, error);
  if (error) return system_fault("copy", to, error.value());
  return open_file(to, O_RDONLY).and_then([&](const FileDescriptor& copy) {
    return sync(copy, to);
  });
}

Result<void> copy_tree(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  if (!std::filesystem::is_directory(from, error)) return copy_one_file(from, to);
  std::filesystem::create_directory(to, from, error);
  if (error) return system_fault("mkdir", to, error.value());
  std::filesystem::directory_iterator entry(from, error);
  for (const std::filesystem::directory_iterator end; !error && entry != end;
       entry.increment(error)) {
    CL_TRY(copy_tree(entry->path(), to / entry->path().filename()));
  }
  if (error) return system_fault("list", from, error.value());
  return sync_directory(to);
}

}  // namespace

tl::unexpected<Fault> system_fault(std::string_view call, const std::filesystem::path& path,
                                   int error_number) {
  const bool no_room = error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
  return fault(no_room ? FaultKind::full : FaultKind::unavailable,
               std::string(call) + ' ' + path.string(), system_error(error_number));
}

FileDescriptor::~FileDescriptor() {
  if (is_open()) ::close(number_);
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    if (is_open()) ::close(number_);
    number_ = other.release();
  }
  return *this;
}

int FileDescriptor::release() { return std::exchange(number_, -1); }

Result<FileDescriptor> open_file(const std::filesystem::path& path, int flags) {
  return open_with_mode(path, flags, kForEverybody);
}

Result<void> write_all(const FileDescriptor& file, std::string_view bytes,
                       const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_fault("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<std::optional<std::string>> read_file(const std::filesystem::path& path) {
  CL_TRY(const auto file, open_unwaiting(path));
  if (!file.is_open() && errno == ENOENT) return std::nullopt;
  if (!file.is_open()) return system_fault("open", path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return system_fault("fstat", path, errno);
  // One byte more than there should be, so that the end is seen without a second step.
  std::string content(static_cast<std::size_t>(status.st_size) + 1, '\0');
  for (std::size_t size = 0;;) {
    if (size == content.size()) content.resize(2 * size);
    const ssize_t got = ::read(file.number(), content.data() + size, content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_fault("read", path, errno);
    if (got == 0) {
      content.resize(size);
      return content;
    }
    size += static_cast<std::size_t>(got);
  }
}

Result<void> sync_directory(const std::filesystem::path& folder, FaultPlan* faults) {
  return step(faults, FaultStep::directory_sync, "fsync", folder, [&]() -> Result<void> {
    // A bare name lies in the working directory.
    CL_TRY(const auto opened, open_file(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY));
    return sync(opened, folder);
  });
}

Result<void> copy_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  // The last step: from here a crash leaves the copy whole, under its name.
  return copy_tree(from, to).and_then([&] { return sync_directory(to.parent_path()); });
}

Result<void> replace_file(const std::filesystem::path& path,
                          const std::optional<std::string>& expected, std::string_view content,
                          FaultPlan* faults, Readers readers) {
  CL_TRY(const auto present, read_file(path));
  if (present != expected) {
    return fault(FaultKind::conflict, path.string(),
                 {"已被他人改动", "was changed by somebody else"});
  }
  CL_TRY(auto writer, DurableFileWriter::create(path, faults, readers));
  return writer.append(content).and_then([&] { return writer.finish(); });
}

Result<DurableFileWriter> DurableFileWriter::create(const std::filesystem::path& path,
                                                    FaultPlan* faults, Readers readers) {
  CL_TRY(auto file, readers == Readers::owner
                        ? open_for_owner(beside(path))
                        : open_file(beside(path), O_WRONLY | O_CREAT | O_TRUNC));
  return DurableFileWriter(beside(path), path, std::move(file), faults);
}

Result<DurableFileWriter> DurableFileWriter::go_on(const std::filesystem::path& draft,
                                                   FaultPlan* faults) {
  CL_TRY(auto file, open_file(draft, O_WRONLY | O_CREAT | O_APPEND));
  return DurableFileWriter(draft, draft, std::move(file), faults);
}

Result<void> DurableFileWriter::append(std::string_view bytes) {
  CL_TRY(step(faults_, FaultStep::file_write, "write", path_,
              [&] { return write_all(file_, bytes, draft_); }));
  unsynced_bytes_ += bytes.size();
  if (unsynced_bytes_ < kSyncBytes) return {};
  unsynced_bytes_ = 0;
  return ledger::sync(file_, path_);
}

Result<void> DurableFileWriter::overwrite(std::string_view bytes) {
  return step(faults_, FaultStep::file_write, "write", path_, [&]() -> Result<void> {
    const auto wrote = ::pwrite(file_.number(), bytes.data(), bytes.size(), 0);
    if (wrote == static_cast<ssize_t>(bytes.size())) return {};
    return system_fault("write", draft_, wrote < 0 ? errno : ENOSPC);
  });
}

void DurableFileWriter::abandon() { ::unlink(draft_.c_str()); }

Result<void> DurableFileWriter::finish() { return finish_as(path_); }

Result<void> DurableFileWriter::sync() {
  unsynced_bytes_ = 0;
  return step(faults_, FaultStep::file_sync, "fsync", path_,
              [&] { return ledger::sync(file_, path_); });
}

Result<void> DurableFileWriter::finish_as(const std::filesystem::path& name) {
  CL_TRY(sync());
  // From here a crash leaves the old content or the new one under the name.
  CL_TRY(step(faults_, FaultStep::file_rename, "rename", path_,
              [&] { return rename_file(draft_, name); }));
  // From here it leaves the new one.
  return sync_directory(name.parent_path(), faults_);
}

}  // namespace caseledger::ledger
