// tlog-proof files: what is accepted reads the same again once it was written without extra data.
#include "ledger/tree/checkpoint.h"
#include "ledger/tree/proof.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto proof = ledger::parse_leaf_proof(text_of(input));
  if (!proof) return;
  const auto again = ledger::parse_leaf_proof(to_text(*proof));
  expect(again && *again == *proof);
  const auto checkpoint = ledger::parse_checkpoint(ledger::note_body(proof->note));
  if (!checkpoint) return;
  const auto& [origin, size, root] = *checkpoint;
  (void)ledger::includes(root, size, root, proof->index, proof->path);
  (void)ledger::is_consistent(proof->index, root, size, root, proof->path);
}
