// Signed notes, C2SP signed-note: a text, a blank line, then a line for each signature: em dash,
// name of the key, base64 of four bytes of key id and the signature. Which text may be signed is
// not asked here; here texts and signatures are told apart, keys read, signatures checked.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/tree/signature.h"

namespace caseledger::ledger {

using NoteKeyId = std::array<std::uint8_t, 4>;

/// What a key signs of a note: its text, or a cosignature of a checkpoint (C2SP tlog-cosignature).
enum class NoteKeyUse : std::uint8_t { note, cosignature };

/// A key of a name, as a "vkey" states it: name+hex of the id+base64 of type and key.
struct NoteKey {
  std::string name;
  NoteKeyUse use = NoteKeyUse::note;
  PublicKey key;
  friend bool operator==(const NoteKey&, const NoteKey&) = default;
};
NoteKeyId id_of(const NoteKey& key);
std::string to_text(const NoteKey& key);
/// malformed: not a vkey, one whose id is not that of its key, or of a type we do not know.
Result<NoteKey> parse_note_key(std::string_view vkey);

struct NoteSignature {
  std::string name;
  NoteKeyId key_id{};
  std::vector<std::uint8_t> bytes;
  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};
/// "— name base64", with its line feed.
std::string to_line(const NoteSignature& signature);

struct Note {
  std::string text;  ///< with its last line feed
  std::vector<NoteSignature> signatures;
  friend bool operator==(const Note&, const Note&) = default;
};
std::string to_text(const Note& note);
/// malformed: no text, no signature line, a line that is none, more than 100 of them. A bare text
/// without a blank line is a note that nobody signed.
Result<Note> parse_note(std::string_view bytes);
/// Signature lines alone, as a witness answers.
Result<std::vector<NoteSignature>> parse_signature_lines(std::string_view lines);

NoteSignature sign_note(const std::string& name, const SigningKey& key, std::string_view text);

/// What the signature of one key on a note is worth.
enum class Signed : std::uint8_t {
  no,    ///< there is none by that key
  yes,   ///< there is, and it is right
  wrong  ///< there is, and it is not of this text
};
Signed is_signed_by(const Note& note, const NoteKey& key);
/// The time a witness states with a cosignature that is right, in seconds since 1970.
std::optional<std::uint64_t> cosigned_at(const Note& note, const NoteKey& key);

}  // namespace caseledger::ledger
