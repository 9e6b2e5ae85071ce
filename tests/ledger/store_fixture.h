// A folder that is gone after the test, and leaves simple enough to see through: the text
// "stream command payload", where a command of 0 is none. Everything the store does with a leaf it
// does without knowing that.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "ledger/store/store.h"
#include "tests/both.h"
#include "tests/scratch_folder.h"

namespace caseledger::ledger {

inline std::string text_of(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Result<IndexKeys> simple_index_keys(Position position, Bytes leaf) {
  std::istringstream words(text_of(leaf));
  IndexKeys keys;
  std::uint64_t command = 0;
  if (!(words >> keys.stream >> command)) {
    return fault(FaultKind::malformed, "leaf " + std::to_string(position.index),
                 {"不是文本", "is no text"});
  }
  if (command != 0) keys.command = CommandId{command, 7};
  return keys;
}

inline std::string simple_leaf(std::string_view stream, std::uint64_t command,
                               std::string_view payload = "x") {
  return std::string(stream) + ' ' + std::to_string(command) + ' ' + std::string(payload);
}

/// Small, and without zeros ahead, so that a test's ledger is a few pages.
inline Options small_options(FaultPlan* faults = nullptr) {
  Options options;
  options.origin = "test/ledger";
  options.index_keys_of = simple_index_keys;
  options.limits.map_bytes = std::uint64_t{16} << 20;
  options.limits.ahead_bytes_max = 0;
  options.faults = faults;
  return options;
}

/// In memory where there is room: these tests end processes, not machines, and sync a lot.
inline std::filesystem::path fast_folder() {
  const std::filesystem::path memory = "/dev/shm";
  std::error_code error;
  const auto space = std::filesystem::space(memory, error);
  const bool roomy = !error && space.available > std::uintmax_t{1} << 30;
  return roomy ? memory : std::filesystem::temp_directory_path();
}

struct TemporaryFolder : ScratchFolder {
  TemporaryFolder() : ScratchFolder(fast_folder()) {}
};

/// Appends the leaves as one group and expects that to succeed.
inline void append(Store& store, const std::vector<std::string>& leaves) {
  auto group = store.begin();
  ASSERT_TRUE(group) << both(group.error());
  for (const std::string& leaf : leaves) {
    const auto placed =
        (*group)->put(bytes_of(leaf), simple_index_keys(Position{}, bytes_of(leaf)).value());
    ASSERT_TRUE(placed) << both(placed.error());
  }
  const auto committed = (*group)->commit();
  ASSERT_TRUE(committed) << both(committed.error());
}

/// Every leaf as text.
inline std::vector<std::string> all_leaves(const Store& store) {
  std::vector<std::string> leaves;
  const auto scanned = store.scan(Position{}, Position{UINT64_MAX}, [&](Position at, Bytes leaf) {
    EXPECT_EQ(at.index, leaves.size());
    leaves.push_back(text_of(leaf));
    return true;
  });
  EXPECT_TRUE(scanned) << both(scanned.error());
  return leaves;
}

/// What an honest ledger of these leaves has as its head, computed without a store.
inline Head head_of(const std::vector<std::string>& leaves) {
  Head head;
  for (const std::string& leaf : leaves) {
    head.tree.append(leaf_hash(bytes_of(leaf)));
    head.prev = sm3(bytes_of(leaf));
  }
  return head;
}

class StoreTest : public testing::Test {
 protected:
  std::filesystem::path folder() const { return temporary_.path() / "ledger"; }

  std::unique_ptr<Store> created(Options options = small_options()) {
    auto store = Store::create(folder(), std::move(options));
    EXPECT_TRUE(store) << both(store.error());
    return store ? std::move(*store) : nullptr;
  }
  std::unique_ptr<Store> opened(Options options = small_options()) {
    auto store = Store::open(folder(), std::move(options));
    EXPECT_TRUE(store) << both(store.error());
    return store ? std::move(*store) : nullptr;
  }
  Fault refusal(Options options = small_options()) {
    const auto store = Store::open(folder(), std::move(options));
    EXPECT_FALSE(store);
    return store ? Fault{} : store.error();
  }

 private:
  TemporaryFolder temporary_;
};

/// The leaves [from, to) of the ledger that most tests make.
inline std::vector<std::string> numbered(std::uint64_t from, std::uint64_t to) {
  std::vector<std::string> leaves;
  for (std::uint64_t i = from; i < to; ++i) {
    leaves.push_back(simple_leaf("case-" + std::to_string(i % 7), i + 1, std::to_string(i)));
  }
  return leaves;
}

}  // namespace caseledger::ledger
