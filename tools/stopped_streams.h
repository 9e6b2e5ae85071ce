// Cases and items of which a submitted line was refused or turned away: with --stop nothing more of
// them is handed in. Answers come from another thread than the lines.
#pragma once

#include <compare>
#include <condition_variable>
#include <map>
#include <mutex>

#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger::tools {

struct StreamName {
  Procedure procedure = Procedure::unspecified;
  Id stream;
  friend auto operator<=>(const StreamName&, const StreamName&) = default;
};

class StoppedStreams {
 public:
  /// A line of it was handed in and will be answered.
  void expect(const StreamName& name);
  /// A line of it was answered: refused or turned away, with its number; zero where it was
  /// accepted.
  void note(const StreamName& name, std::size_t refused_line);
  /// The first line of it that was refused; zero where none was. Waits for the answers to those
  /// that were handed in.
  std::size_t refused_line(const StreamName& name);

 private:
  struct Known {
    std::size_t waited_for = 0, refused_line = 0;
  };
  std::mutex mutex_;
  std::condition_variable answered_;
  std::map<StreamName, Known> known_;  // guarded by mutex_
};

}  // namespace caseledger::tools
