// caseledger worklist DIR: what somebody has to do now, what ends first on top, each with the
// article that demands it.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "tools/case_json.h"
#include "tools/columns.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, capacity;
  projections::WorklistFilter filter;
};

/// 红牌, 黄牌: overdue, and three working days or fewer left.
std::string light_text(projections::Light light) {
  switch (light) {
    case projections::Light::red:
      return "●红";
    case projections::Light::yellow:
      return "●黄";
    case projections::Light::green:
      return "●绿";
    case projections::Light::none:
      return "";
  }
  return "";
}

void print(const Shell& shell, const Ruleset& ruleset,
           const std::vector<projections::Task>& tasks) {
  Columns table({shell.say("到期", "due"), "", shell.say("身份", "capacity"),
                 shell.say("待办", "task"), shell.say("案号", "stream"), shell.say("名称", "title"),
                 shell.say("依据", "article")});
  for (const auto& task : tasks) {
    const auto& capacity = word(task.capacity);
    const auto* article = ruleset.article(task.article);
    table.add({task.due ? to_text(task.due->day) : "—", light_text(task.light),
               std::string(shell.zh() ? capacity.zh : capacity.en), shell.say(task.zh, task.en),
               task.stream.stream, task.title.value_or(""),
               article == nullptr ? task.article : article->cite});
  }
  table.print(shell.out);
}

Exit run(const Shell& shell, Request request) {
  if (!request.capacity.empty()) {
    request.filter.capacity = parse_word<Capacity>(request.capacity);
    if (!request.filter.capacity) {
      return shell.fail({FaultKind::malformed, "--capacity: " + request.capacity +
                                                   shell.say(" 不是身份", " is no capacity")});
    }
  }
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
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

void add_worklist(CLI::App& app, Shell& shell) {
  auto* command = app.add_subcommand("worklist", "待办 — what has to be done now");
  const auto request = std::make_shared<Request>();
  command->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  command->add_option("--capacity", request->capacity, "身份 — capacity, by its key: reviewer");
  command->add_option("--officer", request->filter.officer, "本人 — one officer's own");
  command->callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
