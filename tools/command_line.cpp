// The only place of CLI11. It speaks English only; what it finds is said here in both languages.
#include "tools/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "adapters/forms/limits.h"
#include "statemachines/words/utf8.h"

namespace caseledger::tools {
namespace {

Fault wrong(const std::string& place, const Bilingual& what) {
  return {FaultKind::malformed, place, what};
}

/// What a check of our own says of a value. CLI11 hands it on as it is, because it is no
/// ValidationError.
struct WrongValue : CLI::ParseError {
  explicit WrongValue(Fault what)
      : CLI::ParseError(what.sentence().en, CLI::ExitCodes::ValidationError),
        fault(std::move(what)) {}
  Fault fault;
};

const CLI::App& root_of(const CLI::App& app) {
  return app.get_parent() == nullptr ? app : root_of(*app.get_parent());
}

/// The command that was called, as far as it was understood: "caseledger case".
std::string called(const CLI::App& app) {
  const auto subcommands = app.get_subcommands();
  return subcommands.empty() ? app.get_name() : app.get_name() + " " + called(*subcommands.front());
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

/// "DIR is required", "--match: 1 required TEXT missing".
std::string name_in(const std::string& what) { return what.substr(0, what.find_first_of(": ")); }

Fault lacks_option(const CLI::App& root, const std::string& name) {
  return wrong(called(root), {name + " 未写明", name + " is required"});
}

Fault lacks_command(const CLI::App& root) {
  const auto help = called(root) + " --help";
  if (const auto extra = root.remaining(true); !extra.empty()) {
    return wrong(extra.front(),
                 {"没有这个命令，见 " + help, "there is no such command, see " + help});
  }
  return wrong(called(root), {"须写明命令，见 " + help, "a command is required, see " + help});
}

/// "N: Value 99999 not in range 0 to 10000", "--lang: xx not in {zh,en}".
Fault not_allowed(const std::string& what) {
  constexpr std::string_view kNotIn = " not in ", kRange = "range ", kTo = " to ";
  const auto at = what.find(kNotIn);
  if (at == what.npos) return wrong("", {what, what});  // none of those that are used here
  const auto begin = what.rfind(' ', at - 1) + 1;
  auto allowed = what.substr(at + kNotIn.size());
  if (allowed.starts_with(kRange)) {
    allowed.erase(0, kRange.size()).replace(allowed.find(kTo), kTo.size(), "–");
  }
  const auto value = what.substr(begin, at - begin);
  return wrong(name_in(what), {value + " 不在允许之列（" + allowed + "）",
                               value + " is not allowed (" + allowed + ")"});
}

Fault wrong_call(const CLI::App& root, const CLI::ParseError& error) {
  const std::string what = error.what();
  if (const auto* value = dynamic_cast<const WrongValue*>(&error)) return value->fault;
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (what == CLI::RequiredError::Subcommand(1).what()) return lacks_command(root);
    return lacks_option(root, name_in(what));
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const auto extra = joined(root.remaining(true));
    return wrong(called(root), {extra + " 是多余的", extra + " was not expected"});
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return wrong(name_in(what), {"缺少内容", "its value is missing"});
  }
  return not_allowed(what);
}

// --- Help in one language ------------------------------------------------------------------------

/// CLI11 keeps one text: both languages, until it is known which one is asked for.
constexpr char kBetween = '\x1f';

std::string in_both(const Bilingual& help) { return help.zh + kBetween + help.en; }

std::string in_one(const std::string& both, Language language) {
  const auto at = both.find(kBetween);
  if (at == both.npos) return both;
  return language == Language::zh ? both.substr(0, at) : both.substr(at + 1);
}

/// The words of CLI11's own that stand around ours.
constexpr std::pair<const char*, const char*> kLabels[] = {
    {"Usage", "用法"},
    {"Positionals", "参数"},
    {"Options", "选项"},
    {"Subcommands", "命令"},
    {"Subcommand", "命令"},
    {"OPTIONS", "选项"},
    {"SUBCOMMAND", "命令"},
    {"SUBCOMMANDS", "命令"},
    {"REQUIRED", "必填"},
    {"TEXT", "文字"},
    {"INT", "整数"},
    {"UINT", "非负整数"},
    {"Excludes", "不能与之并用"},
    {"Needs", "须与之并用"},
};

void speak(CLI::App& app, Language language) {
  app.description(in_one(app.get_description(), language));
  for (auto* option : app.get_options()) {
    option->description(in_one(option->get_description(), language));
    if (language == Language::zh && option->get_group() == "Options") option->group("选项");
  }
  if (language == Language::zh) {
    for (const auto& [english, chinese] : kLabels) app.get_formatter()->label(english, chinese);
  }
  for (auto* subcommand : app.get_subcommands({})) speak(*subcommand, language);
}

/// Arguments come from a terminal that may write in another encoding. They end in queries, in
/// files and in JSON, where nobody would know what they meant.
Option must_be_utf8(CLI::Option& option) {
  return Option(option).check([](const std::string& value) {
    if (code_points(value)) return std::optional<Bilingual>();
    return std::optional(Bilingual{"不是 UTF-8，请检查终端的编码",
                                   "is not UTF-8; look at the encoding of the terminal"});
  });
}

}  // namespace

Option Option::required() { return Option(*option_->required()); }

Option Option::one_of(const std::vector<std::string>& words) {
  return Option(*option_->check(CLI::IsMember(words)));
}

Option Option::check(Check wrong, const std::string& type) {
  const auto check = [name = option_->get_name(),
                      wrong = std::move(wrong)](const std::string& value) {
    if (const auto what = wrong(value)) {
      throw WrongValue(Fault{FaultKind::malformed, name, *what});
    }
    return std::string();
  };
  return Option(*option_->check(CLI::Validator(check, type)));
}

Option Option::at_once() { return Option(*option_->trigger_on_parse()); }

Subcommand Subcommand::subcommand(const std::string& name, const Bilingual& help) {
  return Subcommand(*app_->add_subcommand(name, in_both(help)));
}

void Subcommand::needs_subcommand() { app_->require_subcommand(1); }
void Subcommand::may_have_subcommand() { app_->require_subcommand(0, 1); }

template <class T>
Option Subcommand::option(const std::string& name, T& value, const Bilingual& help) {
  return must_be_utf8(*app_->add_option(name, value, in_both(help)));
}
template Option Subcommand::option(const std::string&, std::string&, const Bilingual&);
template Option Subcommand::option(const std::string&, std::optional<std::string>&,
                                   const Bilingual&);
template Option Subcommand::option(const std::string&, std::vector<std::string>&, const Bilingual&);

template <class T>
Option Subcommand::number(const std::string& name, T& value, int min, int max,
                          const Bilingual& help) {
  return Option(*app_->add_option(name, value, in_both(help))->check(CLI::Range(min, max)));
}
template Option Subcommand::number(const std::string&, std::int32_t&, int, int, const Bilingual&);
template Option Subcommand::number(const std::string&, std::optional<std::int32_t>&, int, int,
                                   const Bilingual&);

template <class T>
Option Subcommand::count(const std::string& name, T& value, const Bilingual& help) {
  constexpr std::uint64_t kMin = 0;
  return Option(*app_->add_option(name, value, in_both(help))
                     ->check(CLI::Range(kMin, adapters::kExactIntegerMax)));
}
template Option Subcommand::count(const std::string&, std::optional<std::uint64_t>&,
                                  const Bilingual&);
template Option Subcommand::count(const std::string&, std::vector<std::uint64_t>&,
                                  const Bilingual&);

Option Subcommand::option_taken(const std::string& name,
                                std::function<void(const std::string&)> take,
                                const Bilingual& help) {
  return must_be_utf8(
      *app_->add_option_function<std::string>(name, std::move(take), in_both(help)));
}

void Subcommand::flag(const std::string& name, bool& value, const Bilingual& help) {
  app_->add_flag(name, value, in_both(help));
}

void Subcommand::callback(std::function<void()> run) { app_->callback(std::move(run)); }

bool Subcommand::is_called() const { return app_->parsed(); }

std::vector<std::string> Subcommand::given() const {
  std::vector<std::string> names;
  for (const auto* option : std::as_const(*app_).get_options()) {
    if (option->count() > 0) names.push_back(option->get_name());
  }
  return names;
}

Fault Subcommand::lacks(const std::string& name) const {
  return lacks_option(root_of(*app_), name);
}

Fault Subcommand::lacks_one_of(const std::string& names) const {
  return wrong(called(root_of(*app_)), {"须写明且只写明其中一项 [" + names + "]",
                                        "exactly one is required of [" + names + "]"});
}

CommandLine::CommandLine(const std::string& name, const Bilingual& help)
    : app_(std::make_unique<CLI::App>(in_both(help), name)) {
  app_->set_help_flag("-h,--help", in_both({"显示此帮助", "print this help message and exit"}));
  app_->require_subcommand(1);
  app_->fallthrough();
}

CommandLine::~CommandLine() = default;

Subcommand CommandLine::root() { return Subcommand(*app_); }

Result<void> CommandLine::run(int argc, const char* const* argv, std::ostream& out,
                              const Language& language) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::Success)) {
      return tl::unexpected(wrong_call(*app_, error));
    }
    speak(*app_, language);
    app_->exit(error, out, out);
  }
  return {};
}

}  // namespace caseledger::tools
