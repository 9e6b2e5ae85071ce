// The signature of an officer on what they do: over the statement of their act, which the leaf alone
// gives back years later, also after the words were erased. Of a refused act it is among the words
// themselves, and goes with them.
//
// A statement is a text of lines: ledger, command id, act, stream, actor, capacity, the time they
// states, then every field by its path. For words it holds their length and the commitment that the
// leaf will hold (FORMAT.md section 6), so whoever signs also chooses the salts. Time of record,
// article and stage are the ledger's and not theirs to sign.
//
// Who may use which key when is for the bureau's register; here is only arithmetic. Threads: all
// functions may be called from any thread.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/command.h"
#include "ledger/tree/signature.h"
#include "ledger/vault/vault.h"

namespace caseledger::engine {

std::string statement_of(const Command& command, std::string_view origin);
/// Of an act that was accepted. Requires the first leaf of its command, not a refusal.
std::string statement_of(const ledger::Leaf& leaf);

/// What is kept of a command that was refused: its canonical text; where it is signed, behind the
/// statement, a line of three dashes and the salts.
std::string text_of_refused(const Command& command, std::string_view origin);
/// What was signed of a refused act, from that text among the leaf's words; nothing where they are
/// erased or were not opened. malformed: the text has no statement, one of another act, or asks for
/// something else than it: each of its words must be what the statement commits to. Requires a
/// refusal.
Result<std::optional<std::string>> statement_of_refused(const ledger::Leaf& leaf,
                                                        std::span<const ledger::VaultRecord> words);

/// Chooses salts and signs.
void sign(Command& command, std::string_view origin, const ledger::SigningKey& key,
          const ledger::Random& random);
/// malformed: `$.signature: …`, the signature is not of this act by this key.
Result<void> check_signature(const Command& command, std::string_view origin);

/// How a leaf names a key: by its x, in hexadecimal.
Id key_name(const VerifyKey& key);

}  // namespace caseledger::engine
