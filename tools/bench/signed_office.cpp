// See signed_office.h.
#include "tools/bench/signed_office.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "adapters/random.h"
#include "engine/act_signature.h"
#include "statemachines/check.h"
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
    const auto* enrol = std::get_if<EnrolOfficer>(&commands[n].body);
    if (enrol == nullptr) continue;
    auto command = last;
    command.id.low += n + 1;
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

Pace bare_verify(const std::vector<std::vector<engine::Command>>& cases, std::string_view origin) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::uint64_t> count = 0;
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (unsigned n = 0; n < std::max(1U, std::thread::hardware_concurrency()); ++n) {
      threads.emplace_back([&] {
        for (auto at = next++; at < cases.size(); at = next++) {
          for (const auto& command : cases[at]) {
            CL_ASSERT(engine::check_signature(command, origin).has_value());
            ++count;
          }
        }
      });
    }
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return {count, seconds.count()};
}

}  // namespace caseledger::tools
