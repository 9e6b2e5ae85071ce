// read(2) itself: a stream of the standard library takes an error for the end.
#include "tools/named_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "ledger/disk/unwaiting_open.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kLineBytesMax = std::size_t{64} << 20;
constexpr std::size_t kFileBytesMax = kLineBytesMax;

}  // namespace

Result<NamedFile> NamedFile::open(const std::string& file) {
  CL_TRY(auto opened, ledger::open_unwaiting(file));
  struct stat status {};
  const bool is_file =
      opened.is_open() && ::fstat(opened.number(), &status) == 0 && !S_ISDIR(status.st_mode);
  if (is_file) return NamedFile(file, std::move(opened));
  return fault(FaultKind::malformed, file, {"无法读取", "cannot be read"});
}

Result<NamedFile> NamedFile::standard_input() {
  ledger::FileDescriptor own(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
  if (!own.is_open()) return ledger::system_fault("open", "-", errno);
  return NamedFile("-", std::move(own));
}

Result<std::string_view> NamedFile::part() {
  for (;;) {
    const ssize_t got = ::read(file_.number(), buffer_.data(), buffer_.size());
    if (got >= 0) return std::string_view(buffer_).substr(0, static_cast<std::size_t>(got));
    if (errno != EINTR) return ledger::system_fault("read", name_, errno);
  }
}

Result<NamedLines> NamedLines::open(const std::string& file) {
  CL_TRY(auto opened, file == "-" ? NamedFile::standard_input() : NamedFile::open(file));
  return NamedLines(std::move(opened));
}

/// False at the end of the file.
Result<bool> NamedLines::read_on() {
  if (is_at_end_) return false;
  text_.erase(0, std::exchange(begin_, 0));
  searched_ = text_.size();
  CL_TRY(const auto more, file_.part());
  text_ += more;
  is_at_end_ = more.empty();
  return !is_at_end_;
}

tl::unexpected<Fault> NamedLines::cut_off(const Fault& why) const {
  const auto before = std::to_string(number_ - 1);
  return fault(why.kind, file_.name(),
               {"第" + before + "行之后无法读完：" + why.what.zh,
                "cannot be read to its end, behind line " + before + ": " + why.what.en});
}

Result<std::optional<std::string_view>> NamedLines::next() {
  ++number_;
  searched_ = begin_;
  for (;;) {
    const auto end = text_.find('\n', searched_);
    if (end != std::string::npos) {
      const auto from = std::exchange(begin_, end + 1);
      return std::string_view(text_).substr(from, end - from);
    }
    if (text_.size() - begin_ > kLineBytesMax) {
      return fault(FaultKind::malformed, file_.name() + ":" + std::to_string(number_),
                   {"该行超过 64 MiB", "the line exceeds 64 MiB"});
    }
    const auto has_more = read_on();
    if (!has_more) return cut_off(has_more.error());
    if (*has_more) continue;
    if (begin_ == text_.size()) return std::nullopt;
    return std::string_view(text_).substr(std::exchange(begin_, text_.size()));
  }
}

Result<std::string> text_of_file(const std::string& file) {
  CL_TRY(auto opened, NamedFile::open(file));
  std::string text;
  for (;;) {
    CL_TRY(const auto part, opened.part());
    if (part.empty()) return text;
    text += part;
    if (text.size() <= kFileBytesMax) continue;
    return fault(FaultKind::malformed, file, {"文件超过 64 MiB", "the file exceeds 64 MiB"});
  }
}

Fault at_line(const std::string& file, const Fault& fault) {
  return {fault.kind, fault.place.empty() ? file : file + ":" + fault.place, fault.what};
}

Result<void> check_is_new(const std::string& file) {
  std::error_code error;
  if (std::filesystem::symlink_status(file, error).type() == std::filesystem::file_type::not_found)
    return {};
  return fault(FaultKind::conflict, file, {"已存在", "is there already"});
}

Result<void> write_new_file(const std::string& file, std::string_view bytes) {
  return check_is_new(file).and_then(
      [&] { return ledger::replace_file(file, std::nullopt, bytes); });
}

}  // namespace caseledger::tools
