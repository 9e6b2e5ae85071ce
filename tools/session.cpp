// Wires the rooms together; nothing is decided here.
#include "tools/session.h"

#include "adapters/clock.h"
#include "adapters/random.h"
#include "projections/runner.h"

namespace caseledger::tools {

Session::Session(adapters::DataFolder folder, Mode mode)
    : folder_(std::move(folder)), mode_(mode), rules_(folder_.text_of()) {}

ledger::LedgerOptions ledger_options(const adapters::KeyStore& keys) {
  ledger::LedgerOptions options;
  options.random = adapters::system_random();
  options.vault_key = keys.bureau_key();
  options.seal = keys.sealer();
  return options;
}

Fault beyond_the_end(std::string_view option, std::uint64_t size) {
  return {FaultKind::malformed, std::string(option) + ": 账中只有 " + std::to_string(size) +
                                    " 条事实 — the ledger has only so many leaves"};
}

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& folder, Mode mode) {
  auto data = adapters::DataFolder::open(folder);
  if (!data) return tl::unexpected(data.error());
  std::unique_ptr<Session> session(new Session(std::move(*data), mode));
  auto keys = adapters::KeyStore::open(session->folder_.keys());
  if (!keys) return tl::unexpected(keys.error());
  session->keys_ = std::move(*keys);
  auto options = ledger_options(*session->keys_);
  auto ledger = mode == Mode::write ? ledger::Ledger::open(folder, std::move(options))
                                    : ledger::Ledger::open_read_only(folder, std::move(options));
  if (!ledger) return tl::unexpected(ledger.error());
  session->ledger_ = std::move(*ledger);
  auto engine = engine::Engine::open(*session->ledger_, session->rules_, adapters::system_clock());
  if (!engine) return tl::unexpected(engine.error());
  session->engine_ = std::move(*engine);
  return session;
}

Result<Instant> Session::last_recorded() const {
  const auto head = ledger_->head();
  if (!head) return tl::unexpected(head.error());
  return ledger_->read(ledger::Position{head->next_position().index - 1})
      .map([](const ledger::Leaf& leaf) { return leaf.fact.recorded_at; });
}

Result<Day> Session::today() const {
  if (!is_simulated()) return local_day(adapters::system_clock()());
  return last_recorded().map([](Instant last) { return local_day(last); });
}

Result<const Ruleset*> Session::ruleset(const Digest& cited) {
  const auto leaves = ledger_->read_stream(Procedure::bureau, kBureauStream);
  if (!leaves) return tl::unexpected(leaves.error());
  for (const auto& leaf : *leaves) {
    const auto* activated = std::get_if<RulesetActivated>(&leaf.fact.event);
    if (activated != nullptr && activated->ruleset == cited) {
      return rules_.ruleset(cited, activated->packs);
    }
  }
  return &engine_->ruleset();
}

Result<std::unique_ptr<projections::Queries>> Session::queries() {
  auto models = projections::ReadModels::open(folder_.path());
  if (!models) return tl::unexpected(models.error());
  const projections::LedgerSource source(*ledger_);
  if (auto followed = projections::follow(source, **models); !followed) {
    return tl::unexpected(followed.error());
  }
  return projections::Queries::open(folder_.path());
}

Result<void> Session::close() {
  if (mode_ == Mode::read) return {};
  return ledger_->close();
}

}  // namespace caseledger::tools
