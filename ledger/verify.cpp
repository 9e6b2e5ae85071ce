// Puts the audits together: one pass over the data file shows every leaf once, in order. Costly
// checks of single leaves are done by a few threads (verify_batch.h), those between neighbours
// here, as the batches come back.
#include "ledger/verify.h"

#include <algorithm>
#include <map>
#include <thread>

#include "ledger/codec.h"
#include "ledger/durable_file.h"
#include "ledger/environment.h"
#include "ledger/file_audit.h"
#include "ledger/head_record.h"
#include "ledger/index_audit.h"
#include "ledger/log_keys.h"
#include "ledger/mirror_audit.h"
#include "ledger/page_audit.h"
#include "ledger/store_audit.h"
#include "ledger/verify_pool.h"
#include "ledger/verify_words.h"
#include "ledger/writer_lock.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kBatchLeaves = 512;

class Findings {
 public:
  explicit Findings(std::size_t max) : max_(max) {}
  void add(std::string promise, std::optional<Position> position, std::string what) {
    add(Finding{std::move(promise), position, std::move(what)});
  }
  void add(Finding finding) {
    auto& some = finding.position ? of_leaves_ : of_files_;
    if (some.size() < max_) some.push_back(std::move(finding));
  }
  /// Those without a position first, the others by position.
  std::vector<Finding> take() {
    std::ranges::stable_sort(of_leaves_, {}, &Finding::position);
    auto all = std::move(of_files_);
    all.insert(all.end(), of_leaves_.begin(), of_leaves_.end());
    all.resize(std::min(all.size(), max_));
    return all;
  }

 private:
  std::size_t max_;
  std::vector<Finding> of_files_, of_leaves_;
};

/// A checkpoint that the ledger must agree with: its own, or one that somebody kept.
struct Claim {
  std::string whose;
  Checkpoint checkpoint;
  Note note;
};

/// What can be said of leaves in their order only.
class LeafAudit {
 public:
  LeafAudit(const VerifyOptions& options, Findings& findings, VaultStream& words,
            std::optional<IndexAudit> index, std::optional<MirrorAudit> mirror,
            std::vector<Claim> claims)
      : options_(options),
        findings_(findings),
        words_(words),
        index_(std::move(index)),
        mirror_(std::move(mirror)),
        claims_(std::move(claims)),
        batch_(std::make_unique<LeafBatch>()) {
    note_roots();
  }

  void record(std::string_view database, Bytes key, Bytes value);
  void finish(VerifyReport& report);

 private:
  void head(Bytes record);
  void leaf(Bytes key, Bytes bytes);
  void submit();
  void drain();
  bool collect_next();
  void collect(LeafBatch& batch);
  void neighbours(Position position, const LeafBatch::Seen& seen);
  void words(Position position, const Leaf& leaf, std::size_t found);
  void erasures();
  void claim(const Claim& claim);
  void note_roots();

  const VerifyOptions& options_;
  Findings& findings_;
  VaultStream& words_;
  std::optional<IndexAudit> index_;
  std::optional<MirrorAudit> mirror_;
  std::vector<Claim> claims_;
  std::map<std::uint64_t, Digest> roots_;  // of the sizes that are claimed
  StoreAudit store_;
  LogKeys keys_;
  std::unique_ptr<VerifyPool> pool_;  // null until there is more than one batch
  std::unique_ptr<LeafBatch> batch_;
  std::uint64_t said_ = 0;  // leaves, by the head record; for the progress only
  std::uint64_t commitments_ = 0, words_found_ = 0;
  std::map<Id, Position, std::less<>> erased_;    // streams without some words: where the last was
  std::map<Id, Position, std::less<>> disposed_;  // streams whose records were disposed of
  std::string origin_;                            // of the first leaf that can be read
  Instant recorded_at_;
  CommandId command_;
  std::uint16_t command_part_ = 0;
};

void LeafAudit::record(std::string_view database, Bytes key, Bytes value) {
  if (database.empty()) head(value);
  if (database == kAheadName) words_.add_ahead(key, value);
  if (database == kLeavesName) leaf(key, value);
  if (database == kMarksName) store_.mark(key, value);
  if (database == kTilesName) store_.tile(key, value);
}

