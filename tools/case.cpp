// caseledger case show|timeline|why|diff DIR CASE: one case, now or at an earlier moment.
#include <memory>
#include <ostream>

#include "adapters/forms/case_json.h"
#include "adapters/forms/case_text.h"
#include "adapters/language/labels.h"
#include "projections/as_of.h"
#include "tools/absent.h"
#include "tools/case_texts.h"
#include "tools/case_why.h"
#include "tools/columns.h"
#include "tools/filter_options.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

using projections::AsOf;
using projections::LedgerSource;

struct Request {
  std::string folder, id, at, to;
  projections::MaybeDay on;
  bool item = false;

  Procedure procedure() const { return item ? Procedure::disclosure : Procedure::matter; }
};

/// The last instant of the local day.
Instant end_of(Day day) { return Instant{start_of(day + 1).micros - 1}; }

/// Ledger time: a number is a leaf's position, everything else a time.
Result<AsOf> moment(Session& session, const std::string& at) {
  AsOf as_of;
  if (at.empty()) return as_of;
  if (at.find_first_not_of("0123456789") == std::string::npos && at.size() < 19) {
    as_of.position = ledger::Position{std::stoull(at)};
    CL_TRY(const auto head, session.ledger().head());
    const auto size = head.next_position().index;
    if (as_of.position->index < size) return as_of;
    return tl::unexpected(beyond_the_end("--at", size));
  }
  as_of.known_at = parse_instant(at);
  if (const auto day = parse_day(at)) as_of.known_at = end_of(*day);
  if (as_of.known_at) return as_of;
  return fault(FaultKind::malformed, "--at",
               {at + " 既非序号也非时间", at + " neither seq nor time"});
}

/// Both times of a request: what was in the ledger by --at, of that what had occurred by --on.
Result<AsOf> moment(Session& session, const Request& request) {
  return moment(session, request.at).map([&](AsOf as_of) {
    if (request.on) as_of.happened_at = end_of(*request.on);
    return as_of;
  });
}

/// It is not there, or was not at that moment.
Fault unknown(Session& session, const Request& request) {
  const auto opened = is_opened(session, request.procedure(), request.id);
  if (!opened) return opened.error();
  if (!*opened) return no_such_stream(session, request.procedure(), request.id, "");
  return {FaultKind::absent, request.id, {"该时点尚不存在", "was not there yet at that moment"}};
}

/// A case or an item at a moment: its columns, and its clocks.
struct Then {
  adapters::Json columns;
  std::vector<projections::DeadlineRow> deadlines;
};

Result<Then> then_of(Session& session, const Request& request, const AsOf& as_of) {
  const LedgerSource source(session.ledger());
  const auto shown = [&](auto&& found) -> Result<Then> {
    CL_TRY(found);
    if (!*found) return tl::unexpected(unknown(session, request));
    return Then{adapters::json_of((*found)->row), std::move((*found)->deadlines)};
  };
  if (request.item) return shown(projections::item_as_of(source, request.id, as_of));
  return shown(projections::case_as_of(source, request.id, as_of));
}

std::string one_line(const Shell& shell, const Deadline& deadline) {
  auto line = to_text(deadline.started) + " → " + to_text(deadline.due);
  if (deadline.suspended_on != Day{}) line += shell.say("，中止", ", suspended");
  if (!deadline.is_open()) {
    line += shell.say("，办结 ", ", stopped ") + to_text(deadline.stopped_on);
  }
  return line;
}

/// Programs get the clocks as a list, people a line for each.
adapters::Json json_for(const Shell& shell, const Then& then) {
  auto json = then.columns;
  auto deadlines = adapters::Json::array();
  for (const auto& row : then.deadlines) {
    if (shell.json) {
      deadlines.add(adapters::json_of(row));
      continue;
    }
    const auto& clock = term(row.deadline.clock);
    json.add(std::string(shell.zh() ? clock.zh : clock.en) + " " + row.deadline.basis + " #" +
                 std::to_string(row.number),
             one_line(shell, row.deadline));
  }
  if (shell.json) json.add("deadlines", std::move(deadlines));
  return json;
}

Exit show(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto as_of = moment(**session, request);
  if (!as_of) return shell.fail(as_of.error());
  const auto then = then_of(**session, request, *as_of);
  if (!then) return shell.fail(then.error());
  const auto json = json_for(shell, *then);
  if (shell.json) {
    shell.print(json);
    return Exit::ok;
  }
  Columns table({shell.say("栏目", "field"), shell.say("内容", "value")});
  for (const auto& [key, value] : *json.as_object()) {
    if (key == "stage_zh") continue;
    table.add({adapters::member_text(request.procedure(), key, shell.language),
               adapters::value_text(request.procedure(), key, value, shell.language)});
  }
  table.print(shell.out);
  return Exit::ok;
}

void print_timeline(const Shell& shell, const Ruleset& ruleset, Procedure procedure,
                    const std::vector<projections::TimelineRow>& rows) {
  Columns table({shell.say("序号", "seq"), shell.say("发生", "occurred"), shell.say("事实", "fact"),
                 shell.say("经办", "by"), shell.say("依据", "article"),
                 shell.say("阶段", "stage")});
  for (const auto& row : rows) {
    auto fact = adapters::fact_text(row, shell.language);
    if (row.days_late != 0 && row.capacity != Capacity::system) {
      fact += shell.say("（补录，晚", " (entered late by days: ") + std::to_string(row.days_late) +
              shell.say("日）", ")");
    }
    const auto stage = adapters::stage_label(procedure, row.stage_after);
    table.add(
        {std::to_string(row.position.index), to_text(local_day(row.occurred_at)), fact,
         row.actor + " " + std::string(shell.zh() ? term(row.capacity).zh : term(row.capacity).en),
         adapters::articles_text(row.articles, ruleset), std::string(in(stage, shell.language))});
  }
  table.print(shell.out);
}

