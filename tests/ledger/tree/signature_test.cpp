// Keys that come from outside: one key has one form here, and no file asks for days of work.
#include "ledger/tree/signature.h"

#include <gmock/gmock.h>

#include "tests/both.h"
#include "tests/many_rounds.h"

namespace caseledger::ledger {
namespace {

using ::testing::HasSubstr;

/// The same SM2 key under the passphrase "fuzz"; other programs write its point compressed, or in
/// the hybrid form of SEC 1.
constexpr std::string_view kUncompressed =
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIH7MFYGCSqGSIb3DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAhzYWx0c2FsdAIBATAM\n"
    "BggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQAAECAwQFBgcICQoLDA0ODwSBoAwG\n"
    "EYNE/xoUzzS7s2Tg0wfqn81dFY01yFhJWDyX67qKHYgWBF0MKgtDaXkMtby0v6IM\n"
    "3HLjHKLS5lhIcFCdS6MRYWQb9BXa8dbDa194SQOEKmw9pjH5NNHO4izbkPza/MDY\n"
    "Jf571xY1x5Lmy0U6ElTml0Cys+yqR8f4PGDYvRn2xCTfRTVbMkUOpidX4+eySxsY\n"
    "RB5DgwoX+ClrXnjGiHw=\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";
constexpr std::string_view kCompressed =
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIHbMFYGCSqGSIb3DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAhzYWx0c2FsdAIBATAM\n"
    "BggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQAAECAwQFBgcICQoLDA0ODwSBgE/K\n"
    "duSV9QFI6OJDmQGlAqmFBKB+aQTnVnfdJ50MrktLRnh7tnJzShwiG7XDiinixf6z\n"
    "LPJKXwewqxPZ2YJ72qsN85ilWi5IGZLMJ2oACqBo775LPSOCRVY3C8MVj1HNwgkZ\n"
    "j0cRikUqsUZpX5n+kxV4DtqbnYXuZVTF+rxdDhKo\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";
constexpr std::string_view kHybrid =
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIH7MFYGCSqGSIb3DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAhzYWx0c2FsdAIBATAM\n"
    "BggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQAAECAwQFBgcICQoLDA0ODwSBoAwG\n"
    "EYNE/xoUzzS7s2Tg0wfqn81dFY01yFhJWDyX67qKHYgWBF0MKgtDaXkMtby0v6IM\n"
    "3HLjHKLS5lhIcFCdS6MRYWQb9BXa8dbDa194SQOEdkEkcLZVkv5+dBZJV5VfRdcf\n"
    "4k270zLAFwnG3t/bIsXdyFKk7xSFu0fRIxYhmtwDNLlmhdPejkIONa0dJSP6Xfla\n"
    "FAAm3xf83+Cg3NeH3u0=\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";

TEST(SigningKey, IsTheSameInWhateverFormItsFileHasThePoint) {
  const auto key = SigningKey::from_pem(kUncompressed, "fuzz");
  ASSERT_TRUE(key) << both(key.error());
  for (const auto pem : {kCompressed, kHybrid}) {
    const auto other = SigningKey::from_pem(pem, "fuzz");
    ASSERT_TRUE(other) << both(other.error());
    EXPECT_EQ(other->public_key(), key->public_key());
    EXPECT_TRUE(verifies(key->public_key(), bytes_of("act"), other->sign(bytes_of("act"))));
  }
}

TEST(PublicKey, HasOneFormOnly) {
  auto key = SigningKey::generate(KeyAlgorithm::sm2).public_key();
  EXPECT_TRUE(is_public_key(key));
  key.bytes.front() = static_cast<std::uint8_t>(6 + key.bytes.back() % 2);
  EXPECT_FALSE(is_public_key(key)) << "the hybrid form of the same point";
}

TEST(SigningKey, IsNotTriedWhereItsFileAsksForTooManyRounds) {
  const auto pem = SigningKey::generate(KeyAlgorithm::ed25519).to_pem("fuzz");
  const auto key = SigningKey::from_pem(with_many_rounds(pem), "fuzz");
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, FaultKind::malformed);
  EXPECT_THAT(both(key.error()), HasSubstr("too many rounds"));
}

}  // namespace
}  // namespace caseledger::ledger
