// Wires the rooms together; nothing is decided here.
#include "tools/session.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "adapters/clock.h"
#include "adapters/keys/random.h"
#include "projections/runner.h"
#include "statemachines/words/check.h"

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
  return {FaultKind::malformed,
          std::string(option),
          {"账中只有 " + std::to_string(size) + " 条事实", "the ledger has only so many leaves"}};
}

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& folder, Mode mode,
                                               std::int32_t wait_seconds) {
  CL_TRY(auto data, adapters::DataFolder::open(folder));
  std::unique_ptr<Session> session(new Session(std::move(data), mode));
  CL_TRY(session->open_keys());
  CL_TRY(session->open_ledger(wait_seconds));
  CL_TRY(session->engine_,
         engine::Engine::open(*session->ledger_, session->rules_, adapters::system_clock()));
  if (mode != Mode::write) return session;
  return session->must_hold_log_keys().map([&] { return std::move(session); });
}

Result<void> Session::open_keys() {
  if (mode_ == Mode::read_facts) {
    return adapters::KeyStore::open_if_given(folder_.keys())
        .map([this](std::optional<adapters::KeyStore>&& keys) { keys_ = std::move(keys); });
  }
  return adapters::KeyStore::open(folder_.keys()).map([this](adapters::KeyStore&& keys) {
    keys_ = std::move(keys);
  });
}

Result<void> Session::open_ledger(std::int32_t wait_seconds) {
  auto options = keys_ ? ledger_options(*keys_) : ledger::LedgerOptions();
  options.limits.writer_wait_ms_max = static_cast<std::uint32_t>(wait_seconds) * 1'000;
  options.leaves_no_trace = mode_ == Mode::audit;
  CL_TRY(ledger_, is_writer() ? ledger::Ledger::open(folder_.path(), std::move(options))
                              : ledger::Ledger::open_read_only(folder_.path(), std::move(options)));
  return {};
}

/// One of each algorithm that has a key in force; the others may be on another machine.
Result<void> Session::must_hold_log_keys() {
  std::map<KeyAlgorithm, bool> is_held;
  for (const auto& adopted : engine_->bureau().log_keys()) {
    if (!adopted.is_in_force) continue;
    is_held[adopted.key.algorithm] |= std::ranges::any_of(keys_->log_keys(), [&](const auto& held) {
      return ledger::to_verify_key(held.public_key()) == adopted.key;
    });
  }
  for (const auto& [algorithm, is_there] : is_held) {
    if (is_there) continue;
    const std::string name(term(algorithm).en);
    return fault(
        FaultKind::unavailable, folder_.keys().string(),
        {"缺少账本的 " + name + " 密钥，请从备份取回，或用 key rotate 另立后用 key retire 停用",
         "the ledger's " + name +
             " key is missing: bring it back from a backup, or rotate and retire it"});
  }
  return {};
}

adapters::KeyStore& Session::keys() {
  CL_REQUIRE(mode_ != Mode::read_facts);
  return *keys_;
}

Result<Instant> Session::last_recorded() const {
  CL_TRY(const auto head, ledger_->head());
  return ledger_->read(ledger::Position{head.next_position().index - 1})
      .map([](const ledger::Leaf& leaf) { return leaf.fact.recorded_at; });
}

Result<Day> Session::today() const {
  if (!is_simulated()) return local_day(adapters::system_clock()());
  return last_recorded().map([](Instant last) { return local_day(last); });
}

Result<const Ruleset*> Session::ruleset(const Digest& cited) {
  CL_TRY(const auto leaves, ledger_->read_stream(Procedure::bureau, kBureauStream));
  for (const auto& leaf : leaves) {
    const auto* activated = leaf.fact.event.get_if<RulesetActivated>();
    if (activated != nullptr && activated->ruleset == cited) {
      return rules_.ruleset(cited, activated->packs);
    }
  }
  return &engine_->ruleset();
}

Result<void> Session::open_models() {
  model_place_ = projections::ModelPlace::for_following(folder_.path());
  return projections::ReadModels::open(*model_place_).map([this](auto&& models) {
    models_ = std::move(models);
  });
}

Result<void> Session::catch_up() {
  CL_REQUIRE(mode_ != Mode::read_facts && mode_ != Mode::audit);
  CL_TRY(models_ ? Result<void>() : open_models());
  const projections::LedgerSource source(*ledger_);
  CL_TRY(std::ignore, projections::follow(source, *models_));
  return models_->tell(engine_->ruleset());
}

Result<const projections::Queries*> Session::queries() {
  CL_TRY(catch_up());
  if (queries_) return queries_.get();
  return projections::Queries::open(*model_place_).map([this](auto&& queries) {
    queries_ = std::move(queries);
    return static_cast<const projections::Queries*>(queries_.get());
  });
}

Result<void> Session::close() {
  queries_.reset();
  models_.reset();
  if (!is_writer()) return {};
  return ledger_->close();
}

}  // namespace caseledger::tools
