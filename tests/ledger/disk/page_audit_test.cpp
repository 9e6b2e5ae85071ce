// Every byte that means something is flipped, and the audit must say so; nothing makes it crash.
#include "ledger/disk/page_audit.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <random>

#include "ledger/disk/durable_file.h"
#include "ledger/store/head_record.h"
#include "tests/ledger/store_fixture.h"
#include "tests/ledger/tampering.h"

namespace caseledger::ledger {
namespace {

/// Values as the audit shows them, without LMDB.
using Values = std::map<std::pair<std::string, std::string>, std::string>;

struct Audited {
  std::vector<std::string> findings;
  Values values;
  std::vector<ByteRange> live;
};

Audited audited(const std::filesystem::path& file) {
  Audited result;
  PageAuditOptions options = store_layout();
  options.live = &result.live;
  options.visit = [&](std::string_view database, Bytes key, Bytes value) {
    result.values[{std::string(database), text_of(key)}] = text_of(value);
  };
  const auto report = audit_pages(file, options);
  EXPECT_TRUE(report);
  if (report) {
    for (const PageFinding& finding : report->findings) {
      result.findings.push_back(describe(finding).en);
    }
  }
  return result;
}

class PageAudit : public testing::Test {
 protected:
  std::filesystem::path folder() const { return temporary_.path() / "ledger"; }
  std::filesystem::path file() const { return folder() / "data.mdb"; }

  /// Groups of leaves of those sizes; closed.
  void make(const std::vector<std::vector<std::size_t>>& groups) {
    auto store = Store::create(folder(), small_options()).value();
    for (const auto& sizes : groups) {
      std::vector<std::string> leaves;
      for (const std::size_t size : sizes) {
        leaves.push_back(simple_leaf("case", ++leaves_, std::string(size, 'x')));
      }
      append(*store, leaves);
    }
    ASSERT_TRUE(store->close());
  }

  TemporaryFolder temporary_;
  std::uint64_t leaves_ = 0;
};

TEST_F(PageAudit, FindsNothingInAFreshLedger) {
  make({});
  EXPECT_THAT(audited(file()).findings, testing::IsEmpty());
}

TEST_F(PageAudit, FindsNothingAfterEachGroup) {
  std::mt19937_64 random(testing::UnitTest::GetInstance()->random_seed());
  auto store = Store::create(folder(), small_options()).value();
  for (int i = 0; i < 200; ++i) {
    std::vector<std::string> leaves;
    for (auto left = random() % 40; left > 0; --left) {
      const auto size = random() % 20 == 0 ? random() % 65'000 : random() % 900;
      leaves.push_back(simple_leaf("case", random(), std::string(size, 'x')));
    }
    append(*store, leaves);
    ASSERT_THAT(audited(file()).findings, testing::IsEmpty()) << "after group " << i;
  }
}

TEST_F(PageAudit, ShowsEveryLeafWithoutLmdb) {
  make({{10, 400, 2'100, 60'000}, {1'000}});
  const auto values = audited(file()).values;
  auto store = Store::open(folder(), small_options()).value();
  const auto leaves = all_leaves(*store);
  ASSERT_EQ(leaves.size(), 5U);
  for (std::uint64_t i = 0; i < leaves.size(); ++i) {
    const std::string key(reinterpret_cast<const char*>(&i), sizeof i);
    EXPECT_EQ(values.at({"leaves", key}), leaves[i]);
  }
  EXPECT_EQ(values.size(), leaves.size() + 1) << "and the head";
}

TEST_F(PageAudit, AcceptsZerosAhead) {
  Options options = small_options();
  options.limits.ahead_bytes_max = 1 << 20;
  auto store = Store::create(folder(), options).value();
  append(*store, {simple_leaf("a", 1)});
  ASSERT_TRUE(store->close());
  EXPECT_GT(std::filesystem::file_size(file()), 200'000U);
  EXPECT_THAT(audited(file()).findings, testing::IsEmpty());
}

TEST_F(PageAudit, NamesEveryChangedByteThatMeansSomething) {
  make({{40, 80, 120, 400, 9},
        {2'100},
        {300, 300, 300, 300, 300, 300, 300, 300, 300, 300, 300},
        {500, 500, 500, 500, 500, 500},
        {5'000},
        {1, 2, 3, 4, 5},
        {77}});
  const Audited sound = audited(file());
  ASSERT_THAT(sound.findings, testing::IsEmpty());
  Tampering tampering(file());
  std::uint64_t bytes = 0;
  for (const ByteRange& range : sound.live) {
    for (std::uint64_t at = range.begin; at < range.end; ++at, ++bytes) {
      for (const unsigned flip : {0x01U, 0x02U, 0x80U, 0xffU}) {
        tampering.flip(at, flip);
        const Audited changed = audited(file());
        // Structure is told by the audit; content by whoever hashes what it shows.
        ASSERT_TRUE(!changed.findings.empty() || changed.values != sound.values)
            << "byte " << at % 4'096 << " of page " << at / 4'096 << " flipped by " << flip;
      }
      tampering.restore(at);
    }
  }
  EXPECT_GT(bytes, 15'000U);
}

TEST_F(PageAudit, SurvivesAnyBytes) {
  const auto seed = static_cast<unsigned>(std::random_device()());
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  std::vector<std::vector<std::size_t>> groups(30, {400, 400, 400, 3'000});
  make(groups);
  const std::string whole = *read_file(file()).value();
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    for (auto left = 1 + random() % 30; left > 0; --left) {
      const std::size_t at = random() % bytes.size();
      const std::size_t length = std::min<std::size_t>(random() % 64, bytes.size() - at);
      for (std::size_t i = 0; i < length; ++i) bytes[at + i] = static_cast<char>(random());
    }
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << bytes;
    audited(file());
  }
}

TEST_F(PageAudit, NamesACutFile) {
  make({{400, 400, 400}, {3'000}});
  const std::string whole = *read_file(file()).value();
  for (std::size_t pages = 0; pages * 4'096 < whole.size(); ++pages) {
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << whole.substr(0, pages * 4'096);
    EXPECT_THAT(audited(file()).findings, testing::Not(testing::IsEmpty())) << pages << " pages";
  }
}

TEST_F(PageAudit, NoticesThatTheLastTransactionWasHidden) {
  make({{10}, {20}, {30}, {40}});
  const auto report = audit_pages(file(), store_layout()).value();
  const std::uint64_t newest = report.transaction;
  const std::uint64_t at = (newest & 1) * 4'096 + 16 + 128;
  // A state that says it is two transactions older fits its page and its neighbour; only its head
  // record knows better.
  Tampering(file()).set(at, static_cast<std::uint8_t>(newest - 2));
  const auto findings = audited(file()).findings;
  EXPECT_THAT(findings, testing::Contains(testing::HasSubstr("of another transaction")));
}

TEST_F(PageAudit, TellsAnUnreadableFileFromADamagedOne) {
  const auto report = audit_pages(temporary_.path() / "nowhere", store_layout());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, FaultKind::unavailable);
}

TEST_F(PageAudit, LooksAtALedgerThatIsBeingWritten) {
  auto store = Store::create(folder(), small_options()).value();
  append(*store, {simple_leaf("a", 1), simple_leaf("a", 2)});
  PageAuditOptions options = store_layout();
  options.at_rest = false;
  EXPECT_THAT(audit_pages(file(), options).value().findings, testing::IsEmpty());
}

}  // namespace
}  // namespace caseledger::ledger
