// The words behind the leaves: what people said and the inline texts of documents, each under the
// position of its leaf. Unlike leaves, words can be erased; what proves them stays in the leaf.
//
// Words are sealed under the key of their stream (ledger/vault/case_keys.h), and that key is
// wrapped under the bureau's, so that destroying one key erases the words of one case for good,
// wherever copies of this data base may be.
//
// One LMDB environment of its own (default durability). Database "words": key = position * 65,536 +
// part as an integer, so that writing appends; value as FORMAT.md section 7 says. Unnamed database:
// key "vault", the anchor that the page audit wants (vault_anchor.h); it also counts the slots of
// the file "keys" beside it. New words lie in the store at first, durable with their leaves
// (words_ahead.h), and are taken over from there.
//
// Threads and processes: as ledger/store/store.h says; the ledger's writer lock guards the vault
// too. Taking over is done by one thread at a time, which need not be the writer's.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "ledger/leaf/commitment.h"
#include "ledger/leaf/words_ahead.h"
#include "ledger/vault/case_keys.h"

namespace caseledger::ledger {

/// Fills the bytes with what nobody can guess. Handed in, so that a test can repeat a history.
using Random = std::function<void(std::span<std::uint8_t>)>;

class FaultPlan;  // ledger/base/fault_plan.h; tests only

inline constexpr std::string_view kVaultAnchorKey = "vault";
inline constexpr std::string_view kVaultWordsName = "words";
inline constexpr std::string_view kVaultKeysName = "keys";
/// The note of disposals under way (ledger_disposal.cpp).
inline constexpr std::string_view kDisposingName = "disposing";

/// Words in their place.
struct VaultRecord {
  Position position;
  std::uint16_t part = 0;  ///< place among the leaf's commitments, then its attachments
  SlotNumber slot = 0;     ///< of the key it is sealed under
  Salt salt{};             ///< zeros for the text of a document, which needs none
  std::string path;
  std::string words;
  friend bool operator==(const VaultRecord&, const VaultRecord&) = default;
};

/// Key and value as stored, opened with the keys; nothing where the key was destroyed. corrupt: not
/// of the form, or changed; the text names the leaf.
Result<std::optional<VaultRecord>> open_vault_record(Bytes key, Bytes value, const CaseKeys& keys);
/// Of a record as stored: which leaf's.
Result<Position> position_of_vault_record(Bytes key);

class Vault {
 public:
  struct Options {
    std::uint64_t map_bytes = std::uint64_t{1} << 30;  ///< to begin with; doubled as needed
    std::uint64_t map_bytes_max = std::uint64_t{1} << 42;
    std::uint64_t disk_reserve_bytes = std::uint64_t{64} << 20;
    SecretKey bureau_key;
    Random random;  ///< for keys and nonces; readers need none
    FaultPlan* faults = nullptr;
    bool leaves_no_trace = false;  ///< as LedgerOptions has it
  };

  /// Makes what is missing of it.
  static Result<std::unique_ptr<Vault>> create(const std::filesystem::path& folder,
                                               const Options& options);
  /// unavailable: there is none, or on a network file system. corrupt: the file of keys is missing,
  /// or has fewer slots than the vault counted; nothing was written.
  static Result<std::unique_ptr<Vault>> open(const std::filesystem::path& folder,
                                             const Options& options);
  static Result<std::unique_ptr<Vault>> open_read_only(const std::filesystem::path& folder,
                                                       const Options& options);
  static bool is_there(const std::filesystem::path& folder);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  /// Whether so many records with so many bytes in all can still be taken. full: map or disk.
  Result<void> room_for(std::uint64_t records, std::uint64_t bytes) const;
  /// The key under which a stream's words are sealed from now on; made where there is none.
  Result<SlotNumber> slot_of(const KeyOwner& owner);
  /// That key itself, durable on return, and all keys: for the files beside (sealed_file.h).
  Result<CaseKeys::Found> key_of(const KeyOwner& owner);
  const CaseKeys& keys() const;
  /// The records as they will lie here; on return the keys that open them are durable. Position and
  /// part must ascend.
  Result<SealedWords> seal(std::span<const VaultRecord> records) const;
  /// Takes over words that lie ahead, all or none, durable on return; those that are here already
  /// stay. They must ascend (CL_REQUIRE). A commit that fails ends the process. corrupt: words are
  /// sealed under a key that is not there; nothing was taken over.
  Result<void> take(std::span<const SealedWords> groups);
  /// Removes the words at this position and behind it: leaves that a copy was made without.
  Result<void> drop_from(Position position);

  /// A copy of this moment into a folder that has no vault, durable on return; the writer goes on.
  Result<void> copy_to(const std::filesystem::path& folder) const;
  /// Erases the words of a stream for good by destroying its keys; durable on return.
  Result<void> erase(const KeyOwner& owner);

  /// The record at a path of a leaf, or nothing: never said, or erased.
  Result<std::optional<VaultRecord>> find(Position position, std::string_view path) const;
  /// All records of the leaves [from, to) that are not erased, in order; false from the visitor
  /// ends it. corrupt: a record is not of the form; the text names its position.
  using Visit = std::function<bool(const VaultRecord& record)>;
  Result<void> scan(Position from, Position to, const Visit& visit) const;

 private:
  struct State;
  explicit Vault(std::unique_ptr<State> state);
  static Result<std::unique_ptr<Vault>> opened(const std::filesystem::path& folder,
                                               const Options& options, bool create, bool read_only);
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::ledger