Exit timeline(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto as_of = moment(**session, request);
  if (!as_of) return shell.fail(as_of.error());
  const auto queries = (*session)->queries();
  if (!queries) return shell.fail(queries.error());
  const auto rows = (*queries)->timeline({request.procedure(), request.id}, *as_of);
  if (!rows) return shell.fail(rows.error());
  if (rows->empty()) return shell.fail(unknown(**session, request));
  if (!shell.json) {
    print_timeline(shell, (*session)->engine().ruleset(), request.procedure(), *rows);
    return Exit::ok;
  }
  for (const auto& row : *rows) shell.print(adapters::json_of(row));
  return Exit::ok;
}

Exit diff(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  adapters::Json sides[2];
  for (int n = 0; n < 2; ++n) {
    const auto as_of = moment(**session, n == 0 ? request.at : request.to);
    if (!as_of) return shell.fail(as_of.error());
    const auto then = then_of(**session, request, *as_of);
    if (!then) return shell.fail(then.error());
    sides[n] = json_for(shell, *then);
  }
  Columns table(
      {shell.say("栏目", "field"), shell.say("此前", "before"), shell.say("此后", "after")});
  auto changes = adapters::Json::array();
  for (const auto& side : sides) {
    for (const auto& [key, ignored] : *side.as_object()) {
      const auto* before = sides[0].find(key);
      const auto* after = sides[1].find(key);
      if (&side == &sides[1] && before != nullptr) continue;
      if (before != nullptr && after != nullptr && *before == *after) continue;
      if (!shell.json && key == "stage_zh") continue;
      auto change = adapters::Json::object();
      change.add("field", key);
      if (before != nullptr) change.add("before", *before);
      if (after != nullptr) change.add("after", *after);
      table.add({adapters::member_text(request.procedure(), key, shell.language),
                 before == nullptr
                     ? "—"
                     : adapters::value_text(request.procedure(), key, *before, shell.language),
                 after == nullptr
                     ? "—"
                     : adapters::value_text(request.procedure(), key, *after, shell.language)});
      changes.add(std::move(change));
    }
  }
  if (shell.json) {
    shell.print(changes);
  } else {
    table.print(shell.out);
  }
  return Exit::ok;
}

Exit why(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto leaves = (*session)->ledger().read_stream(request.procedure(), request.id);
  if (!leaves) return shell.fail(leaves.error());
  if (leaves->empty()) return shell.fail(unknown(**session, request));
  const auto* leaf = &leaves->back();
  for (const auto& one : *leaves) {
    if (std::to_string(one.position.index) == request.at) leaf = &one;
  }
  if (!request.at.empty() && std::to_string(leaf->position.index) != request.at) {
    return shell.fail({FaultKind::malformed,
                       "--at",
                       {request.at + " 不是本案的序号", request.at + " not a seq of it"}});
  }
  const auto reasons = explain(**session, *leaf);
  if (!reasons) return shell.fail(reasons.error());
  shell.out << (shell.json ? adapters::print_json(json_of(*reasons)) + "\n"
                           : text_of(*reasons, shell.language));
  return Exit::ok;
}

using Run = Exit (*)(const Shell&, const Request&);

/// Which second moment a command knows beside --at.
enum class Second { none, to, on };

void add(Subcommand app, Shell& shell, const char* name, const Bilingual& help, Run run,
         const Bilingual& at_help, Second second) {
  auto command = app.subcommand(name, help);
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("CASE", request->id, {"案号", "case"}).required();
  command.option("--at", request->at, at_help);
  if (second == Second::to) {
    command.option("--to", request->to, {"后一时点，不写为现在", "the later moment"});
  }
  if (second == Second::on) {
    add_day_option(
        command, "--on", request->on,
        {"法律时间：截至该日终了已发生的行为，不论何时入账，按现在（或 --at 时）所知",
         "legal time: what had occurred by the end of that day, whenever it was recorded, as "
         "known now (or --at)"});
  }
  command.flag("--item", request->item, {"公示信息而非案件", "the disclosure item"});
  command.callback([&shell, request, run] { shell.exit = run(shell, *request); });
}

}  // namespace

void add_case(Subcommand app, Shell& shell) {
  auto command = app.subcommand("case", {"一个案件", "one case"});
  command.needs_subcommand();
  const Bilingual moment_help = {"账本时间：序号、日期或时间",
                                 "ledger time: as recorded by a seq, day or time"};
  add(command, shell, "show", {"现状", "as it stands"}, show, moment_help, Second::on);
  add(command, shell, "timeline", {"经过", "everything that happened"}, timeline, moment_help,
      Second::on);
  add(command, shell, "why", {"为何允许或拒绝", "why it was allowed or refused"}, why,
      {"该步的序号", "seq of the step"}, Second::none);
  add(command, shell, "diff", {"两个时点之间的变化", "what changed"}, diff, moment_help,
      Second::to);
  add_case_texts(command, shell);
}

}  // namespace caseledger::tools
