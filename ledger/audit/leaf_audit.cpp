#include "ledger/audit/leaf_audit.h"

#include <algorithm>
#include <thread>

#include "ledger/leaf/codec.h"
#include "ledger/store/head_record.h"
#include "ledger/store/store_state.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kBatchLeaves = 512;

}  // namespace

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
  for (const auto& record : batch.words) disposals_.words(record.slot, record.position);
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
  if (leaf.origin != origin_) {
    findings_.add("form", position, {"属于账本 " + leaf.origin, "is of the ledger " + leaf.origin});
  }
  if (leaf.position != position) {
    const auto index = std::to_string(leaf.position.index);
    findings_.add("form", position, {"自称第" + index + "号事实", "says that it is leaf " + index});
  }
  if (leaf.prev != store_.seen().prev) {
    findings_.add("chain", position, {"没有指明前一事实", "does not name the leaf before it"});
  }
  if (fact.recorded_at < recorded_at_) {
    findings_.add("form", position,
                  {"记录时间早于前一事实", "was recorded before the leaf before it"});
  }
  const bool continues = fact.command_id == command_ && fact.command_part == command_part_ + 1;
  if (fact.command_part != 0 && !continues) {
    findings_.add("form", position,
                  {"所属的命令不在其前", "is a part of a command that does not stand before it"});
  }
  recorded_at_ = fact.recorded_at;
  command_ = fact.command_id;
  command_part_ = fact.command_part;
  keys_.leaf(position, leaf);
  if (index_) index_->leaf(position, index_keys_of(fact));
  if (!options_.judge) return;
  for (auto& finding : options_.judge(leaf, seen.words)) findings_.add(std::move(finding));
}

void LeafAudit::words(Position position, const Leaf& leaf, std::size_t found) {
  const auto& stream = leaf.fact.stream;
  const auto committed = leaf.commitments.size();
  commitments_ += committed;
  if (leaf.fact.event.is<RecordsDisposed>()) {
    disposals_.disposed(stream, position);
    for (const auto& owner : disposed_with(stream)) {
      const auto gone = lost_.extract({owner.procedure, stream});
      if (gone) words_erased_ += gone.mapped().words;
    }
  }
  if (found == committed) return;
  auto& lost =
      lost_.try_emplace({leaf.fact.procedure, stream}, Lost{position, position}).first->second;
  lost.last = position;
  lost.words += committed - found;
}

void LeafAudit::losses() {
  if (!options_.vault_key) return;
  for (const auto& [owner, lost] : lost_) {
    const auto& stream = owner.second;
    const auto count = std::to_string(lost.words), last = std::to_string(lost.last.index);
    findings_.add(
        "words", lost.first,
        {"文字已不在，而无人依法销毁：" + stream + " 共" + count + "处，末处在第" + last + "号事实",
         "words of " + stream + " are gone, and nobody disposed of it: " + count +
             ", the last of leaf " + last});
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
    findings_.add("checkpoint", {},
                  at_place(whose, {"属于 " + checkpoint.origin + "，不属于 " + origin_,
                                   "is of " + checkpoint.origin + ", not of " + origin_}));
  }
  // What somebody kept may be the three lines alone; the ledger's own is a signed note.
  const bool is_own = &claim == &claims_.front();
  const bool is_bare = note.signatures.empty() && !is_own;
  const auto lines = is_own ? Lines::every_algorithm : Lines::ed25519;
  for (const auto& what :
       is_bare ? std::vector<Bilingual>{} : keys_.check(note, checkpoint.size, lines)) {
    findings_.add("checkpoint", {}, at_place(whose, what));
  }
  const auto root = roots_.find(checkpoint.size);
  const auto said = describe(checkpoint), leaves = std::to_string(size);
  if (root == roots_.end()) {
    findings_.add("checkpoint", {},
                  at_place(whose, {"称 " + said + "，而账中只有" + leaves + "条事实",
                                   "says " + said + ", there are only " + leaves + " leaves"}));
  } else if (root->second != checkpoint.root) {
    const auto given = to_hex(root->second);
    findings_.add("checkpoint", {},
                  at_place(whose, {"称 " + said + "，而由各条事实算出 " + given,
                                   "says " + said + ", the leaves give " + given}));
  }
}

void LeafAudit::finish(VerifyReport& report) {
  drain();
  const auto& tree = store_.seen().tree;
  for (auto& what : store_.finish()) findings_.add("head", {}, std::move(what));
  for (const auto& one : claims_) claim(one);
  losses();
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
  report.words_erased = report.has_opened_words ? words_erased_ : 0;
}

}  // namespace caseledger::ledger
