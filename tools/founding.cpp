// Everything after the empty ledger is a command like any other.
#include "tools/founding.h"

#include "adapters/clock.h"
#include "adapters/forms/form_reader.h"
#include "adapters/forms/uuid.h"
#include "adapters/keys/random.h"
#include "engine/clean_words.h"
#include "statemachines/words/utf8.h"
#include "tools/founding_site.h"
#include "tools/officer_act.h"
#include "tools/session.h"
#include "tools/system_command.h"

namespace caseledger::tools {
namespace {

/// Until then the registrar has enrolled another.
constexpr std::int32_t kRegistrarKeyDays = 3 * 365;

engine::Command first_act(const Founding& founding, CommandBody body) {
  const auto at = founding.simulated_from.value_or(adapters::system_clock()());
  auto command =
      by_system(Procedure::bureau, Id(kBureauStream), std::move(body), at, founding.simulated_from);
  command.command_id = adapters::uuid_v7(at, adapters::system_random());
  return command;
}

std::vector<engine::Command> first_commands(const Founding& founding, const Rules& rules,
                                            const adapters::KeyStore& keys) {
  const auto clock = founding.simulated_from ? ClockSource::simulated : ClockSource::system;
  const auto trust = founding.registrar_key ? TrustMode::officer_keys : TrustMode::trusted_host;
  std::vector<engine::Command> all;
  all.push_back(first_act(founding, OpenLedger{trust, clock, founding.bureau}));
  for (const auto& key : keys.log_keys()) {
    all.push_back(first_act(founding, AdoptLogKey{ledger::to_verify_key(key.public_key())}));
  }
  all.push_back(first_act(founding, ActivateRuleset{rules.ruleset.digest, rules.ruleset.files}));
  all.push_back(first_act(founding, ActivateCalendar{rules.calendar.digest, rules.calendar.files}));
  EnrolOfficer enrol;
  enrol.officer = founding.registrar;
  enrol.full_name = {code_points(founding.full_name).value_or(0)};
  enrol.section = founding.bureau;
  all.push_back(first_act(founding, enrol));
  all.back().contents = {{"full_name", founding.full_name}};
  if (founding.registrar_key) {
    const auto from = local_day(all.back().occurred_at);
    all.push_back(first_act(founding, EnrolKey{founding.registrar, *founding.registrar_key, from,
                                               from + kRegistrarKeyDays}));
  }
  AppointOfficer appoint;
  appoint.officer = founding.registrar;
  appoint.capacity = Capacity::registrar;
  appoint.from = local_day(all.back().occurred_at);
  all.push_back(first_act(founding, appoint));
  return all;
}

Result<void> enact(Session& session, const std::vector<engine::Command>& commands) {
  for (const auto& command : commands) {
    const auto answers = session.engine().handle({&command, 1});
    if (!answers.front()) return tl::unexpected(answers.front().error());
    if (const auto* no = std::get_if<engine::Declined>(&*answers.front())) {
      return fault(FaultKind::malformed, "", {no->unmet.front().zh, no->unmet.front().en});
    }
  }
  return {};
}

/// Names are taken here as any door takes them: what is in the ledger can be named by a command.
Result<void> check_names(const Founding& founding) {
  if (auto wrong = engine::wrong_with_origin(founding.origin)) {
    return fault(FaultKind::malformed, "--origin", std::move(*wrong));
  }
  CL_TRY(check_id("--registrar", founding.registrar));
  CL_TRY(check_id("--bureau", founding.bureau));
  if (!code_points(founding.full_name)) {
    return fault(FaultKind::malformed, "--registrar", {"不是有效的 UTF-8", "is not UTF-8"});
  }
  const adapters::Place registrar("--registrar");
  adapters::FormReader reader;
  Said name;
  reader.read(adapters::Json::text(founding.full_name), registrar, name);
  if (!reader.failed() && !name.given()) reader.fail(registrar, {"没有姓名", "no name"});
  if (!reader.failed()) return {};
  return tl::unexpected(reader.error());
}

Result<void> make_empty(const std::filesystem::path& folder, const Founding& founding,
                        const Rules& rules) {
  auto texts = rules.ruleset.texts;
  texts.insert(texts.end(), rules.calendar.texts.begin(), rules.calendar.texts.end());
  CL_TRY(const auto data, adapters::DataFolder::create(folder, texts));
  CL_TRY(const auto keys,
         adapters::KeyStore::create(data.keys(), std::nullopt, adapters::system_random()));
  auto options = ledger_options(keys);
  options.origin = founding.origin;
  CL_TRY(const auto made, ledger::Ledger::create(folder, std::move(options)));
  return made->close();
}

/// Closed on return, as a ledger that is to be moved has to be.
Result<void> tell_first_facts(const std::filesystem::path& folder, const Founding& founding,
                              const Rules& rules) {
  CL_TRY(const auto session, Session::open(folder, Mode::write));
  return enact(*session, first_commands(founding, rules, session->keys())).and_then([&] {
    return session->close();
  });
}

}  // namespace

Result<Rules> found_ledger(const std::filesystem::path& folder, const Founding& founding) {
  CL_TRY(check_names(founding));
  CL_TRY(auto packs, read_packs(founding.rulesets));
  CL_TRY(auto years, read_calendars(founding.calendars));
  Rules rules{std::move(packs), std::move(years)};
  CL_TRY(const auto site, FoundingSite::begin(folder));
  return make_empty(site->path(), founding, rules)
      .and_then([&] { return tell_first_facts(site->path(), founding, rules); })
      .and_then([&] { return site->move_in(); })
      .map([&] { return std::move(rules); });
}

}  // namespace caseledger::tools
