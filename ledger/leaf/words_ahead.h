// Words ahead of the vault: those of the newest groups of leaves. They become durable in the
// transaction of their leaves, so that a leaf never lacks its words; the vault, an environment of
// its own, takes them over behind, many groups at once (Options::take_words in store.h).
//
// Words lie here sealed as they will lie in the vault: destroying the key of a case erases them
// here too. In the store, database "ahead": key = that of the group's first record in the vault;
// value = of each of its records, one after the other: its key in the vault (u64 le) ‖ length (u32
// le) ‖ bytes.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"

namespace caseledger::ledger {

/// The sealed records of one group, keys ascending.
class SealedWords {
 public:
  SealedWords() = default;
  explicit SealedWords(Bytes stored) : bytes_(stored.begin(), stored.end()) {}

  static constexpr std::size_t kFrameBytes = 12;  ///< key and length

  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  /// Room for the bytes of one more record; valid until the next one.
  std::span<std::uint8_t> add(std::uint64_t key, std::size_t size);

  /// False from the visitor ends it. corrupt: these are no records one after the other.
  using Visit = std::function<bool(std::uint64_t key, Bytes value)>;
  Result<void> each(const Visit& visit) const;

  bool empty() const { return bytes_.empty(); }
  /// Requires that there is one.
  std::uint64_t first_key() const;
  Bytes bytes() const { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

}  // namespace caseledger::ledger
