// Every value is named by the labels of its fields, so nothing here knows any single event.
#include "adapters/language/leaf_text.h"

#include <map>

#include "adapters/language/field_names.h"
#include "adapters/language/labels.h"
#include "adapters/language/messages.h"
#include "adapters/language/money.h"
#include "statemachines/procedures.h"

namespace caseledger::adapters {
namespace {

using ledger::Leaf;

class LeafText {
 public:
  LeafText(const Leaf& leaf, Language language) : leaf_(leaf), language_(language) {}

  std::string line() const {
    const auto& fact = leaf_.fact;
    auto text = std::to_string(leaf_.position.index) + " " + to_text(fact.recorded_at) + " ";
    text.append(stream()).append(" ").append(version()).append(" ").append(event());
    text.append(" ").append(who());
    for (const auto& article : fact.articles) text.append(" ").append(article);
    return text;
  }

  std::vector<std::string> lines() {
    const auto& fact = leaf_.fact;
    add("事实", "fact", event() + " (" + std::string(name_of(fact.event)) + ")");
    add("所属", "of", stream() + " " + version());
    add("发生", "occurred", to_text(fact.occurred_at));
    add("记录", "recorded", to_text(fact.recorded_at));
    add("经办", "by", who());
    add("依据", "articles", articles());
    add("此后阶段", "stage after", stage());
    walk_values(fact.event.shape(), fact.event.body(), "",
                [this](const std::string& path, const Shape& shape, const void* value) {
                  if (const auto text = value_text(shape, value)) add_field(path, *text);
                });
    for (const auto& moved : fact.clocks) add("期限", "clock", clock(moved));
    if (!leaf_.key.empty()) add("签名密钥", "signed with", leaf_.key);
    return std::move(lines_);
  }

 private:
  std::string say(std::string zh, std::string en) const {
    return language_ == Language::zh ? std::move(zh) : std::move(en);
  }
  void add(const char* zh, const char* en, const std::string& what) {
    if (!what.empty()) lines_.push_back(say(std::string(zh) + "：", std::string(en) + ": ") + what);
  }
  void add_field(const std::string& path, const std::string& what) {
    const auto name = field_name(leaf_.fact.event, path);
    lines_.push_back(say("  " + name.zh + "：", "  " + name.en + ": ") + what);
  }

  std::string event() const { return std::string(in(leaf_.fact.event.names().label, language_)); }
  std::string stream() const {
    const auto* procedure = find_procedure(leaf_.fact.procedure);
    return std::string(in(procedure->title, language_)) + " " + leaf_.fact.stream;
  }
  std::string version() const {
    const auto count = std::to_string(leaf_.fact.version.count);
    return say("第" + count + "版", "version " + count);
  }
  std::string who() const {
    return leaf_.fact.actor + " " + std::string(in(term(leaf_.fact.capacity), language_));
  }
  std::string articles() const {
    std::string all;
    for (const auto& article : leaf_.fact.articles) {
      all.append(all.empty() ? "" : " ").append(article);
    }
    return all;
  }
  std::string stage() const {
    return std::string(in(stage_label(leaf_.fact.procedure, leaf_.fact.stage_after), language_));
  }
  std::string clock(const ClockMoved& moved) const {
    return std::string(in(term(moved.clock), language_)) + " " + moved.basis + " " +
           std::string(in(term(moved.move), language_)) + " → " + to_text(moved.due);
  }

  /// Nothing for what was not given.
  std::optional<std::string> value_text(const Shape& shape, const void* value) const {
    if (shape.kind == Kind::list || shape.kind == Kind::blob) return std::nullopt;
    if (shape.kind == Kind::vocabulary) {
      const auto number = word_number(value);
      return number == 0 ? std::nullopt
                         : std::optional(std::string(in(shape.terms[number], language_)));
    }
    return visit_value(shape.kind, value, [this](const auto& one) { return text_of(one); });
  }
  using Text = std::optional<std::string>;
  Text text_of(bool value) const {
    return std::string(in(term(value ? Answer::yes : Answer::no), language_));
  }
  template <std::unsigned_integral T>
  Text text_of(T value) const {
    return std::to_string(value);
  }
  Text text_of(const Id& value) const { return value.empty() ? Text() : Text(value); }
  Text text_of(Fen value) const {
    return value == Fen{} ? Text() : Text(yuan_in_words(value, language_));
  }
  Text text_of(Day value) const { return value == Day{} ? Text() : Text(to_text(value)); }
  Text text_of(Instant value) const { return value == Instant{} ? Text() : Text(to_text(value)); }
  Text text_of(const Digest& value) const { return value.is_zero() ? Text() : Text(to_hex(value)); }
  Text text_of(Said value) const {
    if (!value.given()) return {};
    const auto chars = std::to_string(value.chars);
    return say("（" + chars + "字，叶中只有承诺）",
               "(" + chars + " characters; the leaf has only a commitment to them)");
  }
  Text text_of(const Document& value) const {
    if (!value.given()) return {};
    return to_hex(value.sha256) + " SHA-256, " + std::to_string(value.size_bytes) +
           say(" 字节", " bytes");
  }

  const Leaf& leaf_;
  const Language language_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string leaf_line(const Leaf& leaf, Language language) {
  return LeafText(leaf, language).line();
}

std::vector<std::string> leaf_lines(const Leaf& leaf, Language language) {
  return LeafText(leaf, language).lines();
}

}  // namespace caseledger::adapters
