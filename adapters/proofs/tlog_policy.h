// Which logs and witnesses are trusted, and how many cosignatures are enough: a policy file in the
// form of C2SP tlog-policy, with lines "log", "witness", "group" and one "quorum". The file is read
// exactly as that specification says, so that it means the same to every tool. A line that does not
// fit is reported in one sentence with its number. Names are opaque bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/tree/note.h"

namespace caseledger::adapters {

struct PolicyLog {
  ledger::NoteKey key;
  std::string url;  ///< empty: none was given
  friend bool operator==(const PolicyLog&, const PolicyLog&) = default;
};

struct PolicyWitness {
  std::string name;  ///< by which groups and the quorum refer to it
  ledger::NoteKey key;
  std::string url;  ///< its submission prefix; empty: none was given
  friend bool operator==(const PolicyWitness&, const PolicyWitness&) = default;
};

/// A group is met if at least `threshold` of its members are.
struct PolicyGroup {
  std::string name;
  std::size_t threshold = 0;
  std::vector<std::string> members;  ///< names of witnesses, and of groups defined before it
  friend bool operator==(const PolicyGroup&, const PolicyGroup&) = default;
};

struct TlogPolicy {
  std::vector<PolicyLog> logs;
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;
  std::string quorum;  ///< a witness, a group, or "none"
  friend bool operator==(const TlogPolicy&, const TlogPolicy&) = default;
};

inline constexpr std::size_t kPolicyBytesMax = std::size_t{1} << 20;

/// malformed, naming the line.
Result<TlogPolicy> parse_policy(std::string_view bytes);

/// Whether one of the listed logs has signed the note. True also if the policy lists no log: then
/// the caller knows the log from elsewhere. False if the signature of any listed log is wrong.
bool is_of_a_listed_log(const TlogPolicy& policy, const ledger::Note& note);
/// Whether one of the logs has signed, and enough witnesses for the quorum have cosigned.
bool is_met(const TlogPolicy& policy, const ledger::Note& note);
/// The second in which the policy was first met: the cosignatures with this or an earlier time are
/// enough. Nothing if it is not met, or if the quorum is "none".
std::optional<std::uint64_t> met_at(const TlogPolicy& policy, const ledger::Note& note);

}  // namespace caseledger::adapters
