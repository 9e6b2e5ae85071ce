// The checkpoint on disk: the three lines, sealed (signed) by whoever was handed in, replaced as a
// whole and only if the file still holds what was last read or written here. It is the second
// opinion on the store: written after the leaves it speaks of are durable, read before anything
// else on opening.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "ledger/base/fault.h"
#include "ledger/base/fault_plan.h"
#include "ledger/tree/checkpoint.h"

namespace caseledger::ledger {

class CheckpointFile {
 public:
  using Seal = std::function<Result<std::string>(const std::string& body)>;

  CheckpointFile(std::filesystem::path path, Seal seal, FaultPlan* faults)
      : path_(std::move(path)), seal_(std::move(seal)), faults_(faults) {}

  /// Reads the file. Nothing: it is not there. corrupt: it is no checkpoint.
  Result<std::optional<Checkpoint>> load();
  /// Seals and replaces, unless the file says this already.
  Result<void> write(const Checkpoint& checkpoint);
  /// Replaces the note by another one of the same three lines. conflict where the body differs.
  Result<void> replace_note(const std::string& note);

  /// The whole text, as last read or written.
  std::optional<std::string> note() const;

 private:
  Result<void> replace(const std::string& note);

  const std::filesystem::path path_;
  const Seal seal_;
  FaultPlan* const faults_;
  mutable std::mutex mutex_;  // held over the replacing, so that two of them follow each other
  std::optional<std::string> note_;
};

}  // namespace caseledger::ledger
