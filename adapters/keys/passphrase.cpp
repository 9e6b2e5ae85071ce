// A carriage return counts only before a line feed: alone it may be meant.
#include "adapters/keys/passphrase.h"

#include <cstdlib>
#include <string_view>

#include "ledger/disk/durable_file.h"

namespace caseledger::adapters {

std::optional<std::string> passphrase_of(std::string text) {
  for (const std::string_view line_break : {"\r\n", "\n"}) {
    if (!text.ends_with(line_break)) continue;
    text.resize(text.size() - line_break.size());
    break;
  }
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::string> passphrase_in_environment(const char* variable) {
  const char* set = std::getenv(variable);
  return set == nullptr ? std::nullopt : passphrase_of(set);
}

Result<std::optional<std::string>> passphrase_in_file(const std::filesystem::path& file) {
  CL_TRY(auto text, ledger::read_file(file));
  return text ? passphrase_of(std::move(*text)) : std::nullopt;
}

}  // namespace caseledger::adapters
