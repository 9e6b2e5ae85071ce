// Nothing is decided here: rules_kept.h reads, rules_touch.h says whom a change touches.
#include "tools/ruleset_history.h"

#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "tools/columns.h"
#include "tools/rules_kept.h"
#include "tools/rules_touch.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

struct Request {
  std::string folder, which = "now", from, to = "now";
  std::vector<std::string> files;
};

constexpr std::size_t kNamesShownMax = 8;

Json texts_json(const auto& texts) {
  auto array = Json::array();
  for (const auto& one : texts) array.add(Json::text(one));
  return array;
}

Json json_of(const RulesActivated& one, const std::string& name) {
  auto json = Json::object();
  json.add("seq", Json::number(one.position.index)).add("recorded_at", to_text(one.recorded_at));
  json.add("kind", one.is_calendar ? "calendar" : "ruleset").add("digest", to_hex(one.digest));
  json.add("name", name).add("actor", one.actor);
  json.add("in_force", Json::truth(one.is_in_force));
  auto files = Json::array();
  for (const auto& file : one.files) files.add(Json::text(to_hex(file)));
  json.add("files", std::move(files));
  return json;
}

// --- list ----------------------------------------------------------------------------------------

Result<void> list(const Shell& shell, const Request& request) {
  CL_TRY(const auto session, Session::open(request.folder, Mode::read_facts));
  CL_TRY(const auto all, rules_activated(*session));
  Columns table({shell.say("序号", "seq"), shell.say("启用日", "day"), shell.say("种类", "kind"),
                 shell.say("摘要", "digest"), shell.say("现行", "in force"),
                 shell.say("经办", "by"), shell.say("内容", "of")});
  for (const auto& one : all) {
    CL_TRY(const auto read, read_rules(*session, one));
    if (shell.json) {
      shell.print(json_of(one, read.name));
      continue;
    }
    table.add({std::to_string(one.position.index), to_text(local_day(one.recorded_at)),
               one.is_calendar ? shell.say("日历", "calendar") : shell.say("规则集", "ruleset"),
               to_hex(one.digest).substr(0, 16), one.is_in_force ? "✓" : "", one.actor, read.name});
  }
  if (!shell.json) table.print(shell.out);
  return {};
}

// --- show ----------------------------------------------------------------------------------------

Json json_of(const RuleEntries& entries) {
  auto all = Json::array();
  for (const auto& [key, entry] : entries) {
    auto one = Json::object();
    one.add("entry", key).add("value", entry.value).add("basis", texts_json(entry.basis));
    all.add(std::move(one));
  }
  return all;
}

std::string listed(const std::vector<Id>& ids) {
  std::string all;
  for (const auto& id : ids) all.append(all.empty() ? "" : " ").append(id);
  return all;
}

/// Of the ruleset in force also the calendar in force.
Result<RuleEntries> entries_shown(Session& session, const std::vector<RulesActivated>& all,
                                  const RulesActivated& one) {
  CL_TRY(const auto read, read_rules(session, one));
  auto entries = read.entries();
  if (!one.is_in_force || one.is_calendar) return entries;
  for (const auto& other : all) {
    if (!other.is_calendar || !other.is_in_force) continue;
    CL_TRY(const auto days, read_rules(session, other));
    entries.merge(days.entries());
  }
  return entries;
}

Result<void> show(const Shell& shell, const Request& request) {
  CL_TRY(const auto session, Session::open(request.folder, Mode::read_facts));
  CL_TRY(const auto all, rules_activated(*session));
  CL_TRY(const auto one, rules_named(all, request.which));
  CL_TRY(const auto read, read_rules(*session, one));
  CL_TRY(const auto entries, entries_shown(*session, all, one));
  if (shell.json) {
    auto json = json_of(one, read.name);
    shell.print(json.add("entries", json_of(entries)));
    return {};
  }
  shell.line(read.name);
  shell.line(to_hex(one.digest) + shell.say("，第" + std::to_string(one.position.index) + "号事实",
                                            ", leaf " + std::to_string(one.position.index)));
  Columns table(
      {shell.say("条目", "entry"), shell.say("内容", "value"), shell.say("依据", "basis")});
  for (const auto& [key, entry] : entries) table.add({key, entry.value, listed(entry.basis)});
  table.print(shell.out);
  return {};
}

