// caseledger timestamp DIR: a trusted timestamp (RFC 3161) over the checkpoint of now. "request"
// and "accept" are for a desk without a network, by files; with --url both happen at once.
#include <algorithm>
#include <initializer_list>
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "adapters/http/http_client.h"
#include "tools/named_file.h"
#include "tools/officer_act.h"
#include "tools/stamping.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, request_file, response_file, url, roots;
  std::optional<Instant> now;
  std::vector<std::string> chain;
};

Result<std::string> read_certificates(const std::string& file) {
  CL_TRY(const auto text, text_of_file(file));
  auto pem = adapters::read_certificates(text);
  if (pem) return pem;
  return tl::unexpected(pem.error().within(file));
}

Result<adapters::Trust> trust_of(const Request& request) {
  adapters::Trust trust;
  CL_TRY(trust.roots, read_certificates(request.roots));
  for (const auto& file : request.chain) {
    CL_TRY(const auto more, read_certificates(file));
    trust.chain.append(more);
  }
  return trust;
}

void print(const Shell& shell, const Stamping& stamping, const adapters::Timestamp& stamp,
           const engine::Accomplished& done) {
  if (shell.json) {
    auto all = adapters::Json::object();
    all.add("size", adapters::Json::number(stamping.checkpoint.size));
    all.add("root", to_hex(stamping.checkpoint.root));
    all.add("authority", stamp.authority);
    all.add("stated_at", to_text(stamp.stated_at));
    all.add("seq", adapters::Json::number(done.position.index));
    shell.print(all);
    return;
  }
  const auto last = std::to_string(stamping.checkpoint.size - 1);
  shell.line(shell.say("第0至" + last + "号事实不晚于 ", "leaves 0 to " + last + " not after ") +
             to_text(stamp.not_after()) + shell.say("（", " (") + stamp.authority +
             shell.say("），已登记为第", "), recorded as leaf ") +
             std::to_string(done.position.index) + shell.say("号事实", ""));
}

/// Verifies, keeps, records. What does not verify ends with its own status: nothing was written.
Exit accept(const Shell& shell, Session& session, const Stamping& stamping,
            const std::string& response, const adapters::Trust& trust,
            const std::optional<Instant>& now) {
  const auto stamp = adapters::verify_response(response, stamping.request, trust);
  if (!stamp) return shell.fail(stamp.error()), Exit::unverified;
  const auto recorded = record_timestamp(session, stamping, response, *stamp, trust, now);
  if (!recorded) return shell.fail(recorded.error());
  if (!*recorded) return shell.fail(recorded->error());
  if (const auto* no = std::get_if<engine::Declined>(&**recorded)) {
    for (const auto& one : no->unmet) {
      shell.note(shell.say("拒绝：", "refused: ") + shell.say(one.zh, one.en));
    }
    return Exit::refused;
  }
  print(shell, stamping, *stamp, std::get<engine::Accomplished>(**recorded));
  return Exit::ok;
}

Exit write_request(const Shell& shell, Session& session, const Request& request) {
  if (const auto is_new = check_is_new(request.request_file); !is_new) {
    return shell.fail(is_new.error());
  }
  const auto stamping = request_timestamp(session);
  if (!stamping) return shell.fail(stamping.error());
  if (const auto written = write_new_file(request.request_file, stamping->request); !written) {
    return shell.fail(written.error());
  }
  if (!shell.json) {
    shell.line(shell.say("时间戳请求已写入 ", "timestamp request written: ") +
               request.request_file + shell.say("，检查点 ", ", checkpoint ") +
               describe(stamping->checkpoint));
    return Exit::ok;
  }
  auto all = adapters::Json::object();
  all.add("size", adapters::Json::number(stamping->checkpoint.size));
  all.add("root", to_hex(stamping->checkpoint.root));
  shell.print(all);
  return Exit::ok;
}

Exit accept_file(const Shell& shell, Session& session, const Request& request) {
  const auto trust = trust_of(request);
  if (!trust) return shell.fail(trust.error());
  const auto response = text_of_file(request.response_file);
  if (!response) return shell.fail(response.error());
  const auto stamping = find_request(session, *response);
  if (!stamping) return shell.fail(stamping.error()), Exit::unverified;
  return accept(shell, session, *stamping, *response, *trust, request.now);
}

