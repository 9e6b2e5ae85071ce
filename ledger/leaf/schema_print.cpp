// One function for each thing that a schema has: vocabularies, structs, the leaf with its union.
#include "ledger/leaf/schema_print.h"

#include <algorithm>

#include "ledger/leaf/leaf.h"
#include "ledger/leaf/leaf_shape.h"
#include "ledger/leaf/schema_intro.h"
#include "ledger/leaf/wire_names.h"
#include "statemachines/words/utf8.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kColumnsMax = 100;

/// In the order in which the schema lists them.
using Vocabularies =
    Types<Procedure, Capacity, ReviewerCategory, ClockKind, ClockMove, Rung, Answer, WithholdGround,
          Change, PublicRegister, TrustMode, ClockSource, ActionKind, WaterMatter, PartyKind,
          RecordKind, MaterialSlot, TransferKind, InquiryKind, View, Measure, ServiceMethod,
          NoPenaltyGround, OverturnKind, IrregularAct, Retention, KeyAlgorithm, HoldGround>;
using Parts = Types<Recording, GroundAnswer, GroupMember, Material, SupplementItem, Finding,
                    Imposed, Attendance, Check, Breach, ClockMoved, VerifyKey>;

std::size_t columns(std::string_view text) { return code_points(text).value_or(0); }

/// Words in lines of at most kColumnsMax characters, each behind the indent.
std::string wrapped(std::string_view text, std::string_view indent) {
  std::string out, line(indent);
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    const bool is_first = line.size() == indent.size();
    if (!is_first && columns(line) + 1 + columns(word) > kColumnsMax) {
      out.append(line).append("\n");
      line = indent;
    } else if (!is_first) {
      line += ' ';
    }
    line += word;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return out.append(line).append("\n");
}

std::string number_type(Kind kind) {
  switch (kind) {
    case Kind::truth:
      return "Bool";
    case Kind::number16:
      return "UInt16";
    case Kind::number32:
      return "UInt32";
    case Kind::day:
      return "Int32";
    case Kind::instant:
      return "Int64";
    case Kind::number64:
    case Kind::money:
      return "UInt64";
    case Kind::id:
      return "Text";
    default:
      return "Data";
  }
}

/// What a number counts.
std::string_view unit(Kind kind) {
  switch (kind) {
    case Kind::day:
      return "days";
    case Kind::instant:
      return "µs";
    case Kind::money:
      return "fen";
    default:
      return {};
  }
}

std::string comment_of(const Member& member) {
  std::string comment(member.note);
  const auto counts = unit(member.shape->kind);
  if (!counts.empty() && !comment.starts_with(counts)) {
    comment.append(comment.empty() ? "" : "; ").append(counts);
  }
  return comment;
}

void add_paths(const Shape& shape, Kind kind, const std::string& path, std::string& all) {
  if (shape.kind == kind) all.append(all.empty() ? "" : ", ").append(path);
  if (shape.kind == Kind::list) add_paths(*shape.element, kind, path + "/N", all);
  for (const auto& member : shape.members) {
    add_paths(*member.shape, kind, (path.empty() ? "" : path + "/") + std::string(member.key), all);
  }
}

/// The meaning, then the paths of the words and documents that have no field.
std::string meaning_of(std::string_view meaning, const Shape& shape, bool is_fact) {
  std::string text(meaning);
  const auto add = [&](std::string_view name, Kind kind) {
    std::string paths;
    add_paths(shape, kind, "", paths);
    if (!paths.empty()) text.append(" ").append(name).append(": ").append(paths).append(".");
  };
  add("Words", Kind::said);
  add("Documents", Kind::document);
  if (!is_fact && text.starts_with(' ')) text.erase(0, 1);
  return text;
}

class Schema {
 public:
  /// `imports` in the order of their names.
  Schema(std::string_view intro, std::vector<std::string> imports, bool is_of_parts)
      : text_(intro), is_of_parts_(is_of_parts) {
    text_ +=
        "\nusing Cxx = import \"/capnp/c++.capnp\";\n"
        "$Cxx.namespace(\"caseledger::ledger::wire\");\n";
    for (const auto& name : imports) {
      text_ += "using " + type_case(name) + " = import \"wire_" + name + ".capnp\";\n";
    }
  }

  void vocabulary(const Shape& shape) {
    begin(false);
    text_ += "enum " + type_case(shape.name) + " {\n";
    if (!shape.meaning.empty()) text_ += wrapped(shape.meaning, "  # ");
    std::string list;
    for (std::size_t n = 0; n < shape.terms.size(); ++n) {
      // An enumerant and its number stay on one line.
      list.append(n == 0 ? "" : " ").append(camel_case(shape.terms[n].key));
      list.append("\x01@").append(std::to_string(n)).append(";");
    }
    list = wrapped(list, "  ");
    std::ranges::replace(list, '\x01', ' ');
    text_ += list + "}\n";
  }

