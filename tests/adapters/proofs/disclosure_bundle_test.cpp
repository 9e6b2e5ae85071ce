// What is disclosed of an item, that nothing else is, and that every alteration is found.
#include "adapters/proofs/disclosure_bundle.h"

#include <gmock/gmock.h>

#include <functional>

#include "adapters/proofs/disclosure_check.h"
#include "ledger/leaf/codec.h"
#include "ledger/tree/note.h"
#include "tests/adapters/published_item.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using DisclosureBundle = PublishedItem;

DisclosureReport checked(const Disclosure& disclosure, const std::vector<std::string>& keys = {}) {
  auto report = check_disclosure(disclosure, keys);
  EXPECT_TRUE(report) << both(report.error());
  return report.value_or(DisclosureReport{});
}

/// What is broken, in Chinese.
std::vector<std::string> complaints(const Disclosure& disclosure) {
  std::vector<std::string> broken;
  for (const auto& line : checked(disclosure).lines) {
    if (line.finding == Finding::broken) broken.push_back(line.what.zh);
  }
  return broken;
}

std::string words_of(const Disclosure& disclosure, std::string_view field) {
  const auto* words = shown_words(disclosure, field);
  return words == nullptr ? "(none)" : *words;
}

TEST_F(DisclosureBundle, ShowsWhatWasDraftedAndItHolds) {
  const auto position = on_display("a", decision_words());
  const auto disclosure = disclosed("a");
  for (const auto& [field, words] : decision_words()) {
    EXPECT_EQ(words_of(disclosure, field), words);
  }
  EXPECT_EQ(disclosure.draft.leaf, ledger_->leaf_bytes(position).value());
  EXPECT_EQ(disclosure.keys.size(), 2U);
  EXPECT_THAT(disclosure.mandatory,
              ElementsAre("title", "content", "facts_and_reasons", "remedies"));
  EXPECT_TRUE(complaints(disclosure).empty());
}

TEST_F(DisclosureBundle, IsTheSameAfterJson) {
  on_display("a", decision_words());
  tell("a", ItemCorrected{}, "corrected", {{"text", "改正后的全文"}, {"reason", "误写"}});
  const auto disclosure = disclosed("a");
  const auto read = parse_disclosure(to_json(disclosure));
  ASSERT_TRUE(read) << both(read.error());
  EXPECT_EQ(*read, disclosure);
}

TEST_F(DisclosureBundle, HasNothingOfAWithheldFieldButItsCommitment) {
  auto words = decision_words();
  words["party"] = "侯根生";
  on_display("a", words, {"party"});
  const auto disclosure = disclosed("a");
  EXPECT_THAT(disclosure.hidden, ElementsAre("party"));
  EXPECT_THAT(to_json(disclosure), Not(HasSubstr("侯根生")));
  EXPECT_TRUE(complaints(disclosure).empty());
  for (const auto& shown : disclosure.draft.words) EXPECT_NE(shown.path, "party");
}

TEST_F(DisclosureBundle, HasNothingOfAWithheldText) {
  on_display("a", decision_words(), {"text"});
  const auto disclosure = disclosed("a");
  EXPECT_TRUE(disclosure.draft.texts.empty());
  EXPECT_THAT(disclosure.hidden, ElementsAre("text"));
  EXPECT_TRUE(complaints(disclosure).empty());
}

TEST_F(DisclosureBundle, FollowsUpdatesAndCorrections) {
  on_display("a", decision_words());
  tell("a", UpdateFellDue{}, "update_due");
  tell("a", ItemUpdated{}, "draft", {{"content", "罚款80000元。"}, {"text", "更新的全文"}});
  RecordCorrected correction;
  correction.version = 2;
  correction.path = "remedies";
  tell("a", correction, "draft", {{"text", "六个月内提起诉讼。"}, {"reason", "漏写"}});
  publish("a");
  tell("a", ItemCorrected{}, "corrected", {{"text", "更正的全文"}, {"reason", "误写"}});
  const auto disclosure = disclosed("a");
  EXPECT_EQ(words_of(disclosure, "title"), "陵水罚〔2021〕1号");
  EXPECT_EQ(words_of(disclosure, "content"), "罚款80000元。");
  EXPECT_EQ(words_of(disclosure, "remedies"), "六个月内提起诉讼。");
  EXPECT_EQ(words_of(disclosure, "text"), "更正的全文");
  EXPECT_EQ(disclosure.later.size(), 3U);
  EXPECT_TRUE(complaints(disclosure).empty());
  EXPECT_THAT(to_json(disclosure), Not(HasSubstr("误写")));
}

