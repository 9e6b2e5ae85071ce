// The seam through which tests make the disk fail. Each step that makes something durable asks the
// plan first; without a plan (always, outside tests) that is one comparison with null. A step can
// fail in two ways, and both happen to real disks: nothing was kept, or all of it was kept and only
// the answer was lost. Whoever recovers must be right in both.
#pragma once

#include <cstdint>

namespace caseledger::ledger {

/// What is about to happen, in the order in which it happens in a store's life.
enum class FaultStep : std::uint8_t {
  group_commit,   ///< the LMDB transaction of a group
  file_write,     ///< the bytes of a file that does not bear its last name yet
  file_sync,      ///< fsync of it
  file_rename,    ///< it takes the name
  directory_sync  ///< fsync of the folder
};

enum class FaultFate : std::uint8_t { proceed, fail, fail_but_persist };

class FaultPlan {
 public:
  virtual ~FaultPlan() = default;
  /// Called on the thread that performs the step.
  virtual FaultFate at(FaultStep step) = 0;
};

inline FaultFate fate_of(FaultPlan* plan, FaultStep step) {
  return plan == nullptr ? FaultFate::proceed : plan->at(step);
}

}  // namespace caseledger::ledger
