// What the law knows at one moment: the bureau, the rules in force, and the file of every stream
// that was looked at, each the fold of its facts. Files come from the loader when they are first
// asked for and go again when many others were asked since; nothing is kept that cannot be loaded.
#pragma once

#include <functional>
#include <list>
#include <string>
#include <unordered_map>
#include <variant>

#include "engine/clock_doubt.h"
#include "engine/rule_book.h"
#include "ledger/leaf/leaf.h"
#include "statemachines/procedures.h"

namespace caseledger::engine {

/// The file of any procedure.
template <class List>
struct FileOf;
template <class... Ps>
struct FileOf<Types<Ps...>> {
  using type = std::variant<typename Ps::File...>;
};

tl::unexpected<Fault> no_such_procedure();

/// The version of a stream after one more fact: the next one, or the same where it is a refusal.
Version version_after(Version before, const ledger::Fact& fact);

class World {
 public:
  using File = FileOf<Procedures>::type;
  /// All leaves of a stream in their order; empty for a stream nobody has opened.
  using Load = std::function<Result<std::vector<ledger::Leaf>>(Procedure, std::string_view stream)>;

  /// `files_max` bounds what is kept; zero keeps all (the auditor has nothing to load from).
  World(RuleBook& rules, Load load, std::size_t files_max);

  /// The file of a stream of the procedure P. The pointer holds until the next call; corrupt where
  /// the versions of its leaves do not follow each other.
  template <class P>
  Result<const typename P::File*> file(std::type_identity<P>, std::string_view stream) {
    if constexpr (std::is_same_v<P, BureauProcedure>) {
      return &bureau_;
    } else {
      return kept(P::id, stream).map([](File* file) {
        return static_cast<const typename P::File*>(&std::get<typename P::File>(*file));
      });
    }
  }
  /// The same for a case or an item whose procedure is known by number only.
  Result<const File*> file(Procedure procedure, std::string_view stream);
  Result<Version> version(Procedure procedure, std::string_view stream);

  const Bureau& bureau() const { return bureau_; }
  /// What the ledger knows of time, where its last leaf was recorded then.
  KnownTime known_time(Instant last_recorded) const {
    return {last_recorded, clock_shown_, clock_confirmed_at_};
  }
  const Ruleset& ruleset() const { return *ruleset_; }
  const Calendar& calendar() const { return *calendar_; }

  /// Whether an act that activates rules names some that can be read (RuleBook::check); every
  /// other act passes.
  Result<void> check_rules_of(const CommandBody& body);
  /// Takes a fact into its file. Refusals change nothing. A fault where a fact activates rules
  /// that cannot be read.
  Result<void> fold(const ledger::Fact& fact);
  /// Loads the bureau's stream anew: at the start, and after facts that were not appended.
  Result<void> load_bureau();
  /// Drops a file that holds facts which were not appended.
  void forget(Procedure procedure, std::string_view stream);

 private:
  struct Kept {
    std::string key;
    File file;
  };
  using Recent = std::list<Kept>;

  Result<File*> kept(Procedure procedure, std::string_view stream);
  static void take_into(File& file, const ledger::Fact& fact);
  Result<void> fold_bureau(const ledger::Fact& fact);
  void drop_oldest();

  RuleBook& rules_;
  Load load_;
  std::size_t files_max_;
  Bureau bureau_;
  Instant clock_shown_, clock_confirmed_at_;  // by the registrar's last word
  Ruleset no_rules_;
  Calendar no_calendar_;
  const Ruleset* ruleset_ = &no_rules_;
  const Calendar* calendar_ = &no_calendar_;
  Recent recent_;  // most recently asked first
  std::unordered_map<std::string, Recent::iterator> by_key_;
};

}  // namespace caseledger::engine
