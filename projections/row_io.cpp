// How each kind of value is spelt in a column.
#include "projections/row_io.h"

#include <charconv>

namespace caseledger::projections {
namespace {

constexpr Day kNoDay{};

/// "li.na:lawyer" in two.
std::pair<std::string_view, std::string_view> halves(std::string_view word) {
  const auto colon = word.rfind(':');
  if (colon == std::string_view::npos) return {word, {}};
  return {word.substr(0, colon), word.substr(colon + 1)};
}

std::uint64_t number_in(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

template <class List, class Spell>
std::string joined(const List& list, Spell spell) {
  std::string text;
  for (const auto& one : list) {
    if (!text.empty()) text += ' ';
    text += spell(one);
  }
  return text;
}

}  // namespace

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto blank = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words;
}

// --- Writer --------------------------------------------------------------------------------------

void Writer::put(const std::string& text) {
  if (text.empty()) return put_null();
  statement_.bindNoCopy(++at_, text);
}

void Writer::put_copy(const std::string& text) {
  if (text.empty()) return put_null();
  statement_.bind(++at_, text);
}

void Writer::put(const Wording& words) {
  if (words) return put(*words);
  put_null();
}

void Writer::put(Day day) {
  if (day == kNoDay) return put_null();
  put_copy(to_text(day));
}

void Writer::put(const MaybeDay& day) { put(day.value_or(kNoDay)); }

void Writer::put(Instant at) { put_copy(to_text(at)); }

void Writer::put(const std::optional<Instant>& at) {
  if (at) return put(*at);
  put_null();
}

void Writer::put(const Digest& digest) {
  if (digest.is_zero()) return put_null();
  statement_.bindNoCopy(++at_, digest.bytes.data(), static_cast<int>(digest.bytes.size()));
}

void Writer::put(const Document& document) {
  put(document.sha256);
  put(document.sm3);
  document.given() ? put(document.size_bytes) : put_null();
}

void Writer::put(const std::optional<bool>& yes) {
  if (yes) return put(*yes);
  put_null();
}

void Writer::put(ledger::Position position) { put(position.index); }

void Writer::put(const std::optional<ledger::Position>& position) {
  if (position) return put(*position);
  put_null();
}

void Writer::put(const std::vector<Id>& words) {
  put_copy(joined(words, [](const Id& word) -> const Id& { return word; }));
}

void Writer::put(const std::vector<GroupMember>& group) {
  put_copy(joined(group, [](const GroupMember& member) {
    return member.officer + ':' + std::string(key_of(member.category));
  }));
}

void Writer::put(const std::vector<Imposed>& measures) {
  put_copy(joined(measures, [](const Imposed& imposed) {
    return std::string(key_of(imposed.measure)) + ':' + std::to_string(imposed.amount.count);
  }));
}

void Writer::put(const std::vector<Pause>& pauses) {
  put_copy(joined(pauses, [](const Pause& pause) {
    return to_text(pause.suspended_on) + ':' + to_text(pause.resumed_on);
  }));
}

void Writer::put_key(std::string_view key) {
  if (key.empty()) return put_null();
  statement_.bindNoCopy(++at_, key.data());  // a literal: it ends with a zero and lives for ever
}

// --- Reader --------------------------------------------------------------------------------------

std::string_view Reader::text() {
  const auto column = statement_.getColumn(at_++);
  const auto* bytes = static_cast<const char*>(column.getBlob());
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(column.getBytes())};
}

void Reader::take(std::string& value) { value = text(); }

void Reader::take(Wording& words) {
  words.reset();
  if (is_null()) {
    ++at_;
  } else {
    words = std::string(text());
  }
}

void Reader::take(Day& day) { day = parse_day(text()).value_or(kNoDay); }

void Reader::take(MaybeDay& day) { day = parse_day(text()); }

void Reader::take(Instant& at) { at = parse_instant(text()).value_or(Instant{}); }

void Reader::take(std::optional<Instant>& at) { at = parse_instant(text()); }

void Reader::take(Digest& digest) {
  const auto bytes = text();
  digest = Digest{};
  if (bytes.size() == digest.bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
  }
}

void Reader::take(Document& document) {
  take(document.sha256);
  take(document.sm3);
  take(document.size_bytes);
}

void Reader::take(std::optional<bool>& yes) {
  yes.reset();
  if (!is_null()) yes = statement_.getColumn(at_).getInt64() != 0;
  ++at_;
}

void Reader::take(ledger::Position& position) { take(position.index); }

void Reader::take(std::optional<ledger::Position>& position) {
  position.reset();
  if (is_null()) {
    ++at_;
  } else {
    take(position.emplace());
  }
}

void Reader::take(std::vector<Id>& words) {
  words.clear();
  for (const auto word : words_in(text())) words.emplace_back(word);
}

void Reader::take(std::vector<GroupMember>& group) {
  group.clear();
  for (const auto word : words_in(text())) {
    const auto [officer, category] = halves(word);
    group.push_back({Id(officer), parse_term<ReviewerCategory>(category).value_or(
                                      ReviewerCategory::unspecified)});
  }
}

void Reader::take(std::vector<Imposed>& measures) {
  measures.clear();
  for (const auto word : words_in(text())) {
    const auto [measure, amount] = halves(word);
    measures.push_back(
        {parse_term<Measure>(measure).value_or(Measure::unspecified), Fen{number_in(amount)}});
  }
}

void Reader::take(std::vector<Pause>& pauses) {
  pauses.clear();
  for (const auto word : words_in(text())) {
    const auto [from, to] = halves(word);
    pauses.push_back({parse_day(from).value_or(kNoDay), parse_day(to).value_or(kNoDay)});
  }
}

void Reader::take(std::optional<NextDue>& due) {
  NextDue taken;
  take(taken);
  due.reset();
  if (taken.day != kNoDay) due = std::move(taken);
}

}  // namespace caseledger::projections
