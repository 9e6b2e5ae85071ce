// caseledger bench: submit, verify, replay, rebuild and open, each beside its bare loop in the same
// run, on ledgers of several sizes. Everything is written below a folder that was empty, and
// removed again; what others put there stays.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <ostream>
#include <random>

#include "adapters/forms/json.h"
#include "adapters/proofs/tile_export.h"
#include "engine/audit.h"
#include "ledger/audit/verify.h"
#include "projections/runner.h"
#include "tools/bench/load.h"
#include "tools/bench/signed_load.h"
#include "tools/bench/typical_case.h"
#include "tools/founding.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kCallers = 64, kManyCallers = 256;
constexpr std::uint64_t kLoneCommandsMax = 2'200;
constexpr std::uint64_t kBareLeaves = 100'000;
/// A turn of signed submit for so many leaves of the ledger and each who signs; no more than these.
constexpr std::uint64_t kLeavesPerSigner = 100, kSignedTurnsMax = 16;
constexpr int kProofs = 2'000;
constexpr int kRounds = 3;

struct Request {
  std::string folder = "build/bench";
  std::vector<std::uint64_t> leaves{10'000, 100'000, 1'000'000};
};

/// A folder of our own below one that was empty; gone at the end, however that comes.
class Ground {
 public:
  explicit Ground(fs::path path) : path_(std::move(path)) {}
  ~Ground() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// One line of the result. Without a bare loop there is no ratio.
struct Row {
  std::string name;
  double ours = 0, bare = 0;
  std::string unit = "/s";

  double ratio() const { return ours / bare; }
};

/// The middle one of a few rounds: a host that others work on disturbs single ones.
Result<Pace> middle_of(const std::function<Result<Pace>()>& round) {
  std::vector<Pace> paces;
  for (int n = 0; n < kRounds; ++n) {
    CL_TRY(const auto pace, round());
    paces.push_back(pace);
  }
  std::ranges::sort(paces, {}, &Pace::per_second);
  return paces[kRounds / 2];
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Resident memory that is not a mapped file, in MiB.
double private_memory_mib() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    double kib = 0;
    if (word == "RssAnon:" && status >> kib) return kib / 1024;
  }
  return 0;
}

class Bench {
 public:
  Bench(fs::path folder, std::uint64_t leaves) : folder_(std::move(folder)), leaves_(leaves) {}

  Result<std::vector<Row>> run() {
    CL_TRY(adapters::claim_folder(folder_));
    for (const auto step :
         {&Bench::submit, &Bench::bare, &Bench::submit_signed, &Bench::open, &Bench::prove,
          &Bench::tiles, &Bench::verify, &Bench::replay, &Bench::rebuild}) {
      CL_TRY((this->*step)());
    }
    return std::move(rows_);
  }

 private:
  /// Each waits for the disk: as many as can be timed, and no more than a small ledger is worth.
  std::uint64_t lone_commands() const {
    return std::clamp<std::uint64_t>(leaves_ / 4, 220, kLoneCommandsMax);
  }
  fs::path data() const { return folder_ / "data"; }

  Result<void> submit() {
    Founding founding;
    founding.simulated_from = bench_start();
    CL_TRY(std::ignore, found_ledger(data(), founding));
    CL_TRY(const auto session, Session::open(data(), Mode::write));
    auto& engine = session->engine();
    for (const auto& answer : engine.handle(staffing_commands())) {
      if (!answer || std::holds_alternative<engine::Declined>(*answer)) {
        return fault(FaultKind::conflict, "bench",
                     {"无法为机关配齐人员", "the bureau could not be staffed"});
      }
    }
    CL_TRY(const auto alone, one_caller(engine, lone_commands(), 0));
    // From here the tiles of what follows are new.
    CL_TRY(std::ignore, session->ledger().write_checkpoint().and_then([&](const auto&) {
      return adapters::export_tiles(session->ledger(), folder_ / "tiles");
    }));
    CL_TRY(const auto many, many_callers(engine, kCallers, leaves_, lone_commands(), typical_case));
    if (many.refused + alone.refused != 0) {
      return fault(FaultKind::conflict, "bench", {"合法的行为被拒绝", "a lawful act was refused"});
    }
    alone_ = alone;
    many_ = many;
    memory_mib_ = private_memory_mib();
    return session->close();
  }

