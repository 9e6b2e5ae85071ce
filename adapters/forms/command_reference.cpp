// One table per act, one row per field; parts of a field are rows of their own below it.
#include "adapters/forms/command_reference.h"

#include <algorithm>

#include "adapters/forms/command_reference_intro.h"
#include "statemachines/procedures.h"

namespace caseledger::adapters {
namespace {

std::string form(const Shape& shape) {
  switch (shape.kind) {
    case Kind::truth:
      return "yes or no";
    case Kind::number16:
    case Kind::number32:
    case Kind::number64:
      return "number";
    case Kind::money:
      return "money";
    case Kind::day:
      return "day";
    case Kind::instant:
      return "instant";
    case Kind::id:
      return "identifier";
    case Kind::digest:
      return "digest";
    case Kind::said:
      return "text";
    case Kind::document:
      return "document";
    case Kind::blob:
      return "bytes";
    case Kind::part:
      return "object";
    case Kind::list:
      return "list of " + (shape.element->kind == Kind::part ? "objects" : form(*shape.element));
    case Kind::vocabulary:
      break;
  }
  if (&shape == &shape_of<Capacity>()) return "one of the capacities above";
  std::string text = "one of";
  for (const auto& word : shape.terms.subspan(1)) {
    text.append(text.size() == 6 ? " " : ", ");
    text.append("`").append(word.key).append("` ").append(word.zh);
  }
  return text;
}

void row(std::string& out, const std::string& path, const Label& label, bool is_required,
         const std::string& form) {
  out.append("| `").append(path).append("` | ").append(label.zh).append(" | ");
  out.append(label.en).append(" | ").append(is_required ? "yes" : "").append(" | ");
  out.append(form).append(" |\n");
}

void rows(std::string& out, const Shape& part, const std::string& prefix) {
  for (const auto& member : part.members) {
    auto path = prefix + std::string(member.key);
    row(out, path, member.label, member.is_required, form(*member.shape));
    const auto* below = member.shape;
    for (; below->kind == Kind::list; below = below->element) path += "[]";
    if (below->kind == Kind::part) rows(out, *below, path + ".");
  }
}

/// Acts of the engine's own, which no door takes.
bool is_the_systems(const HeldType& act) {
  static constexpr std::uint16_t kActs[] = {
      OpenLedger::names.wire, PassDeadline::names.wire, RecomputeDeadline::names.wire,
      HoldPublication::names.wire, ReleasePublication::names.wire};
  return std::ranges::find(kActs, act.names->wire) != std::end(kActs);
}

void act(std::string& out, const HeldType& act) {
  const auto& names = *act.names;
  out.append("\n### `").append(names.asked).append("` ").append(names.label.zh);
  out.append("\n\n").append(names.label.en).append(".");
  if (is_the_systems(act)) out.append(" Done by the system alone; no door takes it.");
  if (act.shape->members.empty()) {
    out.append(" The body is empty.\n");
  } else {
    out.append("\n\n| field | 中文 | meaning | required | form |\n|---|---|---|---|---|\n");
    rows(out, *act.shape, "");
  }
}

void chapter(std::string& out, Procedure procedure, std::string_view heading) {
  out.append("\n## ").append(heading).append("\n");
  for (const auto& one : all_commands()) {
    if (one.procedure == procedure) act(out, one);
  }
}

void chapter(std::string& out, const ProcedureRow& procedure) {
  std::string heading(procedure.title_plural);
  heading.append(" ").append(procedure.title.zh).append(" (`\"");
  chapter(out, procedure.id, heading.append(procedure.stream_member).append("\"`)"));
}

void capacities(std::string& out) {
  out.append("\n## Capacities 身份\n\n| key | 中文 | meaning |\n|---|---|---|\n");
  for (const auto& word : terms_of<Capacity>().subspan(1)) {
    out.append("| `").append(word.key).append("` | ").append(word.zh).append(" | ");
    out.append(word.en).append(" |\n");
  }
}

}  // namespace

std::string describe_commands() {
  std::string out(kCommandReferenceIntro);
  capacities(out);
  for_each_type(EventLists{}, [&]<class List>(std::type_identity<List>) {
    if (const auto* procedure = find_procedure(List::id)) chapter(out, *procedure);
  });
  chapter(out, Procedure::unspecified,
          "Any stream 各类均可 (`\"case\"`, `\"item\"` or `\"bureau\"`)");
  return out;
}

}  // namespace caseledger::adapters