void LeafAudit::head(Bytes record) {
  words_.start();
  store_.head(record);
  if (const auto head = parse_head_record(record)) said_ = head->head.tree.size();
}

void LeafAudit::leaf(Bytes key, Bytes bytes) {
  batch_->add(key, bytes);
  if (batch_->size() == kBatchLeaves) submit();
}

void LeafAudit::submit() {
  if (pool_ == nullptr) {
    pool_ = std::make_unique<VerifyPool>(std::max(1U, std::thread::hardware_concurrency()));
  }
  const auto next = batch_->position(batch_->size());
  words_.take_until(next, batch_->words);
  pool_->submit(std::exchange(batch_, std::make_unique<LeafBatch>()));
  batch_->from = next;
  if (pool_->is_busy()) collect_next();
}

void LeafAudit::drain() {
  while (pool_ != nullptr && collect_next()) {
  }
  words_.take_until(batch_->position(batch_->size()), batch_->words);
  examine(*batch_);
  collect(*batch_);
}

/// False where none is under way.
bool LeafAudit::collect_next() {
  auto batch = pool_->take();
  if (batch == nullptr) return false;
  collect(*batch);
  pool_->give_back(std::move(batch));
  return true;
}

void LeafAudit::collect(LeafBatch& batch) {
  for (auto& finding : batch.findings) findings_.add(std::move(finding));
  for (std::size_t n = 0; n < batch.size(); ++n) {
    const auto& seen = batch.seen[n];
    if (seen.leaf) neighbours(batch.position(n), seen);
    if (seen.leaf) words(batch.position(n), *seen.leaf, seen.words_found);
    if (mirror_) mirror_->leaf(batch.position(n), batch.leaf(n));
    store_.leaf(batch.key(n), seen.hash, seen.sm3);
    note_roots();
  }
  if (options_.progress) options_.progress(store_.seen().tree.size(), said_);
}

void LeafAudit::neighbours(Position position, const LeafBatch::Seen& seen) {
  const auto& leaf = *seen.leaf;
  const auto& fact = leaf.fact;
  if (origin_.empty()) origin_ = leaf.origin;
  if (leaf.origin != origin_) findings_.add("form", position, "is of the ledger " + leaf.origin);
  if (leaf.position != position) {
    findings_.add("form", position, "says that it is leaf " + std::to_string(leaf.position.index));
  }
  if (leaf.prev != store_.seen().prev) {
    findings_.add("chain", position, "does not name the leaf before it");
  }
  if (fact.recorded_at < recorded_at_) {
    findings_.add("form", position, "was recorded before the leaf before it");
  }
  const bool continues = fact.command == command_ && fact.command_part == command_part_ + 1;
  if (fact.command_part != 0 && !continues) {
    findings_.add("form", position, "is a part of a command that does not stand before it");
  }
  recorded_at_ = fact.recorded_at;
  command_ = fact.command;
  command_part_ = fact.command_part;
  keys_.leaf(position, leaf);
  if (index_) index_->leaf(position, keys_of(fact));
  if (!options_.judge) return;
  for (auto& finding : options_.judge(leaf, seen.words)) findings_.add(std::move(finding));
}

void LeafAudit::words(Position position, const Leaf& leaf, std::size_t found) {
  commitments_ += leaf.commitments.size();
  words_found_ += found;
  if (found < leaf.commitments.size()) erased_.insert_or_assign(leaf.fact.stream, position);
  if (std::holds_alternative<RecordsDisposed>(leaf.fact.event)) {
    disposed_.insert_or_assign(leaf.fact.stream, position);
  }
}

void LeafAudit::erasures() {
  if (!options_.vault_key) return;
  for (const auto& [stream, position] : erased_) {
    const auto disposed = disposed_.find(stream);
    if (disposed != disposed_.end() && position < disposed->second) continue;
    findings_.add("words", position, "words of " + stream + " are gone, and nobody disposed of it");
  }
}