  Result<void> bare() {
    std::vector<ledger::Leaf> leaves;
    {
      CL_TRY(const auto session, Session::open(data(), Mode::read));
      CL_TRY(session->ledger().scan(
          {}, ledger::Position{std::min(leaves_, kBareLeaves)},
          [&](ledger::Leaf&& leaf) { return leaves.push_back(std::move(leaf)), true; }));
    }
    const auto bare = [&](std::size_t group, auto make_store) {
      return middle_of([&] {
        std::error_code ignored;
        fs::remove_all(folder_ / "bare", ignored);
        const auto store = make_store(folder_ / "bare");
        return bare_append(leaves, group, *store);
      });
    };
    CL_TRY(const auto groups, bare(kCallers, bare_lmdb));
    CL_TRY(const auto large, bare(1'024, bare_lmdb));
    leaves.resize(std::min<std::size_t>(leaves.size(), lone_commands()));
    CL_TRY(const auto single, bare(1, bare_lmdb));
    CL_TRY(const auto single_in_sqlite, bare(1, bare_sqlite));
    rows_.push_back({"submit, 64 in flight", many_.facts.per_second(), groups.per_second()});
    rows_.push_back({"  bare loop, groups of 1024", large.per_second(), 0});
    rows_.push_back({"  latency p50", many_.p50_micros, 0, "us"});
    rows_.push_back({"  latency p99", many_.p99_micros, 0, "us"});
    rows_.push_back({"  memory", memory_mib_, 0, "MiB"});
    const auto alone = alone_.p50_micros;
    rows_.push_back({"one caller alone, p50", alone, 1e6 / single.per_second(), "us"});
    rows_.push_back(
        {"  beside SQLite, WAL FULL", alone, 1e6 / single_in_sqlite.per_second(), "us"});
    return {};
  }

  /// Where more are in flight, groups are larger, and a commit costs each of them less.
  Result<void> submit_signed() {
    for (const auto callers : {kCallers, kManyCallers}) {
      const auto turns = std::min(leaves_ / (kLeavesPerSigner * callers), kSignedTurnsMax);
      if (turns == 0 && callers != kCallers) continue;  // more than a small ledger is worth
      const auto folder = folder_ / ("signed-" + std::to_string(callers));
      CL_TRY(const auto load, signed_load(folder, callers, std::max<std::uint64_t>(turns, 1)));
      const auto name = "commands signed, " + std::to_string(callers) + " in flight";
      rows_.push_back({name, load.submitted.per_second(), load.bare.per_second()});
      rows_.push_back({"  latency p99", load.p99_micros, 0, "us"});
    }
    return {};
  }

  Result<void> prove() {
    CL_TRY(const auto session, Session::open(data(), Mode::read));
    const auto& ledger = session->ledger();
    CL_TRY(const auto head, ledger.head());
    std::vector<double> micros;
    std::mt19937_64 random(1);
    for (int n = 0; n < kProofs; ++n) {
      const ledger::Position position{random() % head.next_position().index};
      const auto start = Clock::now();
      CL_TRY(std::ignore, ledger.prove(position));
      micros.push_back(seconds_since(start) * 1e6);
    }
    std::ranges::sort(micros);
    rows_.push_back({"proof of any leaf, p50", micros[kProofs / 2], 0, "us"});
    rows_.push_back({"  p99", micros[kProofs * 99 / 100], 0, "us"});
    return {};
  }

  Result<void> tiles() {
    CL_TRY(const auto bare, middle_of([this] { return bare_tree_scan(data()); }));
    CL_TRY(const auto session, Session::open(data(), Mode::read));
    const auto start = Clock::now();
    CL_TRY(std::ignore, adapters::export_tiles(session->ledger(), folder_ / "tiles"));
    const Pace pace{many_.leaves, seconds_since(start)};
    rows_.push_back({"export of new tiles", pace.per_second(), bare.per_second()});
    return {};
  }

  Result<void> open() {
    const auto start = Clock::now();
    const auto session = Session::open(data(), Mode::write);
    const auto seconds = seconds_since(start);
    CL_TRY(session);
    rows_.push_back({"open after a clean stop", seconds * 1e3, 0, "ms"});
    return (*session)->close();
  }

  Result<void> verify() {
    CL_TRY(const auto scan, middle_of([this] { return bare_hash_scan(data()); }));
    CL_TRY(const auto pace, middle_of([this] { return verify_once(); }));
    rows_.push_back({"verify, law included", pace.per_second(), scan.per_second()});
    return {};
  }

  Result<Pace> verify_once() {
    CL_TRY(const auto folder, adapters::DataFolder::open(data()));
    engine::RuleBook rules(folder.text_of());
    engine::Auditor auditor(rules);
    CL_TRY(const auto keys, adapters::KeyStore::open(folder.keys()));
    ledger::VerifyOptions options;
    options.vault_key = keys.bureau_key();
    options.judge = [&auditor](const ledger::Leaf& leaf, auto words) {
      return auditor.judge(leaf, words);
    };
    const auto start = Clock::now();
    CL_TRY(const auto report, ledger::verify(data(), options));
    if (!report.is_clean()) return fault(FaultKind::corrupt, "", report.findings.front().what);
    return Pace{report.leaves, seconds_since(start)};
  }

  Result<void> replay() {
    CL_TRY(const auto scan, middle_of([this] { return bare_decode_scan(data()); }));
    CL_TRY(const auto pace, middle_of([this] { return replay_once(); }));
    rows_.push_back({"audit replay", pace.per_second(), scan.per_second()});
    return {};
  }

  Result<Pace> replay_once() {
    CL_TRY(const auto session, Session::open(data(), Mode::read));
    engine::Auditor auditor(session->rules());
    Pace pace;
    const auto start = Clock::now();
    CL_TRY(const auto head, session->ledger().head());
    const auto done =
        session->ledger().scan({}, head.next_position(), [&](const ledger::Leaf& leaf) {
          ++pace.count;
          return auditor.judge(leaf).empty();
        });
    pace.seconds = seconds_since(start);
    return done.map([&] { return pace; });
  }

  Result<void> rebuild() {
    CL_TRY(const auto scan, middle_of([this] { return bare_decode_scan(data()); }));
    CL_TRY(const auto pace, middle_of([this] { return rebuild_once(); }));
    rows_.push_back({"rebuild of read models", pace.per_second(), scan.per_second()});
    return {};
  }

  Result<Pace> rebuild_once() {
    CL_TRY(const auto session, Session::open(data(), Mode::read));
    CL_TRY(projections::ReadModels::discard(data()));
    CL_TRY(const auto models, projections::ReadModels::open(data()));
    const projections::LedgerSource source(session->ledger());
    const auto start = Clock::now();
    CL_TRY(const auto applied, projections::rebuild(source, *models));
    return Pace{applied, seconds_since(start)};
  }

  fs::path folder_;
  std::uint64_t leaves_;
  std::vector<Row> rows_;
  LoadResult many_, alone_;
  double memory_mib_ = 0;
};

void print(const Shell& shell, std::uint64_t leaves, const std::vector<Row>& rows) {
  if (!shell.json) shell.out << leaves << shell.say(" 条事实\n", " leaves\n");
  for (const auto& row : rows) {
    if (shell.json) {
      auto json = adapters::Json::object();
      json.add("leaves", adapters::Json::number(leaves)).add("name", row.name);
      json.add("ours", adapters::Json{row.ours}).add("unit", row.unit);
      if (row.bare > 0) {
        json.add("bare", adapters::Json{row.bare}).add("ratio", adapters::Json{row.ratio()});
      }
      shell.print(json);
      continue;
    }
    char line[160];
    if (row.bare > 0) {
      std::snprintf(line, sizeof line, "  %-31s %12.1f %-4s bare %12.1f  ratio %5.2f\n",
                    row.name.c_str(), row.ours, row.unit.c_str(), row.bare, row.ratio());
    } else {
      std::snprintf(line, sizeof line, "  %-31s %12.1f %s\n", row.name.c_str(), row.ours,
                    row.unit.c_str());
    }
    shell.out << line;
  }
  shell.out << std::flush;
}

Exit run_all(const Shell& shell, const Request& request) {
  for (const auto leaves : request.leaves) {
    const Ground ground(fs::path(request.folder) / std::to_string(leaves));
    const auto rows = Bench(ground.path(), leaves).run();
    if (!rows) return shell.fail(rows.error());
    print(shell, leaves, *rows);
  }
  return Exit::ok;
}

Exit run(const Shell& shell, const Request& request) {
  std::error_code error;
  const bool is_ours = !fs::exists(request.folder, error);
  if (const auto claimed = adapters::claim_folder(request.folder); !claimed) {
    return shell.fail(claimed.error());
  }
  const auto exit = run_all(shell, request);
  if (is_ours) fs::remove(request.folder, error);  // unless somebody put something there
  return exit;
}

}  // namespace

void add_bench(Subcommand app, Shell& shell) {
  auto command = app.subcommand("bench", {"测速", "speeds beside their bare loops"});
  const auto request = std::make_shared<Request>();
  command.option("--dir", request->folder,
                 {"空目录或尚不存在的目录", "a folder that is empty or new"});
  command.count("--leaves", request->leaves, {"账的规模", "sizes of ledger"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
