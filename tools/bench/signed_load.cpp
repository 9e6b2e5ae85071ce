#include "tools/bench/signed_load.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "engine/act_signature.h"
#include "statemachines/words/check.h"
#include "tools/bench/load.h"
#include "tools/bench/signed_office.h"
#include "tools/session.h"

namespace caseledger::tools {
namespace {

using Cases = std::vector<std::vector<engine::Command>>;

constexpr std::size_t kCasesPerCaller = 4;

void add(Pace& sum, const Pace& turn) {
  sum.count += turn.count;
  sum.seconds += turn.seconds;
}

Pace bare_verify(const Cases& cases, std::string_view origin) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::uint64_t> count = 0;
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (unsigned n = 0; n < std::max(1U, std::thread::hardware_concurrency()); ++n) {
      threads.emplace_back([&] {
        for (auto at = next++; at < cases.size(); at = next++) {
          for (const auto& command : cases[at]) {
            CL_ASSERT(engine::check_signature(command, origin).has_value());
          }
          count += cases[at].size();
        }
      });
    }
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return {count, seconds.count()};
}

Result<std::unique_ptr<Session>> open_office(const std::filesystem::path& folder,
                                             SignedOffice& office) {
  CL_TRY(std::ignore, found_ledger(folder, office.founding()));
  CL_TRY(auto session, Session::open(folder, Mode::write));
  for (const auto& answer : session->engine().handle(office.staffing())) {
    if (!answer || std::holds_alternative<engine::Declined>(*answer)) {
      return fault(FaultKind::conflict, "bench",
                   {"无法为签名机关配齐人员", "the signing bureau could not be staffed"});
    }
  }
  return session;
}

}  // namespace

Result<SignedLoad> signed_load(const std::filesystem::path& folder, std::size_t callers,
                               std::size_t turns) {
  SignedOffice office;
  CL_TRY(const auto session, open_office(folder, office));
  SignedLoad sum;
  for (std::size_t turn = 0; turn < turns; ++turn) {
    const auto count = kCasesPerCaller * callers, first = turn * count;
    Cases cases;
    for (std::size_t n = 0; n < count; ++n) cases.push_back(office.signed_case(first + n));
    add(sum.bare, bare_verify(cases, office.founding().origin));
    // The last cases are not worked on to their end: everybody is busy as long as it is timed.
    const auto facts = (count - callers) * cases.front().size();
    CL_TRY(const auto load,
           many_callers(session->engine(), callers, facts, first,
                        [&](std::uint64_t n) { return std::move(cases.at(n - first)); }));
    if (load.refused != 0)
      return fault(FaultKind::conflict, "bench", {"合法的行为被拒绝", "a lawful act was refused"});
    add(sum.submitted, load.commands);
    sum.p99_micros = std::max(sum.p99_micros, load.p99_micros);
  }
  return session->close().map([&] { return sum; });
}

}  // namespace caseledger::tools
