// How a checkpoint gets its trusted timestamp: a request that is kept, a response that must answer
// it, and the fact that the token exists, written into the ledger by the system. Each step may be
// repeated after a crash; what was done is found again.
#pragma once

#include "adapters/proofs/timestamp.h"
#include "ledger/tree/checkpoint.h"
#include "tools/session.h"

namespace caseledger::tools {

/// A request over a checkpoint of the ledger.
struct Stamping {
  ledger::Checkpoint checkpoint;
  std::string request;  ///< TimeStampReq in DER
};

/// Over the checkpoint of now; kept in DATA/proofs. While nothing grows it is the same request, so
/// that no answer to it is lost. Requires Mode::write.
Result<Stamping> request_timestamp(Session& session);
/// The kept request that a response answers. malformed: it answers none of them.
Result<Stamping> find_request(Session& session, std::string_view response);

/// Response and certificates are kept, and the token's digest becomes a leaf. The response must
/// have been verified. `now` is ledger time on a simulated clock (none: as soon as may be). Waits
/// out a few seconds by which this machine's clock is behind the authority's; larger skew is
/// `unavailable`. Requires Mode::write.
Result<engine::Answer> record_timestamp(Session& session, const Stamping& stamping,
                                        const std::string& response,
                                        const adapters::Timestamp& stamp,
                                        const adapters::Trust& trust, std::optional<Instant> now);

}  // namespace caseledger::tools
