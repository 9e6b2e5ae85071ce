// Sealing: what is secret lies on disk under AES-256-GCM (NIST SP 800-38D), keys lie under AES key
// wrap (RFC 3394). Both notice every changed bit when they are opened.
//
// A nonce is used once under a key: callers take it from the ledger's source of chance, or count.
// Threads: all functions may be called from any thread.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "ledger/base/position.h"

namespace caseledger::ledger {

inline constexpr std::size_t kNonceBytes = 12;
inline constexpr std::size_t kTagBytes = 16;
inline constexpr std::size_t kWrappedKeyBytes = 40;

using Nonce = std::array<std::uint8_t, kNonceBytes>;
using WrappedKey = std::array<std::uint8_t, kWrappedKeyBytes>;

/// 256 secret bits; wiped from memory with its owner.
class SecretKey {
 public:
  SecretKey() = default;
  explicit SecretKey(const std::array<std::uint8_t, 32>& bytes) : bytes_(bytes) {}
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();
  Bytes bytes() const { return bytes_; }
  std::span<std::uint8_t> bytes() { return bytes_; }
  friend bool operator==(const SecretKey&, const SecretKey&) = default;

 private:
  std::array<std::uint8_t, 32> bytes_{};
};

/// Writes the sealed bytes, as many as the plain ones, and the tag behind them to `sealed`, which
/// has room for both. What is bound is not hidden, but cannot be changed either.
void seal(const SecretKey& key, const Nonce& nonce, Bytes bound, Bytes plain,
          std::span<std::uint8_t> sealed);
/// The plain bytes; nothing where any bit of key, nonce, bound or sealed bytes is another.
std::optional<std::vector<std::uint8_t>> unseal(const SecretKey& key, const Nonce& nonce,
                                                Bytes bound, Bytes sealed);

WrappedKey wrap(const SecretKey& under, const SecretKey& key);
std::optional<SecretKey> unwrap(const SecretKey& under, const WrappedKey& wrapped);

}  // namespace caseledger::ledger
