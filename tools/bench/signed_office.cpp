#include "tools/bench/signed_office.h"

#include "adapters/keys/random.h"
#include "engine/act_signature.h"
#include "tools/bench/typical_case.h"

namespace caseledger::tools {
namespace {

constexpr const char* kRegistrar = "registrar";

}  // namespace

SignedOffice::SignedOffice() { key_of(kRegistrar); }

const ledger::SigningKey& SignedOffice::key_of(const Id& officer) {
  const auto found = keys_.find(officer);
  if (found != keys_.end()) return found->second;
  auto key = ledger::SigningKey::generate(KeyAlgorithm::ed25519);
  return keys_.emplace(officer, std::move(key)).first->second;
}

Founding SignedOffice::founding() const {
  Founding founding;
  founding.simulated_from = bench_start();
  founding.registrar_key = ledger::to_verify_key(keys_.at(kRegistrar).public_key());
  return founding;
}

void SignedOffice::sign(engine::Command& command) {
  engine::sign(command, founding().origin, key_of(command.actor), adapters::system_random());
}

std::vector<engine::Command> SignedOffice::staffing() {
  auto commands = staffing_commands();
  const auto last = commands.back();
  const auto day = local_day(last.occurred_at);
  for (std::size_t n = 0, size = commands.size(); n < size; ++n) {
    const auto* enrol = commands[n].body.get_if<EnrolOfficer>();
    if (enrol == nullptr) continue;
    auto command = last;
    command.command_id.low += n + 1;
    command.contents.clear();
    command.body =
        EnrolKey{enrol->officer, ledger::to_verify_key(key_of(enrol->officer).public_key()), day,
                 day + 3'650};
    commands.push_back(std::move(command));
  }
  for (auto& command : commands) sign(command);
  return commands;
}

std::vector<engine::Command> SignedOffice::signed_case(std::uint64_t n) {
  auto commands = typical_case(n);
  for (auto& command : commands) sign(command);
  return commands;
}

}  // namespace caseledger::tools
