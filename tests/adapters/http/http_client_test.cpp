// Servers that answer, and servers that do not, too slowly, too much or nonsense.
#include "adapters/http/http_client.h"

#include "tests/adapters/loopback.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

/// No exchange of these tests takes so long, on any machine.
constexpr HttpLimits kPatient{std::chrono::minutes(10), 1'000};

void expect_fault(const Result<HttpAnswer>& answer, FaultKind kind, const std::string& why) {
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, kind);
  EXPECT_NE(both(answer.error()).find(why), std::string::npos) << both(answer.error());
}

TEST(HttpClient, PostsWhatItIsGivenAndTakesAnyStatus) {
  Loopback server([](const auto&) { return http_answer(409, "Text/X; charset=utf-8", "12\n"); });
  const auto answer = http_post(server.url() + "/a/b?c=d", "text/plain", "body\n");
  ASSERT_TRUE(answer) << both(answer.error());
  EXPECT_EQ(*answer, (HttpAnswer{409, "text/x", "12\n"}));
  ASSERT_EQ(server.requests().size(), 1U);
  const auto& request = server.requests()[0];
  EXPECT_TRUE(request.starts_with("POST /a/b?c=d HTTP/1.1\r\n")) << request;
  EXPECT_NE(request.find("\r\nContent-Type: text/plain\r\n"), std::string::npos) << request;
  EXPECT_NE(request.find("\r\nHost: " + server.url().substr(7) + "\r\n"), std::string::npos);
  EXPECT_EQ(body_of(request), "body\n");
}

TEST(HttpClient, ReadsAnAnswerThatEndsWithItsConnection) {
  Loopback server([](const auto&) { return std::string("HTTP/1.1 200 OK\r\n\r\nall"); });
  const auto answer = http_post(server.url(), "text/plain", "");
  ASSERT_TRUE(answer) << both(answer.error());
  EXPECT_EQ(answer->body, "all");
}

TEST(HttpClient, GivesUpOnSilence) {
  Loopback server([](const auto&) { return std::string(); });
  constexpr HttpLimits kShort{std::chrono::milliseconds(50), 1'000};
  expect_fault(http_post(server.url(), "text/plain", "x", kShort), FaultKind::unavailable,
               "no answer in time");
}

TEST(HttpClient, RefusesAnAnswerThatIsTooLong) {
  Loopback server([](const auto&) { return http_answer(200, "x", std::string(1'001, 'x')); });
  expect_fault(http_post(server.url(), "text/plain", "x", kPatient), FaultKind::unavailable,
               "too long");
}

TEST(HttpClient, RefusesWhatIsNoHttpOrCutOff) {
  Loopback nonsense([](const auto&) { return std::string("hello\r\n\r\n"); });
  EXPECT_FALSE(http_post(nonsense.url(), "text/plain", "x", kPatient));
  Loopback cut(
      [](const auto&) { return std::string("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"); });
  EXPECT_FALSE(http_post(cut.url(), "text/plain", "x", kPatient));
}

TEST(HttpClient, SaysWhereNobodyIs) {
  std::string url;
  {
    const Loopback gone([](const auto&) { return std::string(); });
    url = gone.url();
  }
  const auto answer = http_post(url, "text/plain", "x", kPatient);
  expect_fault(answer, FaultKind::unavailable, url);
}

TEST(HttpClient, SpeaksPlainHttpOnly) {
  expect_fault(http_post("https://tsa.example/", "x", ""), FaultKind::malformed, "https");
  for (const char* url : {"", "tsa.example", "ftp://tsa.example/", "http://", "http:///x",
                          "http://a b/", "http://user@tsa.example/", "file:///etc/passwd"}) {
    expect_fault(http_post(url, "x", ""), FaultKind::malformed, "");
  }
}

}  // namespace
}  // namespace caseledger::adapters
