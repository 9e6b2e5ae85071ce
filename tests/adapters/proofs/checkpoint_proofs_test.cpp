// The proofs are those that the ledger itself gives, and all of them of one checkpoint.
#include "adapters/proofs/checkpoint_proofs.h"

#include "tests/adapters/published_item.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

class CheckpointProofsTest : public PublishedItem {
 protected:
  /// With a checkpoint over everything told so far.
  CheckpointProofs proofs() {
    EXPECT_TRUE(ledger_->write_checkpoint());
    return CheckpointProofs::open(*ledger_, bureau_).value();
  }
  std::vector<std::uint8_t> leaf(std::uint64_t index) const {
    return ledger_->leaf_bytes({index}).value();
  }
};

TEST_F(CheckpointProofsTest, AreThoseOfTheLedgerItself) {
  constexpr std::uint64_t kLeaves = 300;  // a full tile and the beginning of the next
  for (std::uint64_t n = 0; n < kLeaves; ++n) open("item" + std::to_string(n));
  auto all = proofs();
  for (std::uint64_t index = 0; index < kLeaves; ++index) {
    EXPECT_EQ(all.prove({index}, leaf(index)), to_text(*ledger_->prove({index}))) << index;
  }
}

TEST_F(CheckpointProofsTest, StayUnderTheCheckpointTheyBeganWith) {
  open("a");
  open("b");
  auto all = proofs();
  const auto before = all.prove({1}, leaf(1));
  ASSERT_TRUE(before) << both(before.error());
  open("c");
  ASSERT_TRUE(ledger_->write_checkpoint());
  EXPECT_EQ(all.prove({1}, leaf(1)), before);
  EXPECT_EQ(all.prove({2}, leaf(2)).error().kind, FaultKind::unavailable);
}

TEST_F(CheckpointProofsTest, AreNotGivenForAnotherLeaf) {
  open("a");
  open("b");
  auto all = proofs();
  EXPECT_EQ(all.prove({0}, leaf(1)).error().kind, FaultKind::corrupt);
}

}  // namespace
}  // namespace caseledger::adapters
