// The command line as every subcommand declares it: commands with options, flags and what is done
// when they are called. CLI11 stands behind it, in command_line.cpp alone: parsing its headers
// costs as much as compiling a subcommand.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/language/language.h"
#include "ledger/base/fault.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace caseledger::tools {

/// One option or positional argument of a command; a reference, valid as long as its CommandLine.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option required();
  Option one_of(const std::vector<std::string>& words);
  using Check = std::function<std::optional<Bilingual>(const std::string&)>;
  /// `wrong` answers with what is wrong with a value, or with nothing. `type` is what the help says
  /// of it, beside TEXT.
  Option check(Check wrong, const std::string& type = {});
  /// Its value is taken as soon as it is read, before the rest of the line is judged.
  Option at_once();

 private:
  CLI::Option* option_;
};

/// A command, or the root of them all; a reference, valid as long as its CommandLine.
class Subcommand {
 public:
  explicit Subcommand(CLI::App& app) : app_(&app) {}

  Subcommand subcommand(const std::string& name, const Bilingual& help);
  /// Exactly one of the subcommands has to be called; or at most one may be.
  void needs_subcommand();
  void may_have_subcommand();

  /// "--name", or "NAME" for a positional argument. The value is written when the line has been
  /// read; it is UTF-8. T is std::string, an optional of it, or a vector, which takes several
  /// values.
  template <class T>
  Option option(const std::string& name, T& value, const Bilingual& help);
  /// The same of a number, which has a range always: the help says it, and so does the answer to
  /// what lies beyond. T is std::int32_t or an optional of it.
  template <class T>
  Option number(const std::string& name, T& value, int min, int max, const Bilingual& help);
  /// Of a count or a place among leaves: up to 2^53-1, which every JSON reader keeps exactly. T is
  /// an optional or a vector of std::uint64_t.
  template <class T>
  Option count(const std::string& name, T& value, const Bilingual& help);
  /// Hands the value to `take` instead.
  Option option_taken(const std::string& name, std::function<void(const std::string&)> take,
                      const Bilingual& help);
  void flag(const std::string& name, bool& value, const Bilingual& help);
  /// What is done when the command was called and nothing is wrong with the line; after the
  /// callback of a subcommand.
  void callback(std::function<void()> run);

  bool is_called() const;
  /// Names of the options that the caller gave, in the order in which they were declared.
  std::vector<std::string> given() const;
  /// malformed: `name` is missing from the call. For a callback that asks for an option only
  /// sometimes.
  Fault lacks(const std::string& name) const;
  /// The same of a choice, "--seq,--from".
  Fault lacks_one_of(const std::string& names) const;

 private:
  CLI::App* app_;
};

/// Owns what its commands and options are references to.
class CommandLine {
 public:
  /// The root needs a subcommand; its options may stand after those of the subcommand.
  CommandLine(const std::string& name, const Bilingual& help);
  ~CommandLine();

  Subcommand root();
  /// Reads the line and runs the callbacks, or prints the help that was asked for, in the language
  /// that is asked for when the line has been read. malformed: a wrong call; no callback has run.
  Result<void> run(int argc, const char* const* argv, std::ostream& out, const Language& language);

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace caseledger::tools
