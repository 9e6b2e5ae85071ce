// One function for each kind of entry, in the order in which a pack is written.
#include "engine/ruleset_pack.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/toml_reader.h"
#include "ledger/base/hash.h"

namespace caseledger::engine {
namespace {

constexpr std::int64_t kCountMax = 10'000;

/// What an article takes from the document it stands in.
struct Source {
  std::string number;
  Day valid_from, valid_until;
};

Digest digest_of(std::string_view text) { return ledger::sha256(ledger::bytes_of(text)); }

class PackReader {
 public:
  PackReader(TomlProblems& problems, const TomlTable& root)
      : problems_(problems), root_(problems, root, 1, "pack") {}

  Pack read() && {
    read_head();
    read_documents();
    read_articles();
    read_clocks();
    read_parameters();
    read_leaders();
    read_effects();
    read_severity();
    read_rulings();
    return std::move(pack_);
  }

 private:
  // The reader of a table that must be there by its key.
  TomlReader table(const TomlNode* node, std::string_view name) {
    static const TomlTable none;
    if (node == nullptr) problems_.add(1, std::string(name), {"缺失", "is missing"});
    return {problems_, node == nullptr ? none : root_.table_of(*node, name),
            node == nullptr ? 1 : node->line, std::string(name)};
  }

  TomlReader item(const TomlNode& node, std::string name) {
    return {problems_, root_.table_of(node, name), node.line, std::move(name)};
  }

  /// Reads `basis` and `local`, which every setting has.
  template <class T>
  Stated<T> stated(TomlReader& reader, T it) {
    return {std::move(it), reader.id("basis"), reader.line(), reader.flag_or("local", false)};
  }

  /// Calls read(key, reader) for every [section.key] or `key = { … }` below [section].
  template <class Read>
  void for_each_in(std::string_view section, Read read) {
    for (const auto& [key, node] : root_.tables(section)) {
      auto reader = item(node, std::string(section) + "." + key);
      read(key, reader);
    }
  }

  void check_dates(TomlReader& reader, Day from, Day until) {
    if (until != Day{} && until < from) {
      reader.complain("valid_until", {"早于 valid_from", "lies before valid_from"});
    }
  }

  void read_head();
  void read_documents();
  void read_articles();
  void read_clocks();
  void read_parameters();
  void read_parameter(const Id& key, TomlReader& reader);
  void read_leaders();
  void read_effects();
  void read_severity();
  void read_rulings();
  Source source_of(TomlReader& reader);
  void expect_new(std::set<Id>& ids, const Id& id, TomlReader& reader);

