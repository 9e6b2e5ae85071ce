// One small function per kind of value. Limits and forms are those of COMMANDS.md.
#include "adapters/forms/form_reader.h"

#include <algorithm>
#include <limits>

#include "adapters/forms/limits.h"
#include "adapters/language/money.h"
#include "engine/clean_words.h"
#include "ledger/base/hash.h"
#include "statemachines/words/utf8.h"

namespace caseledger::adapters {
namespace {

constexpr std::size_t kWordsNamedMax = 12;
constexpr std::string_view kInline[] = {"text"};
constexpr std::string_view kDigests[] = {"sha256", "sm3", "size"};

std::string listed_keys(std::span<const Term> words, std::string_view comma) {
  std::string keys;
  for (const auto& word : words.subspan(1)) {
    if (!keys.empty()) keys += comma;
    keys += word.key;
  }
  return keys;
}

}  // namespace

void FormReader::fail(const Place& place, Bilingual what) {
  if (!error_) error_ = Fault{FaultKind::malformed, place.json_path(), std::move(what)};
}

void FormReader::fail_type(const Place& place, Bilingual what) { fail(place, std::move(what)); }

void FormReader::fail_empty(const Place& place) { fail(place, {"不得为空", "must not be empty"}); }

void FormReader::fail_above(const Place& place, std::uint64_t max) {
  const auto most = std::to_string(max);
  fail(place, {"数字过大，最大为 " + most, "the number is too large: at most " + most});
}

void FormReader::fail_word(std::string_view key, const Place& place, std::span<const Term> words) {
  Bilingual what{"没有这个选项 " + as_shown(key), "no such word " + as_shown(key)};
  if (words.size() <= kWordsNamedMax + 1) {
    what.zh += "，应为 " + listed_keys(words, "、") + " 之一";
    what.en += ", must be one of " + listed_keys(words, ", ");
  }
  fail(place, std::move(what));
}

const std::string* FormReader::text(const Json& json, const Place& place) {
  const auto* text = json.as_text();
  if (text == nullptr) fail_type(place, {"应为字符串", "must be a string"});
  return text;
}

const Json* FormReader::required(const Json& object, const Place& place, std::string_view name) {
  const auto* member = object.find(name);
  if (member == nullptr) fail(Place(place, name), {"缺少必填字段", "the field is missing"});
  return member;
}

bool FormReader::is_object_of(const Json& json, const Place& place,
                              std::span<const std::string_view> names) {
  const auto* object = json.as_object();
  if (object == nullptr) fail_type(place, {"应为对象", "must be an object"});
  if (object == nullptr) return false;
  for (const auto& member : *object) {
    if (std::ranges::find(names, member.key) != names.end()) continue;
    fail(Place(place, member.key), {"没有这个字段", "there is no such field"});
    return false;
  }
  return true;
}

void FormReader::read(const Json& json, const Place& place, const Shape& shape, void* out) {
  if (failed()) return;
  switch (shape.kind) {
    case Kind::vocabulary:
      return read_word(json, place, shape, out);
    case Kind::list:
      return read_list(json, place, shape, out);
    case Kind::part:
      return read_part(json, place, shape, out);
    default:
      visit_value(shape.kind, out, [&](auto& value) { read_value(json, place, value); });
  }
}

void FormReader::read_word(const Json& json, const Place& place, const Shape& shape, void* out) {
  const auto* key = text(json, place);
  if (key == nullptr) return;
  // The first word says that nothing was chosen; it is no answer.
  for (std::size_t n = 1; n < shape.terms.size(); ++n) {
    if (shape.terms[n].key == *key) return set_word_number(out, static_cast<std::uint16_t>(n));
  }
  fail_word(*key, place, shape.terms);
}

void FormReader::read_list(const Json& json, const Place& place, const Shape& shape, void* out) {
  const auto* array = json.as_array();
  if (array == nullptr) return fail_type(place, {"应为列表", "must be a list"});
  shape.resize(out, array->size());
  for (std::size_t n = 0; n < array->size() && !failed(); ++n) {
    read((*array)[n], Place(place, n), *shape.element, shape.at(out, n));
  }
}

void FormReader::read_part(const Json& json, const Place& place, const Shape& shape, void* out) {
  std::vector<std::string_view> keys;
  for (const auto& member : shape.members) keys.push_back(member.key);
  if (!is_object_of(json, place, keys)) return;
  for (const auto& member : shape.members) read_member(json, place, member, out);
}

void FormReader::read_member(const Json& object, const Place& place, const Member& member,
                             void* owner) {
  if (failed()) return;
  const auto* json =
      member.is_required ? required(object, place, member.key) : object.find(member.key);
  if (json == nullptr) return;
  const Place here(place, member.key);
  void* value = member.in(owner);
  read(*json, here, *member.shape, value);
  const bool is_blank_text =
      member.shape->kind == Kind::said && !static_cast<const Said*>(value)->given();
  if (member.is_required && is_blank_text) fail_empty(here);
}

void FormReader::read_value(const Json& json, const Place& place, bool& out) {
  const auto* truth = std::get_if<bool>(&json.value);
  if (truth == nullptr) return fail_type(place, {"应为 true 或 false", "must be true or false"});
  out = *truth;
}

void FormReader::read_value(const Json& json, const Place& place, std::uint64_t& out) {
  if (std::holds_alternative<std::int64_t>(json.value)) {
    return fail(place, {"不得为负数", "must not be negative"});
  }
  const auto* number = std::get_if<std::uint64_t>(&json.value);
  if (number == nullptr) return fail_type(place, {"应为整数", "must be an integer"});
  if (*number > kExactIntegerMax) return fail_above(place, kExactIntegerMax);
  out = *number;
}

void FormReader::read_value(const Json& json, const Place& place, std::uint32_t& out) {
  std::uint64_t number = 0;
  read_value(json, place, number);
  constexpr auto kMax = std::numeric_limits<std::uint32_t>::max();
  if (number > kMax) return fail_above(place, kMax);
  out = static_cast<std::uint32_t>(number);
}

void FormReader::read_value(const Json& json, const Place& place, std::uint16_t& out) {
  std::uint32_t number = 0;
  read_value(json, place, number);
  constexpr auto kMax = std::numeric_limits<std::uint16_t>::max();
  if (number > kMax) return fail_above(place, kMax);
  out = static_cast<std::uint16_t>(number);
}

void FormReader::read_value(const Json& json, const Place& place, Fen& out) {
  const auto* yuan = json.as_text();
  const auto fen = yuan == nullptr ? std::nullopt : parse_yuan(*yuan);
  if (fen) {
    out = *fen;
  } else {
    fail(place, {"应为以元计、两位小数的字符串，如 \"50000.00\"",
                 "must be a string of yuan with two decimals, like \"50000.00\""});
  }
}

void FormReader::read_value(const Json& json, const Place& place, Day& out) {
  const auto* written = text(json, place);
  if (written == nullptr) return;
  const auto day = parse_day(*written);
  if (!day) {
    return fail(place,
                {"应为存在的日期，如 \"2021-09-15\"，年份为 1970 至 9999",
                 "must be a date that exists, like \"2021-09-15\", of the years 1970 to 9999"});
  }
  // Day zero says "none" everywhere below; nobody's act is of that day.
  if (*day == Day{}) {
    return fail(place, {"日期自 1970-01-02 起", "days begin with 1970-01-02"});
  }
  out = *day;
}

void FormReader::read_value(const Json& json, const Place& place, Instant& out) {
  const auto* written = text(json, place);
  if (written == nullptr) return;
  const auto at = parse_instant(*written);
  if (!at) {
    return fail(place, {"应为带时区的时间，如 \"2021-09-15T10:00:00+08:00\"",
                        "must be a time with its offset, like \"2021-09-15T10:00:00+08:00\""});
  }
  if (at->micros <= 0) {
    return fail(place,
                {"时间自 1970-01-01T00:00:00Z 之后起", "times begin after 1970-01-01T00:00:00Z"});
  }
  out = *at;
}

void FormReader::read_value(const Json& json, const Place& place, Digest& out) {
  const auto* hex = text(json, place);
  if (hex == nullptr) return;
  const auto digest = parse_digest(*hex);
  if (digest && !digest->is_zero()) {
    out = *digest;
  } else {
    fail(place,
         {"应为64位小写十六进制摘要", "must be 64 lower-case hexadecimal digits, not all zero"});
  }
}

void FormReader::read_value(const Json& json, const Place& place, Id& out) {
  const auto* id = text(json, place);
  if (id == nullptr) return;
  if (id->empty()) return fail_empty(place);
  if (auto wrong = engine::wrong_with_id(*id)) return fail(place, std::move(*wrong));
  out = *id;
}

bool FormReader::is_text_clean(const std::string& words, const Place& place) {
  auto wrong = engine::wrong_with_text(words);
  if (!wrong) return true;
  fail(place, std::move(*wrong));
  return false;
}

void FormReader::read_value(const Json& json, const Place& place, Said& out) {
  const auto* words = text(json, place);
  if (words == nullptr || !is_text_clean(*words, place)) return;
  const auto chars = code_points(*words);
  if (!chars) return fail(place, {"不是有效的 UTF-8", "not UTF-8"});
  if (*chars > kSaidCharsMax) {
    return fail(place, {"文字超过20000字", "the text is longer than 20000 characters"});
  }
  out.chars = *chars;
  if (out.given()) contents_.push_back({place.content_path(), *words});
}

void FormReader::read_value(const Json& json, const Place& place, Document& out) {
  if (json.find("text") != nullptr) return read_inline(json, place, out);
  const auto* object = json.as_object();
  if (object != nullptr && object->empty()) {
    return fail(place, {R"(应为 {"text":…} 或 {"sha256":…,"sm3":…,"size":…})",
                        R"(must be {"text":…} or {"sha256":…,"sm3":…,"size":…})"});
  }
  read_digests(json, place, out);
}

void FormReader::read_inline(const Json& json, const Place& place, Document& out) {
  if (!is_object_of(json, place, kInline)) return;
  const Place here(place, "text");
  const auto* words = text(*json.find("text"), here);
  if (words == nullptr) return;
  if (words->empty()) return fail_empty(here);
  if (words->size() > kInlineDocumentBytesMax) {
    return fail(here, {"文档超过1 MiB，请以摘要提交", "longer than 1 MiB: submit its digests"});
  }
  if (!is_text_clean(*words, here)) return;
  const auto bytes = ledger::bytes_of(*words);
  out = {ledger::sha256(bytes), ledger::sm3(bytes), words->size()};
  contents_.push_back({place.content_path(), *words});
}

void FormReader::read_digests(const Json& json, const Place& place, Document& out) {
  if (!is_object_of(json, place, kDigests)) return;
  const auto read_part = [&](std::string_view name, auto& part) {
    const auto* member = failed() ? nullptr : required(json, place, name);
    if (member != nullptr) read(*member, Place(place, name), part);
  };
  Document document;
  read_part("sha256", document.sha256);
  read_part("sm3", document.sm3);
  read_part("size", document.size_bytes);
  if (!failed() && document.size_bytes == 0) {
    fail(Place(place, "size"), {"文档不得为空", "a document must not be empty"});
  }
  out = document;
}

}  // namespace caseledger::adapters
