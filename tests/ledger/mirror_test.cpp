// The second copy follows the first, byte by byte, and goes on wherever it was cut off.
#include "ledger/mirror.h"

#include <fstream>

#include "ledger/durable_file.h"
#include "ledger/mirror_audit.h"
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

  std::vector<MirrorAudit::Difference> differences(std::uint64_t leaves) const {
    MirrorAudit audit(mirror());
    const auto expected = numbered(0, leaves);
    for (std::uint64_t n = 0; n < leaves; ++n) audit.leaf(Position{n}, bytes_of(expected[n]));
    return audit.finish(leaves, leaves);
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
    auto store = opened();
    ASSERT_TRUE(store->close());
    ASSERT_EQ(read_file(file)->value(), whole) << length;
  }
}

TEST_F(MirrorTest, IsMadeAnewWhereItIsGone) {
  fill(0, 600);
  std::filesystem::remove_all(mirror());
  auto store = opened();
  ASSERT_TRUE(store->close());
  EXPECT_TRUE(differences(600).empty());
}

TEST_F(MirrorTest, TellsOfAStoreThatLostFacts) {
  fill(0, 300);
  const auto kept = folder().parent_path() / "kept";
  std::filesystem::copy(folder(), kept, std::filesystem::copy_options::recursive);
  fill(300, 301);
  std::filesystem::remove_all(folder());
  std::filesystem::rename(kept, folder());
  EXPECT_NE(refusal().what.find("the mirror has 301 leaves"), std::string::npos);
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

}  // namespace
}  // namespace caseledger::ledger
