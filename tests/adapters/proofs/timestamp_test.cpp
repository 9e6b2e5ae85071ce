// An authority's answers, right and wrong: of another request, under another root, changed in one
// byte, of a time at which its certificate was none.
#include "adapters/proofs/timestamp.h"

#include <gtest/gtest.h>

#include "ledger/base/hash.h"
#include "tests/adapters/test_authority.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

constexpr TimestampNonce kNonce{0x00, 0x81, 2, 3, 4, 5, 6, 7};
const auto kNoon = *parse_instant("2021-09-15T12:00:00+08:00");

Digest digest_of(std::string_view text) { return ledger::sha256(ledger::bytes_of(text)); }

class TimestampTest : public ::testing::Test {
 protected:
  Trust trust() const { return {authority_.root_pem(), ""}; }

  TestAuthority authority_;
  Digest digest_ = digest_of("a checkpoint");
  std::string request_ = make_request(digest_, kNonce);
  std::string response_ = authority_.answer(request_, kNoon);
};

void expect_bad(const Result<Timestamp>& stamp, const std::string& why) {
  ASSERT_FALSE(stamp) << why;
  EXPECT_EQ(stamp.error().kind, FaultKind::malformed);
  EXPECT_NE(both(stamp.error()).find(why), std::string::npos) << both(stamp.error());
}

