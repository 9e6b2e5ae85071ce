// A verifier key on the first line, and behind it a signed note with a checkpoint.
#include "ledger/tree/checkpoint.h"
#include "ledger/tree/note.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto [vkey, bytes] = cut(text_of(input), '\n');
  const auto key = ledger::parse_note_key(vkey);
  if (key) expect(to_text(*key) == vkey);
  (void)ledger::parse_signature_lines(bytes);
  const auto body = ledger::note_body(bytes);
  if (const auto checkpoint = ledger::parse_checkpoint(body)) {
    expect(to_text(*checkpoint) == body);
  }
  const auto note = ledger::parse_note(bytes);
  if (!note) return;
  expect(to_text(*note) == bytes);
  if (key && key->use == ledger::NoteKeyUse::note) (void)ledger::is_signed_by(*note, *key);
  if (key && key->use == ledger::NoteKeyUse::cosignature) (void)ledger::cosigned_at(*note, *key);
}
