// A child process that works on a ledger and tells its parent how far it has come, until it ends by
// itself or is killed in the middle. A kill follows this progress and never a clock, so that it
// falls into the same stretch of the work on every machine.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <utility>

#include "ledger/base/fault_plan.h"
#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {

/// The child's side: each durable step that begins is a sign of progress, if this is the plan of
/// faults that the child opens its ledger with; so is each acknowledged size.
class LifeSigns : public FaultPlan {
 public:
  explicit LifeSigns(int pipe) : pipe_(pipe) {}
  FaultFate at(FaultStep) override {
    tell(0);
    return FaultFate::proceed;
  }
  void acknowledge(std::uint64_t size) const { tell(size); }

 private:
  void tell(std::uint64_t sign) const {
    if (::write(pipe_, &sign, sizeof sign) < 0) ::_exit(1);
  }
  int pipe_;
};

class MortalProcess {
 public:
  struct End {
    int status = 0;  ///< as waitpid(2) gives it
    std::uint64_t acknowledged = 0;
  };

  /// Calls `work(LifeSigns&)` in the child.
  template <class Work>
  explicit MortalProcess(const Work& work) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      ::close(ends[0]);  // without a parent it ends at its next sign
      std::freopen("/dev/null", "w", stderr);
      LifeSigns signs(ends[1]);
      work(signs);
      ::_exit(0);
    }
    ::close(ends[1]);
    signs_ = FileDescriptor(ends[0]);
  }
  ~MortalProcess() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  MortalProcess(const MortalProcess&) = delete;
  MortalProcess& operator=(const MortalProcess&) = delete;

  /// Kills it once it has acknowledged something and has then given so many signs more.
  void kill_after(std::uint64_t signs) {
    while (acknowledged_ == 0 && next()) {
    }
    for (; signs > 0 && next(); --signs) {
    }
    ::kill(pid_, SIGKILL);
  }

  /// Waits until it is gone.
  End end() {
    while (next()) {
    }
    End end;
    ::waitpid(std::exchange(pid_, -1), &end.status, 0);
    end.acknowledged = acknowledged_;
    return end;
  }

 private:
  /// Reads one sign; false where none will come any more.
  bool next() {
    std::uint64_t sign = 0;
    if (::read(signs_.number(), &sign, sizeof sign) != sizeof sign) return false;
    if (sign > 0) acknowledged_ = sign;
    return true;
  }

  pid_t pid_ = -1;
  FileDescriptor signs_;
  std::uint64_t acknowledged_ = 0;
};

}  // namespace caseledger::ledger
