// See the header.
#include "tools/verification.h"

#include <fstream>
#include <iterator>

#include "adapters/key_store.h"
#include "engine/audit.h"

namespace caseledger::tools {

Result<ledger::VerifyReport> verify_ledger(
    const adapters::DataFolder& folder, const std::optional<std::string>& against,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  const auto keys = adapters::KeyStore::open(folder.keys());
  if (!keys) return tl::unexpected(keys.error());
  engine::RuleBook rules(folder.text_of());
  engine::Auditor auditor(rules);
  ledger::VerifyOptions options;
  options.against = against;
  options.vault_key = keys->bureau_key();
  options.judge = [&auditor](const ledger::Leaf& leaf) { return auditor.judge(leaf); };
  options.progress = progress;
  auto report = ledger::verify(folder.path(), options);
  if (report) {
    for (auto& finding : auditor.finish()) report->findings.push_back(std::move(finding));
  }
  return report;
}

Result<std::string> text_of_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (in) return std::string(std::istreambuf_iterator<char>(in), {});
  return fault(FaultKind::malformed, file + "：无法读取 — cannot be read");
}

}  // namespace caseledger::tools
