// Ids in the form of RFC 9562.
#include "adapters/forms/uuid.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace caseledger::adapters {
namespace {

void all_ones(std::span<std::uint8_t> bytes) { std::ranges::fill(bytes, std::uint8_t{0xFF}); }

TEST(Uuid, IsPrintedAsItIsRead) {
  const std::string text = "0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f";
  const auto id = parse_uuid(text);
  ASSERT_TRUE(id);
  EXPECT_EQ(id->high, 0x0192f0c87a1e7cc3U);
  EXPECT_EQ(id->low, 0x98c4dc0c0c07398fU);
  EXPECT_EQ(uuid_text(*id), text);
  EXPECT_EQ(parse_uuid("0192F0C8-7A1E-7CC3-98C4-DC0C0C07398F"), id);
}

TEST(Uuid, ReadsNothingElse) {
  for (const auto* wrong :
       {"", "0192f0c8", "0192f0c87-a1e-7cc3-98c4-dc0c0c07398f",
        "0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f ", "0192f0c8_7a1e_7cc3_98c4_dc0c0c07398f",
        "0192f0c8-7a1e-7cc3-98c4-dc0c0c0739-f", "x192f0c8-7a1e-7cc3-98c4-dc0c0c07398f",
        "00000000-0000-0000-0000-000000000000"}) {
    EXPECT_EQ(parse_uuid(wrong), std::nullopt) << wrong;
  }
}

// RFC 9562, appendix A.6: 2022-02-22T19:22:22Z is 017F22E2-79B0-7….
TEST(Uuid, VersionSevenBeginsWithTheMilliseconds) {
  const Instant at = *parse_instant("2022-02-22T19:22:22Z");
  EXPECT_EQ(uuid_text(uuid_v7(at, all_ones)), "017f22e2-79b0-7fff-bfff-ffffffffffff");
}

TEST(Uuid, LaterOnesSortLater) {
  const Instant at = *parse_instant("2022-02-22T19:22:22Z");
  EXPECT_LT(uuid_v7(at, all_ones), uuid_v7(Instant{at.micros + 1'000}, all_ones));
}

}  // namespace
}  // namespace caseledger::adapters