// --- diff ----------------------------------------------------------------------------------------

std::string some_of(const std::set<std::string>& names) {
  std::string all = std::to_string(names.size());
  std::size_t shown = 0;
  for (const auto& name : names) {
    if (++shown > kNamesShownMax) return all + " …";
    all.append(shown == 1 ? ": " : " ").append(name);
  }
  return all;
}

Json json_of(const RuleChange& change, const std::set<std::string>& touched) {
  auto json = Json::object();
  json.add("entry", change.key);
  json.add("before", change.before ? Json::text(change.before->value) : Json{});
  json.add("after", change.after ? Json::text(change.after->value) : Json{});
  json.add("touches", texts_json(touched));
  return json;
}

/// Both are rulesets, or both calendars.
Result<std::pair<RulesRead, RulesRead>> sides_of(Session& session, const Request& request) {
  CL_TRY(const auto all, rules_activated(session));
  CL_TRY(const auto from, rules_named(all, request.from));
  CL_TRY(auto before, read_rules(session, from));
  if (!request.files.empty()) {
    CL_TRY(auto after, read_rules_of_files(request.files, from.is_calendar));
    return std::pair(std::move(before), std::move(after));
  }
  CL_TRY(const auto to, rules_named(all, request.to));
  if (to.is_calendar != from.is_calendar) {
    return fault(FaultKind::malformed, request.to,
                 {"规则集与日历不能相比", "a ruleset and a calendar cannot be compared"});
  }
  CL_TRY(auto after, read_rules(session, to));
  return std::pair(std::move(before), std::move(after));
}

Result<void> diff(const Shell& shell, const Request& request) {
  CL_TRY(const auto session, Session::open(request.folder, Mode::read));
  CL_TRY(const auto sides, sides_of(*session, request));
  CL_TRY(const auto touch, RulesTouch::of(*session, sides.second));
  Columns table({shell.say("条目", "entry"), shell.say("此前", "before"),
                 shell.say("此后", "after"), shell.say("涉及的案件", "touches")});
  for (const auto& change : changes_between(sides.first.entries(), sides.second.entries())) {
    const auto touched = touch.touched_by(change);
    if (shell.json) shell.print(json_of(change, touched));
    table.add({change.key, change.before ? change.before->value : "—",
               change.after ? change.after->value : "—", some_of(touched)});
  }
  if (shell.json) return {};
  if (table.empty()) shell.line(shell.say("没有不同", "nothing differs"));
  if (!table.empty()) table.print(shell.out);
  return {};
}

using Run = Result<void> (*)(const Shell&, const Request&);

Subcommand add(Subcommand ruleset, Shell& shell, const std::shared_ptr<Request>& request,
               const char* name, const Bilingual& help, Run run) {
  auto command = ruleset.subcommand(name, help);
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.callback([&shell, request, run] {
    const auto done = run(shell, *request);
    if (!done) shell.exit = shell.fail(done.error());
  });
  return command;
}

}  // namespace

void add_ruleset_history(Subcommand ruleset, Shell& shell) {
  const auto request = std::make_shared<Request>();
  add(ruleset, shell, request, "list", {"历次启用的规则集和日历", "every activation"}, list);
  auto shown =
      add(ruleset, shell, request, "show", {"参数、条款、期限、日历", "what is in force"}, show);
  shown.option("WHICH", request->which, {"摘要（前八位即可）或 now", "a digest, or now"});
  auto compared =
      add(ruleset, shell, request, "diff",
          {"两者之间的不同，及其涉及的在办案件",
           "what differs, and the open cases and items that it touches: whose open clock counts by "
           "the entry, or whose next rows cite the article, have the requirement or start the "
           "clock; a parameter is read by the rows that cite its basis, where none does by "
           "everybody"},
          diff);
  compared.option("A", request->from, {"摘要或 now", "a digest, or now"}).required();
  compared.option("B", request->to, {"摘要或 now，默认 now", "a digest, or now"});
  compared.option(
      "--files", request->files,
      {"与尚未启用的文件相比，代替 B", "instead of B: files that are not in force yet"});
}

}  // namespace caseledger::tools