  void part(std::string_view key, const std::string& meaning, const Shape& shape) {
    const auto fields = fields_of(shape);
    const auto head = "struct " + type_case(key) + " {";
    const auto line = head + "}" + (meaning.empty() ? "" : "  # " + meaning);
    const bool is_short = fields.empty() && columns(line) <= kColumnsMax;
    begin(is_short);
    if (is_short) {
      text_ += line + "\n";
      return;
    }
    text_ += head + "\n";
    if (!meaning.empty()) text_ += wrapped(meaning, "  # ");
    text_ += fields + "}\n";
  }

  void leaf() {
    begin(false);
    text_ += "struct Leaf {\n" + fields_of(leaf_shape());
    text_ += "  fact :union {  # never null; a fact without fields is an empty struct\n";
    std::vector<const HeldType*> arms;
    for (const auto& event : all_events()) arms.push_back(&event);
    std::ranges::sort(arms, {}, [](const HeldType* one) { return one->names->wire; });
    for (const auto* event : arms) arm(*event);
    text_ += "  }\n}\n";
  }

  std::string text() && { return std::move(text_); }

 private:
  /// A blank line between two things, but not between two that take a line each.
  void begin(bool is_short) {
    if (!(is_short && was_short_)) text_ += "\n";
    was_short_ = is_short;
  }

  std::string fields_of(const Shape& shape) const {
    std::string fields;
    std::size_t number = 0;
    for (const auto& member : shape.members) {
      if (!member.shape->holds_plain) continue;
      fields.append("  ").append(camel_case(member.key)).append(" @");
      fields.append(std::to_string(number++)).append(" :").append(type_of(*member.shape));
      fields.append(";");
      if (const auto comment = comment_of(member); !comment.empty()) fields += "  # " + comment;
      fields += "\n";
    }
    return fields;
  }

  std::string type_of(const Shape& shape) const {
    if (shape.kind == Kind::list) return "List(" + type_of(*shape.element) + ")";
    if (shape.kind == Kind::vocabulary) return "Terms." + type_case(shape.name);
    if (shape.kind != Kind::part) return number_type(shape.kind);
    const bool is_here = is_of_parts_ || shape.name == "commitment" || shape.name == "attachment";
    return (is_here ? "" : "Parts.") + type_case(shape.name);
  }

  void arm(const HeldType& event) {
    const auto happened = event.names->happened;
    text_ += "    " + camel_case(happened) + " @" + std::to_string(event.names->wire) + " :";
    text_ += type_case(facts_intro(event.procedure).file) + "." + type_case(happened) + ";\n";
  }

  std::string text_;
  bool is_of_parts_, was_short_ = false;
};

template <class List>
void add_parts(Schema& schema, List list) {
  for_each_type(list, [&]<class T>(std::type_identity<T>) {
    const auto& shape = shape_of<T>();
    schema.part(shape.name, meaning_of(shape.meaning, shape, false), shape);
  });
}

SchemaFile leaves() {
  std::vector<std::string> imports{"parts", "terms"};
  for (const auto& facts : kFacts) imports.emplace_back(facts.file);
  std::ranges::sort(imports);
  Schema schema(kLeafIntro, std::move(imports), false);
  schema.leaf();
  schema.part("commitment", std::string(shape_of<Commitment>().meaning), shape_of<Commitment>());
  const auto& attachment = *leaf_shape().find("attachments")->shape->element;
  schema.part("attachment", std::string(attachment.meaning), attachment);
  return {"wire.capnp", std::move(schema).text()};
}

SchemaFile vocabularies() {
  Schema schema(kTermsIntro, {}, false);
  for_each_type(Vocabularies{},
                [&]<class E>(std::type_identity<E>) { schema.vocabulary(shape_of<E>()); });
  return {"wire_terms.capnp", std::move(schema).text()};
}

SchemaFile parts() {
  Schema schema(kPartsIntro, {"terms"}, true);
  add_parts(schema, Parts{});
  return {"wire_parts.capnp", std::move(schema).text()};
}

SchemaFile facts(Procedure procedure) {
  const auto& intro = facts_intro(procedure);
  Schema schema(std::string(intro.text) + " wire.capnp says how to read these comments.\n",
                {"parts", "terms"}, false);
  for (const auto& event : all_events()) {
    if (event.procedure != procedure) continue;
    const auto& shape = *event.shape;
    schema.part(event.names->happened, meaning_of(event.names->meaning, shape, true), shape);
  }
  return {"wire_" + std::string(intro.file) + ".capnp", std::move(schema).text()};
}

}  // namespace

std::vector<SchemaFile> print_schema() {
  std::vector<SchemaFile> files{leaves(), vocabularies(), parts()};
  for_each_type(EventLists{},
                [&]<class List>(std::type_identity<List>) { files.push_back(facts(List::id)); });
  return files;
}

}  // namespace caseledger::ledger
