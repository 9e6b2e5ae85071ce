// Puts the audits together: one pass over the data file shows every leaf once, in order.
#include "ledger/audit/verify.h"

#include "ledger/audit/disposal_audit.h"
#include "ledger/audit/file_audit.h"
#include "ledger/audit/leaf_audit.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/environment.h"
#include "ledger/disk/page_audit.h"
#include "ledger/disk/writer_lock.h"
#include "ledger/store/head_record.h"
#include "ledger/vault/vault_anchor.h"

namespace caseledger::ledger {
namespace {

/// Keeps the folder as it is while we look: nobody writes, or a snapshot is held.
struct Stillness {
  std::optional<WriterLock> lock;
  std::unique_ptr<Environment> store, vault;
  std::vector<ReadTransaction> snapshots;  // last: they go first

  bool at_rest() const { return lock.has_value(); }
  Result<void> hold(std::unique_ptr<Environment>& environment, const std::filesystem::path& folder,
                    PageAuditOptions layout);
};

Result<void> Stillness::hold(std::unique_ptr<Environment>& environment,
                             const std::filesystem::path& folder, PageAuditOptions layout) {
  CL_TRY(environment, Environment::open(folder, {.read_only = true,
                                                 .layout = std::move(layout),
                                                 .written_by = folder.parent_path() / "ledger"}));
  return ReadTransaction::begin(*environment).map([&](ReadTransaction&& snapshot) {
    snapshots.push_back(std::move(snapshot));
  });
}

/// The leaves' snapshot is taken first: then no leaf lacks its words.
Result<void> be_still(const std::filesystem::path& folder, Stillness& stillness) {
  CL_TRY(stillness.lock, WriterLock::still_unless_written(folder / "ledger"));
  if (stillness.lock) return {};
  CL_TRY(stillness.hold(stillness.store, folder / "ledger", store_layout()));
  const bool has_vault = Vault::is_there(folder / "vault");
  return has_vault ? stillness.hold(stillness.vault, folder / "vault", vault_layout())
                   : Result<void>();
}

void add_claim(std::vector<Claim>& claims, Findings& findings, const std::string& whose,
               const std::string& note) {
  auto parsed = parse_note(note);
  if (!parsed) return findings.add("checkpoint", {}, at_place(whose, parsed.error().sentence()));
  auto checkpoint = parse_checkpoint(parsed->text);
  if (!checkpoint)
    return findings.add("checkpoint", {}, at_place(whose, checkpoint.error().sentence()));
  claims.push_back({whose, std::move(*checkpoint), std::move(*parsed)});
}

/// Where a claim comes from, as a place that is the same in both languages.
constexpr const char* kOwn = "ledger/checkpoint";
constexpr const char* kKept = "--against";

Result<std::vector<Claim>> claims_of(const std::filesystem::path& folder,
                                     const VerifyOptions& options, Findings& findings) {
  std::vector<Claim> claims;
  CL_TRY(const auto own, read_file(folder / "ledger" / "checkpoint"));
  if (own) {
    add_claim(claims, findings, kOwn, *own);
  } else {
    findings.add("checkpoint", {},
                 at_place(kOwn, {"没有检查点文件", "there is no checkpoint file"}));
  }
  if (options.against) add_claim(claims, findings, kKept, *options.against);
  return claims;
}

/// Null where the bureau's key was not given, or none of the keys can be used.
Result<std::unique_ptr<CaseKeys>> case_keys_of(const std::filesystem::path& vault,
                                               const VerifyOptions& options, Findings& findings) {
  if (!Vault::is_there(vault)) {
    findings.add("words", {}, at_place("vault", {"没有文库", "there is no vault"}));
    return nullptr;
  }
  const auto file = vault / kVaultKeysName;
  const auto slots = audit_slots(file, options.vault_key ? &*options.vault_key : nullptr);
  if (!slots) {
    findings.add("words", {}, slots.error().sentence());
    return nullptr;
  }
  for (const auto& what : slots->findings) findings.add("words", {}, what);
  const bool is_useless = slots->live == 0 && !slots->findings.empty();
  if (!options.vault_key || is_useless) return nullptr;
  // A damaged key costs the words of its case alone.
  return CaseKeys::open_damaged(file, *options.vault_key);
}

/// A file that the bureau's key does not open is a finding; a key that is not the bureau's was one.
void add_files(const std::filesystem::path& vault, const VerifyOptions& options,
               const DisposalAudit& disposals, Findings& findings, VerifyReport& report) {
  if (!options.vault_key) return;
  auto audited = audit_files(vault, *options.vault_key, disposals.overdue());
  if (!audited) return findings.add("files", {}, audited.error().sentence());
  report.files = audited->files;
  for (auto& what : audited->findings) findings.add("files", {}, std::move(what));
}

std::vector<Unchecked> unchecked(const VerifyOptions& options, bool at_rest) {
  std::vector<Unchecked> all;
  if (!at_rest) {
    for (const auto* promise : {"index", "mirror"}) {
      all.push_back({promise, {"写入进行中", "a writer is at work"}});
    }
  }
  if (!options.vault_key) {
    for (const auto* promise : {"words", "files"}) {
      all.push_back({promise, {"没有文库密钥", "without the vault's key"}});
    }
  }
  return all;
}

}  // namespace

Result<VerifyReport> verify(const std::filesystem::path& folder, const VerifyOptions& options) {
  const auto file = folder / "ledger" / "data.mdb";
  if (!std::filesystem::exists(file)) {
    return fault(FaultKind::unavailable, folder.string(), {"没有账本", "there is no ledger"});
  }
  Findings findings(options.findings_max);
  // Before the leaves are looked at: a checkpoint never says more than was committed.
  CL_TRY(auto claims, claims_of(folder, options, findings));
  Stillness stillness;
  CL_TRY(be_still(folder, stillness));
  const bool at_rest = stillness.at_rest();

  CL_TRY(auto disposals, DisposalAudit::open(folder, at_rest));
  CL_TRY(auto keys, case_keys_of(folder / "vault", options, findings));
  VaultStream words(folder / "vault", std::move(keys), at_rest, options.findings_max);
  auto index = at_rest ? std::optional<IndexAudit>(folder / "ledger" / "index") : std::nullopt;
  auto mirror = at_rest ? std::optional<MirrorAudit>(folder / "mirror") : std::nullopt;
  LeafAudit leaves(options, findings, words, disposals, std::move(index), std::move(mirror),
                   std::move(claims));
  auto layout = store_layout();
  layout.at_rest = at_rest;
  layout.findings_max = options.findings_max;
  layout.visit = [&](std::string_view database, Bytes key, Bytes value) {
    leaves.record(database, key, value);
  };
  CL_TRY(const auto pages, audit_pages(file, layout));
  for (const auto& finding : pages.findings) findings.add("pages", {}, describe(finding));

  VerifyReport report;
  report.unchecked = unchecked(options, at_rest);
  leaves.finish(report);
  // Words behind the last leaf are those of leaves that a copy was made without, or that a writer
  // appended after the store was looked up.
  for (auto& finding : words.finish()) findings.add(std::move(finding));
  for (auto& finding : disposals.finish(options.vault_key.has_value())) {
    findings.add(std::move(finding));
  }
  add_files(folder / "vault", options, disposals, findings, report);
  report.findings = findings.take();
  return report;
}

}  // namespace caseledger::ledger
