// The ledger as a follower sees it: leaves in their order and the words behind their commitments.
// The real one reads a Ledger; a test hands in its own leaves.
#pragma once

#include <functional>
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
  /// Sees a leaf with its hash in the tree, both valid in the call; false ends it.
  using Visit = std::function<bool(const ledger::Leaf& leaf, const Digest& leaf_hash)>;
  /// Leaves of [from, to) in order.
  virtual Result<void> scan(ledger::Position from, ledger::Position to,
                            const Visit& visit) const = 0;
  /// The facts of one stream in their order, refusals included.
  virtual Result<void> scan_stream(Procedure procedure, std::string_view stream,
                                   const Visit& visit) const = 0;
  /// Nothing where nothing was said or the words were erased. Called from within a visitor too.
  virtual Result<std::optional<std::string>> words(ledger::Position position,
                                                   std::string_view path) const = 0;
};

/// Reads one ledger, which outlives it.
class LedgerSource : public Source {
 public:
  explicit LedgerSource(const ledger::Ledger& ledger) : ledger_(ledger) {}

  Result<ledger::Position> end() const override;
  Result<void> scan(ledger::Position from, ledger::Position to, const Visit& visit) const override;
  Result<void> scan_stream(Procedure procedure, std::string_view stream,
                           const Visit& visit) const override;
  Result<std::optional<std::string>> words(ledger::Position position,
                                           std::string_view path) const override;

 private:
  const ledger::Ledger& ledger_;
};

}  // namespace caseledger::projections
