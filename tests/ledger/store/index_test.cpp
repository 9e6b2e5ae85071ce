// The index against brute force, against damage and against the passing of time.
#include "ledger/store/index.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <random>
#include <thread>

#include "ledger/audit/index_audit.h"
#include "ledger/disk/durable_file.h"
#include "tests/both.h"
#include "tests/ledger/store_fixture.h"
#include "tests/ledger/tampering.h"

namespace caseledger::ledger {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The same by brute force.
struct Model {
  std::vector<IndexKeys> leaves;

  std::vector<Position> positions(const std::string& stream, Position from) const {
    std::vector<Position> found;
    for (std::uint64_t i = from.index; i < leaves.size(); ++i) {
      if (leaves[i].stream == stream) found.push_back(Position{i});
    }
    return found;
  }
  std::optional<Position> first(const CommandId& command) const {
    for (std::uint64_t i = 0; i < leaves.size(); ++i) {
      if (leaves[i].command == command) return Position{i};
    }
    return std::nullopt;
  }
};

class IndexTest : public testing::Test {
 protected:
  std::filesystem::path folder() const { return temporary_.path() / "index"; }

  std::unique_ptr<Index> opened(std::uint64_t run_leaves) {
    housekeeping_ = std::make_unique<Housekeeping>();
    auto index = Index::open(folder(), {run_leaves, housekeeping_.get(), nullptr});
    EXPECT_TRUE(index) << both(index.error());
    return index ? std::move(*index) : nullptr;
  }
  /// Adds to the index and to the model.
  void add(Index& index, const IndexKeys& keys) {
    index.add(Position{model_.leaves.size()}, keys);
    model_.leaves.push_back(keys);
  }
  void expect_same(const Index& index, std::mt19937_64& random, int questions) const {
    for (int i = 0; i < questions; ++i) {
      const std::string stream = "s" + std::to_string(random() % 25);
      const Position from{random() % 3 == 0 ? random() % (model_.leaves.size() + 1) : 0};
      ASSERT_EQ(index.positions(stream, from), model_.positions(stream, from));
      const CommandId command{random() % 900, 1};
      ASSERT_EQ(index.first_position(command), model_.first(command));
    }
  }
  std::vector<std::string> audit() const {
    IndexAudit audit(folder());
    for (std::uint64_t i = 0; i < model_.leaves.size(); ++i) {
      audit.leaf(Position{i}, model_.leaves[i]);
    }
    std::vector<std::string> found;
    for (auto& one : audit.finish(model_.leaves.size())) found.push_back(std::move(one.en));
    return found;
  }

  TemporaryFolder temporary_;
  Model model_;
  std::unique_ptr<Housekeeping> housekeeping_;
};

TEST_F(IndexTest, AnswersLikeTheModelOverRandomHistories) {
  const auto seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  auto index = opened(50);
  for (int i = 0; i < 3'000; ++i) {
    IndexKeys keys;
    if (random() % 10 != 0) keys.stream = "s" + std::to_string(random() % 20);
    if (random() % 3 != 0) keys.command = CommandId{random() % 600, 1};
    add(*index, keys);
    if (random() % 50 == 0) expect_same(*index, random, 5);
    if (random() % 300 != 0) continue;
    if (random() % 2 == 0) index->flush();
    if (random() % 2 == 0) {
      EXPECT_TRUE(housekeeping_->wait());
    }
    housekeeping_.reset();  // before the index that its task may be using
    index.reset();
    EXPECT_THAT(audit(), IsEmpty());
    index = opened(50);
    ASSERT_LE(index->reached().index, model_.leaves.size());
    for (auto at = index->reached(); at.index < model_.leaves.size(); at = at.next()) {
      index->add(at, model_.leaves[at.index]);
    }
    expect_same(*index, random, 20);
  }
  EXPECT_TRUE(housekeeping_->wait());
  expect_same(*index, random, 200);
  housekeeping_.reset();
}

TEST_F(IndexTest, KeepsFewRunsHoweverManyLeaves) {
  auto index = opened(16);
  for (std::uint64_t i = 0; i < 16 * 100; ++i) add(*index, IndexKeys{"s", CommandId{i, 1}});
  ASSERT_TRUE(housekeeping_->wait());
  const auto runs = index->runs();
  EXPECT_LE(runs.size(), 9U);  // the binary digits of 100, and one
  for (std::size_t i = 1; i < runs.size(); ++i) {
    EXPECT_GE(runs[i - 1]->leaves(), 2 * runs[i]->leaves());
    EXPECT_EQ(runs[i - 1]->to(), runs[i]->from());
  }
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder())) ++files;
  EXPECT_EQ(files, runs.size() + 1) << "merged runs are removed";
  housekeeping_.reset();
}

TEST_F(IndexTest, IsMadeAnewWhereTheFolderIsGone) {
  auto index = opened(16);
  for (std::uint64_t i = 0; i < 100; ++i) add(*index, IndexKeys{"s", std::nullopt});
  ASSERT_TRUE(housekeeping_->wait());
  housekeeping_.reset();
  index.reset();
  std::filesystem::remove_all(folder());
  EXPECT_EQ(opened(16)->reached(), Position{0});
  housekeeping_.reset();
}

