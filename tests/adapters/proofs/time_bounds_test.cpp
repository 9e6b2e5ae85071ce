// What tokens and cosignatures prove of each leaf, who is caught by it, and every way in which the
// files that prove it can be wrong.
#include "adapters/proofs/time_bounds.h"

#include <gtest/gtest.h>

#include "ledger/tree/tree.h"
#include "tests/adapters/cosigning.h"
#include "tests/adapters/scratch.h"
#include "tests/adapters/test_authority.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

const auto kNoon = *parse_instant("2021-09-15T12:00:00+08:00");

Instant minutes(std::int64_t count) {
  return Instant{kNoon.micros + count * 60 * kMicrosPerSecond};
}

/// Twenty leaves, one a minute from noon on, and what others say of them.
class TimeBoundsTest : public ::testing::Test {
 protected:
  TimeBoundsTest() {
    ledger::Frontier tree;
    for (std::uint8_t n = 0; n < 20; ++n) {
      roots_.push_back(tree.root());
      tree.append(Digest{{n}});
    }
    roots_.push_back(tree.root());
  }

  ledger::Checkpoint checkpoint(std::uint64_t size) const {
    return {"log.example", size, roots_.at(size)};
  }
  /// A token that was made after `size` leaves, and the fact that says so.
  TimestampRecorded stamp(std::uint64_t size, Instant at) {
    const auto digest = ledger::sha256(ledger::bytes_of(to_text(checkpoint(size))));
    const auto request = make_request(digest, {static_cast<std::uint8_t>(size), 1});
    const auto token = authority_.answer(request, at);
    EXPECT_TRUE(folder_.keep_request(size, request));
    EXPECT_TRUE(folder_.keep_token(size, token));
    EXPECT_TRUE(folder_.keep_roots(authority_.root_pem()));
    TimestampRecorded fact;
    fact.tree_size = size;
    fact.root = roots_.at(size);
    fact.token = {ledger::sha256(ledger::bytes_of(token)), ledger::sm3(ledger::bytes_of(token)),
                  token.size()};
    fact.authority = "灵川-可信时间戳服务";
    fact.stated_at = Instant{at.micros + 250'000};
    return fact;
  }
  void cosign(std::uint64_t size, Instant at) {
    auto note = signed_note(log_, to_text(checkpoint(size)));
    note.signatures.push_back(
        w_.cosign(note.text, static_cast<std::uint64_t>(at.micros / kMicrosPerSecond)));
    EXPECT_TRUE(folder_.keep_note(size, note));
    EXPECT_TRUE(folder_.keep_policy(policy()));
  }
  std::string policy() const { return "witness W " + to_text(w_.note_key()) + "\nquorum W\n"; }

  TimeBounds load(const TimeOptions& options = {}) const {
    const auto root_at = [this](std::uint64_t size) -> Result<std::optional<Digest>> {
      return size < roots_.size() ? std::optional(roots_[size]) : std::nullopt;
    };
    auto proofs = read_time_proofs(folder_, "log.example", root_at, options);
    EXPECT_TRUE(proofs) << both(proofs.error());
    return TimeBounds(std::move(*proofs), options);
  }
  /// The first leaf opens the ledger, the second names its key.
  ledger::Leaf leaf(std::uint64_t n) const {
    ledger::Leaf leaf;
    leaf.origin = "log.example";
    leaf.position = ledger::Position{n};
    leaf.fact.recorded_at = minutes(static_cast<std::int64_t>(n));
    LedgerOpened opened;
    opened.clock = clock_;
    LogKeyAdopted adopted;
    adopted.key = ledger::to_verify_key(log_.note_key().key);
    leaf.fact.event = n == 0   ? Event(opened)
                      : n == 1 ? Event(adopted)
                               : Event(InvestigationOpened());
    const auto recorded = recorded_.find(n);
    if (recorded == recorded_.end()) return leaf;
    leaf.fact.event = recorded->second;
    leaf.fact.capacity = recorded_by_;
    return leaf;
  }
  std::vector<ledger::Finding> judge(TimeBounds& bounds) const {
    std::vector<ledger::Finding> all;
    for (std::uint64_t n = 0; n < 20; ++n) {
      for (auto& finding : bounds.judge(leaf(n))) all.push_back(std::move(finding));
    }
    for (auto& finding : bounds.finish()) all.push_back(std::move(finding));
    return all;
  }
  std::vector<ledger::Finding> findings(const TimeOptions& options = {}) const {
    auto bounds = load(options);
    return judge(bounds);
  }
  void expect_finding(const std::string& why, std::optional<std::uint64_t> position = {}) const {
    const auto all = findings();
    ASSERT_FALSE(all.empty()) << why;
    EXPECT_EQ(all[0].promise, "time");
    EXPECT_NE(both(all[0].what).find(why), std::string::npos) << both(all[0].what);
    const auto at = all[0].position;
    EXPECT_EQ(at ? std::optional(at->index) : std::nullopt, position);
  }

  Scratch scratch_;
  ProofFolder folder_{scratch_.path()};
  TestAuthority authority_;
  Signer log_{"log.example", ledger::NoteKeyUse::note}, w_{"w.example"};
  std::vector<Digest> roots_;
  std::map<std::uint64_t, TimestampRecorded> recorded_;
  ClockSource clock_ = ClockSource::system;
  Capacity recorded_by_ = Capacity::system;
};

TEST_F(TimeBoundsTest, ProveNothingWhereNobodySignedAnything) {
  auto bounds = load();
  EXPECT_TRUE(judge(bounds).empty());
  ASSERT_EQ(bounds.intervals().size(), 1U);
  EXPECT_EQ(bounds.intervals()[0],
            (TimeInterval{ledger::Position{0}, ledger::Position{20}, {}, {}}));
  EXPECT_EQ(bounds.summary().zh, "没有外部的时间证明");
  EXPECT_EQ(bounds.reach().zh, "");
}

TEST_F(TimeBoundsTest, BoundLeavesFromBothSides) {
  recorded_[10] = stamp(10, minutes(9));
  cosign(15, minutes(14));
  auto bounds = load();
  const auto all = judge(bounds);
  EXPECT_TRUE(all.empty()) << both(all[0].what);
  const Instant token_late{minutes(9).micros + 1'250'000}, token_early{minutes(9).micros - 750'000};
  const Instant cosigned{minutes(14).micros + kMicrosPerSecond};
  const auto at = [](std::uint64_t n) { return ledger::Position{n}; };
  EXPECT_EQ(bounds.intervals(), (std::vector<TimeInterval>{{at(0), at(10), {}, token_late},
                                                           {at(10), at(15), token_early, cosigned},
                                                           {at(15), at(20), token_early, {}}}));
  EXPECT_EQ(bounds.summary().zh,
            "第0至14号事实不晚于 2021-09-15T12:14:01+08:00，其后尚无证明；第10号起不早于 "
            "2021-09-15T12:08:59.250000+08:00（时间戳1份，见证1份）");
  EXPECT_EQ(bounds.reach().zh, "第0至14号事实，其后5条尚无证明");
}

TEST_F(TimeBoundsTest, ReachAllLeavesWhereTheLastWasSeenToo) {
  cosign(20, minutes(20));
  auto bounds = load();
  EXPECT_TRUE(judge(bounds).empty());
  EXPECT_EQ(bounds.reach().zh, "");
}

TEST_F(TimeBoundsTest, WhatASmallerCheckpointProvesLaterALargerOneProvesToo) {
  cosign(5, minutes(30));
  cosign(18, minutes(20));
  auto bounds = load();
  judge(bounds);
  ASSERT_EQ(bounds.intervals().size(), 2U);
  EXPECT_EQ(bounds.intervals()[0].to.index, 18U);
  EXPECT_EQ(bounds.intervals()[0].not_after, Instant{minutes(20).micros + kMicrosPerSecond});
}

TEST_F(TimeBoundsTest, FlagALeafThatSaysItIsYoungerThanItWasSeen) {
  cosign(15, minutes(11));
  const auto all = findings();
  ASSERT_EQ(all.size(), 2U);  // 12 is within the tolerance
  EXPECT_EQ(all[0].position->index, 13U);
  EXPECT_EQ(all[1].position->index, 14U);
  EXPECT_NE(both(all[0].what).find("later than"), std::string::npos) << both(all[0].what);
  TimeOptions patient;
  patient.tolerance_micros = 180 * kMicrosPerSecond;
  EXPECT_TRUE(findings(patient).empty());
}

TEST_F(TimeBoundsTest, FlagALeafThatIsBackdated) {
  recorded_[12] = stamp(12, minutes(15));
  const auto all = findings();
  ASSERT_EQ(all.size(), 2U);  // 14 is within the tolerance
  EXPECT_EQ(all[0].position->index, 12U);
  EXPECT_EQ(all[1].position->index, 13U);
  EXPECT_NE(both(all[0].what).find("earlier than"), std::string::npos) << both(all[0].what);
}

TEST_F(TimeBoundsTest, FlagNothingUnderASimulatedClockAndSaySo) {
  clock_ = ClockSource::simulated;
  recorded_[12] = stamp(12, minutes(15));
  cosign(20, minutes(1));
  auto bounds = load();
  EXPECT_TRUE(judge(bounds).empty());
  EXPECT_EQ(bounds.intervals().size(), 2U);
  EXPECT_NE(bounds.summary().zh.find("模拟时钟"), std::string::npos);
}

TEST_F(TimeBoundsTest, TheEarlierBoundNeedsTheLeaf) {
  stamp(12, minutes(15));  // nobody recorded it
  auto bounds = load();
  EXPECT_TRUE(judge(bounds).empty());
  EXPECT_FALSE(bounds.intervals().back().not_before);
}

// --- Proofs that are none ------------------------------------------------------------------------

TEST_F(TimeBoundsTest, NoticeATokenOfAnotherHistory) {
  recorded_[10] = stamp(10, minutes(9));
  roots_[10].bytes[0] ^= 1;
  expect_finding("所登记的时间戳", 10);
}

TEST_F(TimeBoundsTest, NoticeACheckpointOfAnotherHistory) {
  cosign(10, minutes(9));
  roots_[10].bytes[0] ^= 1;
  expect_finding("not the ledger's checkpoint");
}

TEST_F(TimeBoundsTest, NoticeThatTheLedgerWasRewound) {
  cosign(15, minutes(14));
  stamp(16, minutes(15));
  roots_.resize(15);
  const auto all = findings();
  ASSERT_EQ(all.size(), 2U);
  for (const auto& finding : all) EXPECT_NE(both(finding.what).find("rewound"), std::string::npos);
}

TEST_F(TimeBoundsTest, NoticeATokenThatIsGone) {
  recorded_[10] = stamp(10, minutes(9));
  std::filesystem::remove(scratch_.path() / "proofs" / "10.tsr");
  expect_finding("not kept", 10);
}

TEST_F(TimeBoundsTest, ATokenThatAPersonRecordedAndHasElsewhereProvesNothing) {
  recorded_[10] = stamp(10, minutes(9));
  recorded_by_ = Capacity::registrar;
  std::filesystem::remove(scratch_.path() / "proofs" / "10.tsr");
  auto bounds = load();
  EXPECT_TRUE(judge(bounds).empty());
  EXPECT_FALSE(bounds.intervals().back().not_before);
  EXPECT_EQ(bounds.summary().zh, "没有外部的时间证明（登记的时间戳1份不在此存档）");
}

TEST_F(TimeBoundsTest, NoticeAFactThatSaysAnotherTimeThanItsToken) {
  recorded_[10] = stamp(10, minutes(9));
  recorded_[10].stated_at = minutes(1);
  expect_finding("not as it says", 10);
}

TEST_F(TimeBoundsTest, NoticeEveryFlippedBitOfEveryFile) {
  recorded_[10] = stamp(10, minutes(9));
  cosign(15, minutes(14));
  ASSERT_TRUE(findings().empty());
  for (const auto& entry : std::filesystem::directory_iterator(scratch_.path() / "proofs")) {
    const auto good = Scratch::read(entry.path());
    for (std::size_t n = 0; n < good.size(); ++n) {
      auto changed = good;
      changed[n] = static_cast<char>(changed[n] ^ (1 << n % 8));
      Scratch::write(entry.path(), changed);
      EXPECT_FALSE(findings().empty()) << entry.path().filename() << " byte " << n;
    }
    Scratch::write(entry.path(), good);
  }
}

TEST_F(TimeBoundsTest, LinesOfStrangersAreNotJudged) {
  cosign(15, minutes(14));
  auto note = **folder_.note(15);
  note.signatures.push_back(Signer("stranger.example").cosign(note.text, 1));
  note.signatures.back().bytes[20] ^= 1;
  ASSERT_TRUE(folder_.keep_note(15, note));
  EXPECT_TRUE(findings().empty());
}

TEST_F(TimeBoundsTest, TakeTheRootsAndThePolicyOfWhoeverAsks) {
  recorded_[10] = stamp(10, minutes(9));
  cosign(15, minutes(14));
  const TestAuthority other;
  TimeOptions options;
  options.roots = other.root_pem();
  options.policy = *parse_policy("witness V " + to_text(Signer("v").note_key()) + "\nquorum V\n");
  auto bounds = load(options);
  const auto idle = judge(bounds);
  ASSERT_EQ(idle.size(), 2U) << "what he brought along proves nothing";
  EXPECT_EQ(both(idle[0].what),
            "--ca: 没有时间戳在所给根证书之下 — no timestamp is under the roots given");
  EXPECT_NE(both(idle[1].what).find("--policy: "), std::string::npos) << both(idle[1].what);
  EXPECT_EQ(bounds.summary().zh, "没有外部的时间证明；有1份时间戳不在所给根证书之下，未予采信");
  options.roots = authority_.root_pem();
  options.policy = *parse_policy(policy());
  auto trusted = load(options);
  EXPECT_TRUE(judge(trusted).empty());
  EXPECT_EQ(trusted.intervals().size(), 3U);
}

}  // namespace
}  // namespace caseledger::adapters