  TomlProblems& problems_;
  TomlReader root_;
  Pack pack_;
  std::map<Id, Source> documents_;
};

bool is_jurisdiction(std::string_view code) {
  return code.size() == 6 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

void PackReader::read_head() {
  auto head = table(root_.node("pack"), "[pack]");
  pack_.id = head.id("id");
  pack_.title = head.text("title");
  pack_.document = head.text_or_none("document");
  pack_.level = head.word<Level>("level");
  pack_.jurisdiction = head.text("jurisdiction");
  if (!is_jurisdiction(pack_.jurisdiction)) {
    head.complain("jurisdiction", {"应为六位数字", "must be six digits"});
  }
  pack_.valid_from = head.day("valid_from");
  pack_.valid_until = head.day_or_none("valid_until");
  check_dates(head, pack_.valid_from, pack_.valid_until);
}

void PackReader::read_documents() {
  for_each_in("document", [&](const Id& id, TomlReader& reader) {
    Source source;
    reader.text("title");
    reader.text_or_none("source");
    source.number = reader.text("number");
    source.valid_from = reader.day("valid_from");
    source.valid_until = reader.day_or_none("valid_until");
    check_dates(reader, source.valid_from, source.valid_until);
    documents_.emplace(id, std::move(source));
  });
}

Source PackReader::source_of(TomlReader& reader) {
  if (reader.has("of")) {
    const auto found = documents_.find(reader.id("of"));
    if (found != documents_.end()) return found->second;
    reader.complain("of", {"本规则没有这一 [document]", "names no [document] of this pack"});
  } else if (reader.text_or_none("of"); pack_.document.empty()) {
    reader.complain("of", {"缺失，而本规则没有自己的文号",
                           "is missing, and the pack has no document of its own"});
  }
  return {pack_.document, pack_.valid_from, pack_.valid_until};
}

void PackReader::read_articles() {
  for_each_in("article", [&](const Id& id, TomlReader& reader) {
    auto source = source_of(reader);
    Article article;
    article.id = id;
    article.cite = reader.text("cite");
    article.zh = reader.text("zh");
    article.en = reader.text_or_none("en");
    article.level = pack_.level;
    article.document = std::move(source.number);
    article.valid_from = source.valid_from;
    article.valid_until = source.valid_until;
    article.is_paraphrase = reader.flag_or("paraphrase", false);
    pack_.articles.push_back({std::move(article), id, reader.line(), false});
  });
}

void PackReader::expect_new(std::set<Id>& ids, const Id& id, TomlReader& reader) {
  if (!ids.insert(id).second) {
    reader.complain("id", {"重复出现 \"" + id + "\"", "\"" + id + "\" stands here a second time"});
  }
}

void PackReader::read_clocks() {
  std::set<Id> ids;
  for (const auto& node : root_.items("clock")) {
    auto reader = item(node, "[[clock]]");
    ClockRule rule;
    rule.id = reader.id("id");
    expect_new(ids, rule.id, reader);
    rule.clock = reader.word<ClockKind>("kind");
    rule.article = reader.id("article");
    rule.count = static_cast<std::int32_t>(reader.number("count", 0, kCountMax));
    rule.unit = reader.word<DayUnit>("unit");
    rule.rolls = reader.flag_or("rolls", false);
    if (rule.rolls && rule.unit == DayUnit::workday) {
      reader.complain("rolls", {"工作日不顺延", "workdays do not"});
    }
    if (reader.has("only")) rule.only = reader.words<ActionKind>("only");
    rule.valid_from = reader.day_or_none("valid_from");
    rule.valid_until = reader.day_or_none("valid_until");
    check_dates(reader, rule.valid_from, rule.valid_until);
    rule.level = pack_.level;
    rule.is_local = reader.flag_or("local", false);
    const auto article = rule.article;
    pack_.clocks.push_back({std::move(rule), article, reader.line(), false});
  }
}

void PackReader::read_parameters() {
  for (const auto& [key, node] : root_.tables("parameters")) {
    const auto name = "parameters." + key;
    if (const auto* values = std::get_if<TomlArray>(&node.value)) {
      if (values->empty()) problems_.add(node.line, name, {"为空", "is empty"});
      for (const auto& one : *values) {
        auto reader = item(one, name);
        read_parameter(key, reader);
      }
    } else {
      auto reader = item(node, name);
      read_parameter(key, reader);
    }
  }
}

void PackReader::read_parameter(const Id& key, TomlReader& reader) {
  const auto* form = parameter_form(key);
  if (form == nullptr)
    return reader.complain("value", {"没有这个参数", "no parameter has this name"});
  const auto value = form->is_flag() ? ParameterValue(reader.flag("value"))
                                     : ParameterValue(reader.number("value", 0, form->max));
  const ParameterSetting setting{key, value, reader.day_or_none("valid_from"),
                                 reader.day_or_none("valid_until")};
  check_dates(reader, setting.valid_from, setting.valid_until);
  pack_.parameters.push_back(stated(reader, setting));
}

void PackReader::read_leaders() {
  for_each_in("leaders", [&](const Id& key, TomlReader& reader) {
    const auto term = parse_term<LeaderTerm>(key);
    if (!term) reader.complain("capacities", {"没有这个领导称谓", "no leader is called this"});
    LeaderSetting setting{term.value_or(LeaderTerm{}), reader.words<Capacity>("capacities")};
    pack_.leaders.push_back(stated(reader, std::move(setting)));
  });
}

void PackReader::read_effects() {
  for_each_in("effects", [&](const Id& requirement, TomlReader& reader) {
    EffectSetting setting{requirement, reader.word<Effect>("effect")};
    pack_.effects.push_back(stated(reader, std::move(setting)));
  });
}

void PackReader::read_severity() {
  const auto* node = root_.node("severity");
  if (node == nullptr) return;
  auto reader = item(*node, "[severity]");
  pack_.severity.push_back(stated(reader, reader.words<Measure>("heaviest_first")));
}

void PackReader::read_rulings() {
  std::set<Id> ids;
  for (const auto& node : root_.items("ruling")) {
    auto reader = item(node, "[[ruling]]");
    Ruling ruling;
    ruling.id = reader.id("id");
    expect_new(ids, ruling.id, reader);
    ruling.question_zh = reader.text("question");
    ruling.answer_zh = reader.text("answer");
    ruling.given_by = reader.text("given_by");
    ruling.given_on = reader.day("given_on");
    ruling.basis = reader.id("basis");
    ruling.is_proposed = reader.flag_or("proposed", false);
    const auto basis = ruling.basis;
    pack_.rulings.push_back({std::move(ruling), basis, reader.line(), false});
  }
}

}  // namespace

Result<Pack> read_pack(std::string_view file, std::string_view text) {
  CL_TRY(const auto root, parse_toml(file, text));
  TomlProblems problems(file);
  Pack pack = PackReader(problems, root).read();
  if (problems.any()) return tl::unexpected(problems.fault());
  pack.file = file;
  pack.digest = digest_of(text);
  return pack;
}

}  // namespace caseledger::engine
