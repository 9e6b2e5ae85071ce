// A witness that keeps to its protocol, and witnesses that do not.
#include "adapters/proofs/witness_client.h"

#include "ledger/base/base64.h"
#include "ledger/tree/tree.h"
#include "tests/adapters/cosigning.h"
#include "tests/adapters/loopback.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

constexpr std::uint64_t kTime = 1'700'000'000;
constexpr HttpLimits kShort{std::chrono::milliseconds(2'000), 10'000};

class WitnessClientTest : public ::testing::Test {
 protected:
  WitnessClientTest() {
    checkpoint_ = {"log.example", 12, {}};
    checkpoint_.root.bytes[0] = 7;
    note_ = signed_note(log_, to_text(checkpoint_));
    policy_.witnesses = {{"W", w_.note_key(), ""}, {"V", v_.note_key(), ""}};
    policy_.quorum = "W";
  }

  Result<Cosigning> ask(const Loopback& server, std::uint64_t last_size = 0) {
    policy_.witnesses[0].url = server.url() + "/";
    const auto consistency = [](std::uint64_t first, std::uint64_t second) -> Result<ledger::Path> {
      if (first == 0 || first == second) return ledger::Path();
      return ledger::Path{Digest{{static_cast<std::uint8_t>(first)}}};
    };
    return ask_to_cosign(policy_, policy_.witnesses[0], note_, checkpoint_, last_size, consistency,
                         kShort);
  }
  std::string lines(const std::vector<ledger::NoteSignature>& signatures) const {
    std::string text;
    for (const auto& signature : signatures) text += to_line(signature);
    return text;
  }
  std::string cosigned() const {
    return http_answer(200, "text/plain", lines({w_.cosign(note_.text, kTime)}));
  }
  /// Cosigns for whoever knows that it has seen `seen` leaves, and tells the others.
  Loopback::Answer honest(std::uint64_t seen) const {
    return [this, seen](const std::string& request) {
      const auto size = std::to_string(seen) + "\n";
      return body_of(request).starts_with("old " + size)
                 ? cosigned()
                 : http_answer(409, "text/x.tlog.size", size);
    };
  }
  void expect_fault(const Loopback::Answer& answer, FaultKind kind, const std::string& why,
                    std::size_t requests = 1) {
    const Loopback server(answer);
    const auto said = ask(server);
    ASSERT_FALSE(said) << why;
    EXPECT_EQ(said.error().kind, kind) << both(said.error());
    EXPECT_NE(both(said.error()).find(why), std::string::npos) << both(said.error());
    EXPECT_EQ(server.requests().size(), requests);
  }

  Signer log_{"log.example", ledger::NoteKeyUse::note};
  Signer w_{"w.example"}, v_{"v.example"}, stranger_{"w.example"};
  ledger::Checkpoint checkpoint_;
  ledger::Note note_;
  TlogPolicy policy_;
};

TEST_F(WitnessClientTest, SendsWhatTheSpecificationSays) {
  const Loopback server(honest(5));
  const auto said = ask(server, 5);
  ASSERT_TRUE(said) << both(said.error());
  EXPECT_EQ(said->at, kTime);
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_TRUE(server.requests()[0].starts_with("POST /add-checkpoint HTTP/1.1\r\n"));
  EXPECT_EQ(body_of(server.requests()[0]),
            "old 5\n" + ledger::to_base64(Digest{{5}}.bytes) + "\n\n" + to_text(note_));
}

TEST_F(WitnessClientTest, AsksOnceMoreWithTheSizeThatItIsTold) {
  const Loopback server(honest(7));
  EXPECT_TRUE(ask(server));
  ASSERT_EQ(server.requests().size(), 2U);
  EXPECT_TRUE(body_of(server.requests()[0]).starts_with("old 0\n\n"));
  EXPECT_TRUE(body_of(server.requests()[1]).starts_with("old 7\n"));
}

TEST_F(WitnessClientTest, IsCosignedAgainThoughNothingGrew) {
  const Loopback server(honest(12));
  EXPECT_TRUE(ask(server, 12));
  EXPECT_TRUE(body_of(server.requests()[0]).starts_with("old 12\n\n"));
}

TEST_F(WitnessClientTest, BelievesNoMemoryOfMoreThanThereIs) {
  const Loopback server(honest(3));
  EXPECT_TRUE(ask(server, 99));
  EXPECT_TRUE(body_of(server.requests()[0]).starts_with("old 0\n"));
}

TEST_F(WitnessClientTest, SaysThatTheWitnessHasSeenMore) {
  expect_fault([](const auto&) { return http_answer(409, "text/x.tlog.size", "13\n"); },
               FaultKind::conflict, "已见过13条");
}

TEST_F(WitnessClientTest, SaysThatTheWitnessHasSeenAnotherHistory) {
  expect_fault([](const auto&) { return http_answer(409, "text/x.tlog.size", "0\n"); },
               FaultKind::conflict, "not the history");
  expect_fault([](const auto&) { return http_answer(422, "text/plain", ""); }, FaultKind::conflict,
               "not the history");
}

TEST_F(WitnessClientTest, DoesNotAskAThirdTime) {
  int size = 1;
  expect_fault(
      [&](const auto&) {
        return http_answer(409, "text/x.tlog.size", std::to_string(size++) + "\n");
      },
      FaultKind::conflict, "not the history", 2);
}

TEST_F(WitnessClientTest, TakesNoSizeThatIsNone) {
  for (const char* size : {"", "7", "07\n", "+7\n", "7\n\n", "99999999999999999999\n"}) {
    expect_fault([&](const auto&) { return http_answer(409, "text/x.tlog.size", size); },
                 FaultKind::unavailable, "does not say which size");
  }
  expect_fault([](const auto&) { return http_answer(409, "text/plain", "7\n"); },
               FaultKind::unavailable, "does not say which size");
}

TEST_F(WitnessClientTest, SaysWhyItWasRefused) {
  for (const unsigned status : {400U, 403U, 404U, 302U, 500U}) {
    expect_fault([&](const auto&) { return http_answer(status, "text/plain", ""); },
                 FaultKind::unavailable, std::to_string(status));
  }
}

TEST_F(WitnessClientTest, TakesLinesOfThePolicysWitnessesOnly) {
  const auto own = w_.cosign(note_.text, kTime), other = v_.cosign(note_.text, kTime + 1);
  auto wrong = v_.cosign(note_.text, kTime);
  wrong.bytes.back() ^= 1;
  const auto all =
      lines({stranger_.cosign(note_.text, kTime), wrong, other, own, log_.sign(note_.text)});
  const Loopback server([&](const auto&) { return http_answer(200, "text/plain", all); });
  const auto said = ask(server);
  ASSERT_TRUE(said) << both(said.error());
  EXPECT_EQ(said->lines, (std::vector{own, other}));
}

TEST_F(WitnessClientTest, TakesNoAnswerWithoutItsOwnCosignature) {
  auto moved = w_.cosign(note_.text, kTime);
  moved.bytes[7] ^= 1;  // another time than was signed
  for (const auto& text :
       {std::string(), lines({v_.cosign(note_.text, kTime)}), lines({moved}),
        lines({stranger_.cosign(note_.text, kTime)}), lines({w_.sign(note_.text)}),
        lines({w_.cosign("log.example\n13\n" + note_.text.substr(15), kTime)})}) {
    expect_fault([&](const auto&) { return http_answer(200, "text/plain", text); },
                 FaultKind::unavailable, "no valid cosignature");
  }
  expect_fault([&](const auto&) { return http_answer(200, "text/plain", "thanks\n"); },
               FaultKind::unavailable, "签名行");
}

TEST_F(WitnessClientTest, PutsNewLinesInThePlaceOfOldOnes) {
  const auto before = w_.cosign(note_.text, kTime), other = v_.cosign(note_.text, kTime);
  const auto after = w_.cosign(note_.text, kTime + 60);
  auto note = with_lines(note_, {before, other});
  EXPECT_EQ(note.signatures, (std::vector{note_.signatures[0], before, other}));
  note = with_lines(note, {after});
  EXPECT_EQ(note.signatures, (std::vector{note_.signatures[0], after, other}));
}

}  // namespace
}  // namespace caseledger::adapters
