// Packs of rules, alone and on top of the national one.
#include "engine/complete_ruleset.h"
#include "engine/packs.h"
#include "engine/ruleset_pack.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

caseledger::engine::Pack national() {
  for (const auto& file : caseledger::engine::shipped_packs()) {
    if (file.name == "national.toml") return *caseledger::engine::read_pack(file.name, file.text);
  }
  std::abort();
}

}  // namespace

void caseledger::fuzz::read(Input input) {
  static const auto below = national();
  const auto pack = engine::read_pack("fuzz.toml", text_of(input));
  if (!pack) return;
  const engine::Pack both[] = {below, *pack};
  (void)engine::complete_ruleset(both);
}
