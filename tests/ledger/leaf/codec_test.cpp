// One leaf has one form: what is written is canonical Cap'n Proto, what is read is written again to
// the last bit, and everything else is refused by name.
#include "ledger/leaf/codec.h"

#include <capnp/serialize.h>
#include <gtest/gtest.h>

#include "ledger/leaf/codec_layout.h"
#include "ledger/leaf/wire.capnp.h"
#include "tests/both.h"
#include "tests/ledger/random_leaf.h"

namespace caseledger::ledger {
namespace {

using Buffer = std::vector<std::uint8_t>;

/// The bytes as the library sees them.
class Message {
 public:
  explicit Message(Bytes bytes)
      : words_(kj::heapArray<capnp::word>(bytes.size() / sizeof(capnp::word))) {
    std::copy(bytes.begin(), bytes.end(), words_.asBytes().begin());
    segments_[0] = words_;
    reader_.emplace(kj::arrayPtr(segments_, 1));
  }
  bool is_canonical() { return reader_->isCanonical(); }
  wire::Leaf::Reader leaf() { return reader_->getRoot<wire::Leaf>(); }

 private:
  kj::Array<capnp::word> words_;
  kj::ArrayPtr<const capnp::word> segments_[1];
  std::optional<capnp::SegmentArrayMessageReader> reader_;
};

/// A leaf with everything in it that a leaf can have.
Leaf sample() {
  RandomLeaf random(7);
  Leaf leaf;
  leaf.origin = "water.example/2021";
  leaf.position = Position{12};
  leaf.prev = random.digest();
  leaf.key = "zhang.wei#1";
  leaf.signature = std::string("\0\x01\xff", 3);
  auto& fact = leaf.fact;
  fact.procedure = Procedure::matter;
  fact.stream = "2021-SF-0007";
  fact.version = Version{3};
  fact.command_id = {0x0123456789abcdef, 0xfedcba9876543210};
  fact.command_part = 1;
  fact.recorded_at = Instant{1'631'671'200'000'001};
  fact.occurred_at = Instant{1'631'671'200'000'000};
  fact.actor = "zhang.wei";
  fact.capacity = Capacity::handler;
  fact.law_version = 1;
  fact.ruleset = random.digest();
  fact.calendar = random.digest();
  fact.articles = {"处罚法54", "处罚法42"};
  fact.stage_after = "filed";
  fact.clocks = {
      {ClockKind::case_total, "case-90", ClockMove::started, Day{1}, Day{2}, Day{3}, true}};
  RecordGathered gathered;
  gathered.kind = RecordKind::hearing;
  gathered.document = {random.digest(), random.digest(), 10};
  gathered.started_at = Instant{-5};
  gathered.recording.file = {random.digest(), random.digest(), 11};
  gathered.recording.shows_certificates = Answer::yes;
  gathered.summary = Said{4};
  fact.event = gathered;
  leaf.commitments = {{"summary", random.digest(), 4}};
  leaf.attachments = {{"document", gathered.document}, {"recording/file", gathered.recording.file}};
  return leaf;
}

Buffer encoded(const Leaf& leaf) {
  auto bytes = encode(leaf);
  EXPECT_TRUE(bytes.has_value()) << both(bytes.error());
  return std::move(bytes).value_or(Buffer{});
}

std::string refusal(const Leaf& leaf) {
  const auto bytes = encode(leaf);
  EXPECT_FALSE(bytes.has_value());
  if (bytes) return {};
  EXPECT_EQ(bytes.error().kind, FaultKind::malformed);
  return bytes.error().sentence().en;
}

std::string refusal(const Buffer& bytes) {
  const auto leaf = decode(bytes);
  EXPECT_FALSE(leaf.has_value());
  if (leaf) return {};
  EXPECT_EQ(leaf.error().kind, FaultKind::corrupt);
  return leaf.error().sentence().en;
}

/// A canonical message made by the library, after a change to the sample.
template <class Change>
Buffer changed(Change change) {
  const auto bytes = encoded(sample());
  Message message(bytes);
  capnp::MallocMessageBuilder builder;
  builder.setRoot(message.leaf());
  change(builder.getRoot<wire::Leaf>());
  const auto words = capnp::canonicalize(builder.getRoot<wire::Leaf>().asReader());
  const auto canonical = words.asBytes();
  return {canonical.begin(), canonical.end()};
}

TEST(Codec, HasOneWireStructForEveryEventAndOneWireFieldForEveryField) {
  for (const auto& line : wire_leaf().mismatches) ADD_FAILURE() << line;
}

TEST(Codec, ReadsBackWhatItWrote) {
  const auto leaf = sample();
  EXPECT_EQ(decode(encoded(leaf)).value(), leaf);
}

TEST(Codec, WritesWhatTheLibraryReads) {
  const auto leaf = sample();
  const auto bytes = encoded(leaf);
  Message message(bytes);
  const auto wire = message.leaf();
  EXPECT_EQ(wire.getFormatVersion(), 1);
  EXPECT_EQ(wire.getSeq(), 12u);
  EXPECT_EQ(wire.getProcedure(), wire::Procedure::CASE);
  EXPECT_EQ(wire.getOrigin(), leaf.origin);
  EXPECT_EQ(wire.getRecordedAt(), leaf.fact.recorded_at.micros);
  EXPECT_EQ(wire.getCommandHigh(), leaf.fact.command_id.high);
  EXPECT_EQ(wire.getArticles()[1], "处罚法42");
  EXPECT_EQ(wire.getClocks()[0].getDueWithoutPause(), 3);
  EXPECT_TRUE(wire.getClocks()[0].getProvisional());
  EXPECT_EQ(wire.getAttachments()[1].getPath(), "recording/file");
  EXPECT_EQ(wire.getAttachments()[1].getSizeBytes(), 11u);
  EXPECT_EQ(wire.getSignature().size(), 3u);
  ASSERT_TRUE(wire.getFact().isRecordGathered());
  const auto gathered = wire.getFact().getRecordGathered();
  EXPECT_EQ(gathered.getKind(), wire::RecordKind::HEARING);
  EXPECT_EQ(gathered.getStartedAt(), -5);
  EXPECT_EQ(gathered.getRecording().getShowsCertificates(), wire::Answer::YES);
}

TEST(Codec, WritesTheCanonicalFormForEveryEvent) {
  for (std::uint64_t seed = 0; seed < 20 * all_events().size(); ++seed) {
    const auto leaf = RandomLeaf(seed).draw(seed, seed % all_events().size());
    const auto bytes = encoded(leaf);
    Message message(bytes);
    ASSERT_TRUE(message.is_canonical()) << "seed " << seed;
    const auto again = capnp::canonicalize(message.leaf());
    ASSERT_TRUE(std::ranges::equal(again.asBytes(), bytes)) << "seed " << seed;
    const auto read = decode(bytes);
    ASSERT_TRUE(read.has_value()) << "seed " << seed << ": " << both(read.error());
    ASSERT_EQ(*read, leaf) << "seed " << seed;
  }
}

TEST(Codec, AcceptsNothingThatItWouldNotHaveWritten) {
  std::uint64_t accepted = 0, refused = 0;
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    RandomLeaf random(seed);
    const auto bytes = encoded(random.draw(seed));
    for (int n = 0; n < 40; ++n) {
      auto flipped = bytes;
      flipped[random.below(bytes.size())] ^= static_cast<std::uint8_t>(1U << random.below(8));
      const auto leaf = decode(flipped);
      ++(leaf ? accepted : refused);
      if (leaf) {
        ASSERT_EQ(encoded(*leaf), flipped) << "seed " << seed;
      }
    }
  }
  EXPECT_GT(accepted, 0u);
  EXPECT_GT(refused, 0u);
}

TEST(Codec, RefusesALeafCutAtAnyByte) {
  const auto bytes = encoded(sample());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(decode(Bytes(bytes).first(length)).has_value()) << length;
  }
}

TEST(Codec, RefusesWordsThatNothingPointsTo) {
  auto bytes = encoded(sample());
  bytes.resize(bytes.size() + 8);
  EXPECT_NE(refusal(bytes).find("words that nothing points to"), std::string::npos);
}

TEST(Codec, SurvivesAnyBytes) {
  RandomLeaf random(3);
  for (int n = 0; n < 20'000; ++n) {
    Buffer bytes(8 * random.below(40));
    for (auto& byte : bytes)
      byte = random.below(3) == 0 ? static_cast<std::uint8_t>(random.number()) : 0;
    EXPECT_FALSE(decode(bytes).has_value());
  }
}

TEST(Codec, RefusesAnUnknownEnumNumber) {
  const auto bytes =
      changed([](wire::Leaf::Builder leaf) { leaf.setCapacity(static_cast<wire::Capacity>(999)); });
  EXPECT_EQ(refusal(bytes), "leaf: Leaf.capacity has the unknown number 999");
}

TEST(Codec, RefusesAnUnknownEnumNumberWithinTheFact) {
  const auto bytes = changed([](wire::Leaf::Builder leaf) {
    leaf.getFact().getRecordGathered().setKind(static_cast<wire::RecordKind>(77));
  });
  EXPECT_EQ(refusal(bytes), "leaf: RecordGathered.kind has the unknown number 77");
}

TEST(Codec, RefusesAnUnknownFact) {
  auto bytes = encoded(sample());
  const auto at = 8 + wire_leaf().discriminant_byte;
  bytes[at] = bytes[at + 1] = 0xFF;
  EXPECT_EQ(refusal(bytes), "leaf: Leaf.fact has the unknown number 65535");
}

TEST(Codec, RefusesAnotherFormatVersion) {
  const auto bytes = changed([](wire::Leaf::Builder leaf) { leaf.setFormatVersion(2); });
  EXPECT_EQ(refusal(bytes), "leaf: Leaf.format_version has the unknown number 2");
}

TEST(Codec, RefusesAFieldOfALaterVersion) {
  auto bytes = encoded(sample());
  bytes[8 + 62] = 1;  // behind lawVersion and the union's number: no field of version 1
  EXPECT_EQ(refusal(bytes), "leaf: Leaf.field is not known to this version");
}

TEST(Codec, RefusesAnEmptyTextThatIsNotNull) {
  const auto bytes = changed([](wire::Leaf::Builder leaf) { leaf.setStageAfter(""); });
  EXPECT_EQ(refusal(bytes), "leaf: Leaf.stage_after is empty but not null");
}

TEST(Codec, RefusesAnEmptyListThatIsNotNull) {
  EXPECT_EQ(refusal(changed([](wire::Leaf::Builder leaf) { leaf.initArticles(0); })),
            "leaf: Leaf.articles is empty but not null");
  EXPECT_NE(refusal(changed([](wire::Leaf::Builder leaf) { leaf.initClocks(0); })), "");
}

TEST(Codec, RefusesADigestOfAnotherLength) {
  const auto bytes = changed([](wire::Leaf::Builder leaf) { leaf.initRuleset(31); });
  EXPECT_EQ(refusal(bytes), "leaf: Leaf.ruleset is not 32 bytes");
}

TEST(Codec, RefusesADigestOfZeros) {
  const auto bytes = changed([](wire::Leaf::Builder leaf) { leaf.initRuleset(32); });
  EXPECT_EQ(refusal(bytes), "leaf: Leaf.ruleset is zero but not null");
}

TEST(Codec, RefusesTextsThatAreNone) {
  for (const char* text :
       {"a\nb", "\x7f", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe6\xb0"}) {
    auto leaf = sample();
    leaf.fact.stage_after = text;
    EXPECT_EQ(refusal(leaf), "leaf 12: stage_after is not UTF-8 without control characters");
    EXPECT_EQ(refusal(changed([&](wire::Leaf::Builder wire) { wire.setStageAfter(text); })),
              "leaf: Leaf.stage_after is not UTF-8 without control characters");
  }
}

TEST(Codec, RefusesALeafThatIsTooLong) {
  auto leaf = sample();
  leaf.fact.stage_after = std::string(70'000, 'a');
  EXPECT_NE(refusal(leaf).find("more than a leaf may have"), std::string::npos);
}

TEST(Codec, RefusesWordsWithoutACommitment) {
  auto leaf = sample();
  leaf.commitments.clear();
  EXPECT_EQ(refusal(leaf), "leaf 12: words of the fact have no commitment");
}

TEST(Codec, RefusesACommitmentThatCountsOtherCharacters) {
  auto leaf = sample();
  leaf.commitments[0].chars = 5;
  EXPECT_EQ(refusal(leaf), "leaf 12: commitment summary counts other characters");
}

TEST(Codec, RefusesACommitmentToNoFieldOfTheFact) {
  auto leaf = sample();
  for (const char* path : {"cause", "summary/", "document", "recording", "", "summary/0"}) {
    leaf.commitments[0].path = path;
    EXPECT_EQ(refusal(leaf),
              std::string("leaf 12: commitment ") + path + " names no words of the fact");
  }
  const auto bytes =
      changed([](wire::Leaf::Builder wire) { wire.getCommitments()[0].setPath("x"); });
  EXPECT_EQ(refusal(bytes), "leaf 12: commitment x names no words of the fact");
}

TEST(Codec, RefusesAttachmentsOutOfOrder) {
  auto leaf = sample();
  std::swap(leaf.attachments[0], leaf.attachments[1]);
  EXPECT_EQ(refusal(leaf), "leaf 12: attachments are not in the order of their paths");
  leaf.attachments[0] = leaf.attachments[1];
  EXPECT_EQ(refusal(leaf), "leaf 12: attachments are not in the order of their paths");
}

TEST(Codec, RefusesAFactOfTheFuture) {
  auto leaf = sample();
  leaf.fact.occurred_at.micros = leaf.fact.recorded_at.micros + 1;
  EXPECT_EQ(refusal(leaf), "leaf 12: occurred after it was recorded");
}

TEST(Codec, RefusesAFirstLeafWithAPredecessorAndALaterOneWithout) {
  auto leaf = sample();
  leaf.prev = Digest{};
  EXPECT_NE(refusal(leaf), "");
  leaf.position = Position{0};
  EXPECT_TRUE(encode(leaf).has_value());
  leaf.prev = sample().prev;
  EXPECT_NE(refusal(leaf), "");
}

TEST(Codec, FindsTheKeysOfALeafWithoutTheRest) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const auto leaf = RandomLeaf(seed).draw(seed);
    const auto keys = index_keys_of(Position{seed}, encoded(leaf));
    ASSERT_TRUE(keys.has_value()) << both(keys.error());
    EXPECT_EQ(keys->stream, index_keys_of(leaf.fact).stream);
    EXPECT_EQ(keys->command, index_keys_of(leaf.fact).command);
  }
}

TEST(Codec, NamesACommandOnItsFirstLeafOnly) {
  auto leaf = sample();
  EXPECT_EQ(index_keys_of(leaf.fact).command, std::nullopt);
  leaf.fact.command_part = 0;
  EXPECT_EQ(index_keys_of(leaf.fact).command, leaf.fact.command_id);
  EXPECT_EQ(index_keys_of(leaf.fact).stream, "2:2021-SF-0007");
}

TEST(Codec, RefusesKeysOfALeafThatStandsElsewhere) {
  EXPECT_FALSE(index_keys_of(Position{13}, encoded(sample())).has_value());
}

TEST(Codec, GivesALeafAnotherPredecessor) {
  auto leaf = sample();
  auto bytes = encoded(leaf);
  leaf.prev = RandomLeaf(99).digest();
  set_prev(bytes, leaf.prev);
  EXPECT_EQ(bytes, encoded(leaf));
}

}  // namespace
}  // namespace caseledger::ledger
