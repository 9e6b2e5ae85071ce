// The small forms in which values travel: what is accepted is written the same again. Any text may
// be shown to people.
#include "adapters/forms/uuid.h"
#include "adapters/keys/passphrase.h"
#include "adapters/language/money.h"
#include "adapters/language/wording.h"
#include "adapters/proofs/proof_folder.h"
#include "adapters/proofs/timestamp.h"
#include "engine/characters.h"
#include "engine/clean_words.h"
#include "ledger/base/base64.h"
#include "ledger/leaf/salt_text.h"
#include "statemachines/words/time.h"
#include "statemachines/words/utf8.h"
#include "tests/fuzz/fuzz_input.h"

namespace caseledger::fuzz {
namespace {

void read_values(std::string_view text) {
  if (const auto day = parse_day(text)) expect(to_text(*day) == text);
  if (const auto at = parse_instant(text)) {
    expect(parse_instant(to_text(*at)) == at);
    (void)adapters::instant_text(*at, Language::zh);
  }
  if (const auto bytes = ledger::from_base64(text)) expect(ledger::to_base64(*bytes) == text);
  if (const auto digest = parse_digest(text)) expect(to_hex(*digest) == text);
  if (const auto salt = ledger::parse_salt(text)) expect(ledger::salt_text(*salt) == text);
  if (const auto fen = adapters::parse_yuan(text)) expect(adapters::yuan_text(*fen) == text);
  if (const auto id = adapters::parse_uuid(text)) {
    expect(adapters::parse_uuid(adapters::uuid_text(*id)) == id);
  }
  (void)adapters::passphrase_of(std::string(text));
}

void show(std::string_view text) {
  const auto [requirement, actual] = cut(text, '\n');
  Breach breach;
  breach.requirement = requirement;
  breach.actual = actual;
  for (const auto language : {Language::zh, Language::en}) {
    (void)adapters::unmet_text(breach, "", language);
  }
  const auto line = engine::in_one_line(text);
  expect(code_points(line) && line.find('\n') == line.npos);
  expect(!engine::forbidden_in_text(line) && engine::in_one_line(line) == line);
  expect(code_points(engine::in_its_lines(text)).has_value());
  expect(!engine::wrong_with_id(adapters::id_of_name(text)));
  const auto name = adapters::as_plain_name(text);
  expect(name.find('/') == name.npos && !name.starts_with('.'));
}

}  // namespace
}  // namespace caseledger::fuzz

void caseledger::fuzz::read(Input input) {
  const auto text = text_of(input);
  read_values(text);
  show(text);
  (void)engine::wrong_with_id(text);
  (void)engine::wrong_with_text(text);
  (void)engine::wrong_with_origin(text);
  if (code_points(text)) (void)engine::skeleton_of(text);
}