void LeafAudit::note_roots() {
  const auto& tree = store_.seen().tree;
  for (const auto& claim : claims_) {
    if (claim.checkpoint.size == tree.size()) roots_.emplace(tree.size(), tree.root());
  }
}

void LeafAudit::claim(const Claim& claim) {
  const auto& [whose, checkpoint, note] = claim;
  const auto size = store_.seen().tree.size();
  if (!origin_.empty() && checkpoint.origin != origin_) {
    findings_.add("checkpoint", {}, whose + " is of " + checkpoint.origin + ", not of " + origin_);
  }
  // What somebody kept may be the three lines alone; the ledger's own is a signed note.
  const bool is_bare = note.signatures.empty() && &claim != &claims_.front();
  for (const auto& what :
       is_bare ? std::vector<std::string>{} : keys_.check(note, checkpoint.size)) {
    findings_.add("checkpoint", {}, whose + ": " + what);
  }
  const auto root = roots_.find(checkpoint.size);
  if (root == roots_.end()) {
    findings_.add("checkpoint", {},
                  whose + " says " + describe(checkpoint) + ", there are only " +
                      std::to_string(size) + " leaves");
  } else if (root->second != checkpoint.root) {
    findings_.add(
        "checkpoint", {},
        whose + " says " + describe(checkpoint) + ", the leaves give " + to_hex(root->second));
  }
}

void LeafAudit::finish(VerifyReport& report) {
  drain();
  const auto& tree = store_.seen().tree;
  for (auto& what : store_.finish()) findings_.add("head", {}, std::move(what));
  for (const auto& one : claims_) claim(one);
  erasures();
  if (mirror_) {
    const auto promised = claims_.empty() ? 0 : claims_.front().checkpoint.size;
    for (auto& [position, what] : mirror_->finish(tree.size(), promised)) {
      findings_.add("mirror", position, std::move(what));
    }
  }
  if (index_) {
    for (auto& what : index_->finish(tree.size())) findings_.add("index", {}, std::move(what));
  }
  if (origin_.empty() && !claims_.empty()) origin_ = claims_.front().checkpoint.origin;
  report.leaves = tree.size();
  report.seen = {origin_, tree.size(), tree.root()};
  report.words = commitments_;
  report.has_opened_words = options_.vault_key.has_value();
  report.words_erased = report.has_opened_words ? commitments_ - words_found_ : 0;
}

// --- Around the leaves ---------------------------------------------------------------------------

/// Keeps the folder as it is while we look: nobody writes, or a snapshot is held.
struct Stillness {
  std::optional<WriterLock> lock;
  std::unique_ptr<Environment> store, vault;
  std::vector<ReadTransaction> snapshots;  // last: they go first

  bool at_rest() const { return lock.has_value(); }
  Result<void> hold(std::unique_ptr<Environment>& environment, const std::filesystem::path& folder);
};

Result<void> Stillness::hold(std::unique_ptr<Environment>& environment,
                             const std::filesystem::path& folder) {
  auto opened = Environment::open(folder, {.read_only = true});
  if (!opened) return tl::unexpected(opened.error());
  environment = std::move(*opened);
  return ReadTransaction::begin(*environment).map([&](ReadTransaction&& snapshot) {
    snapshots.push_back(std::move(snapshot));
  });
}

/// The leaves' snapshot is taken first: then no leaf lacks its words.
Result<void> be_still(const std::filesystem::path& folder, Stillness& stillness) {
  if (auto lock = WriterLock::acquire(folder / "ledger")) {
    stillness.lock = std::move(*lock);
    return {};
  }
  if (const auto held = stillness.hold(stillness.store, folder / "ledger"); !held) return held;
  const bool has_vault = Vault::is_there(folder / "vault");
  return has_vault ? stillness.hold(stillness.vault, folder / "vault") : Result<void>();
}

void add_claim(std::vector<Claim>& claims, Findings& findings, const std::string& whose,
               const std::string& note) {
  auto parsed = parse_note(note);
  if (!parsed) return findings.add("checkpoint", {}, whose + ": " + parsed.error().what);
  auto checkpoint = parse_checkpoint(parsed->text);
  if (!checkpoint) return findings.add("checkpoint", {}, whose + ": " + checkpoint.error().what);
  claims.push_back({whose, std::move(*checkpoint), std::move(*parsed)});
}

