// Who mistyped a name is asked for the one they meant, and nobody is asked for names far off.
#include "engine/nearest.h"

#include <gmock/gmock.h>

namespace caseledger::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<std::string> kOfficers{"li.na", "wang.jun", "wang.zhiqiang", "zhao.jianjun"};

TEST(Nearest, FindsTheNameBehindASlip) {
  for (const auto* written : {"wang.ju", "wang.junn", "wnag.jun", "wang.jvn", "WANG.JUN"}) {
    EXPECT_THAT(nearest(written, kOfficers), ElementsAre("wang.jun")) << written;
  }
}

TEST(Nearest, FindsNothingFarOff) {
  for (const auto* written : {"", "x", "chen.guodong", "li", "\xff"}) {
    EXPECT_THAT(nearest(written, kOfficers), IsEmpty()) << written;
  }
}

TEST(Nearest, NamesThreeAtMostTheNearestFirst) {
  const std::vector<std::string> cases{"2021-SF-0001", "2021-SF-0019", "2021-SF-0020",
                                       "2021-SF-0021", "2022-SZ-0300"};
  EXPECT_THAT(nearest("2021-SF-002O", cases),
              ElementsAre("2021-SF-0020", "2021-SF-0021", "2021-SF-0001"));
}

TEST(Nearest, CountsCharactersAndNotBytes) {
  EXPECT_THAT(nearest("水罚〔2021〕7号", {"水罚〔2021〕1号", "水罚〔2022〕8号"}),
              ElementsAre("水罚〔2021〕1号", "水罚〔2022〕8号"));
}

TEST(Nearest, AsksAtTheEndOfTheSentence) {
  EXPECT_EQ(did_you_mean({"没有", "none"}, {}), (Bilingual{"没有", "none"}));
  EXPECT_EQ(did_you_mean({"没有", "none"}, {"a", "b"}),
            (Bilingual{"没有，是否指 a、b？", "none, is it a, b?"}));
}

}  // namespace
}  // namespace caseledger::engine
