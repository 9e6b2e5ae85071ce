// The JSON door: what is accepted is printed, and read again as the same command.
#include "adapters/forms/command_json.h"
#include "engine/act_signature.h"
#include "engine/clean_words.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto text = text_of(input);
  (void)adapters::find_command_id(text);
  const auto command = adapters::parse_command(text);
  if (!command) return;
  const auto printed = adapters::print_command(*command);
  const auto again = adapters::parse_command(printed);
  expect(again && adapters::print_command(*again) == printed);
  (void)engine::unclean_id(*command, command->body);
  (void)engine::text_of_refused(*command, "fuzz.example/l");
  if (command->signature) (void)engine::check_signature(*command, "fuzz.example/l");
}
