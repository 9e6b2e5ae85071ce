// tlog-policy files, and behind a zero byte a note that they judge.
#include "adapters/proofs/tlog_policy.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto [text, bytes] = cut(text_of(input), '\0');
  const auto policy = adapters::parse_policy(text);
  const auto note = ledger::parse_note(bytes);
  if (!policy || !note) return;
  const bool is_met = adapters::is_met(*policy, *note);
  expect(!adapters::met_at(*policy, *note) || is_met || !policy->logs.empty());
  (void)adapters::is_of_a_listed_log(*policy, *note);
}
