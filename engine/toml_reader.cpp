// What each kind of value may look like.
#include "engine/toml_reader.h"

#include <algorithm>

#include "statemachines/check.h"

namespace caseledger::engine {
namespace {

const TomlTable kNoTable;
const TomlArray kNoItems;
constexpr std::size_t kIdBytesMax = 64;

bool is_control(char c) { return (c >= 0 && c < 0x20) || c == 0x7f; }
bool is_blank(char c) { return c == ' ' || is_control(c); }

}  // namespace

void TomlProblems::add(int line, std::string_view what) {
  if (first_ && first_->line <= line) return;
  first_ = Problem{line, std::string(what)};
}

Fault TomlProblems::fault() const {
  CL_REQUIRE(any());
  return {FaultKind::malformed, file_ + ":" + std::to_string(first_->line) + ": " + first_->what};
}

TomlReader::TomlReader(TomlProblems& problems, const TomlTable& table, int line, std::string name)
    : problems_(problems), table_(table), line_(line), name_(std::move(name)) {}

TomlReader::~TomlReader() {
  for (const auto& [key, node] : table_) {
    if (!asked_.contains(key)) wrong(node.line, key, "is not a key that is known here");
  }
}

bool TomlReader::has(std::string_view key) const {
  return std::ranges::find(table_, key, &TomlEntry::key) != table_.end();
}

int TomlReader::line_of(std::string_view key) const {
  const auto found = std::ranges::find(table_, key, &TomlEntry::key);
  return found == table_.end() ? line_ : found->node.line;
}

void TomlReader::complain(std::string_view key, std::string_view what) {
  wrong(line_of(key), key, what);
}

void TomlReader::wrong(int line, std::string_view key, std::string_view what) {
  problems_.add(line, name_ + ": " + std::string(key) + ": " + std::string(what));
}

const TomlNode* TomlReader::find(std::string_view key, bool is_required) {
  asked_.emplace(key);
  const auto found = std::ranges::find(table_, key, &TomlEntry::key);
  if (found != table_.end()) return &found->node;
  if (is_required) wrong(line_, key, "is missing");
  return nullptr;
}

std::string TomlReader::text_of(const TomlNode& node, std::string_view key) {
  const auto* text = as<std::string>(node, key, "a text");
  if (text == nullptr) return {};
  if (text->empty()) wrong(node.line, key, "is empty");
  if (std::ranges::any_of(*text, is_control)) wrong(node.line, key, "has a control character");
  return *text;
}

std::string TomlReader::text(std::string_view key) {
  const auto* node = find(key, true);
  return node == nullptr ? std::string{} : text_of(*node, key);
}

std::string TomlReader::text_or_none(std::string_view key) {
  const auto* node = find(key, false);
  return node == nullptr ? std::string{} : text_of(*node, key);
}

Id TomlReader::id(std::string_view key) {
  auto text = this->text(key);
  if (std::ranges::any_of(text, is_blank)) complain(key, "has a blank");
  if (text.size() > kIdBytesMax) complain(key, "is longer than 64 bytes");
  return text;
}

Day TomlReader::day_of(const TomlNode& node, std::string_view key) {
  const auto* day = as<Day>(node, key, "a date");
  if (day == nullptr) return {};
  if (*day <= Day{}) wrong(node.line, key, "lies before 1970-01-02");
  return *day;
}

Day TomlReader::day(std::string_view key) {
  const auto* node = find(key, true);
  return node == nullptr ? Day{} : day_of(*node, key);
}

Day TomlReader::day_or_none(std::string_view key) {
  const auto* node = find(key, false);
  return node == nullptr ? Day{} : day_of(*node, key);
}

std::int64_t TomlReader::number(std::string_view key, std::int64_t min, std::int64_t max) {
  const auto* node = find(key, true);
  const auto* number = node == nullptr ? nullptr : as<std::int64_t>(*node, key, "a whole number");
  if (number == nullptr) return min;
  if (*number >= min && *number <= max) return *number;
  complain(key, "must lie between " + std::to_string(min) + " and " + std::to_string(max));
  return min;
}

bool TomlReader::flag(std::string_view key) {
  const auto* node = find(key, true);
  const auto* flag = node == nullptr ? nullptr : as<bool>(*node, key, "true or false");
  return flag != nullptr && *flag;
}

bool TomlReader::flag_or(std::string_view key, bool otherwise) {
  return has(key) ? flag(key) : (find(key, false), otherwise);
}

const TomlArray& TomlReader::array(std::string_view key) {
  const auto* node = find(key, true);
  const auto* array = node == nullptr ? nullptr : as<TomlArray>(*node, key, "a list");
  if (array == nullptr) return kNoItems;
  if (array->empty()) complain(key, "is empty");
  return *array;
}

std::vector<Day> TomlReader::days_or_none(std::string_view key) {
  std::vector<Day> days;
  if (find(key, false) == nullptr) return days;
  for (const auto& node : array(key)) days.push_back(day_of(node, key));
  if (std::set<Day>(days.begin(), days.end()).size() != days.size()) complain(key, "a day twice");
  return days;
}

const TomlNode* TomlReader::node(std::string_view key) { return find(key, false); }

const TomlTable& TomlReader::tables(std::string_view key) {
  const auto* node = find(key, false);
  return node == nullptr ? kNoTable : table_of(*node, key);
}

const TomlArray& TomlReader::items(std::string_view key) {
  const auto* node = find(key, false);
  const auto* array = node == nullptr ? nullptr : as<TomlArray>(*node, key, "a list of tables");
  return array == nullptr ? kNoItems : *array;
}

const TomlTable& TomlReader::table_of(const TomlNode& node, std::string_view name) {
  const auto* table = as<TomlTable>(node, name, "a table");
  return table == nullptr ? kNoTable : *table;
}

}  // namespace caseledger::engine
