// Keys of logs and witnesses that sign in memory, for the tests of notes, policies and witnesses.
#pragma once

#include <memory>
#include <string>

#include "ledger/tree/note.h"

namespace caseledger::adapters {

inline const std::string kSomeText =
    "log.example\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

/// A name with an Ed25519 key.
class Signer {
 public:
  explicit Signer(std::string name, ledger::NoteKeyUse use = ledger::NoteKeyUse::cosignature)
      : key_(std::make_shared<ledger::SigningKey>(
            ledger::SigningKey::generate(KeyAlgorithm::ed25519))),
        note_key_{std::move(name), use, key_->public_key()} {}
  /// Another name for the same key.
  Signer(std::string name, const Signer& other)
      : key_(other.key_), note_key_{std::move(name), other.note_key_.use, key_->public_key()} {}

  const ledger::NoteKey& note_key() const { return note_key_; }

  ledger::NoteSignature sign(std::string_view text) const {
    return ledger::sign_note(note_key_.name, *key_, text);
  }
  /// As C2SP tlog-cosignature says.
  ledger::NoteSignature cosign(std::string_view text, std::uint64_t time) const {
    const auto message = "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text);
    ledger::NoteSignature signature{note_key_.name, id_of(note_key_), {}};
    for (int shift = 56; shift >= 0; shift -= 8) {
      signature.bytes.push_back(static_cast<std::uint8_t>(time >> shift));
    }
    const auto raw = key_->sign(ledger::bytes_of(message));
    signature.bytes.insert(signature.bytes.end(), raw.begin(), raw.end());
    return signature;
  }

 private:
  std::shared_ptr<ledger::SigningKey> key_;
  ledger::NoteKey note_key_;
};

inline ledger::Note signed_note(const Signer& log, const std::string& text) {
  return {text, {log.sign(text)}};
}

}  // namespace caseledger::adapters
