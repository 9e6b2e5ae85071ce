// See the header. Everything after the empty ledger is a command like any other.
#include "tools/founding.h"

#include "adapters/clock.h"
#include "adapters/random.h"
#include "adapters/uuid.h"
#include "statemachines/utf8.h"
#include "tools/session.h"

namespace caseledger::tools {
namespace {

/// Until then the registrar has enrolled another.
constexpr std::int32_t kRegistrarKeyDays = 3 * 365;

engine::Command by_system(const Founding& founding, CommandBody body) {
  const auto at = founding.simulated_from.value_or(adapters::system_clock()());
  engine::Command command;
  command.id = adapters::uuid_v7(at, adapters::system_random());
  command.procedure = Procedure::bureau;
  command.stream = Id(kBureauStream);
  command.actor = "system";
  command.capacity = Capacity::system;
  command.occurred_at = at;
  command.recorded_at = founding.simulated_from;
  command.body = std::move(body);
  return command;
}

std::vector<engine::Command> first_commands(const Founding& founding, const Rules& rules,
                                            const adapters::KeyStore& keys) {
  const auto clock = founding.simulated_from ? ClockSource::simulated : ClockSource::system;
  const auto trust = founding.registrar_key ? TrustMode::officer_keys : TrustMode::trusted_host;
  std::vector<engine::Command> all;
  all.push_back(by_system(founding, OpenLedger{trust, clock, founding.bureau}));
  for (const auto& key : keys.log_keys()) {
    all.push_back(by_system(founding, AdoptLogKey{ledger::to_verify_key(key.public_key())}));
  }
  all.push_back(by_system(founding, ActivateRuleset{rules.ruleset.digest, rules.ruleset.files}));
  all.push_back(by_system(founding, ActivateCalendar{rules.calendar.digest, rules.calendar.files}));
  EnrolOfficer enrol;
  enrol.officer = founding.registrar;
  enrol.full_name = {code_points(founding.full_name).value_or(0)};
  enrol.section = founding.bureau;
  all.push_back(by_system(founding, enrol));
  all.back().contents = {{"full_name", founding.full_name}};
  if (founding.registrar_key) {
    const auto from = local_day(all.back().occurred_at);
    all.push_back(by_system(founding, EnrolKey{founding.registrar, *founding.registrar_key, from,
                                               from + kRegistrarKeyDays}));
  }
  AppointOfficer appoint;
  appoint.officer = founding.registrar;
  appoint.capacity = Capacity::registrar;
  appoint.from = local_day(all.back().occurred_at);
  all.push_back(by_system(founding, appoint));
  return all;
}

Result<void> enact(Session& session, const std::vector<engine::Command>& commands) {
  for (const auto& command : commands) {
    const auto answers = session.engine().handle({&command, 1});
    if (!answers.front()) return tl::unexpected(answers.front().error());
    if (const auto* no = std::get_if<engine::Declined>(&*answers.front())) {
      return fault(FaultKind::malformed, no->unmet.front().zh + " — " + no->unmet.front().en);
    }
  }
  return {};
}

Result<void> make_empty(const std::filesystem::path& folder, const Founding& founding,
                        const Rules& rules) {
  auto texts = rules.ruleset.texts;
  texts.insert(texts.end(), rules.calendar.texts.begin(), rules.calendar.texts.end());
  const auto data = adapters::DataFolder::create(folder, texts);
  if (!data) return tl::unexpected(data.error());
  const auto keys =
      adapters::KeyStore::create(data->keys(), founding.passphrase, adapters::system_random());
  if (!keys) return tl::unexpected(keys.error());
  auto options = ledger_options(*keys);
  options.origin = founding.origin;
  const auto made = ledger::Ledger::create(folder, std::move(options));
  if (!made) return tl::unexpected(made.error());
  return (*made)->close();
}

}  // namespace

Result<Rules> found_ledger(const std::filesystem::path& folder, const Founding& founding) {
  auto packs = read_packs(founding.rulesets);
  if (!packs) return tl::unexpected(packs.error());
  auto years = read_calendars(founding.calendars);
  if (!years) return tl::unexpected(years.error());
  Rules rules{std::move(*packs), std::move(*years)};
  if (auto made = make_empty(folder, founding, rules); !made) {
    return tl::unexpected(made.error());
  }
  const auto session = Session::open(folder, Mode::write);
  if (!session) return tl::unexpected(session.error());
  if (auto done = enact(**session, first_commands(founding, rules, (*session)->keys())); !done) {
    return tl::unexpected(done.error());
  }
  if (auto closed = (*session)->close(); !closed) return tl::unexpected(closed.error());
  return rules;
}

}  // namespace caseledger::tools
