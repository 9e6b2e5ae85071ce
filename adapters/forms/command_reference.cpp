// One table per act, one row per field; parts of a field are rows of their own below it.
#include "adapters/forms/command_reference.h"

#include "adapters/forms/acts.h"
#include "adapters/forms/command_reference_intro.h"
#include "adapters/language/labels.h"

namespace caseledger::adapters {
namespace {

template <class T>
using Of = std::type_identity<T>;

std::string form(Of<bool>) { return "yes or no"; }
std::string form(Of<std::uint32_t>) { return "number"; }
std::string form(Of<std::uint64_t>) { return "number"; }
std::string form(Of<Fen>) { return "money"; }
std::string form(Of<Day>) { return "day"; }
std::string form(Of<Instant>) { return "instant"; }
std::string form(Of<Id>) { return "identifier"; }
std::string form(Of<Digest>) { return "digest"; }
std::string form(Of<Said>) { return "text"; }
std::string form(Of<Document>) { return "document"; }

std::string form(Of<Capacity>) { return "one of the capacities above"; }

template <Vocabulary E>
std::string form(Of<E>) {
  std::string text = "one of";
  for (const auto& word : words_of<E>().subspan(1)) {
    text.append(text.size() == 6 ? " " : ", ");
    text.append("`").append(word.key).append("` ").append(word.zh);
  }
  return text;
}

template <Described T>
std::string form(Of<T>) {
  return "object";
}

template <class T>
std::string form(Of<std::vector<T>>) {
  return "list of " + (Described<T> ? std::string("objects") : form(Of<T>{}));
}

void row(std::string& out, const std::string& path, const Label& label, bool is_required,
         const std::string& form) {
  out.append("| `").append(path).append("` | ").append(label.zh).append(" | ");
  out.append(label.en).append(" | ").append(is_required ? "yes" : "").append(" | ");
  out.append(form).append(" |\n");
}

template <Described T>
void rows(std::string& out, std::string_view owner, const std::string& prefix);

template <class T>
void parts(std::string& out, Of<T>, const std::string& path) {
  if constexpr (kIsList<T>) {
    parts(out, Of<typename T::value_type>{}, path + "[]");
  } else if constexpr (Described<T>) {
    rows<T>(out, owner_name<T>(), path + ".");
  }
}

template <Described T>
void rows(std::string& out, std::string_view owner, const std::string& prefix) {
  for_each_field<T>([&]<class Owner, class Value>(const Field<Owner, Value>& field) {
    const auto path = prefix + std::string(field.name);
    row(out, path, field_label(owner, field.name), field.is_required, form(Of<Value>{}));
    parts(out, Of<Value>{}, path);
  });
}

/// Acts of the engine's own, which no door takes.
template <class Command>
constexpr bool kIsTheSystems =
    acts_detail::kIsIn<Command, std::tuple<OpenLedger, PassDeadline, RecomputeDeadline,
                                           HoldPublication, ReleasePublication>>;

template <class Command>
void act(std::string& out) {
  const auto label = act_label(Command::name);
  out.append("\n### `").append(Command::name).append("` ").append(label.zh);
  out.append("\n\n").append(label.en).append(".");
  if (kIsTheSystems<Command>) out.append(" Done by the system alone; no door takes it.");
  if constexpr (std::tuple_size_v<decltype(Command::fields())> == 0) {
    out.append(" The body is empty.\n");
  } else {
    out.append("\n\n| field | 中文 | meaning | required | form |\n|---|---|---|---|---|\n");
    rows<Command>(out, Command::name, "");
  }
}

template <class... Commands>
void acts(std::string& out, Of<std::tuple<Commands...>>) {
  (act<Commands>(out), ...);
}

template <class Events>
void chapter(std::string& out, std::string_view heading) {
  out.append("\n## ").append(heading).append("\n");
  acts(out, Of<typename CommandsOf<Events>::type>{});
}

void capacities(std::string& out) {
  out.append("\n## Capacities 身份\n\n| key | 中文 | meaning |\n|---|---|---|\n");
  for (const auto& word : words_of<Capacity>().subspan(1)) {
    out.append("| `").append(word.key).append("` | ").append(word.zh).append(" | ");
    out.append(word.en).append(" |\n");
  }
}

}  // namespace

std::string describe_commands() {
  std::string out(kCommandReferenceIntro);
  capacities(out);
  chapter<BureauEvents>(out, "The bureau's register 机关 (`\"bureau\"`)");
  chapter<CaseEvents>(out, "Cases 案件 (`\"case\"`)");
  chapter<DisclosureEvents>(out, "Disclosure items 公示信息 (`\"item\"`)");
  chapter<CommonEvents>(out, "Any stream 各类均可 (`\"case\"`, `\"item\"` or `\"bureau\"`)");
  return out;
}

}  // namespace caseledger::adapters
