// The keys of cases: one for each case (and one for the bureau's register), so that the words of
// one case can be made unreadable for ever without touching those of another. A file of slots:
//
//   slot (128 bytes) = state u8 (1 live, 2 destroyed) ‖ 7 zeros ‖ SHA-256 of the case's name ‖
//                      key wrapped under the bureau's key (40; zeros where destroyed) ‖ 16 zeros ‖
//                      SHA-256 of all that
//
// Slots are appended and never move. Destroying writes zeros over the key in its place and syncs:
// no older copy of it is left in this file, as there would be in a data base that copies pages.
//
// A slot that a crash cut off at the end of the file never protected a word that a leaf names, and
// is written anew.
//
// Threads: one writer calls the non-const functions; const ones may be called from any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "ledger/aead.h"
#include "ledger/fault.h"
#include "statemachines/digest.h"

namespace caseledger::ledger {

inline constexpr std::size_t kSlotBytes = 128;
using SlotNumber = std::uint32_t;

/// A slot as it lies on disk.
struct KeySlot {
  bool is_live = false;
  Digest name;  ///< SHA-256 of the case's name
  WrappedKey wrapped{};
};
std::array<std::uint8_t, kSlotBytes> to_bytes(const KeySlot& slot);
/// Nothing where the bytes are not exactly what to_bytes writes.
std::optional<KeySlot> parse_slot(Bytes bytes);

class CaseKeys {
 public:
  /// Makes the file where it is missing. corrupt: a slot is damaged; the text names it.
  /// unavailable: the bureau's key is not the one under which the slots were wrapped.
  static Result<std::unique_ptr<CaseKeys>> open(const std::filesystem::path& file,
                                                const SecretKey& bureau_key, bool read_only);
  ~CaseKeys();
  CaseKeys(const CaseKeys&) = delete;
  CaseKeys& operator=(const CaseKeys&) = delete;

  struct Found {
    SlotNumber slot = 0;
    SecretKey key;
  };
  /// The live key of a case, filled by `fresh` where there is none; durable after sync().
  using Fresh = std::function<void(std::span<std::uint8_t>)>;
  Result<Found> key_for(std::string_view name, const Fresh& fresh);
  /// Its slot only.
  Result<SlotNumber> slot_for(std::string_view name, const Fresh& fresh);
  Result<void> sync();
  /// The key in a slot; nothing where it was destroyed. corrupt: no such slot, or a damaged one.
  Result<std::optional<SecretKey>> key_in(SlotNumber slot) const;
  /// Writes over all keys of a case, durable on return; how many there were.
  Result<std::uint32_t> destroy(std::string_view name);

 private:
  struct State;
  explicit CaseKeys(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// What is wrong with the file of slots, for verification; `live`: how many keys there are.
struct SlotsReport {
  std::vector<std::string> findings;
  std::uint64_t live = 0, destroyed = 0;
};
Result<SlotsReport> audit_slots(const std::filesystem::path& file, const SecretKey* bureau_key);

}  // namespace caseledger::ledger
