// What a ledger looked like at one moment, in the text form of C2SP tlog-checkpoint:
//
//     origin LF  decimal size LF  base64 of the RFC 6962 root LF
//
// exactly three lines, no extension lines, so that any one checkpoint has one text. These bytes are
// what a C2SP signed-note signs; a blank line and signature lines follow in the note, and only the
// code that holds keys looks at those.
#pragma once

#include <string>
#include <string_view>

#include "ledger/base/fault.h"
#include "ledger/tree/tree.h"

namespace caseledger::ledger {

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Digest root;

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

Checkpoint checkpoint_of(std::string origin, const Frontier& tree);

/// A schema-less URL or name: not empty, UTF-8 without blanks, control characters or '+' (it is
/// also the name of the signing key).
bool is_origin(std::string_view origin);

/// The three lines. Requires is_origin(checkpoint.origin).
std::string to_text(const Checkpoint& checkpoint);

/// Accepts what to_text writes and nothing else; malformed otherwise, naming the line.
Result<Checkpoint> parse_checkpoint(std::string_view text);

/// The body of a note or of a bare checkpoint: everything up to and with the line feed before the
/// last blank line. The signatures are not looked at.
std::string_view note_body(std::string_view note);

/// "size 12, root 8f43…" for messages.
std::string describe(const Checkpoint& checkpoint);

}  // namespace caseledger::ledger