TEST_F(DisclosureBundle, IsWhatWasLastPublishedThoughANewTextIsInWork) {
  on_display("a", decision_words());
  tell("a", UpdateFellDue{}, "update_due");
  tell("a", ItemUpdated{}, "draft", {{"content", "尚未审定的内容"}});
  EXPECT_EQ(words_of(disclosed("a"), "content"), "罚款85000元。");
  publish("a");
  EXPECT_EQ(words_of(disclosed("a"), "content"), "尚未审定的内容");
}

TEST_F(DisclosureBundle, ShowsNoCorrectionBeforeItWasPublished) {
  on_display("a", decision_words());
  tell("a", ItemCorrected{}, "draft", {{"text", "尚未审定的更正"}, {"reason", "误写"}});
  EXPECT_EQ(words_of(disclosed("a"), "text"), decision_words()["text"]);
  publish("a");
  EXPECT_EQ(words_of(disclosed("a"), "text"), "尚未审定的更正");
}

TEST_F(DisclosureBundle, IsRefusedOfWhatIsNotOnDisplay) {
  open("a");
  draft("a", decision_words());
  ASSERT_TRUE(ledger_->write_checkpoint());
  EXPECT_EQ(bundle_of("a").error().kind, FaultKind::malformed);
  publish("a");
  tell("a", ItemWithdrawn{}, "withdrawn", {{"public_reason", "复议撤销"}});
  ASSERT_TRUE(ledger_->write_checkpoint());
  EXPECT_EQ(bundle_of("a").error().kind, FaultKind::malformed);
  EXPECT_EQ(bundle_of("b").error().kind, FaultKind::malformed);
}

TEST_F(DisclosureBundle, IsOfALeafByItself) {
  open("a");
  const auto position = draft("a", decision_words());
  ASSERT_TRUE(ledger_->write_checkpoint());
  const auto disclosure = bundle_of(position);
  ASSERT_TRUE(disclosure) << both(disclosure.error());
  EXPECT_EQ(words_of(*disclosure, "remedies"), "六十日内申请行政复议。");
  EXPECT_TRUE(complaints(*disclosure).empty());
}

TEST_F(DisclosureBundle, WaitsForACheckpointThatCoversIt) {
  ASSERT_TRUE(ledger_->write_checkpoint());
  on_display("a", decision_words());
  const auto disclosure = bundle_of("a");
  ASSERT_FALSE(disclosure);
  EXPECT_EQ(disclosure.error().kind, FaultKind::unavailable);
}

TEST_F(DisclosureBundle, HidesWhatIsAskedAndNamesIt) {
  auto words = decision_words();
  words["party"] = "侯根生";
  on_display("a", words);
  const auto disclosure = disclosed("a", {"party"});
  EXPECT_THAT(to_json(disclosure), Not(HasSubstr("侯根生")));
  EXPECT_THAT(disclosure.hidden, ElementsAre("party"));
  const std::vector<std::string> none = {"secret"};
  EXPECT_EQ(bundle_of("a", none).error().kind, FaultKind::malformed);
}

TEST_F(DisclosureBundle, IsBrokenWhereAFieldIsHiddenThatTheDraftDoesNotWithhold) {
  auto words = decision_words();
  words["party"] = "侯根生";
  on_display("a", words);
  for (const auto& field : {"party", "text", "remedies"}) {
    const auto broken = complaints(disclosed("a", {field}));
    EXPECT_THAT(broken, Contains(HasSubstr("应当公开而未公开"))) << field;
  }
}

TEST_F(DisclosureBundle, TakesTheRegisterFromTheLedgerAndNotFromItself) {
  on_display("a", decision_words());
  auto disclosure = disclosed("a", {"remedies", "facts_and_reasons"});
  disclosure.register_ = PublicRegister::other;
  disclosure.mandatory = {"title", "content"};
  const auto broken = complaints(disclosure);
  EXPECT_THAT(broken, Contains("公示类别与审计账不一致"));
  EXPECT_THAT(broken, Contains("缺少必备内容：救济途径"));
  EXPECT_THAT(broken, Contains("材料所列必备内容与规定不符"));
}

