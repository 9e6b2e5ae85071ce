// Leaves to bytes and back, as FORMAT.md and wire.capnp say. One leaf has exactly one form: what
// decode accepts, encode writes again to the last bit, and the other way round.
//
// The event is coded from its C++ field list, so a new event needs its struct, its place in
// AllEvents and its struct and arm in wire.capnp; a test names what disagrees.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/leaf/index_keys.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {

/// Keeps its memory from leaf to leaf. Owned by one thread.
class Encoder {
 public:
  Encoder();
  ~Encoder();
  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;

  /// The bytes are valid until the next call. malformed: the leaf breaks a must
  /// (ledger/leaf/musts.h), holds a text that is none, or is longer than kLeafBytesMax; the text
  /// names the field.
  Result<Bytes> encode(const Leaf& leaf);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Result<std::vector<std::uint8_t>> encode(const Leaf& leaf);

/// corrupt: not a leaf of this version in its canonical form, or one that breaks a must. Any bytes
/// may be given; the time is linear in their number.
Result<Leaf> decode(Bytes bytes);

/// Puts another predecessor into an encoded leaf that has one already: the leaves of a group are
/// encoded before they are chained.
void set_prev(std::span<std::uint8_t> leaf, const Digest& prev);

/// What the index keeps of a leaf, read without decoding the rest. The leaf must be at `position`.
Result<IndexKeys> index_keys_of(Position position, Bytes bytes);
IndexKeys index_keys_of(const Fact& fact);

/// "2:2021-SF-0007": streams of different procedures may have the same id.
std::string stream_key(Procedure procedure, std::string_view stream);

}  // namespace caseledger::ledger
