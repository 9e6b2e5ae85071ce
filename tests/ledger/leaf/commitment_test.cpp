// A commitment is about one field of one stream of one ledger, one salt and one text.
#include "ledger/leaf/commitment.h"

#include <gtest/gtest.h>

#include <set>

#include "ledger/base/hash.h"

namespace caseledger::ledger {
namespace {

constexpr Salt kSalt{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

Digest usual(std::string_view words = "words") {
  return commit_to("origin", "stream", "path", kSalt, words);
}

TEST(Commitment, HashesEachPartBehindItsLength) {
  std::string bytes;
  const auto add = [&](std::string_view part) {
    bytes += std::string(3, '\0') + static_cast<char>(part.size());
    bytes += part;
  };
  add("caseledger/field/v1");
  add("origin");
  add("stream");
  add("path");
  add({reinterpret_cast<const char*>(kSalt.data()), kSalt.size()});
  add("words");
  EXPECT_EQ(usual(), sha256(bytes_of(bytes)));
}

TEST(Commitment, ChangesWithEveryPart) {
  auto salt = kSalt;
  salt[15] ^= 1U;
  const std::set<Digest> digests{usual(),
                                 usual("word"),
                                 usual(""),
                                 commit_to("origi", "stream", "path", kSalt, "words"),
                                 commit_to("origin", "strea", "path", kSalt, "words"),
                                 commit_to("origin", "stream", "pat", kSalt, "words"),
                                 commit_to("origin", "stream", "path", salt, "words")};
  EXPECT_EQ(digests.size(), 7u);
}

TEST(Commitment, DoesNotLetPartsRunIntoEachOther) {
  EXPECT_NE(commit_to("ab", "c", "d", kSalt, "e"), commit_to("a", "bc", "d", kSalt, "e"));
  EXPECT_NE(commit_to("a", "bc", "d", kSalt, "e"), commit_to("a", "b", "cd", kSalt, "e"));
}

}  // namespace
}  // namespace caseledger::ledger
