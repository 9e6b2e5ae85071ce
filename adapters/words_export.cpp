// One pass over the vault.
#include "adapters/words_export.h"

#include "adapters/forms/json.h"
#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/leaf/salt_text.h"

namespace caseledger::adapters {
namespace {

constexpr std::size_t kAtOnceBytes = std::size_t{1} << 20;

std::string line_of(const ledger::VaultRecord& record) {
  auto line = Json::object();
  line.add("seq", Json::number(record.position.index)).add("path", record.path);
  if (record.salt == ledger::Salt{}) {
    line.add("sha256", to_hex(ledger::sha256(ledger::bytes_of(record.words))));
  } else {
    line.add("salt", ledger::salt_text(record.salt));
  }
  line.add("words", record.words);
  return print_json(line) + "\n";
}

Result<std::uint64_t> write_words(const ledger::Ledger& ledger, ledger::DurableFileWriter& out) {
  std::string lines;
  std::uint64_t count = 0;
  Result<void> written;
  const auto write = [&] { written = out.append(std::exchange(lines, {})); };
  CL_TRY(ledger.scan_words([&](const ledger::VaultRecord& record) {
    lines += line_of(record);
    ++count;
    if (lines.size() >= kAtOnceBytes) write();
    return written.has_value();
  }));
  if (written) write();
  return written.and_then([&] { return out.finish(); }).map([&] { return count; });
}

}  // namespace

Result<std::uint64_t> export_words(const ledger::Ledger& ledger,
                                   const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, error))) {
    return fault(FaultKind::conflict, file.string(), {"已存在", "is there already"});
  }
  CL_TRY(auto out, ledger::DurableFileWriter::create(file, nullptr, ledger::Readers::owner));
  auto count = write_words(ledger, out);
  if (!count) out.abandon();
  return count;
}

}  // namespace caseledger::adapters
