// The records in the data bases and in the file of keys: what is accepted is written the same
// again. Sealed words are also sealed anew around what came, so that what lies behind the tag is
// reached.
#include <algorithm>

#include "ledger/leaf/words_ahead.h"
#include "ledger/store/head_record.h"
#include "ledger/vault/case_keys.h"
#include "ledger/vault/vault_anchor.h"
#include "ledger/vault/vault_record.h"
#include "tests/fuzz/sealing_key.h"

namespace caseledger::fuzz {
namespace {

void read_heads(Input input) {
  if (const auto head = ledger::parse_head_record(input)) {
    expect(std::ranges::equal(to_bytes(*head), input));
  }
  for (const std::uint64_t size : {ledger::kMarkLeaves, 7 * ledger::kMarkLeaves}) {
    if (const auto mark = ledger::parse_mark(size, input)) {
      expect(std::ranges::equal(ledger::mark_bytes(*mark), input));
    }
  }
  if (const auto anchor = ledger::parse_vault_anchor(input)) {
    expect(!anchor->slots || std::ranges::equal(to_bytes(*anchor), input));
  }
}

void read_slots(Input input) {
  if (const auto slot = ledger::parse_slot(input)) {
    expect(std::ranges::equal(to_bytes(*slot), input));
  }
  const auto file = file_of(input, "slots");
  (void)ledger::audit_slots(file, nullptr);
  const ledger::SecretKey bureau_key;
  (void)ledger::audit_slots(file, &bureau_key);
  (void)ledger::CaseKeys::open(file, bureau_key, true);
}

void read_words(Input input) {
  (void)ledger::SealedWords(input).each([](std::uint64_t key, ledger::Bytes value) {
    const auto words = ledger::open_vault_record(ledger::bytes_of(key), value, sealing_keys());
    (void)ledger::slot_of_vault_record(value);
    return words.has_value() || value.size() % 2 == 0;
  });
}

void read_sealed_words(Input input) {
  const auto [path, words] = cut(text_of(input), '\0');
  const auto& [slot, key] = sealing_key();
  ledger::VaultRecord record{{7}, 3, slot, {}, std::string(path), std::string(words)};
  if (path.size() > UINT16_MAX) return;
  ledger::SealedWords sealed;
  const auto number = ledger::vault_key_of(record.position, record.part);
  ledger::seal_record(record, key, {}, sealed.add(number, ledger::stored_bytes(record)));
  expect(sealed
             .each([&](std::uint64_t at, ledger::Bytes value) {
               const auto opened =
                   ledger::open_vault_record(ledger::bytes_of(at), value, sealing_keys());
               expect(opened && *opened && **opened == record);
               return true;
             })
             .has_value());
}

}  // namespace
}  // namespace caseledger::fuzz

void caseledger::fuzz::read(Input input) {
  constexpr void (*kWays[])(Input) = {read_heads, read_slots, read_words, read_sealed_words};
  kWays[take_choice(input) % std::size(kWays)](input);
}
