// Tiles as the store keeps them, and bundles of leaves as the mirror keeps them.
#include <algorithm>

#include "ledger/store/mirror.h"
#include "ledger/tree/tile.h"
#include "tests/fuzz/fuzz_input.h"

namespace caseledger::fuzz {
namespace {

void read_tile(Input input) {
  const auto all = ledger::tile_hashes(input, 0, ledger::kTileWidth);
  const auto root = ledger::tile_root(input);
  expect(all.has_value() == root.has_value());
  if (all) expect(std::ranges::equal(ledger::tile_record(*all, *root), input));
}

void read_leaves(Input input) {
  file_of(input, "000");
  const auto bundle = ledger::read_bundle(folder(), 0);
  expect(bundle && *bundle);
  std::size_t read = 0;
  for (std::size_t n = 0; n < (*bundle)->size(); ++n) read += 2 + (*bundle)->leaf(n).size();
  expect(read <= input.size() && (*bundle)->is_whole() == (read == input.size()));
}

}  // namespace
}  // namespace caseledger::fuzz

void caseledger::fuzz::read(Input input) {
  take_choice(input) % 2 == 0 ? read_leaves(input) : read_tile(input);
}
