// The second copy follows the first, byte by byte, and goes on wherever it was cut off.
#include "ledger/store/mirror.h"

#include <fstream>

#include "ledger/audit/mirror_audit.h"
#include "ledger/disk/durable_file.h"
#include "tests/both.h"
#include "tests/ledger/store_fixture.h"

namespace caseledger::ledger {
namespace {

class MirrorTest : public StoreTest {
 protected:
  std::filesystem::path mirror() const { return folder().parent_path() / "mirror"; }

  void fill(std::uint64_t from, std::uint64_t to) {
    auto store = from == 0 ? created() : opened();
    append(*store, numbered(from, to));
    ASSERT_TRUE(store->close());
  }

  /// The store as it was with `from` leaves, beside the mirror that has `to`.
  void fill_and_lose(std::uint64_t from, std::uint64_t to) {
    fill(0, from);
    const auto kept = folder().parent_path() / "kept";
    std::filesystem::copy(folder(), kept, std::filesystem::copy_options::recursive);
    fill(from, to);
    std::filesystem::remove_all(folder());
    std::filesystem::rename(kept, folder());
  }

  std::vector<MirrorAudit::Difference> differences(std::uint64_t leaves) const {
    return differences(leaves, leaves);
  }
  std::vector<MirrorAudit::Difference> differences(std::uint64_t leaves,
                                                   std::uint64_t promised) const {
    MirrorAudit audit(mirror());
    const auto expected = numbered(0, leaves);
    for (std::uint64_t n = 0; n < leaves; ++n) audit.leaf(Position{n}, bytes_of(expected[n]));
    return audit.finish(leaves, promised);
  }
};

TEST(TileNumber, IsThatOfTheSpecification) {
  EXPECT_EQ(tile_number(0), "000");
  EXPECT_EQ(tile_number(67), "067");
  EXPECT_EQ(tile_number(1'234'067), "x001/x234/067");
}

TEST_F(MirrorTest, HasEveryLeafAfterACleanStop) {
  fill(0, 100);
  EXPECT_TRUE(differences(100).empty());
  fill(100, 900);
  EXPECT_TRUE(differences(900).empty());
  EXPECT_TRUE(std::filesystem::exists(mirror() / "002"));
  EXPECT_TRUE(std::filesystem::exists(mirror() / "003.open"));
}

TEST_F(MirrorTest, GoesOnFromWhereverItWasCutOff) {
  fill(0, 300);
  const auto file = mirror() / "001.open";
  const auto whole = read_file(file)->value();
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << whole.substr(0, length);
    ASSERT_TRUE(differences(300, 256).empty()) << length;
    auto store = opened();
    ASSERT_TRUE(store->close());
    ASSERT_EQ(read_file(file)->value(), whole) << length;
  }
}

TEST_F(MirrorTest, NamesAFullBundleThatACrashLeftOpen) {
  fill(0, 512);
  std::filesystem::rename(mirror() / "001", mirror() / "001.open");
  fill(512, 520);
  EXPECT_TRUE(differences(520).empty());
  EXPECT_TRUE(std::filesystem::exists(mirror() / "001"));
  EXPECT_FALSE(std::filesystem::exists(mirror() / "001.open"));
}

TEST_F(MirrorTest, TakesZerosForNoLeaves) {
  fill(0, 300);
  for (const auto& [leaves, more] : {std::pair{300, 0}, {300, 9}, {309, 300}}) {
    std::ofstream(mirror() / "001.open", std::ios::binary | std::ios::app)
        << std::string(1'000, '\0');
    fill(leaves, leaves + more);
    EXPECT_TRUE(differences(leaves + more).empty()) << leaves;
  }
}

TEST_F(MirrorTest, IsWrittenAgainWhereItsFileLostBytesMeanwhile) {
  auto store = created();
  append(*store, numbered(0, 100));
  ASSERT_TRUE(store->write_checkpoint());
  std::filesystem::remove(mirror() / "000.open");
  append(*store, numbered(100, 200));
  ASSERT_TRUE(store->write_checkpoint());
  std::filesystem::resize_file(mirror() / "000.open", 10);
  append(*store, numbered(200, 300));
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(differences(300).empty());
}

TEST_F(MirrorTest, NamesNoBundleBeforeTheStoreAgrees) {
  fill_and_lose(512, 768);
  std::filesystem::rename(mirror() / "002", mirror() / "002.open");
  EXPECT_NE(both(refusal()).find("the mirror has 768 leaves"), std::string::npos);
  EXPECT_TRUE(std::filesystem::exists(mirror() / "002.open"));
}

TEST_F(MirrorTest, IsMadeAnewWhereItIsGone) {
  fill(0, 600);
  std::filesystem::remove_all(mirror());
  auto store = opened();
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(differences(600).empty());
}

TEST_F(MirrorTest, TellsOfAStoreThatLostFacts) {
  fill_and_lose(300, 301);
  EXPECT_NE(both(refusal()).find("the mirror has 301 leaves"), std::string::npos);
}

TEST_F(MirrorTest, ShowsEveryChangedByte) {
  fill(0, 300);
  for (const std::string name : {"000", "001.open"}) {
    const auto file = mirror() / name;
    const auto whole = read_file(file)->value();
    for (std::size_t at = 0; at < whole.size(); ++at) {
      auto changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
      std::ofstream(file, std::ios::binary | std::ios::trunc) << changed;
      ASSERT_FALSE(differences(300).empty()) << name << ", byte " << at;
    }
    std::ofstream(file, std::ios::binary | std::ios::trunc) << whole;
  }
  EXPECT_TRUE(differences(300).empty());
  EXPECT_FALSE(differences(299).empty());
}

TEST_F(MirrorTest, NamesTheLeavesOfALostBundleOnceAndHasThemAgain) {
  fill(0, 1'000);
  std::filesystem::remove(mirror() / "001");
  const auto found = differences(1'000);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].position, Position{256});
  EXPECT_EQ(found[0].what.en, "mirror: leaves 256 to 511 are missing");
  fill(1'000, 1'001);
  EXPECT_TRUE(differences(1'001).empty());
}

TEST_F(MirrorTest, HasEveryLostBundleAgain) {
  constexpr std::uint64_t kBundles = 12;
  fill(0, kBundles * kBundleLeaves);
  for (std::uint64_t n = 0; n < kBundles; ++n) {
    std::filesystem::remove(mirror() / tile_number(n));
    ASSERT_TRUE(opened()->close());
    EXPECT_TRUE(differences(kBundles * kBundleLeaves).empty()) << n;
  }
}

TEST_F(MirrorTest, DoesNotWriteOverABundleThatIsOther) {
  fill(0, 1'000);
  std::filesystem::remove(mirror() / "001");
  auto other = read_file(mirror() / "002")->value();
  other.back() ^= 1;
  std::ofstream(mirror() / "002", std::ios::binary | std::ios::trunc) << other;
  auto store = opened();
  const auto closed = store->close();
  ASSERT_FALSE(closed);
  EXPECT_NE(both(closed.error()).find("002: "), std::string::npos) << both(closed.error());
  EXPECT_EQ(read_file(mirror() / "002")->value(), other);
}

TEST_F(MirrorTest, HasNoMoreThanItsLeavesInABundle) {
  fill(0, 600);
  std::ofstream(mirror() / "000", std::ios::binary | std::ios::app) << std::string(2, '\0');
  ASSERT_EQ(differences(600).size(), 1u);
  EXPECT_EQ(differences(600)[0].what.en, "mirror: bundle 000 is cut off");
}

TEST_F(MirrorTest, FindsAllBundlesThatAreThere) {
  fill(0, 1'000);
  std::filesystem::remove(mirror() / "001");
  std::filesystem::create_directories(mirror() / "x001" / "x234");
  std::ofstream(mirror() / "x001" / "x234" / "067") << "";
  std::ofstream(mirror() / "x001" / "000.open") << "";
  std::ofstream(mirror() / "002.new") << "";
  EXPECT_EQ(bundles_in(mirror()), (std::vector<std::uint64_t>{0, 2, 3, 1'000, 1'234'067}));
  EXPECT_EQ(bundles_in(mirror() / "none"), std::vector<std::uint64_t>{});
}

}  // namespace
}  // namespace caseledger::ledger
