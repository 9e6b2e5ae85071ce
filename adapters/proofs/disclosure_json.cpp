// Prints a bundle as JSON and reads it back. The members come in the order of the example in
// disclosure_bundle.h.
#include <algorithm>

#include "adapters/forms/json.h"
#include "adapters/proofs/disclosure_bundle.h"
#include "adapters/proofs/displayed_item.h"
#include "ledger/base/base64.h"
#include "ledger/leaf/codec.h"
#include "ledger/leaf/salt_text.h"

namespace caseledger::adapters {
namespace {

constexpr std::string_view kFormat = "caseledger/disclosure/v1";

Json list_of(const std::vector<std::string>& texts) {
  auto list = Json::array();
  for (const auto& text : texts) list.add(Json::text(text));
  return list;
}

void add_proven(Json& json, const ProvenLeaf& leaf) {
  json.add("proof", leaf.proof).add("leaf", ledger::to_base64(leaf.leaf));
}

void add_leaf(Json& json, const DisclosedLeaf& leaf) {
  add_proven(json, leaf);
  auto words = Json::array(), texts = Json::array();
  for (const auto& [path, revealed] : leaf.words) {
    auto one = Json::object();
    one.add("path", path)
        .add("salt", ledger::salt_text(revealed.salt))
        .add("words", revealed.words);
    words.add(std::move(one));
  }
  for (const auto& [path, text] : leaf.texts) {
    auto one = Json::object();
    one.add("path", path).add("words", text);
    texts.add(std::move(one));
  }
  json.add("words", std::move(words)).add("texts", std::move(texts));
}

/// Reads members of JSON objects and keeps the name of the first that is missing or malformed.
class Reading {
 public:
  const std::string& text(const Json& json, std::string_view key) {
    static const std::string kNone;
    const auto* member = json.find(key);
    const auto* text = member == nullptr ? nullptr : member->as_text();
    if (text == nullptr) complain(key);
    return text == nullptr ? kNone : *text;
  }
  const Json::Array& list(const Json& json, std::string_view key) {
    static const Json::Array kNone;
    const auto* member = json.find(key);
    const auto* list = member == nullptr ? nullptr : member->as_array();
    if (list == nullptr) complain(key);
    return list == nullptr ? kNone : *list;
  }
  std::vector<std::string> texts(const Json& json, std::string_view key) {
    std::vector<std::string> texts;
    for (const auto& element : list(json, key)) {
      if (const auto* text = element.as_text()) {
        texts.push_back(*text);
      } else {
        complain(key);
      }
    }
    return texts;
  }
  ledger::Salt salt(const Json& json, std::string_view key) {
    const auto salt = ledger::parse_salt(text(json, key));
    if (!salt) complain(key);
    return salt.value_or(ledger::Salt{});
  }
  ProvenLeaf proven(const Json& json) {
    const auto& proof = text(json, "proof");
    const auto bytes = ledger::from_base64(text(json, "leaf"));
    if (!bytes) complain("leaf");
    return {proof, bytes.value_or(std::vector<std::uint8_t>())};
  }
  DisclosedLeaf leaf(const Json& json) {
    DisclosedLeaf leaf{proven(json), {}, {}};
    for (const auto& one : list(json, "words")) {
      leaf.words.push_back({text(one, "path"), {text(one, "words"), salt(one, "salt")}});
    }
    for (const auto& one : list(json, "texts")) {
      leaf.texts.push_back({text(one, "path"), text(one, "words")});
    }
    return leaf;
  }
  void complain(std::string_view key) {
    if (wrong_.empty()) wrong_ = key;
  }
  const std::string& wrong() const { return wrong_; }

 private:
  std::string wrong_;
};

}  // namespace

const std::string* shown_words(const Disclosure& disclosure, std::string_view field) {
  const std::string* shown = nullptr;
  const auto look = [&](const DisclosedLeaf& leaf, const auto& field_of) {
    for (const auto& one : leaf.words) {
      if (field_of(one.path) == field) shown = &one.revealed.words;
    }
    for (const auto& one : leaf.texts) {
      if (one.path == field) shown = &one.words;
    }
  };
  look(disclosure.draft, [](const std::string& path) { return path; });
  for (const auto& leaf : disclosure.later) {
    const auto decoded = ledger::decode(leaf.leaf);
    if (!decoded) continue;
    look(leaf, [&](const std::string& path) { return replaced_field(*decoded, path); });
  }
  return shown;
}

std::string to_json(const Disclosure& disclosure) {
  auto json = Json::object();
  json.add("format", kFormat).add("register", key_of(disclosure.register_));
  add_leaf(json, disclosure.draft);
  json.add("keys", list_of(disclosure.keys)).add("hidden", list_of(disclosure.hidden));
  json.add("mandatory", list_of(disclosure.mandatory));
  if (disclosure.opened) {
    auto opened = Json::object();
    add_proven(opened, *disclosure.opened);
    json.add("opened", std::move(opened));
  }
  auto later = Json::array();
  for (const auto& leaf : disclosure.later) {
    auto one = Json::object();
    add_leaf(one, leaf);
    later.add(std::move(one));
  }
  return print_json(json.add("later", std::move(later)));
}

Result<Disclosure> parse_disclosure(std::string_view text) {
  CL_TRY(const auto json, read_json(text));
  Reading reading;
  if (reading.text(json, "format") != kFormat) reading.complain("format");
  Disclosure disclosure;
  const auto register_ = parse_term<PublicRegister>(reading.text(json, "register"));
  if (!register_) reading.complain("register");
  if (register_) disclosure.register_ = *register_;
  disclosure.draft = reading.leaf(json);
  disclosure.keys = reading.texts(json, "keys");
  disclosure.hidden = reading.texts(json, "hidden");
  disclosure.mandatory = reading.texts(json, "mandatory");
  if (const auto* opened = json.find("opened")) disclosure.opened = reading.proven(*opened);
  for (const auto& one : reading.list(json, "later")) {
    disclosure.later.push_back(reading.leaf(one));
  }
  if (reading.wrong().empty()) return disclosure;
  return fault(FaultKind::malformed, "$." + reading.wrong(),
               {"缺少或格式不对", "missing or malformed"});
}

}  // namespace caseledger::adapters
