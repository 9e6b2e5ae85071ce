// First what proves is durable, then the leaf that names it.
#include "tools/stamping.h"

#include <thread>

#include "adapters/clock.h"
#include "adapters/keys/random.h"
#include "adapters/proofs/proof_folder.h"
#include "ledger/base/hash.h"
#include "ledger/tree/proof.h"
#include "tools/system_command.h"

namespace caseledger::tools {
namespace {

constexpr std::int64_t kClockWaitMax = 10 * kMicrosPerSecond;

Digest imprint_of(const ledger::Checkpoint& checkpoint) {
  return ledger::sha256(ledger::bytes_of(to_text(checkpoint)));
}

adapters::ProofFolder proofs_of(const Session& session) {
  return adapters::ProofFolder(session.folder().path());
}

Result<ledger::Checkpoint> checkpoint_at(Session& session, std::uint64_t size) {
  auto& ledger = session.ledger();
  return ledger::root_at(
             size, [&](unsigned level, std::uint64_t index) { return ledger.node(level, index); })
      .map([&](const Digest& root) {
        return ledger::Checkpoint{ledger.origin(), size, root};
      });
}

/// The law takes no time stated in the future, and clocks differ by a little.
Result<void> wait_for(Instant stated_at) {
  const auto ahead = stated_at.micros - adapters::system_clock()().micros;
  if (ahead > kClockWaitMax) {
    const auto seconds = std::to_string(ahead / kMicrosPerSecond);
    return fault(
        FaultKind::unavailable, "",
        {"本机时钟比时间戳服务机构慢" + seconds + "秒，请先校时",
         "this machine's clock is " + seconds + " seconds behind the authority's: set it first"});
  }
  if (ahead >= 0) std::this_thread::sleep_for(std::chrono::microseconds(ahead + 1));
  return {};
}

Result<std::optional<Instant>> recorded_at(Session& session, Instant stated_at,
                                           std::optional<Instant> now) {
  if (!session.is_simulated()) {
    if (now) {
      return fault(FaultKind::malformed, "--now",
                   {"本账使用系统时钟", "this ledger keeps the system's time"});
    }
    return wait_for(stated_at).map([] { return std::optional<Instant>(); });
  }
  if (now) return now;
  return session.last_recorded().map(
      [&](Instant last) { return std::optional(std::max(last, stated_at)); });
}

}  // namespace

Result<Stamping> request_timestamp(Session& session) {
  const auto proofs = proofs_of(session);
  CL_TRY(const auto checkpoint, session.ledger().write_checkpoint());
  CL_TRY(auto kept, proofs.request(checkpoint.size));
  if (kept) {
    if (adapters::is_request_for(*kept, imprint_of(checkpoint))) {
      return Stamping{checkpoint, std::move(*kept)};
    }
    const auto file = "proofs/" + std::to_string(checkpoint.size) + ".tsq";
    return fault(FaultKind::corrupt, "",
                 {file + "：所存请求与账本不符", file + ": is not of this checkpoint"});
  }
  adapters::TimestampNonce nonce{};
  adapters::system_random()(nonce);
  auto request = adapters::make_request(imprint_of(checkpoint), nonce);
  return proofs.keep_request(checkpoint.size, request).map([&] {
    return Stamping{checkpoint, std::move(request)};
  });
}

Result<Stamping> find_request(Session& session, std::string_view response) {
  const auto proofs = proofs_of(session);
  CL_TRY(const auto imprint, adapters::imprint_of(response));
  CL_TRY(const auto sizes, proofs.request_sizes());
  CL_TRY(const auto head, session.ledger().head());
  for (const auto size : sizes) {
    if (size == 0 || size > head.tree.size()) continue;
    CL_TRY(auto request, proofs.request(size));
    if (!request || !adapters::is_request_for(*request, imprint)) continue;
    CL_TRY(auto checkpoint, checkpoint_at(session, size));
    if (imprint_of(checkpoint) != imprint) continue;
    return Stamping{std::move(checkpoint), std::move(*request)};
  }
  return fault(FaultKind::malformed, "",
               {"不是对本账所存请求的应答", "it answers none of the requests kept here"});
}

Result<engine::Answer> record_timestamp(Session& session, const Stamping& stamping,
                                        const std::string& response,
                                        const adapters::Timestamp& stamp,
                                        const adapters::Trust& trust, std::optional<Instant> now) {
  CL_TRY(const auto recorded, recorded_at(session, stamp.stated_at, now));
  const auto proofs = proofs_of(session);
  const auto size = stamping.checkpoint.size;
  CL_TRY(proofs.keep_roots(trust.roots)
             .and_then([&] { return proofs.keep_chain(trust.chain); })
             .and_then([&] { return proofs.keep_token(size, response); }));
  const Document token{ledger::sha256(ledger::bytes_of(response)),
                       ledger::sm3(ledger::bytes_of(response)), response.size()};
  auto command = by_system(
      Procedure::bureau, Id(kBureauStream),
      RecordTimestamp{size, stamping.checkpoint.root, token, stamp.authority, stamp.stated_at},
      stamp.stated_at, recorded);
  command.command_id = id_of_occasion("caseledger/timestamp/" + to_hex(token.sha256));
  return std::move(session.engine().handle({&command, 1}).front());
}

}  // namespace caseledger::tools
