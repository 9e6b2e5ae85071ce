// Small files that are replaced as a whole: after a crash at any moment such a file holds either
// what it held before or the new content, never a mixture and never nothing. The new content is
// written beside it, synced, renamed over it, and the folder is synced; "before" is compared first,
// so that two hands cannot both believe to have replaced the same content.
//
// Comparing and renaming are two steps: callers that may race hold a lock
// (ledger/disk/writer_lock.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/fault.h"
#include "ledger/base/fault_plan.h"

namespace caseledger::ledger {

/// The whole content; nothing where there is no such file. unavailable: it cannot be read.
Result<std::optional<std::string>> read_file(const std::filesystem::path& path);

/// Who may read a new file, from its first byte on.
enum class Readers : std::uint8_t { everybody, owner };

/// Makes `content` the file's content if it is `expected` now (nothing: no such file yet). On
/// success it is durable. conflict: the file holds something else, nothing was changed.
/// unavailable: the device failed; the file holds the old content or the new one.
Result<void> replace_file(const std::filesystem::path& path,
                          const std::optional<std::string>& expected, std::string_view content,
                          FaultPlan* faults = nullptr, Readers readers = Readers::everybody);

/// Makes what was created, renamed or removed in a folder durable; no path is the working one.
Result<void> sync_directory(const std::filesystem::path& folder, FaultPlan* faults = nullptr);

/// Copies a file, or a folder with all below it, to a name that is free, with its permissions. On
/// success all of it is durable, its name too. After a fault a part of it may be there.
Result<void> copy_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// "rename /x/y: No space left on device" as unavailable, or as full where the cause is that.
tl::unexpected<Fault> system_fault(std::string_view call, const std::filesystem::path& path,
                                   int error_number);

/// An open file descriptor, closed with its owner.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number = -1) : number_(number) {}
  ~FileDescriptor();
  FileDescriptor(FileDescriptor&& other) noexcept : number_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int release();
  int number_;
};

/// open(2) with O_CLOEXEC, as a Result. What is opened for writing is no link.
Result<FileDescriptor> open_file(const std::filesystem::path& path, int flags);
/// write(2) until all is written.
Result<void> write_all(const FileDescriptor& file, std::string_view bytes,
                       const std::filesystem::path& path);

/// Writes a file of any length in parts; it bears its name only once it is whole and durable. Long
/// files go to the device a few megabytes at a time, so that others' syncs do not wait for them
/// all.
class DurableFileWriter {
 public:
  static Result<DurableFileWriter> create(const std::filesystem::path& path,
                                          FaultPlan* faults = nullptr,
                                          Readers readers = Readers::everybody);
  /// Goes on behind what a file has that does not bear its last name yet; makes it where it is not.
  /// finish_as() gives it that name.
  static Result<DurableFileWriter> go_on(const std::filesystem::path& draft,
                                         FaultPlan* faults = nullptr);
  Result<void> append(std::string_view bytes);
  /// Writes over what lies at the beginning: a head that is known only at the end.
  Result<void> overwrite(std::string_view bytes);
  /// What was written so far is durable on return, under the name of the draft.
  Result<void> sync();
  /// The file takes its name, over an older one if need be. Nothing may follow.
  Result<void> finish();
  /// The same with another name, on the same file system.
  Result<void> finish_as(const std::filesystem::path& name);
  /// Removes what was written so far. Nothing may follow.
  void abandon();

 private:
  DurableFileWriter(std::filesystem::path draft, std::filesystem::path path, FileDescriptor file,
                    FaultPlan* faults)
      : draft_(std::move(draft)), path_(std::move(path)), file_(std::move(file)), faults_(faults) {}
  std::filesystem::path draft_, path_;  // what it is called until it is whole, and in messages
  FileDescriptor file_;
  FaultPlan* faults_;
  std::size_t unsynced_bytes_ = 0;
};

}  // namespace caseledger::ledger
