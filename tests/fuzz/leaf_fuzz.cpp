// Leaves: whatever is accepted is canonical, and the index keys read beside are those of the whole.
#include <algorithm>

#include "ledger/leaf/codec.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto leaf = ledger::decode(input);
  if (!leaf) {
    (void)ledger::index_keys_of({}, input);
    return;
  }
  const auto again = ledger::encode(*leaf);
  expect(again && std::ranges::equal(*again, input));
  const auto keys = ledger::index_keys_of(leaf->position, input);
  const auto whole = ledger::index_keys_of(leaf->fact);
  expect(keys && keys->stream == whole.stream && keys->command == whole.command);
}
