// Which logs and witnesses somebody trusts, and how many of them are enough: a policy file as C2SP
// tlog-policy writes it, line by line "log", "witness", "group" and one "quorum". Read to the
// letter of that specification, so that the file means here what it means to every other tool; what
// does not fit is one sentence with the number of its line. Names are opaque bytes.
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
  std::string name;  ///< of the policy's own, to speak of it in groups
  ledger::NoteKey key;
  std::string url;  ///< its submission prefix; empty: none was given
  friend bool operator==(const PolicyWitness&, const PolicyWitness&) = default;
};

/// Met where at least `threshold` of the members are.
struct PolicyGroup {
  std::string name;
  std::size_t threshold = 0;
  std::vector<std::string> members;  ///< witnesses, and groups before it
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

/// malformed, in both languages and with the line.
Result<TlogPolicy> parse_policy(std::string_view bytes);

/// Whether one of the logs has signed; true where the policy names none, the log being known
/// otherwise. A signature of a listed log that is wrong spoils the note.
bool is_of_a_listed_log(const TlogPolicy& policy, const ledger::Note& note);
/// Signed by one of the logs, and cosigned by as many witnesses as the quorum asks for.
bool is_met(const TlogPolicy& policy, const ledger::Note& note);
/// By when it was met: the earliest second at which the cosignatures up to then were enough.
/// Nothing where it is not met, or no witness is asked for.
std::optional<std::uint64_t> met_at(const TlogPolicy& policy, const ledger::Note& note);

}  // namespace caseledger::adapters
