// Files that the user names on the command line. One that is not there is their mistake: malformed,
// with the name; so is a pipe with a name, which would be waited for
// (ledger/disk/unwaiting_open.h). One that cannot be read to its end is unavailable: what came of
// it until then is no shorter file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/disk/durable_file.h"

namespace caseledger::tools {

/// A file that is read from front to end.
class NamedFile {
 public:
  static Result<NamedFile> open(const std::string& file);
  static Result<NamedFile> standard_input();
  const std::string& name() const { return name_; }
  /// What comes next, valid until the next call; empty at the end.
  Result<std::string_view> part();

 private:
  NamedFile(std::string name, ledger::FileDescriptor file)
      : name_(std::move(name)), file_(std::move(file)), buffer_(kPartBytes, '\0') {}

  static constexpr std::size_t kPartBytes = std::size_t{1} << 18;
  std::string name_;
  ledger::FileDescriptor file_;
  std::string buffer_;
};

/// Its lines, or with "-" those of the standard input.
class NamedLines {
 public:
  static Result<NamedLines> open(const std::string& file);
  /// The next one without its line feed, valid until the next call; nothing at the end. The last
  /// one may lack its line feed. malformed: it is longer than 64 MiB.
  Result<std::optional<std::string_view>> next();
  /// Of the line that came last, from 1.
  std::size_t number() const { return number_; }

 private:
  explicit NamedLines(NamedFile file) : file_(std::move(file)) {}
  Result<bool> read_on();
  tl::unexpected<Fault> cut_off(const Fault& why) const;

  NamedFile file_;
  std::string text_;  // read already, from the line that came last on
  std::size_t begin_ = 0, searched_ = 0;
  bool is_at_end_ = false;
  std::size_t number_ = 0;
};

/// The whole of it. malformed: it is longer than 64 MiB.
Result<std::string> text_of_file(const std::string& file);

/// A fault of what is in a file, with the line that it names: "FILE:3".
Fault at_line(const std::string& file, const Fault& fault);

/// conflict: the name is taken. What the user has already is never written over.
Result<void> check_is_new(const std::string& file);
/// A new file, durable on return; a crash leaves all of it or none. conflict as above.
Result<void> write_new_file(const std::string& file, std::string_view bytes);

}  // namespace caseledger::tools
