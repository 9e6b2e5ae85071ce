#include "tools/bench/bare_loop.h"

#include <chrono>

#include "ledger/base/hash.h"
#include "ledger/leaf/codec.h"
#include "ledger/ledger.h"
#include "ledger/store/store.h"
#include "statemachines/words/check.h"

namespace caseledger::tools {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Result<std::unique_ptr<ledger::Store>> store_of(const std::filesystem::path& data_folder,
                                                const std::string& origin) {
  ledger::Options options;
  options.origin = origin;
  options.index_keys_of = [](ledger::Position position, ledger::Bytes bytes) {
    return ledger::index_keys_of(position, bytes);
  };
  return ledger::Store::open_read_only(data_folder / "ledger", std::move(options));
}

Result<std::string> origin_of(const std::filesystem::path& data_folder) {
  CL_TRY(const auto ledger, ledger::Ledger::open_read_only(data_folder));
  return ledger->origin();
}

/// Shows the bytes of every leaf to `each`.
template <class Each>
Result<Pace> scan(const std::filesystem::path& data_folder, Each each) {
  CL_TRY(const auto origin, origin_of(data_folder));
  CL_TRY(const auto store, store_of(data_folder, origin));
  CL_TRY(const auto head, store->head());
  Pace pace;
  const auto start = Clock::now();
  const auto done =
      store->scan({}, head.next_position(), [&](ledger::Position, ledger::Bytes leaf) {
        each(leaf);
        ++pace.count;
        return true;
      });
  pace.seconds = seconds_since(start);
  CL_TRY(done);
  return pace;
}

}  // namespace

Result<Pace> bare_append(const std::vector<ledger::Leaf>& leaves, std::size_t group,
                         BareStore& store) {
  ledger::Encoder encoder;
  Digest prev, sum;
  const auto start = Clock::now();
  for (std::size_t n = 0; n < leaves.size(); ++n) {
    if (n % group == 0 && !store.begin()) break;
    CL_TRY(const auto bytes, encoder.encode(leaves[n]));
    prev = ledger::sm3(bytes);
    sum = ledger::leaf_hash(bytes);
    store.put(n, bytes);
    if (n % group == group - 1 || n + 1 == leaves.size()) store.commit();
  }
  const Pace pace{leaves.size(), seconds_since(start)};
  if (prev.is_zero() || sum.is_zero() || !store.begin()) {
    return fault(FaultKind::unavailable, "bench",
                 {"对照数据库出错", "a database to compare with failed"});
  }
  store.commit();
  return pace;
}

Result<Pace> bare_hash_scan(const std::filesystem::path& data_folder) {
  return scan(data_folder, [](ledger::Bytes leaf) {
    CL_ASSERT(!ledger::sm3(leaf).is_zero() && !ledger::leaf_hash(leaf).is_zero());
  });
}

Result<Pace> bare_tree_scan(const std::filesystem::path& data_folder) {
  return scan(data_folder,
              [](ledger::Bytes leaf) { CL_ASSERT(!ledger::leaf_hash(leaf).is_zero()); });
}

Result<Pace> bare_decode_scan(const std::filesystem::path& data_folder) {
  return scan(data_folder, [](ledger::Bytes leaf) { CL_ASSERT(ledger::decode(leaf).has_value()); });
}

}  // namespace caseledger::tools
