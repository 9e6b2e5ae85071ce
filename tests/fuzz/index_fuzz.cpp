// The sorted runs of the index: as they came, and with the digest that belongs to what came. A run
// without damage finds each of its entries.
#include <algorithm>

#include "ledger/base/hash.h"
#include "ledger/store/index_run.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  std::vector<std::uint8_t> bytes(input.begin(), input.end());
  if (bytes.size() > sizeof(Digest) && bytes.back() % 2 == 1) {
    const auto digest = ledger::sha256(ledger::Bytes(bytes).first(bytes.size() - sizeof(Digest)));
    std::ranges::copy(digest.bytes, bytes.end() - sizeof(Digest));
  }
  file_of(bytes, "0-64.run");
  const auto run = ledger::IndexRun::open(folder(), {0}, {64});
  if (!run) return;
  const bool is_whole = (*run)->damage().empty();
  for (const auto& entry : (*run)->entries()) {
    const auto found = (*run)->find(entry.kind(), entry.key);
    expect(!is_whole || std::ranges::find(found, entry) != found.end());
  }
  (void)(*run)->find(ledger::IndexKind::stream, {~std::uint64_t{0}, 0});
}
