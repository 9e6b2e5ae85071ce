// A signature line has one form: what is read must print back to the same bytes.
#include "ledger/tree/note.h"

#include <algorithm>

#include "ledger/base/base64.h"
#include "ledger/base/hash.h"
#include "statemachines/words/check.h"
#include "statemachines/words/utf8.h"

namespace caseledger::ledger {
namespace {

constexpr std::string_view kDash = "\xe2\x80\x94 ";
constexpr std::size_t kSignaturesMax = 100;
constexpr std::uint8_t kEd25519 = 0x01, kCosignature = 0x04, kUnassigned = 0xff;
/// Behind 0xff: what tells SM2 keys from other types without a number.
constexpr std::string_view kSm2Type = "caseledger/sm2/v1";
constexpr std::size_t kTimeBytes = 8;
const Bilingual kDoesNotEnd{"末行没有换行", "the last line does not end"};

tl::unexpected<Fault> malformed(Bilingual what) {
  return fault(FaultKind::malformed, "signed note", std::move(what));
}

std::vector<std::uint8_t> type_and_key(const NoteKey& key) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(1 + kSm2Type.size() + key.key.bytes.size());
  if (key.key.algorithm == KeyAlgorithm::sm2) {
    bytes.push_back(kUnassigned);
    bytes.insert(bytes.end(), kSm2Type.begin(), kSm2Type.end());
  } else {
    bytes.push_back(key.use == NoteKeyUse::cosignature ? kCosignature : kEd25519);
  }
  bytes.insert(bytes.end(), key.key.bytes.begin(), key.key.bytes.end());
  return bytes;
}

std::optional<NoteKey> from_type_and_key(std::string name, Bytes bytes) {
  NoteKey key;
  key.name = std::move(name);
  if (bytes.empty()) return std::nullopt;
  const auto type = bytes[0];
  bytes = bytes.subspan(1);
  if (type == kEd25519 || type == kCosignature) {
    key.key.algorithm = KeyAlgorithm::ed25519;
    key.use = type == kCosignature ? NoteKeyUse::cosignature : NoteKeyUse::note;
  } else if (type == kUnassigned && bytes.size() > kSm2Type.size() &&
             std::ranges::equal(bytes.first(kSm2Type.size()), bytes_of(kSm2Type))) {
    key.key.algorithm = KeyAlgorithm::sm2;
    bytes = bytes.subspan(kSm2Type.size());
  } else {
    return std::nullopt;
  }
  key.key.bytes.assign(bytes.begin(), bytes.end());
  return is_public_key(key.key) ? std::optional(key) : std::nullopt;
}

std::string hex(const NoteKeyId& id) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : id) text.append({kDigits[byte >> 4], kDigits[byte & 15]});
  return text;
}

/// Names are origins: not empty, without blanks and '+'; a signature line is cut at its blanks.
bool is_name(std::string_view name) {
  return !name.empty() && name.find_first_of(" +\n") == std::string_view::npos;
}

std::optional<NoteSignature> signature_in(std::string_view line) {
  if (!line.starts_with(kDash)) return std::nullopt;
  const auto rest = line.substr(kDash.size());
  const auto blank = rest.find(' ');
  if (blank == std::string_view::npos || !is_name(rest.substr(0, blank))) return std::nullopt;
  const auto bytes = from_base64(rest.substr(blank + 1));
  if (!bytes || bytes->size() <= sizeof(NoteKeyId)) return std::nullopt;
  NoteSignature signature;
  signature.name = rest.substr(0, blank);
  std::copy_n(bytes->begin(), sizeof(NoteKeyId), signature.key_id.begin());
  signature.bytes.assign(bytes->begin() + sizeof(NoteKeyId), bytes->end());
  return signature;
}

bool has_control_characters(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char c) { return c >= 0 && c < ' ' && c != '\n'; });
}

std::string cosigned_text(std::uint64_t time, std::string_view text) {
  return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text);
}

std::uint64_t time_of(Bytes cosignature) {
  std::uint64_t time = 0;
  for (const auto byte : cosignature.first(kTimeBytes)) time = time << 8U | byte;
  return time;
}

bool is_right(const NoteSignature& signature, const NoteKey& key, std::string_view text) {
  const Bytes bytes(signature.bytes);
  if (key.use == NoteKeyUse::note) return verifies(key.key, bytes_of(text), bytes);
  if (bytes.size() != kTimeBytes + kSignatureBytes) return false;
  return verifies(key.key, bytes_of(cosigned_text(time_of(bytes), text)),
                  bytes.subspan(kTimeBytes));
}

