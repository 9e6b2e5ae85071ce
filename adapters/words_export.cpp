// One pass over the vault.
#include "adapters/words_export.h"

#include <fstream>

#include "adapters/forms/json.h"
#include "ledger/leaf/salt_text.h"

namespace caseledger::adapters {

Result<std::uint64_t> export_words(const ledger::Ledger& ledger,
                                   const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) {
    return fault(FaultKind::conflict, file.string(), {"已存在", "is there already"});
  }
  std::ofstream out(file, std::ios::binary);
  std::uint64_t count = 0;
  const auto done = ledger.scan_words([&](const ledger::VaultRecord& record) {
    if (record.salt == ledger::Salt{}) return true;
    auto line = Json::object();
    line.add("seq", Json::number(record.position.index)).add("path", record.path);
    line.add("salt", ledger::salt_text(record.salt)).add("words", record.words);
    out << print_json(line) << "\n";
    ++count;
    return out.good();
  });
  CL_TRY(done);
  out.close();
  if (out) return count;
  return fault(FaultKind::unavailable, file.string(), {"无法写入", "cannot be written"});
}

}  // namespace caseledger::adapters