Exit ask_authority(const Shell& shell, Session& session, const Request& request) {
  const auto trust = trust_of(request);
  if (!trust) return shell.fail(trust.error());
  const auto stamping = request_timestamp(session);
  if (!stamping) return shell.fail(stamping.error());
  const auto answer =
      adapters::http_post(request.url, "application/timestamp-query", stamping->request);
  if (!answer) return shell.fail(answer.error());
  constexpr unsigned kOk = 200;
  if (answer->status != kOk) {
    const auto says = request.url + "：HTTP " + std::to_string(answer->status);
    return shell.fail({FaultKind::unavailable, "", {says, says}});
  }
  return accept(shell, session, *stamping, answer->body, *trust, request.now);
}

using Step = Exit (*)(const Shell&, Session&, const Request&);

Exit run(const Shell& shell, const Request& request, Step step) {
  return in_session(shell, request.folder, Mode::write,
                    [&](Session& session) { return step(shell, session, request); });
}

void add_trust(Subcommand command, Request& request) {
  command.option("--ca", request.roots, {"根证书 PEM", "root certificates of the authority"});
  command.option("--untrusted", request.chain, {"中间证书 PEM", "certificates on the way"});
  command
      .option_taken("--now",
                    [&request](const std::string& text) { request.now = parse_instant(text); },
                    {"仅限模拟时钟", "simulated clock only"})
      .check([](const std::string& text) -> std::optional<Bilingual> {
        if (parse_instant(text)) return std::nullopt;
        const auto shown = adapters::as_shown(text);
        return Bilingual{shown + " 不是时间", shown + " is not a time"};
      });
}

/// An option without effect is a mistake of the caller's, not a matter of silence.
Result<void> check_is_used(const std::vector<std::string>& given,
                           std::initializer_list<const char*> idle, const std::string& beside) {
  for (const auto* option : idle) {
    if (std::ranges::find(given, option) == given.end()) continue;
    return fault(FaultKind::malformed, option,
                 {"与 " + beside + " 同用不起作用", "has no effect with " + beside});
  }
  return {};
}

/// What the command line cannot ask for by itself, because it depends on the step.
Result<void> check_is_complete(const Subcommand& command, const Request& request, Step step) {
  const auto given = command.given();
  const bool has_url = std::ranges::find(given, "--url") != given.end();
  if (step == ask_authority && !has_url) {
    return tl::unexpected(command.lacks_one_of("request,accept,--url"));
  }
  if (step == write_request) {
    return check_is_used(given, {"--url", "--ca", "--untrusted", "--now"}, "request");
  }
  if (step == accept_file && has_url) return check_is_used(given, {"--url"}, "accept");
  if (request.roots.empty()) return tl::unexpected(command.lacks("--ca"));
  return {};
}

}  // namespace

void add_timestamp(Subcommand app, Shell& shell) {
  auto command = app.subcommand(
      "timestamp", {"可信时间戳（RFC 3161）", "a trusted timestamp over the checkpoint"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("--url", request->url,
                 {"时间戳服务网址，联机一次办完", "ask this authority at once"});
  add_trust(command, *request);
  auto made = command.subcommand("request", {"写出请求文件", "write a request to a file"});
  made.option("OUT", request->request_file, {"请求文件 .tsq", "file to write"}).required();
  auto taken = command.subcommand("accept", {"收存应答文件", "take a response from a file"});
  taken.option("RESPONSE", request->response_file, {"应答文件 .tsr", "the response"}).required();
  add_trust(taken, *request);
  command.may_have_subcommand();
  command.callback([=, &shell] {
    const auto step = made.is_called()    ? write_request
                      : taken.is_called() ? accept_file
                                          : ask_authority;
    const auto complete = check_is_complete(command, *request, step);
    shell.exit = complete ? run(shell, *request, step) : shell.fail(complete.error());
  });
}

}  // namespace caseledger::tools
