// caseledger log DIR [--since N] [--follow]: every leaf from N on, one line each, for programs that
// go on from where they stopped. With --follow it waits for more until somebody ends it, or until
// nobody reads any more. Nothing is locked and nothing is written: the writer goes on beside it.
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <iostream>
#include <memory>

#include "adapters/forms/fact_json.h"
#include "adapters/language/leaf_text.h"
#include "engine/characters.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

using adapters::Json;
using ledger::Leaf;
using ledger::Position;

/// Read together and printed when they are read: a reader who is slow holds up nobody.
constexpr std::uint64_t kAtOnce = 256;
constexpr int kWaitMs = 200;

struct Request {
  std::string folder;
  std::optional<std::uint64_t> since;
  bool follow = false;
};

std::atomic<bool> is_ended{false};
void end(int) { is_ended = true; }

/// SIGINT and SIGTERM end the waiting, as long as this lives.
class Signals {
 public:
  Signals() {
    is_ended = false;
    struct sigaction ends {};
    ends.sa_handler = end;
    ::sigaction(SIGINT, &ends, &before_[0]);
    ::sigaction(SIGTERM, &ends, &before_[1]);
  }
  ~Signals() {
    ::sigaction(SIGINT, &before_[0], nullptr);
    ::sigaction(SIGTERM, &before_[1], nullptr);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  struct sigaction before_[2]{};
};

/// False when nobody reads any more. Sleeps a while otherwise, or until a signal.
bool wait_for_more(const Shell& shell) {
  const bool is_standard = &shell.out == &std::cout;
  struct pollfd reader {
    is_standard ? STDOUT_FILENO : -1, 0, 0
  };
  const int seen = ::poll(&reader, 1, kWaitMs);
  return seen <= 0 || (reader.revents & (POLLERR | POLLHUP | POLLNVAL)) == 0;
}

/// Whether this session can open words at all.
bool reads_words(const ledger::Ledger& ledger) {
  return ledger.scan_words([](const ledger::VaultRecord&) { return false; }).has_value();
}

class LeafPrinter {
 public:
  LeafPrinter(const Shell& shell, const ledger::Ledger& ledger)
      : shell_(shell), ledger_(ledger), reads_words_(reads_words(ledger)) {}

  /// Those of [from, to), with a line end each.
  Result<std::string> lines(Position from, Position to) const {
    std::string all;
    Result<void> printed;
    CL_TRY(ledger_.scan_hashed(from, to, [&](Leaf&& leaf, const Digest& hash) {
      auto line = shell_.json ? json_line(leaf, hash) : text_line(leaf, hash);
      if (!line) return printed = tl::unexpected(line.error()), false;
      all.append(*line).append("\n");
      return true;
    }));
    return printed.map([&] { return std::move(all); });
  }

 private:
  /// What became of what was said: "none" was; it is "open", "sealed" where no key is at hand, or
  /// "erased".
  std::string_view words_of(const Leaf& leaf, bool is_gone) const {
    if (leaf.commitments.empty()) return "none";
    if (!reads_words_) return "sealed";
    return is_gone ? "erased" : "open";
  }

  Result<std::string> json_line(const Leaf& leaf, const Digest& hash) const {
    bool is_gone = false;
    const auto words_at = [&](std::string_view path) {
      auto words = ledger_.content(leaf.position, path);
      const bool is_said = std::ranges::find(leaf.commitments, path, &ledger::Commitment::path) !=
                           leaf.commitments.end();
      is_gone = is_gone || (is_said && words && !*words);
      return words;
    };
    auto json = adapters::fact_json(leaf, reads_words_ ? words_at : adapters::WordsAt());
    return json.map([&](Json& one) {
      one.add("leaf_hash", to_hex(hash)).add("words", words_of(leaf, is_gone));
      return adapters::print_json(one);
    });
  }

  Result<std::string> text_line(const Leaf& leaf, const Digest& hash) const {
    auto line = adapters::leaf_line(leaf, shell_.language) + " " + to_hex(hash).substr(0, 16);
    return engine::in_one_line(line);
  }

  const Shell& shell_;
  const ledger::Ledger& ledger_;
  const bool reads_words_;
};

Result<void> print_all(const Shell& shell, const Request& request, Session& session) {
  const auto& ledger = session.ledger();
  const LeafPrinter printer(shell, ledger);
  Position next{request.since.value_or(0)};
  while (!is_ended && shell.out) {
    CL_TRY(const auto head, ledger.head());
    const auto size = head.next_position();
    if (next > size) return tl::unexpected(beyond_the_end("--since", size.index));
    if (next == size) {
      shell.out.flush();
      if (!request.follow || !wait_for_more(shell)) return {};
      continue;
    }
    const Position to{std::min(size.index, next.index + kAtOnce)};
    CL_TRY(const auto lines, printer.lines(next, to));
    shell.out << lines;
    next = to;
  }
  return {};
}

Exit run(const Shell& shell, const Request& request) {
  const Signals signals;
  const auto session = Session::open(request.folder, Mode::read_facts);
  if (!session) return shell.fail(session.error());
  const auto printed = print_all(shell, request, **session);
  return printed ? Exit::ok : shell.fail(printed.error());
}

}  // namespace

void add_log(Subcommand app, Shell& shell) {
  auto command = app.subcommand(
      "log", {"逐条事实，供其他程序接着读", "every fact, for programs that read on"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.count("--since", request->since, {"从此序号起，默认从头", "from this seq on"});
  command.flag("--follow", request->follow,
               {"等候新的事实，直至被终止", "wait for more until it is ended"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
