// What each kind of value may look like.
#include "engine/toml_reader.h"

#include <algorithm>

#include "engine/characters.h"
#include "engine/clean_words.h"
#include "statemachines/words/check.h"

namespace caseledger::engine {
namespace {

const TomlTable kNoTable;
const TomlArray kNoItems;

}  // namespace

void TomlProblems::add(int line, std::string place, Bilingual what) {
  if (first_ && first_->line <= line) return;
  first_ = Problem{line, std::move(place), std::move(what)};
}

Fault TomlProblems::fault() const {
  CL_REQUIRE(any());
  const auto& [line, place, what] = *first_;
  return {FaultKind::malformed, file_ + ":" + std::to_string(line) + ": " + place, what};
}

TomlReader::TomlReader(TomlProblems& problems, const TomlTable& table, int line, std::string name)
    : problems_(problems), table_(table), line_(line), name_(std::move(name)) {}

TomlReader::~TomlReader() {
  for (const auto& [key, node] : table_) {
    if (!asked_.contains(key)) {
      wrong(node.line, key, {"不是此处可写的键", "is not a key that is known here"});
    }
  }
}

bool TomlReader::has(std::string_view key) const {
  return std::ranges::find(table_, key, &TomlEntry::key) != table_.end();
}

int TomlReader::line_of(std::string_view key) const {
  const auto found = std::ranges::find(table_, key, &TomlEntry::key);
  return found == table_.end() ? line_ : found->node.line;
}

void TomlReader::complain(std::string_view key, Bilingual what) {
  wrong(line_of(key), key, std::move(what));
}

void TomlReader::wrong(int line, std::string_view key, Bilingual what) {
  problems_.add(line, name_ + ": " + std::string(key), std::move(what));
}

const TomlNode* TomlReader::find(std::string_view key, bool is_required) {
  asked_.emplace(key);
  const auto found = std::ranges::find(table_, key, &TomlEntry::key);
  if (found != table_.end()) return &found->node;
  if (is_required) wrong(line_, key, {"缺失", "is missing"});
  return nullptr;
}

std::string TomlReader::text_of(const TomlNode& node, std::string_view key) {
  const auto* text = as<std::string>(node, key, {"应为文本", "must be a text"});
  if (text == nullptr) return {};
  if (text->empty()) wrong(node.line, key, {"为空", "is empty"});
  if (in_one_line(*text) != *text) {
    wrong(node.line, key, {"含有控制字符", "has a control character"});
  }
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
  if (auto wrong = wrong_with_id(text)) complain(key, std::move(*wrong));
  return text;
}

Day TomlReader::day_of(const TomlNode& node, std::string_view key) {
  const auto* day = as<Day>(node, key, {"应为日期", "must be a date"});
  if (day == nullptr) return {};
  if (*day <= Day{}) wrong(node.line, key, {"早于1970-01-02", "lies before 1970-01-02"});
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
  const auto* number = node == nullptr
                           ? nullptr
                           : as<std::int64_t>(*node, key, {"应为整数", "must be a whole number"});
  if (number == nullptr) return min;
  if (*number >= min && *number <= max) return *number;
  const auto least = std::to_string(min), most = std::to_string(max);
  complain(key,
           {"应在" + least + "至" + most + "之间", "must lie between " + least + " and " + most});
  return min;
}

bool TomlReader::flag(std::string_view key) {
  const auto* node = find(key, true);
  const auto* flag = node == nullptr
                         ? nullptr
                         : as<bool>(*node, key, {"应为 true 或 false", "must be true or false"});
  return flag != nullptr && *flag;
}

bool TomlReader::flag_or(std::string_view key, bool otherwise) {
  return has(key) ? flag(key) : (find(key, false), otherwise);
}

const TomlArray& TomlReader::array(std::string_view key) {
  const auto* node = find(key, true);
  const auto* array =
      node == nullptr ? nullptr : as<TomlArray>(*node, key, {"应为列表", "must be a list"});
  if (array == nullptr) return kNoItems;
  if (array->empty()) complain(key, {"为空", "is empty"});
  return *array;
}

std::vector<Day> TomlReader::days_or_none(std::string_view key) {
  std::vector<Day> days;
  if (find(key, false) == nullptr) return days;
  for (const auto& node : array(key)) days.push_back(day_of(node, key));
  if (std::set<Day>(days.begin(), days.end()).size() != days.size()) {
    complain(key, {"日期重复", "a day twice"});
  }
  return days;
}

const TomlNode* TomlReader::node(std::string_view key) { return find(key, false); }

const TomlTable& TomlReader::tables(std::string_view key) {
  const auto* node = find(key, false);
  return node == nullptr ? kNoTable : table_of(*node, key);
}

const TomlArray& TomlReader::items(std::string_view key) {
  const auto* node = find(key, false);
  const auto* array = node == nullptr
                          ? nullptr
                          : as<TomlArray>(*node, key, {"应为表的列表", "must be a list of tables"});
  return array == nullptr ? kNoItems : *array;
}

const TomlTable& TomlReader::table_of(const TomlNode& node, std::string_view name) {
  const auto* table = as<TomlTable>(node, name, {"应为表", "must be a table"});
  return table == nullptr ? kNoTable : *table;
}

}  // namespace caseledger::engine