Result<std::vector<Claim>> claims_of(const std::filesystem::path& folder,
                                     const VerifyOptions& options, Findings& findings) {
  std::vector<Claim> claims;
  const auto own = read_file(folder / "ledger" / "checkpoint");
  if (!own) return tl::unexpected(own.error());
  if (*own) {
    add_claim(claims, findings, "the checkpoint file", **own);
  } else {
    findings.add("checkpoint", {}, "there is no checkpoint file");
  }
  if (options.against) {
    add_claim(claims, findings, "the checkpoint that was kept", *options.against);
  }
  return claims;
}

/// Null where the bureau's key was not given, or there is no vault.
Result<std::unique_ptr<CaseKeys>> keys_of(const std::filesystem::path& vault,
                                          const VerifyOptions& options, Findings& findings) {
  if (!Vault::is_there(vault)) {
    findings.add("words", {}, "there is no vault");
    return nullptr;
  }
  const auto file = vault / kVaultKeysName;
  const auto slots = audit_slots(file, options.vault_key ? &*options.vault_key : nullptr);
  if (!slots) return tl::unexpected(slots.error());
  for (const auto& what : slots->findings) findings.add("words", {}, what);
  if (!options.vault_key || !slots->findings.empty()) return nullptr;
  return CaseKeys::open(file, *options.vault_key, true);
}

/// A file that the bureau's key does not open is a finding; a key that is not the bureau's was one.
void add_files(const std::filesystem::path& vault, const VerifyOptions& options, Findings& findings,
               VerifyReport& report) {
  if (!options.vault_key) return;
  auto audited = audit_files(vault, *options.vault_key);
  if (!audited) return findings.add("files", {}, audited.error().what);
  report.files = audited->files;
  for (auto& what : audited->findings) findings.add("files", {}, std::move(what));
}

}  // namespace

Result<VerifyReport> verify(const std::filesystem::path& folder, const VerifyOptions& options) {
  const auto file = folder / "ledger" / "data.mdb";
  if (!std::filesystem::exists(file)) {
    return fault(FaultKind::unavailable, "there is no ledger in " + folder.string());
  }
  Findings findings(options.findings_max);
  // Before the leaves are looked at: a checkpoint never says more than was committed.
  auto claims = claims_of(folder, options, findings);
  if (!claims) return tl::unexpected(claims.error());
  Stillness stillness;
  if (const auto still = be_still(folder, stillness); !still) return tl::unexpected(still.error());
  const bool at_rest = stillness.at_rest();

  auto keys = keys_of(folder / "vault", options, findings);
  if (!keys) return tl::unexpected(keys.error());
  VaultStream words(folder / "vault", std::move(*keys), at_rest, options.findings_max);
  auto index = at_rest ? std::optional<IndexAudit>(folder / "ledger" / "index") : std::nullopt;
  auto mirror = at_rest ? std::optional<MirrorAudit>(folder / "mirror") : std::nullopt;
  LeafAudit leaves(options, findings, words, std::move(index), std::move(mirror),
                   std::move(*claims));
  auto layout = store_layout();
  layout.at_rest = at_rest;
  layout.findings_max = options.findings_max;
  layout.visit = [&](std::string_view database, Bytes key, Bytes value) {
    leaves.record(database, key, value);
  };
  const auto pages = audit_pages(file, layout);
  if (!pages) return tl::unexpected(pages.error());
  for (const auto& finding : pages->findings) findings.add("pages", {}, describe(finding));

  VerifyReport report;
  leaves.finish(report);
  // Words behind the last leaf are those of leaves that a copy was made without, or that a writer
  // appended after the store was looked up.
  for (auto& finding : words.finish()) findings.add(std::move(finding));
  add_files(folder / "vault", options, findings, report);
  report.findings = findings.take();
  return report;
}

}  // namespace caseledger::ledger
