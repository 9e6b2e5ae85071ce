#include "tools/named_file.h"

#include <filesystem>
#include <sstream>

#include "ledger/disk/durable_file.h"

namespace caseledger::tools {
namespace {

tl::unexpected<Fault> cannot_be_read(const std::string& file) {
  return fault(FaultKind::malformed, file, {"无法读取", "cannot be read"});
}

}  // namespace

Result<std::ifstream> open_named_file(const std::string& file) {
  std::error_code error;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, error)) return cannot_be_read(file);
  return in;
}

Result<std::string> text_of_file(const std::string& file) {
  CL_TRY(auto in, open_named_file(file));
  std::ostringstream text;
  if (in.peek() != std::ifstream::traits_type::eof()) text << in.rdbuf();
  if (in.bad() || !text) return cannot_be_read(file);
  return std::move(text).str();
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
