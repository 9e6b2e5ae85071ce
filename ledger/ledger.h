// The facts of one bureau, written once. What the engine appends becomes durable in groups; what
// everybody else reads is a function of it. Ledger joins the store (bytes), the codec (leaves) and
// the vault (words).
//
// Order of durability in one append: new keys first, then leaves and sealed words together. A leaf
// never lacks its words, nor words their leaf.
//
// Threads and processes: as store.h says. One thread appends; reading is free.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/leaf/leaf.h"
#include "ledger/store/store.h"
#include "ledger/tree/checkpoint.h"
#include "ledger/tree/proof.h"
#include "ledger/vault/sealed_file.h"
#include "ledger/vault/vault.h"

namespace caseledger::ledger {

struct Receipt {
  Position position;
  Digest leaf_hash;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

struct LedgerOptions {
  std::string origin;  ///< on open: empty takes the one of the checkpoint file
  Random random;
  /// Opens the vault. A reader without it reads facts, but no words.
  std::optional<SecretKey> vault_key;
  /// Signs checkpoints: see Options::seal in ledger/store/store.h. Empty: nobody does.
  std::function<Result<std::string>(const std::string& body)> seal;
  Limits limits;
  FaultPlan* faults = nullptr;
  /// A reader writes nothing into the folder, not even that it reads, and nobody writes meanwhile;
  /// beside a writer who is there already it is a reader as any other.
  bool leaves_no_trace = false;
};

/// Words with the salt of their commitment: who has both and the leaf can check them.
struct RevealedWords {
  std::string words;
  Salt salt{};
  friend bool operator==(const RevealedWords&, const RevealedWords&) = default;
};

class Ledger {
 public:
  /// `folder` is the data folder; the ledger owns `ledger/` and `vault/` in it.
  static Result<std::unique_ptr<Ledger>> create(const std::filesystem::path& folder,
                                                LedgerOptions options);
  static Result<std::unique_ptr<Ledger>> open(const std::filesystem::path& folder,
                                              LedgerOptions options);
  static Result<std::unique_ptr<Ledger>> open_read_only(const std::filesystem::path& folder,
                                                        LedgerOptions options = {});
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  /// A copy of this moment into a data folder that has no ledger; the writer goes on. Durable on
  /// return. Files in the vault are copied too.
  Result<void> copy_to(const std::filesystem::path& folder) const;

  /// A clean stop; afterwards only destruction.
  Result<void> close();

  const std::string& origin() const;

  /// What is gathered for one append (ledger/ledger_batch.h).
  class Batch;
  Result<std::unique_ptr<Batch>> begin();
  /// A batch that is never appended, also beside a writer: what joins is judged as in any other,
  /// and nothing of it reaches the disk.
  Result<std::unique_ptr<Batch>> begin_trial();
  /// All or none, durable on return: the durability point of the product. Positions are
  /// consecutive. full: nothing was written. Nothing else was appended since the batch was begun
  /// (CL_REQUIRE).
  Result<std::vector<Receipt>> append(Batch& batch);
  /// A batch of these, which stand or fall together.
  Result<std::vector<Receipt>> append(std::span<const Draft> drafts);
  Result<Checkpoint> write_checkpoint();

  Result<Head> head() const;
  Result<std::string> checkpoint_note() const;
  /// Puts other signatures under the same three lines, those of witnesses. conflict: the file is of
  /// another checkpoint by now.
  Result<void> replace_checkpoint_note(const std::string& note);
  /// The leaf's way to the checkpoint of the file, in O(log n). unavailable: no checkpoint covers
  /// the leaf yet.
  Result<LeafProof> prove(Position position) const;
  /// That the first `first` leaves are the beginning of the first `second`. Requires both in range.
  Result<Path> consistency(std::uint64_t first, std::uint64_t second) const;
  /// The leaf as it is stored, and the hashes of the tree over them (ledger/store/store.h).
  Result<std::vector<std::uint8_t>> leaf_bytes(Position position) const;
  Result<Digest> node(unsigned level, std::uint64_t index) const;
  Result<std::vector<Digest>> tile(TileId id, std::uint64_t width) const;
  Result<Leaf> read(Position position) const;
  Result<Digest> leaf_hash(Position position) const;
  /// The facts of one stream in their order, refusals included; empty for an unknown stream.
  Result<std::vector<Leaf>> read_stream(Procedure procedure, std::string_view stream) const;
  /// All leaves that one command wrote, in their order; empty for an unknown command.
  Result<std::vector<Leaf>> read_command(const CommandId& command) const;
  /// Leaves of [from, to) in order; false from the visitor ends it. The visitor may keep the leaf.
  /// Where there are many, a second thread reads ahead; the visitor is called on the caller's.
  using Visit = std::function<bool(Leaf&& leaf)>;
  Result<void> scan(Position from, Position to, const Visit& visit) const;
  /// The same, with each leaf's hash in the tree.
  using VisitHashed = std::function<bool(Leaf&& leaf, const Digest& leaf_hash)>;
  Result<void> scan_hashed(Position from, Position to, const VisitHashed& visit) const;
  /// The leaves as they are stored; the bytes are valid in the call.
  Result<void> scan_bytes(Position from, Position to, const Store::Visit& visit) const;

  /// The words at a path of a leaf; nothing where none were given or they were erased.
  Result<std::optional<std::string>> content(Position position, std::string_view path) const;
  /// The same, with the salt. The text of a document has none: zeros.
  Result<std::optional<RevealedWords>> reveal(Position position, std::string_view path) const;
  /// All words that are not erased, in the order of their leaves; false from the visitor ends it.
  Result<void> scan_words(const Vault::Visit& visit) const;
  /// Keeps a file of any size with the words of a stream, under its key (sealed_file.h);
  /// durable on return. What it returns is what a fact says of it. Needs the writer's ledger.
  Result<Document> put_file(const KeyOwner& owner, const std::filesystem::path& source,
                            const Progress& progress = {});
  /// What a kept file is. unavailable: its owner has none, or it was disposed of.
  Result<Document> find_file(const KeyOwner& owner, const Digest& sha256) const;
  /// Writes it to `target`, which bears its name only once every byte was found right.
  Result<void> get_file(const KeyOwner& owner, const Digest& sha256,
                        const std::filesystem::path& target, const Progress& progress = {}) const;
  /// Whether these words are the ones a leaf commits to at that path.
  Result<bool> matches(const Leaf& leaf, const Content& content) const;

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::ledger
