#include "projections/source.h"

namespace caseledger::projections {

using ledger::Position;

Result<Position> LedgerSource::end() const {
  return ledger_.head().map([](const ledger::Head& head) { return head.next_position(); });
}

Result<void> LedgerSource::scan(Position from, Position to, const Visit& visit) const {
  return ledger_.scan_hashed(from, to, visit);
}

Result<void> LedgerSource::scan_stream(Procedure procedure, std::string_view stream,
                                       const Visit& visit) const {
  CL_TRY(const auto leaves, ledger_.read_stream(procedure, stream));
  for (const auto& leaf : leaves) {
    CL_TRY(const auto leaf_hash, ledger_.leaf_hash(leaf.position));
    if (!visit(leaf, leaf_hash)) break;
  }
  return {};
}

Result<std::optional<std::string>> LedgerSource::words(Position position,
                                                       std::string_view path) const {
  return ledger_.content(position, path);
}

}  // namespace caseledger::projections