TEST_F(TimestampTest, SaysWhenHowExactlyAndWho) {
  const auto stamp = verify_response(response_, request_, trust());
  ASSERT_TRUE(stamp) << both(stamp.error());
  EXPECT_EQ(stamp->stated_at, Instant{kNoon.micros + 250'000});
  EXPECT_EQ(stamp->accuracy_micros, kMicrosPerSecond);
  EXPECT_EQ(stamp->not_after(), Instant{kNoon.micros + 1'250'000});
  EXPECT_EQ(stamp->not_before(), Instant{kNoon.micros - 750'000});
  EXPECT_EQ(stamp->authority, "灵川-可信时间戳服务");
  EXPECT_EQ(imprint_of(response_).value(), digest_);
}

TEST_F(TimestampTest, RequestsAreOfOneForm) {
  EXPECT_TRUE(is_request_for(request_, digest_));
  EXPECT_FALSE(is_request_for(request_, digest_of("another")));
  EXPECT_EQ(make_request(digest_, kNonce), request_);
  EXPECT_NE(make_request(digest_, {1}), request_);
  EXPECT_TRUE(is_request_for(make_request(digest_, {}), digest_));
  for (std::size_t n = 0; n < request_.size(); ++n) {
    auto changed = request_;
    changed[n] ^= 1;
    // Another nonce is another request; nothing else may differ.
    const bool is_nonce = n + 10 >= request_.size() - 1 && n + 3 < request_.size();
    EXPECT_TRUE(is_nonce || !is_request_for(changed, digest_)) << "byte " << n;
  }
  EXPECT_FALSE(is_request_for("", digest_));
  EXPECT_FALSE(is_request_for(request_ + "x", digest_));
}

TEST_F(TimestampTest, RefusesAnAnswerToAnotherRequest) {
  const auto other = make_request(digest_, {9, 9, 9});
  expect_bad(verify_response(response_, other, trust()), "another request");
  const auto stranger = make_request(digest_of("another"), kNonce);
  expect_bad(verify_response(response_, stranger, trust()), "another request");
}

TEST_F(TimestampTest, RefusesAnotherRoot) {
  const TestAuthority other;
  expect_bad(verify_response(response_, request_, {other.root_pem(), ""}),
             "not under the trusted roots");
  expect_bad(verify_response(response_, request_, {"", ""}), "not under the trusted roots");
  EXPECT_TRUE(verify_response(response_, request_, {other.root_pem() + authority_.root_pem(), ""}));
}

TEST_F(TimestampTest, NeedsTheCertificatesOnTheWay) {
  const TestAuthority authority({.has_middle = true});
  const auto response = authority.answer(request_, kNoon);
  expect_bad(verify_response(response, request_, {authority.root_pem(), ""}),
             "not under the trusted roots");
  const auto stamp =
      verify_response(response, request_, {authority.root_pem(), authority.middle_pem()});
  EXPECT_TRUE(stamp) << both(stamp.error());
}

TEST_F(TimestampTest, JudgesTheCertificateAsOfTheTimeThatIsStated) {
  const TestAuthority authority({.valid_until = day_of(2021, 10, 1)});
  const Trust trust{authority.root_pem(), ""};
  EXPECT_TRUE(verify_response(authority.answer(request_, kNoon), request_, trust));
  const auto later = *parse_instant("2021-10-02T12:00:00+08:00");
  expect_bad(verify_response(authority.answer(request_, later), request_, trust),
             "not under the trusted roots");
}

TEST_F(TimestampTest, RefusesAnAuthorityWhoseKeyIsTooWeak) {
  for (const unsigned bits : {1024U, 2048U}) {
    const TestAuthority authority({.rsa_bits = bits});
    const auto stamp =
        verify_response(authority.answer(request_, kNoon), request_, {authority.root_pem(), ""});
    if (bits < 2048) {
      expect_bad(stamp, "not under the trusted roots");
    } else {
      EXPECT_TRUE(stamp) << both(stamp.error());
    }
  }
}

TEST_F(TimestampTest, SaysWhyTheAuthorityDidNotGrantIt) {
  const auto refusal = authority_.refusal(request_);
  expect_bad(verify_response(refusal, request_, trust()), "did not grant");
  EXPECT_FALSE(imprint_of(refusal));
}

TEST_F(TimestampTest, RefusesWhatIsNoResponse) {
  for (const auto& bytes : {std::string(), std::string("<html>"), request_, response_ + "x",
                            response_.substr(0, response_.size() - 1)}) {
    expect_bad(verify_response(bytes, request_, trust()), "not a timestamp response");
  }
  expect_bad(verify_response(response_, "x", trust()), "not a timestamp request");
}

// The signature does not cover every byte of a message's envelope; what it says, it does cover.
TEST_F(TimestampTest, NoFlippedBitMakesItSaySomethingElse) {
  const auto said = verify_response(response_, request_, trust());
  std::size_t unnoticed = 0;
  for (std::size_t bit = 0; bit < response_.size() * 8; ++bit) {
    auto changed = response_;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    const auto stamp = verify_response(changed, request_, trust());
    if (!stamp) continue;
    ++unnoticed;
    EXPECT_EQ(*stamp, *said) << "bit " << bit;
    EXPECT_EQ(imprint_of(changed).value(), digest_) << "bit " << bit;
  }
  RecordProperty("bits_unnoticed", static_cast<int>(unnoticed));
  EXPECT_LT(unnoticed, response_.size() * 8 * 3 / 100);
}

TEST_F(TimestampTest, KeepsOfAPemFileItsCertificates) {
  const auto pem = authority_.root_pem();
  EXPECT_EQ(read_certificates("text\n" + pem + "more\n").value(), pem);
  EXPECT_EQ(read_certificates(pem + pem).value(), pem + pem);
  EXPECT_FALSE(read_certificates(""));
  EXPECT_FALSE(read_certificates("no certificate\n"));
  auto damaged = pem;
  damaged[100] = '!';
  EXPECT_FALSE(read_certificates(pem + damaged));
}

TEST_F(TimestampTest, MakesIdsOfNames) {
  EXPECT_EQ(id_of_name("国家授时中心 TSA"), "国家授时中心-TSA");
  EXPECT_EQ(id_of_name("a\tb\nc\x7F"), "abc");
  EXPECT_EQ(id_of_name("a\u202Eb"), "ab");
  EXPECT_EQ(id_of_name("\xFF"), "");
  std::string name;
  for (int n = 0; n < 30; ++n) name += "水";
  EXPECT_EQ(id_of_name(name), name.substr(0, 63));
}

}  // namespace
}  // namespace caseledger::adapters
