// What somebody asks, and what they are answered. The doors (CLI, HTTP, Kafka) turn their forms
// into a Command and an Answer into their forms; nothing else passes.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ledger/ledger.h"
#include "statemachines/acts/facts.h"
#include "statemachines/day/decision.h"

namespace caseledger::engine {

/// An officer's own word for it (engine/act_signature.h).
struct ActSignature {
  VerifyKey key;
  std::string value;                      ///< 64 raw bytes
  std::vector<ledger::ChosenSalt> salts;  ///< for all words of the act
  bool is_verified = false;               ///< somebody here has already done the arithmetic
};

/// The same id with the same content is the same command, for ever.
struct Command : Circumstances {
  std::optional<Version> expected_version;
  /// Only on a ledger that declared a simulated clock; there it is the ledger's time.
  std::optional<Instant> recorded_at;
  CommandBody body;
  std::vector<Content> contents;  ///< the words of its Saids and inline Documents, by path
  std::optional<ActSignature> signature;
};

/// A requirement that was not met, or a flag, with its sentence in both languages.
struct Sentence {
  Breach breach;
  std::string zh, en;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// It happened, and is durable.
struct Accomplished {
  ledger::Position position;  ///< of its first leaf
  Digest leaf_hash;
  std::uint32_t leaves = 0;  ///< with its flags and what it brought about in other streams
  Version version;           ///< of the stream after it
  Id article, stage_after;
  Instant recorded_at;
  std::vector<ClockMoved> clocks;
  std::vector<Sentence> flags;
  bool is_repeated = false;  ///< this id was answered before; here is that answer again
};

/// The law said no; that too is durable.
struct Declined {
  ledger::Position position;
  Digest leaf_hash;
  Version version;  ///< of the stream, unchanged
  Instant recorded_at;
  std::vector<Sentence> unmet;  ///< in the order of the law
  bool is_repeated = false;
};

/// Fault: malformed (occurred in the future: nothing was written), absent (no such officer, case or
/// item: nothing was written), conflict (the id is known with other content, or the stream is at
/// another version), full, unavailable, corrupt.
using Answer = Result<std::variant<Accomplished, Declined>>;

}  // namespace caseledger::engine
