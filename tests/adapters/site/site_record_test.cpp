// The record of what a run made: the same after reading, and nothing where anything is another.
#include "adapters/site/site_record.h"

#include <gtest/gtest.h>

namespace caseledger::adapters {
namespace {

const ledger::SecretKey kKey({1, 2, 3});

SiteRecord example() {
  SiteRecord record;
  record.common.bytes[0] = 1;
  record.moment.bytes[1] = 2;
  record.pages["decisions/a.html"] = {Digest{}, Digest{{3}}, "陵水罚〔2021〕1号",
                                      "某某砂石有限公司"};
  record.pages["decisions/b.html"] = {Digest{{4}}, Digest{{5}}, "\"<b>\" \\ 的标题", "—"};
  return record;
}

TEST(SiteRecord, IsTheSameAfterReading) {
  EXPECT_EQ(parse_site_record(to_text(example(), kKey), kKey), example());
  EXPECT_EQ(parse_site_record(to_text(SiteRecord{}, kKey), kKey), SiteRecord{});
}

TEST(SiteRecord, IsNothingWhereAByteIsAnother) {
  const auto good = to_text(example(), kKey);
  for (std::size_t at = 0; at < good.size(); ++at) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    EXPECT_EQ(parse_site_record(bad, kKey), std::nullopt) << at;
  }
}

TEST(SiteRecord, IsNothingWhereItIsCutOffOrGoesOn) {
  const auto good = to_text(example(), kKey);
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_EQ(parse_site_record(good.substr(0, size), kKey), std::nullopt) << size;
  }
  EXPECT_EQ(parse_site_record(good + "\n", kKey), std::nullopt);
  EXPECT_EQ(parse_site_record(good + good, kKey), std::nullopt);
}

TEST(SiteRecord, IsNothingUnderAnotherKey) {
  EXPECT_EQ(parse_site_record(to_text(example(), kKey), ledger::SecretKey({1, 2, 4})),
            std::nullopt);
}

}  // namespace
}  // namespace caseledger::adapters
