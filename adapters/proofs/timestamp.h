// Trusted timestamps, RFC 3161: an authority signs that it saw a digest at a certain time. Stamped
// here is the SHA-256 of a checkpoint's three lines, which `openssl ts -verify` can check too. A
// response is accepted only for its own request (imprint and nonce) and under root certificates
// that the caller trusts. Certificates are judged as of the time that the token states, because a
// token stays valid after they have expired.
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
  std::int64_t accuracy_micros = 0;  ///< how far the authority's clock may be off, as it says
  Id authority;                      ///< the name in its certificate, as an Id

  Instant not_before() const { return Instant{stated_at.micros - accuracy_micros}; }
  Instant not_after() const { return Instant{stated_at.micros + accuracy_micros}; }
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// Random; a response bears the nonce of its request and so fits no other one.
using TimestampNonce = std::array<std::uint8_t, 8>;

/// A TimeStampReq in DER with imprint and nonce, for any policy of the authority; asks for its
/// certificate.
std::string make_request(const Digest& sha256, const TimestampNonce& nonce);
/// Whether the bytes are what make_request gives for this digest and some nonce.
bool is_request_for(std::string_view request, const Digest& sha256);
/// The digest that a response stamps; its signature is not checked. malformed: it is no response,
/// or the authority has refused.
Result<Digest> imprint_of(std::string_view response);

/// Certificates in PEM, one after the other.
struct Trust {
  std::string roots;  ///< trusted
  std::string chain;  ///< not trusted; they lead from the authority's certificate to a root
};

/// malformed, with the reason: the response was not granted, answers another request, was changed,
/// or was not signed by a timestamp authority under these roots.
Result<Timestamp> verify_response(std::string_view response, std::string_view request,
                                  const Trust& trust);

/// The certificates of a PEM text, written anew without anything between them. malformed: there are
/// none, or one is damaged.
Result<std::string> read_certificates(std::string_view pem);

/// A name as an Id: blanks become '-', control characters vanish, cut to 64 bytes at a character.
Id id_of_name(std::string_view name);

}  // namespace caseledger::adapters
