// The two signature algorithms of the house: Ed25519 (RFC 8032) for everybody's tools, SM2 with SM3
// (GB/T 32918.2) for national cryptography, always with the distinguishing identifier
// 1234567812345678. The log signs checkpoints with both, an officer signs acts with either.
//
// Both signatures have 64 bytes; that of SM2 is r and s, 32 bytes each, big-endian. Public keys are
// the 32 bytes of RFC 8032, or the 65 bytes of the uncompressed point (04, x, y).
//
// Threads: all functions may be called from any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "statemachines/acts/bureau_terms.h"

namespace caseledger::ledger {

inline constexpr std::size_t kSignatureBytes = 64;
/// Makes guessing a passphrase cost some fifty milliseconds a try.
inline constexpr int kPassphraseRounds = 200'000;
/// Enough for a secret of 128 bits and more.
inline constexpr int kSecretRounds = 1'000;

struct PublicKey {
  KeyAlgorithm algorithm = KeyAlgorithm::unspecified;
  std::vector<std::uint8_t> bytes;
  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

/// As the bureau's register keeps it, and back. Requires a key of its form.
VerifyKey to_verify_key(const PublicKey& key);
PublicKey to_public_key(const VerifyKey& key);

/// Whether the bytes are a sound public key of their algorithm: a point of the curve, of prime
/// order.
bool is_public_key(const PublicKey& key);
/// False for anything that is not a signature of exactly these bytes by that key. For a key of
/// small order nothing is.
bool verifies(const PublicKey& key, Bytes message, Bytes signature);

/// A private key in memory. Owned by one thread at a time.
class SigningKey {
 public:
  static SigningKey generate(KeyAlgorithm algorithm);
  /// unavailable: the passphrase is not the right one. malformed: no PKCS #8 of the two algorithms,
  /// no sound key, or one whose passphrase takes too long to try (ledger/tree/passphrase_work.h).
  static Result<SigningKey> from_pem(std::string_view pem, const std::string& passphrase);
  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;

  /// PKCS #8 encrypted under the passphrase (PBES2, AES-256-CBC): what openssl reads as well. So
  /// many rounds make guessing slow; what nobody can guess needs few.
  std::string to_pem(const std::string& passphrase, int rounds = kPassphraseRounds) const;
  const PublicKey& public_key() const { return public_key_; }
  std::vector<std::uint8_t> sign(Bytes message) const;

 private:
  struct Handle;
  explicit SigningKey(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
  PublicKey public_key_;
};

}  // namespace caseledger::ledger