TEST_F(DisclosureBundle, WantsTheRegisterProvenByTheLeafThatOpenedTheItem) {
  on_display("a", decision_words());
  on_display("b", decision_words());
  auto without = disclosed("a");
  without.opened.reset();
  EXPECT_THAT(complaints(without), ElementsAre("公示类别没有证明"));
  auto of_another = disclosed("a");
  of_another.opened = disclosed("b").opened;
  EXPECT_THAT(complaints(of_another), Contains("所附事实不是此公示信息的拟公开"));
  auto of_another_kind = disclosed("a");
  of_another_kind.opened = of_another_kind.draft;
  EXPECT_THAT(complaints(of_another_kind), Contains("所附事实不是此公示信息的拟公开"));
}

TEST_F(DisclosureBundle, IsBrokenWhereAFieldIsProvenTwice) {
  on_display("a", decision_words());
  tell("a", UpdateFellDue{}, "update_due");
  const auto updated = tell("a", ItemUpdated{}, "draft", {{"content", "罚款80000元。"}});
  publish("a");
  auto disclosure = disclosed("a");
  const auto draft = ledger::decode(disclosure.draft.leaf).value();
  const auto before = ledger_->reveal(draft.position, "content").value();
  disclosure.draft.words.push_back({"content", *before});
  ASSERT_LT(draft.position, updated);
  EXPECT_THAT(complaints(disclosure), ElementsAre("公示内容证明了两次"));
}

TEST_F(DisclosureBundle, SaysOfALeafThatDraftsNoTextThatNothingIsMandatory) {
  on_display("a", decision_words());
  const auto position = tell("a", ItemCorrected{}, "corrected", {{"reason", "误写"}});
  ASSERT_TRUE(ledger_->write_checkpoint());
  const std::vector<std::string> hide = {"reason"};
  const auto disclosure = bundle_of(position, hide);
  ASSERT_TRUE(disclosure) << both(disclosure.error());
  EXPECT_TRUE(complaints(*disclosure).empty());
  const auto lines = checked(*disclosure).lines;
  EXPECT_TRUE(std::ranges::any_of(lines, [](const auto& line) {
    return line.what.zh == "此事实不是公示文本的起草，没有核对必备内容";
  }));
}

TEST_F(DisclosureBundle, SaysWhatMandatoryFieldIsHidden) {
  on_display("a", decision_words());
  auto disclosure = disclosed("a", {"remedies"});
  EXPECT_THAT(complaints(disclosure), Contains("缺少必备内容：救济途径"));
  // The law's list counts, not the bundle's.
  disclosure.mandatory = {"title", "content", "facts_and_reasons"};
  EXPECT_THAT(complaints(disclosure), Contains("缺少必备内容：救济途径"));
}

TEST_F(DisclosureBundle, HoldsUnderTheRightKeysOnly) {
  on_display("a", decision_words());
  const auto disclosure = disclosed("a");
  EXPECT_TRUE(checked(disclosure, disclosure.keys).is_clean());
  const auto stranger = ledger::SigningKey::generate(KeyAlgorithm::ed25519);
  const ledger::NoteKey key{"water.example/2021", ledger::NoteKeyUse::note, stranger.public_key()};
  EXPECT_FALSE(checked(disclosure, {to_text(key)}).is_clean());
  EXPECT_EQ(check_disclosure(disclosure, {"no key"}).error().kind, FaultKind::malformed);
}

TEST_F(DisclosureBundle, NamesOnlyKeysThatSignedItsCheckpoint) {
  on_display("a", decision_words());
  const auto elsewhere = ledger::SigningKey::generate(KeyAlgorithm::ed25519);
  bureau_.keys.push_back({ledger::to_verify_key(elsewhere.public_key())});
  bureau_.keys.at(1).is_in_force = false;
  EXPECT_EQ(disclosed("a").keys.size(), 1U);
}

// --- Alterations ---------------------------------------------------------------------------------

struct Alteration {
  std::string name;
  std::function<void(Disclosure&)> alter;
};

/// Another letter at every place of a text, one at a time.
void alter_letters(std::vector<Alteration>& all, const std::string& name, std::size_t size,
                   const std::function<std::string&(Disclosure&)>& text_in) {
  for (std::size_t at = 0; at < size; ++at) {
    all.push_back({name + " at " + std::to_string(at), [=](Disclosure& disclosure) {
                     auto& letter = text_in(disclosure)[at];
                     letter = letter == 'A' ? 'B' : 'A';
                   }});
  }
}

