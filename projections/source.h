// The ledger as a follower sees it: leaves in their order and the words behind their commitments.
// The real one reads a Ledger; a test hands in its own leaves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/ledger.h"

namespace caseledger::projections {

class Source {
 public:
  virtual ~Source() = default;

  /// Where the ledger ends now: the position of the leaf that is not written yet.
  virtual Result<ledger::Position> end() const = 0;
  /// Leaves of [from, to) in order; false from the visitor ends it.
  virtual Result<void> scan(ledger::Position from, ledger::Position to,
                            const ledger::Ledger::Visit& visit) const = 0;
  /// The facts of one stream in their order, refusals included, with their hashes.
  virtual Result<void> scan_stream(Procedure procedure, std::string_view stream,
                                   const ledger::Ledger::Visit& visit) const = 0;
  /// Nothing where nothing was said or the words were erased. Called from within a visitor too.
  virtual Result<std::optional<std::string>> words(ledger::Position position,
                                                   std::string_view path) const = 0;
};

/// Reads one ledger, which outlives it.
class LedgerSource : public Source {
 public:
  explicit LedgerSource(const ledger::Ledger& ledger) : ledger_(ledger) {}

  Result<ledger::Position> end() const override;
  Result<void> scan(ledger::Position from, ledger::Position to,
                    const ledger::Ledger::Visit& visit) const override;
  Result<void> scan_stream(Procedure procedure, std::string_view stream,
                           const ledger::Ledger::Visit& visit) const override;
  Result<std::optional<std::string>> words(ledger::Position position,
                                           std::string_view path) const override;

 private:
  const ledger::Ledger& ledger_;
};

}  // namespace caseledger::projections
