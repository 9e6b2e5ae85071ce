// caseledger worklist DIR: what somebody has to do now, what ends first on top, each with the
// article that demands it.
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "adapters/language/labels.h"
#include "tools/absent.h"
#include "tools/columns.h"
#include "tools/filter_options.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, capacity;
  projections::WorklistFilter filter;
};

using adapters::Json;
using projections::Task;

struct LightName {
  std::string_view key, zh, en;
};

/// 红牌, 黄牌: overdue, and three working days or fewer left.
LightName name_of(projections::Light light) {
  switch (light) {
    case projections::Light::red:
      return {"red", "●红", "●red"};
    case projections::Light::yellow:
      return {"yellow", "●黄", "●yellow"};
    case projections::Light::green:
      return {"green", "●绿", "●green"};
    case projections::Light::none:
      break;
  }
  return {"none", "", ""};
}

std::string_view word_in(const Term& word, Language language) {
  return language == Language::zh ? word.zh : word.en;
}

template <Vocabulary E>
std::string joined(const std::vector<E>& all, Language language, std::string_view between) {
  std::string text;
  for (const auto one : all) {
    if (!text.empty()) text += between;
    text += word_in(term(one), language);
  }
  return text;
}

/// A capacity, or a leader as the law calls them and, in brackets, whom the ruleset means by that.
std::string who_text(const Task& task, Language language) {
  const bool zh = language == Language::zh;
  const auto posts = joined(task.capacities, language, zh ? "、" : ", ");
  if (task.leaders.empty()) return posts;
  const auto leaders = joined(task.leaders, language, zh ? "或" : " or ");
  if (posts.empty() || posts == leaders) return leaders;
  return leaders + (zh ? "（" : " (") + posts + (zh ? "）" : ")");
}

template <Vocabulary E>
Json keys_json(const std::vector<E>& all) {
  auto keys = Json::array();
  for (const auto one : all) keys.add(Json::text(key_of(one)));
  return keys;
}

Json json_of(const Task& task) {
  auto json = Json::object();
  json.add("procedure", key_of(task.stream.procedure)).add("stream", task.stream.stream);
  if (task.title) json.add("title", *task.title);
  json.add("stage", task.stage);
  json.add("capacities", keys_json(task.capacities)).add("leaders", keys_json(task.leaders));
  json.add("who_zh", who_text(task, Language::zh)).add("who_en", who_text(task, Language::en));
  json.add("task", task.task).add("zh", task.zh).add("en", task.en);
  json.add("article", task.article);
  auto officers = Json::array();
  for (const auto& id : task.officers) officers.add(Json::text(id));
  json.add("officers", std::move(officers));
  json.add("light", name_of(task.light).key);
  if (task.due) json.add("due", to_text(task.due->day));
  if (task.days_left) json.add("days_left", Json{std::int64_t{*task.days_left}});
  return json;
}

void print(const Shell& shell, const Ruleset& ruleset, const std::vector<Task>& tasks) {
  Columns table({shell.say("到期", "due"), "", shell.say("由谁", "who"), shell.say("待办", "task"),
                 shell.say("案号", "stream"), shell.say("名称", "title"),
                 shell.say("依据", "article")});
  for (const auto& task : tasks) {
    const auto light = name_of(task.light);
    const auto* article = ruleset.article(task.article);
    table.add({task.due ? to_text(task.due->day) : "—",
               std::string(shell.zh() ? light.zh : light.en), who_text(task, shell.language),
               shell.say(task.zh, task.en), task.stream.stream, task.title.value_or(""),
               article == nullptr ? task.article : article->cite});
  }
  table.print(shell.out);
}

Exit run(const Shell& shell, Request request) {
  if (!request.capacity.empty()) {
    request.filter.capacity = parse_term<Capacity>(request.capacity);
    if (!request.filter.capacity) {
      return shell.fail({FaultKind::malformed,
                         "--capacity",
                         {request.capacity + " 不是身份", request.capacity + " is no capacity"}});
    }
  }
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto& officer = request.filter.officer;
  const auto known = officer ? must_know_officer(**session, *officer, "--officer") : Result<void>();
  if (!known) return shell.fail(known.error());
  const auto queries = (*session)->queries();
  if (!queries) return shell.fail(queries.error());
  const auto today = (*session)->today();
  if (!today) return shell.fail(today.error());
  const auto& engine = (*session)->engine();
  const auto tasks =
      (*queries)->worklist(request.filter, {*today, engine.calendar()}, engine.ruleset());
  if (!tasks) return shell.fail(tasks.error());
  if (!shell.json) {
    print(shell, engine.ruleset(), *tasks);
    return Exit::ok;
  }
  for (const auto& task : *tasks) shell.out << adapters::print_json(json_of(task)) << "\n";
  return Exit::ok;
}

}  // namespace

void add_worklist(Subcommand app, Shell& shell) {
  auto command = app.subcommand("worklist", {"待办", "what has to be done now"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("--capacity", request->capacity, {"身份", "capacity, by its key: reviewer"});
  add_officer_option(command, request->filter.officer, {"本人", "one officer's own"});
  add_section_option(command, request->filter.section);
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