bool is_by(const NoteSignature& signature, const NoteKey& key) {
  return signature.name == key.name && signature.key_id == id_of(key);
}

}  // namespace

NoteKeyId id_of(const NoteKey& key) {
  Hasher hasher(HashFunction::sha256);
  hasher.update(bytes_of(key.name)).update(bytes_of("\n")).update(type_and_key(key));
  const auto digest = hasher.finish();
  NoteKeyId id;
  std::copy_n(digest.bytes.begin(), id.size(), id.begin());
  return id;
}

std::string to_text(const NoteKey& key) {
  return key.name + "+" + hex(id_of(key)) + "+" + to_base64(type_and_key(key));
}

Result<NoteKey> parse_note_key(std::string_view vkey) {
  const auto first = vkey.find('+');
  const auto second = first == std::string_view::npos ? first : vkey.find('+', first + 1);
  if (second == std::string_view::npos)
    return malformed({"密钥格式为 name+id+key", "a key is name+id+key"});
  const auto name = vkey.substr(0, first);
  const auto bytes = from_base64(vkey.substr(second + 1));
  if (!is_name(name) || !bytes) {
    return malformed({"密钥没有名称，或者不是 base64", "a key has no name, or its base64 is none"});
  }
  auto key = from_type_and_key(std::string(name), *bytes);
  if (!key)
    return malformed(at_place(
        name, {"密钥种类不明，或者不是健全的公钥", "a key of an unknown type, or no sound one"}));
  if (to_text(*key) != vkey) {
    return malformed({"密钥编号与密钥不符", "the id of a key is not that of the key"});
  }
  return std::move(*key);
}

std::string to_line(const NoteSignature& signature) {
  std::vector<std::uint8_t> bytes(signature.key_id.begin(), signature.key_id.end());
  bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
  return std::string(kDash)
      .append(signature.name)
      .append(" ")
      .append(to_base64(bytes))
      .append("\n");
}

std::string to_text(const Note& note) {
  std::string text = note.text;
  if (!note.signatures.empty()) text.append("\n");
  for (const auto& signature : note.signatures) text.append(to_line(signature));
  return text;
}

Result<std::vector<NoteSignature>> parse_signature_lines(std::string_view lines) {
  std::vector<NoteSignature> signatures;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    if (end == std::string_view::npos) return malformed(kDoesNotEnd);
    auto signature = signature_in(lines.substr(0, end));
    if (!signature || signatures.size() == kSignaturesMax) {
      const auto number = std::to_string(signatures.size() + 1);
      return malformed(
          {"第" + number + "个签名行不是签名", "signature line " + number + " is none"});
    }
    signatures.push_back(std::move(*signature));
    lines.remove_prefix(end + 1);
  }
  return signatures;
}

Result<Note> parse_note(std::string_view bytes) {
  if (!code_points(bytes) || has_control_characters(bytes)) {
    return malformed({"不是 UTF-8，或含控制字符", "it is not UTF-8 without control characters"});
  }
  if (bytes.empty()) return malformed({"没有内容", "there is nothing in it"});
  if (bytes.back() != '\n') return malformed(kDoesNotEnd);
  const auto blank = bytes.rfind("\n\n");
  if (blank == std::string_view::npos) return Note{std::string(bytes), {}};
  CL_TRY(auto signatures, parse_signature_lines(bytes.substr(blank + 2)));
  if (signatures.empty()) {
    return malformed({"空行之后没有签名行", "there is no signature line behind the blank line"});
  }
  return Note{std::string(bytes.substr(0, blank + 1)), std::move(signatures)};
}

NoteSignature sign_note(const std::string& name, const SigningKey& key, std::string_view text) {
  CL_REQUIRE(is_name(name) && text.ends_with('\n'));
  const NoteKey note_key{name, NoteKeyUse::note, key.public_key()};
  return {name, id_of(note_key), key.sign(bytes_of(text))};
}

Signed is_signed_by(const Note& note, const NoteKey& key) {
  auto result = Signed::no;
  for (const auto& signature : note.signatures) {
    if (!is_by(signature, key)) continue;
    if (!is_right(signature, key, note.text)) return Signed::wrong;
    result = Signed::yes;
  }
  return result;
}

std::optional<std::uint64_t> cosigned_at(const Note& note, const NoteKey& key) {
  CL_REQUIRE(key.use == NoteKeyUse::cosignature);
  for (const auto& signature : note.signatures) {
    if (is_by(signature, key) && is_right(signature, key, note.text)) {
      return time_of(signature.bytes);
    }
  }
  return std::nullopt;
}

}  // namespace caseledger::ledger
