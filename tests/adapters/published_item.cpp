// Facts are appended as the engine would append them, with words that fit their fields.
#include "tests/adapters/published_item.h"

#include <random>

#include "ledger/base/hash.h"
#include "ledger/tree/note.h"
#include "statemachines/words/utf8.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

constexpr char kOrigin[] = "water.example/2021";

/// The same salts in every run.
ledger::Random repeatable_random() {
  return [engine = std::mt19937_64(7)](std::span<std::uint8_t> bytes) mutable {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine());
  };
}

/// Puts into the event's fields what was said.
void say(Event& event, const Words& words) {
  for (const auto& member : event.shape().members) {
    const auto found = words.find(std::string(member.key));
    if (found == words.end()) continue;
    const auto& text = found->second;
    void* value = member.in(event.body());
    if (member.shape->kind == Kind::said) static_cast<Said*>(value)->chars = *code_points(text);
    if (member.shape->kind == Kind::document) {
      *static_cast<Document*>(value) = {ledger::sha256(ledger::bytes_of(text)),
                                        ledger::sm3(ledger::bytes_of(text)), text.size()};
    }
  }
}

}  // namespace

PublishedItem::PublishedItem() {
  bureau_.name = "陵川县水务局";
  for (const auto algorithm : {KeyAlgorithm::ed25519, KeyAlgorithm::sm2}) {
    keys_.push_back(ledger::SigningKey::generate(algorithm));
    bureau_.keys.push_back({ledger::to_verify_key(keys_.back().public_key())});
  }
  ledger::LedgerOptions options;
  options.origin = kOrigin;
  options.random = repeatable_random();
  options.vault_key = ledger::SecretKey({1, 2, 3, 4});
  options.seal = [this](const std::string& body) -> Result<std::string> {
    ledger::Note note{body, {}};
    for (const auto& key : keys_) note.signatures.push_back(sign_note(kOrigin, key, body));
    return to_text(note);
  };
  options.limits.map_bytes = std::uint64_t{16} << 20;
  options.limits.ahead_bytes_max = 0;
  options.limits.disk_reserve_bytes = 0;
  ledger_ = std::move(ledger::Ledger::create(folder_ / "data", std::move(options)).value());
}

ledger::Position PublishedItem::tell(const Stream& stream, Event event, std::string_view stage,
                                     const Words& words) {
  say(event, words);
  if (const auto text = words.find("text"); text != words.end()) texts_[stream] = text->second;
  ledger::Draft draft;
  auto& fact = draft.fact;
  fact.procedure = stream.first;
  fact.stream = stream.second;
  fact.version = Version{++versions_[stream]};
  fact.recorded_at = Instant{1'631'671'200'000'000 + ++minutes_ * 600'000'000};
  fact.occurred_at = fact.recorded_at;
  fact.actor = "han.xue";
  fact.capacity = Capacity::disclosure_reviewer;
  fact.law_version = 1;
  fact.articles = {"附1-6"};
  fact.stage_after = std::string(stage);
  fact.event = std::move(event);
  for (const auto& [path, text] : words) draft.contents.push_back({path, text});
  const auto receipts = ledger_->append({&draft, 1});
  if (!receipts) {
    ADD_FAILURE() << both(receipts.error());
    return {};
  }
  return receipts->front().position;
}

void PublishedItem::open(const std::string& item, PublicRegister of) {
  ItemOpened opened;
  opened.register_ = of;
  opened.about = item;
  opened.section = "水政监察大队";
  opened.since = day_of(2021, 9, 15);
  tell(item, opened, "draft");
}

Words PublishedItem::decision_words() {
  return {{"title", "陵水罚〔2021〕1号"},
          {"content", "罚款85000元。"},
          {"facts_and_reasons", "在禁采区采砂1738立方米。"},
          {"remedies", "六十日内申请行政复议。"},
          {"text", "陵水罚〔2021〕1号\n\n罚款85000元。"}};
}

ledger::Position PublishedItem::draft(const std::string& item, const Words& words,
                                      std::vector<Id> withheld) {
  ItemDrafted drafted;
  drafted.withheld = std::move(withheld);
  return tell(item, drafted, "draft", words);
}

void PublishedItem::publish(const std::string& item) {
  Words words{{"channel", "门户网站"}};
  const auto text = texts_.find({Procedure::disclosure, item});
  if (text != texts_.end()) words["text"] = text->second;
  tell(item, ItemPublished{}, "published", words);
}

ledger::Position PublishedItem::on_display(const std::string& item, const Words& words,
                                           std::vector<Id> withheld) {
  open(item);
  const auto position = draft(item, words, std::move(withheld));
  publish(item);
  return position;
}

Result<Disclosure> PublishedItem::bundle_of(const std::string& item,
                                            const std::vector<std::string>& hide) {
  CL_TRY(auto proofs, CheckpointProofs::open(*ledger_, bureau_));
  return disclose_item({*ledger_, proofs}, item, hide);
}

Result<Disclosure> PublishedItem::bundle_of(ledger::Position leaf,
                                            const std::vector<std::string>& hide) {
  CL_TRY(auto proofs, CheckpointProofs::open(*ledger_, bureau_));
  return disclose_leaf({*ledger_, proofs}, leaf, hide);
}

Disclosure PublishedItem::disclosed(const std::string& item, const std::vector<std::string>& hide) {
  const auto checkpoint = ledger_->write_checkpoint();
  if (!checkpoint) ADD_FAILURE() << both(checkpoint.error());
  auto disclosure = bundle_of(item, hide);
  if (!disclosure) ADD_FAILURE() << both(disclosure.error());
  return disclosure.value_or(Disclosure{});
}

}  // namespace caseledger::adapters
