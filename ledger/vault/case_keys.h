// The keys of streams: one for each case, each item, and the bureau's register, so that the words
// of one can be made unreadable for ever without touching those of another, though it bore the same
// name in another procedure. A file of slots:
//
//   slot (128 bytes) = state u8 (1 live, 2 destroyed) ‖ 7 zeros ‖
//                      SHA-256(procedure u16 be ‖ name of the stream) ‖
//                      key wrapped under the bureau's key (40; zeros where destroyed) ‖ 16 zeros ‖
//                      SHA-256 of all that
//
// Slots are appended and never move. Destroying writes zeros over the key in its place and syncs:
// no older copy of it is left in this file, as there would be in a data base that copies pages.
//
// A slot that a crash cut off at the end of the file never protected a word that a leaf names, and
// is written anew. How many slots there must be at least the vault's anchor says (vault_anchor.h):
// a file that is missing or shorter is never begun anew, for its numbers would be given twice.
//
// Threads: one writer calls the non-const functions; const ones may be called from any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "ledger/base/fault.h"
#include "ledger/vault/aead.h"
#include "statemachines/words/digest.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger::ledger {

inline constexpr std::size_t kSlotBytes = 128;
using SlotNumber = std::uint32_t;

/// Whose a key is: a stream of one procedure.
struct KeyOwner {
  Procedure procedure = Procedure::unspecified;
  std::string_view stream;
  /// As slots name it: SHA-256(procedure u16 be ‖ name of the stream).
  Digest digest() const;
};

/// Whose words go when a case's records are disposed of: its own, and those of the disclosure item
/// that bears its name and is about it (engine/judgement.cpp lets no other bear it).
std::array<KeyOwner, 2> disposed_with(std::string_view matter);

/// A slot as it lies on disk.
struct KeySlot {
  bool is_live = false;
  Digest owner;
  WrappedKey wrapped{};
};
std::array<std::uint8_t, kSlotBytes> to_bytes(const KeySlot& slot);
/// Nothing where the bytes are not exactly what to_bytes writes.
std::optional<KeySlot> parse_slot(Bytes bytes);

class CaseKeys {
 public:
  /// Makes an empty file where there is none, durable on return: with the vault, and only then.
  static Result<void> create(const std::filesystem::path& file);
  /// corrupt: the file is missing, or a slot is damaged; the text names it. unavailable: the
  /// bureau's key is not the one under which the slots were wrapped.
  static Result<std::unique_ptr<CaseKeys>> open(const std::filesystem::path& file,
                                                const SecretKey& bureau_key, bool read_only);
  /// For verification: reads whatever the slots are; of one that is damaged key_in says so.
  static Result<std::unique_ptr<CaseKeys>> open_damaged(const std::filesystem::path& file,
                                                        const SecretKey& bureau_key);
  ~CaseKeys();
  CaseKeys(const CaseKeys&) = delete;
  CaseKeys& operator=(const CaseKeys&) = delete;

  struct Found {
    SlotNumber slot = 0;
    SecretKey key;
  };
  /// The live key of a stream, filled by `fresh` where there is none; durable after sync().
  using Fresh = std::function<void(std::span<std::uint8_t>)>;
  Result<Found> key_for(const KeyOwner& owner, const Fresh& fresh);
  /// Its slot only.
  Result<SlotNumber> slot_for(const KeyOwner& owner, const Fresh& fresh);
  Result<void> sync();
  /// The number of durable slots; for a reader, those found at opening.
  std::uint64_t durable_slots() const;
  /// The key in a slot; nothing where it was destroyed. corrupt: no such slot, or a damaged one.
  Result<std::optional<SecretKey>> key_in(SlotNumber slot) const;
  /// Writes over all keys of a stream, durable on return; how many there were.
  Result<std::uint32_t> destroy(const KeyOwner& owner);

 private:
  struct State;
  explicit CaseKeys(std::unique_ptr<State> state);
  static Result<std::unique_ptr<CaseKeys>> opened(const std::filesystem::path& file,
                                                  const SecretKey& bureau_key, int flags);
  std::unique_ptr<State> state_;
};

/// Shows the whole slots of a file in their order, nothing where one is damaged; how many there
/// are. corrupt: the file is missing.
using VisitSlot = std::function<void(SlotNumber slot, const std::optional<KeySlot>& content)>;
Result<std::uint64_t> scan_slots(const std::filesystem::path& file, const VisitSlot& visit);

/// What is wrong with the file of slots, for verification; `live`: how many keys there are.
struct SlotsReport {
  std::vector<Bilingual> findings;
  std::uint64_t live = 0, destroyed = 0;
};
Result<SlotsReport> audit_slots(const std::filesystem::path& file, const SecretKey* bureau_key);

}  // namespace caseledger::ledger
