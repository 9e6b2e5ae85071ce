#include "ledger/store/index_entry.h"

#include <cstring>

#include "ledger/base/hash.h"

namespace caseledger::ledger {
namespace {

/// The finalizer of SplitMix64: every step can be undone, so no two numbers meet.
constexpr std::uint64_t stirred(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

}  // namespace

IndexKey stream_key(std::string_view stream) {
  const Digest digest = sha256(bytes_of(stream));
  IndexKey key;
  static_assert(sizeof key <= sizeof digest);
  std::memcpy(&key, digest.bytes.data(), sizeof key);
  return key;
}

IndexKey command_key(const CommandId& command) {
  return {stirred(command.high ^ stirred(command.low)), command.low};
}

}  // namespace caseledger::ledger
