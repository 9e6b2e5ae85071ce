// Verification of disposals: what a fact disposed of is no longer there. A key of the case that was
// made before its disposal must be destroyed, and the files under it gone, here and in each vault
// that a repair set aside; a note of disposal must not be left.
//
// A case may have a key again, for what is said of it afterwards. Slots are numbered as they are
// made, so one is older than the disposal if it, or one behind it, sealed words before that.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ledger/audit/verify.h"
#include "ledger/base/position.h"
#include "ledger/vault/case_keys.h"
#include "statemachines/words/values.h"

namespace caseledger::ledger {

/// The vaults in a data folder that repairs set aside or did not finish, in the order of their
/// names.
Result<std::vector<std::filesystem::path>> vaults_aside(const std::filesystem::path& data_folder);

class DisposalAudit {
 public:
  /// Reads the note of disposals, if it is there. Beside a writer: after the leaves' snapshot was
  /// taken, and before the keys are read, so that what is not noted is carried out.
  static Result<DisposalAudit> open(const std::filesystem::path& data_folder, bool at_rest);

  /// Words that were opened.
  void words(SlotNumber slot, Position position);
  void disposed(const Id& stream, Position position);
  /// What is wrong, once all leaves were shown. Keys are looked at where words were opened.
  std::vector<Finding> finish(bool has_opened_words);
  /// Keys that ought to have been destroyed; after finish().
  const std::set<SlotNumber>& overdue() const { return overdue_; }

 private:
  DisposalAudit(std::filesystem::path data_folder, bool at_rest, std::set<Id> noted)
      : folder_(std::move(data_folder)), at_rest_(at_rest), noted_(std::move(noted)) {}
  void note(std::vector<Finding>& findings) const;
  void keys(std::vector<Finding>& findings);
  void keys_aside(std::vector<Finding>& findings) const;
  bool is_older(SlotNumber slot, Position position) const;

  std::filesystem::path folder_;
  bool at_rest_;
  std::set<Id> noted_;
  struct Disposal {
    Id stream;
    Position position;
  };
  std::map<Digest, Disposal> disposals_;  // by the digest that slots have of a stream: the last
  std::vector<Position> first_use_;       // of each slot
  std::set<SlotNumber> overdue_;
};

}  // namespace caseledger::ledger