TEST_F(IndexTest, RemovesFilesNobodyNames) {
  std::filesystem::create_directories(folder());
  std::ofstream(folder() / "0-16.run.new") << "half a file";
  std::ofstream(folder() / "0-16.run") << "a run that was replaced";
  const auto index = opened(16);
  EXPECT_TRUE(std::filesystem::is_empty(folder()));
  housekeeping_.reset();
}

TEST_F(IndexTest, NamesEveryFlippedByte) {
  auto index = opened(16);
  for (std::uint64_t i = 0; i < 48; ++i) add(*index, IndexKeys{"s", CommandId{i, i}});
  ASSERT_TRUE(housekeeping_->wait());
  housekeeping_.reset();
  index.reset();
  ASSERT_THAT(audit(), IsEmpty());
  for (const auto& file : std::filesystem::directory_iterator(folder())) {
    Tampering tampering(file.path());
    for (std::size_t at = 0; at < tampering.size(); ++at) {
      tampering.flip(at, 0x04);
      ASSERT_THAT(audit(), Not(IsEmpty())) << file.path() << " byte " << at;
      const auto reader = Index::open(folder(), {});
      if (reader) (void)(*reader)->positions("s", Position{});  // finds what it can, but lives
      tampering.restore(at);
    }
  }
}

TEST_F(IndexTest, NamesACutFile) {
  auto index = opened(16);
  for (std::uint64_t i = 0; i < 48; ++i) add(*index, IndexKeys{"s", CommandId{i, i}});
  ASSERT_TRUE(housekeeping_->wait());
  housekeeping_.reset();
  index.reset();
  for (const auto& file : std::filesystem::directory_iterator(folder())) {
    const std::string whole = *read_file(file.path()).value();
    for (std::size_t size = whole.size(); size-- > 0;) {
      std::filesystem::resize_file(file.path(), size);
      // A list of fewer runs is an index that reaches less far; opening adds the rest.
      if (file.path().filename() == "manifest" && size > 0 && whole[size - 1] == '\n') continue;
      ASSERT_THAT(audit(), Not(IsEmpty())) << file.path() << " cut at " << size;
    }
    std::ofstream(file.path(), std::ios::binary) << whole;
  }
}

TEST_F(IndexTest, NamesALeafThatItLacksAndAKeyWithoutALeaf) {
  auto index = opened(16);
  for (std::uint64_t i = 0; i < 32; ++i) add(*index, IndexKeys{"s", CommandId{i, 1}});
  ASSERT_TRUE(housekeeping_->wait());
  housekeeping_.reset();
  index.reset();
  model_.leaves[5].stream = "t";
  EXPECT_THAT(audit(), ElementsAre("the index lacks the stream of leaf 5",
                                   "the index has a key for leaf 5 that the leaf has not"));
  model_.leaves.resize(20);
  EXPECT_THAT(audit(), testing::Contains("the index has 32 leaves, the ledger 20"));
}

TEST_F(IndexTest, RefusesARunThatIsGone) {
  auto index = opened(16);
  for (std::uint64_t i = 0; i < 48; ++i) add(*index, IndexKeys{"s", std::nullopt});
  ASSERT_TRUE(housekeeping_->wait());
  const auto path = index->runs()[0]->path();
  housekeeping_.reset();
  index.reset();
  std::filesystem::remove(path);
  housekeeping_ = std::make_unique<Housekeeping>();
  const auto again = Index::open(folder(), {16, housekeeping_.get(), nullptr});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, FaultKind::corrupt);
  EXPECT_THAT(both(again.error()), HasSubstr(path.filename().string()));
}

TEST_F(IndexTest, AnswersOthersWhileItGrows) {
  auto index = opened(64);
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::thread reader([&] {
    std::size_t before = 0;
    while (!done) {
      const auto found = index->positions("s", Position{});
      if (found.size() < before) ++wrong;
      for (std::size_t i = 0; i < found.size(); ++i) wrong += found[i].index != i;
      before = found.size();
    }
  });
  for (std::uint64_t i = 0; i < 5'000; ++i) add(*index, IndexKeys{"s", CommandId{i, 1}});
  done = true;
  reader.join();
  EXPECT_EQ(wrong, 0);
  ASSERT_TRUE(housekeeping_->wait());
  housekeeping_.reset();
}

TEST_F(IndexTest, StopsWhenTheDiskFails) {
  class Fails : public FaultPlan {
   public:
    FaultFate at(FaultStep) override { return FaultFate::fail; }
  } plan;
  housekeeping_ = std::make_unique<Housekeeping>();
  auto index = Index::open(folder(), {16, housekeeping_.get(), &plan}).value();
  for (std::uint64_t i = 0; i < 500; ++i) add(*index, IndexKeys{"s", std::nullopt});
  EXPECT_EQ(housekeeping_->wait().error().kind, FaultKind::unavailable);
  EXPECT_EQ(index->positions("s", Position{}).size(), 500U) << "memory still answers";
  housekeeping_.reset();
}

}  // namespace
}  // namespace caseledger::ledger