/// Without the last letters before each line's end: in base64 they may be padding.
std::vector<Alteration> alterations(const Disclosure& good) {
  std::vector<Alteration> all;
  alter_letters(all, "proof", good.draft.proof.size(),
                [](Disclosure& disclosure) -> std::string& { return disclosure.draft.proof; });
  for (std::size_t byte = 0; byte < good.draft.leaf.size(); ++byte) {
    all.push_back({"leaf at " + std::to_string(byte),
                   [=](Disclosure& disclosure) { disclosure.draft.leaf[byte] ^= 1; }});
  }
  alter_letters(all, "proof of the register", good.opened->proof.size(),
                [](Disclosure& disclosure) -> std::string& { return disclosure.opened->proof; });
  for (std::size_t byte = 0; byte < good.opened->leaf.size(); ++byte) {
    all.push_back({"leaf of the register at " + std::to_string(byte),
                   [=](Disclosure& disclosure) { disclosure.opened->leaf[byte] ^= 1; }});
  }
  for (std::size_t n = 0; n < good.draft.words.size(); ++n) {
    const auto name = good.draft.words[n].path;
    all.push_back({"words of " + name, [=](Disclosure& disclosure) {
                     disclosure.draft.words[n].revealed.words += "。";
                   }});
    for (std::size_t byte = 0; byte < good.draft.words[n].revealed.salt.size(); ++byte) {
      all.push_back({"salt of " + name, [=](Disclosure& disclosure) {
                       disclosure.draft.words[n].revealed.salt[byte] ^= 1;
                     }});
    }
    all.push_back({"path of " + name,
                   [=](Disclosure& disclosure) { disclosure.draft.words[n].path += "x"; }});
    all.push_back({"without " + name, [=](Disclosure& disclosure) {
                     disclosure.draft.words.erase(disclosure.draft.words.begin() +
                                                  static_cast<std::ptrdiff_t>(n));
                   }});
  }
  all.push_back({"text", [](Disclosure& disclosure) { disclosure.draft.texts[0].words += "。"; }});
  all.push_back({"keys", [](Disclosure& disclosure) { disclosure.keys.clear(); }});
  all.push_back({"hidden", [](Disclosure& disclosure) { disclosure.hidden = {"title"}; }});
  all.push_back({"mandatory", [](Disclosure& disclosure) { disclosure.mandatory.pop_back(); }});
  all.push_back({"register",
                 [](Disclosure& disclosure) { disclosure.register_ = PublicRegister::subjects; }});
  all.push_back({"a leaf that replaces nothing",
                 [](Disclosure& disclosure) { disclosure.later.push_back(disclosure.draft); }});
  return all;
}

TEST_F(DisclosureBundle, NoticesEveryAlteration) {
  on_display("a", decision_words());
  on_display("b", decision_words());
  const auto good = disclosed("a");
  const auto all = alterations(good);
  std::size_t altered = 0;
  for (const auto& [name, alter] : all) {
    auto bad = good;
    alter(bad);
    if (bad == good) continue;
    ++altered;
    EXPECT_FALSE(complaints(bad).empty()) << name;
  }
  EXPECT_EQ(altered, all.size());
}

TEST_F(DisclosureBundle, NoticesAProofThatFitsAnotherLeaf) {
  on_display("a", decision_words());
  on_display("b", decision_words());
  auto bad = disclosed("a");
  bad.draft.proof = disclosed("b").draft.proof;
  EXPECT_THAT(complaints(bad), Not(testing::IsEmpty()));
  auto moved = disclosed("a");
  const auto other = disclosed("b");
  moved.draft.proof = other.draft.proof;
  moved.draft.leaf = other.draft.leaf;
  EXPECT_THAT(complaints(moved), Contains(HasSubstr("与审计账不一致")));
}

TEST_F(DisclosureBundle, IsNotReadWhereItIsMalformed) {
  on_display("a", decision_words());
  const auto good = to_json(disclosed("a"));
  for (const auto* key : {"format", "register", "proof", "leaf", "keys", "words", "salt", "texts",
                          "hidden", "mandatory", "later"}) {
    auto bad = good;
    bad.replace(bad.find('"' + std::string(key) + '"'), std::string(key).size() + 2, "\"other\"");
    const auto read = parse_disclosure(bad);
    ASSERT_FALSE(read) << key;
    EXPECT_EQ(read.error().kind, FaultKind::malformed);
    EXPECT_THAT(both(read.error()), HasSubstr(key));
  }
  EXPECT_FALSE(parse_disclosure(good.substr(1)));
}

}  // namespace
}  // namespace caseledger::adapters
