// Trusted timestamps, RFC 3161: an authority signs that it saw a digest at a time. What is stamped
// here is the SHA-256 of a checkpoint's three lines, so `openssl ts -verify` says the same of them.
// A response is believed only for the request that asked for it (imprint and nonce) and under root
// certificates somebody trusts; certificates are judged as of the time that the token states, for a
// token is still one when they have expired.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "ledger/base/fault.h"
#include "statemachines/words/digest.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"

namespace caseledger::adapters {

/// What a token says.
struct Timestamp {
  Instant stated_at;
  std::int64_t accuracy_micros = 0;  ///< the authority's clock is not further off than this
  Id authority;                      ///< the name in its certificate, as an Id

  Instant not_before() const { return Instant{stated_at.micros - accuracy_micros}; }
  Instant not_after() const { return Instant{stated_at.micros + accuracy_micros}; }
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// Random; it makes an answer to this request useless for any other.
using TimestampNonce = std::array<std::uint8_t, 8>;

/// A TimeStampReq in DER: imprint, nonce, any policy, the authority's certificate wanted.
std::string make_request(const Digest& sha256, const TimestampNonce& nonce);
/// Whether the bytes are what make_request gives for this digest and some nonce.
bool is_request_for(std::string_view request, const Digest& sha256);
/// Of which digest a response speaks, whoever signed it. malformed: it is none, or a refusal.
Result<Digest> imprint_of(std::string_view response);

/// Certificates in PEM, one after the other.
struct Trust {
  std::string roots;  ///< believed
  std::string chain;  ///< on the way to them
};

/// malformed, with the reason: not a granted response, not to this request, not signed by a
/// timestamp authority under these roots, or changed.
Result<Timestamp> verify_response(std::string_view response, std::string_view request,
                                  const Trust& trust);

/// The certificates of a PEM file and nothing else of it, in one form. malformed: there are none.
Result<std::string> read_certificates(std::string_view pem);

/// A name as an Id: blanks become '-', control characters vanish, cut to 64 bytes at a character.
Id id_of_name(std::string_view name);

}  // namespace caseledger::adapters
