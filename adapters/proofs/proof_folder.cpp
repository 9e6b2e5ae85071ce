// Files are written as a whole. Proofs that are kept are only added to; the policy and the hints of
// sizes are replaced.
#include "adapters/proofs/proof_folder.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <system_error>

#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/tree/checkpoint.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProofs = "proofs";
constexpr const char* kWitness = "witness";
constexpr std::string_view kNotePrefix = "checkpoint-", kRootsPrefix = "tsa-",
                           kChainPrefix = "chain-";
constexpr std::string_view kRequestSuffix = ".tsq", kTokenSuffix = ".tsr", kPemSuffix = ".pem";
constexpr std::size_t kIdChars = 16;

auto told(FaultKind kind, const fs::path& path, std::string zh, std::string en) {
  return fault(kind, path.string(), {std::move(zh), std::move(en)});
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  fs::create_directories(folder, error);
  if (error) return ledger::system_fault("mkdir", folder, error.value());
  return ledger::sync_directory(folder.parent_path());
}

Result<void> replace(const fs::path& file, const std::optional<std::string>& present,
                     std::string_view content) {
  if (present && *present == content) return {};
  return make_folder(file.parent_path()).and_then([&] {
    return ledger::replace_file(file, present, content);
  });
}

Result<void> keep(const fs::path& file, std::string_view content) {
  CL_TRY(const auto present, ledger::read_file(file));
  if (present && *present != content) {
    return told(FaultKind::conflict, file, "已存有另一份内容", "holds something else already");
  }
  return replace(file, present, content);
}

std::string id_of_content(std::string_view content) {
  return to_hex(ledger::sha256(ledger::bytes_of(content))).substr(0, kIdChars);
}

/// The parts of file names between a prefix and a suffix, sorted; empty where there is no folder.
Result<std::vector<std::string>> names_between(const fs::path& folder, std::string_view prefix,
                                               std::string_view suffix) {
  std::vector<std::string> found;
  std::error_code error;
  if (!fs::exists(folder, error)) return found;
  fs::directory_iterator entries(folder, error);
  if (error) return ledger::system_fault("open", folder, error.value());
  for (const auto end = fs::directory_iterator(); entries != end; entries.increment(error)) {
    const auto name = entries->path().filename().string();
    const bool fits = name.size() > prefix.size() + suffix.size() && name.starts_with(prefix) &&
                      name.ends_with(suffix);
    if (!fits) continue;
    found.push_back(name.substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
  }
  if (error) return ledger::system_fault("read", folder, error.value());
  std::ranges::sort(found);
  return found;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t size = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, size);
  const bool is_plain = read.ec == std::errc() && read.ptr == end && std::to_string(size) == text;
  return is_plain ? std::optional(size) : std::nullopt;
}

Result<std::vector<std::uint64_t>> sizes_between(const fs::path& folder, std::string_view prefix,
                                                 std::string_view suffix) {
  return names_between(folder, prefix, suffix).map([](const std::vector<std::string>& names) {
    std::vector<std::uint64_t> sizes;
    for (const auto& name : names) {
      if (const auto size = parse_size(name)) sizes.push_back(*size);
    }
    std::ranges::sort(sizes);
    return sizes;
  });
}

/// All certificates of one kind. The digest of each file must begin with the id in its name.
Result<std::string> read_certificates(const fs::path& folder, std::string_view prefix) {
  CL_TRY(const auto ids, names_between(folder, prefix, kPemSuffix));
  std::string all;
  for (const auto& id : ids) {
    const auto file = folder / (std::string(prefix) + id + std::string(kPemSuffix));
    CL_TRY(const auto text, ledger::read_file(file));
    if (!text || id_of_content(*text) != id) {
      return told(FaultKind::corrupt, file, "内容与名称不符", "is not what its name says");
    }
    all.append(*text);
  }
  return all;
}

bool is_by_same_key(const ledger::NoteSignature& one, const ledger::NoteSignature& other) {
  return one.name == other.name && one.key_id == other.key_id;
}

}  // namespace

std::string as_plain_name(std::string_view name) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string plain;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_leading_dot = c == '.' && plain.empty();
    const bool is_plain = std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.';
    if (byte < 0x80 && is_plain && !is_leading_dot) {
      plain += c;
    } else {
      plain.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
    }
  }
  return plain;
}

// --- Notes ---------------------------------------------------------------------------------------

Result<void> ProofFolder::keep_note(std::uint64_t size, const ledger::Note& note) const {
  const auto checkpoint = ledger::parse_checkpoint(note.text);
  CL_REQUIRE(checkpoint && checkpoint->size == size);
  CL_TRY(auto kept, this->note(size));
  const auto file = data_ / kProofs / (std::string(kNotePrefix) + std::to_string(size));
  if (!kept) return replace(file, std::nullopt, to_text(note));
  if (kept->text != note.text) {
    return told(FaultKind::corrupt, file, "此前存有同样条数而内容不同的检查点，账本有两种历史",
                "another checkpoint of this size was kept: the log has told two histories");
  }
  const auto before = to_text(*kept);
  for (const auto& signature : note.signatures) {
    const auto is_same = [&](const auto& other) { return is_by_same_key(other, signature); };
    // The first cosignature by a key is the earliest and proves most; later ones are not kept.
    if (std::ranges::none_of(kept->signatures, is_same)) {
      kept->signatures.push_back(signature);
    }
  }
  return replace(file, before, to_text(*kept));
}

Result<std::optional<ledger::Note>> ProofFolder::note(std::uint64_t size) const {
  const auto file = data_ / kProofs / (std::string(kNotePrefix) + std::to_string(size));
  CL_TRY(const auto text, ledger::read_file(file));
  if (!text) return std::nullopt;
  auto note = ledger::parse_note(*text);
  if (note) return std::move(*note);
  return tl::unexpected(note.error().within(file.string()));
}

Result<std::vector<std::uint64_t>> ProofFolder::note_sizes() const {
  return sizes_between(data_ / kProofs, kNotePrefix, "");
}

// --- Timestamps ----------------------------------------------------------------------------------

namespace {

fs::path stamp_file(const fs::path& data, std::uint64_t size, std::string_view suffix) {
  return data / kProofs / (std::to_string(size) + std::string(suffix));
}

Result<void> keep_certificates(const fs::path& data, std::string_view prefix,
                               std::string_view pem) {
  if (pem.empty()) return {};
  const auto name = std::string(prefix) + id_of_content(pem) + std::string(kPemSuffix);
  return keep(data / kProofs / name, pem);
}

}  // namespace

Result<void> ProofFolder::keep_request(std::uint64_t size, std::string_view der) const {
  return keep(stamp_file(data_, size, kRequestSuffix), der);
}

Result<void> ProofFolder::keep_token(std::uint64_t size, std::string_view der) const {
  return keep(stamp_file(data_, size, kTokenSuffix), der);
}

Result<std::optional<std::string>> ProofFolder::request(std::uint64_t size) const {
  return ledger::read_file(stamp_file(data_, size, kRequestSuffix));
}

Result<std::optional<std::string>> ProofFolder::token(std::uint64_t size) const {
  return ledger::read_file(stamp_file(data_, size, kTokenSuffix));
}

Result<std::vector<std::uint64_t>> ProofFolder::request_sizes() const {
  return sizes_between(data_ / kProofs, "", kRequestSuffix);
}

Result<std::vector<std::uint64_t>> ProofFolder::token_sizes() const {
  return sizes_between(data_ / kProofs, "", kTokenSuffix);
}

Result<void> ProofFolder::keep_roots(std::string_view pem) const {
  return keep_certificates(data_, kRootsPrefix, pem);
}

Result<void> ProofFolder::keep_chain(std::string_view pem) const {
  return keep_certificates(data_, kChainPrefix, pem);
}

Result<std::string> ProofFolder::roots() const {
  return read_certificates(data_ / kProofs, kRootsPrefix);
}

Result<std::string> ProofFolder::chain() const {
  return read_certificates(data_ / kProofs, kChainPrefix);
}

// --- Witnesses -----------------------------------------------------------------------------------

Result<void> ProofFolder::keep_policy(std::string_view text) const {
  const auto file = data_ / kWitness / "policy";
  CL_TRY(const auto present, ledger::read_file(file));
  return replace(file, present, text);
}

Result<std::optional<std::string>> ProofFolder::policy() const {
  return ledger::read_file(data_ / kWitness / "policy");
}

std::uint64_t ProofFolder::last_cosigned(std::string_view witness) const {
  const auto text = ledger::read_file(data_ / kWitness / (as_plain_name(witness) + ".size"));
  if (!text || !*text || !(*text)->ends_with('\n')) return 0;
  return parse_size(std::string_view(**text).substr(0, (*text)->size() - 1)).value_or(0);
}

void ProofFolder::remember_cosigned(std::string_view witness, std::uint64_t size) const {
  const auto file = data_ / kWitness / (as_plain_name(witness) + ".size");
  const auto present = ledger::read_file(file);
  if (!present) return;
  [[maybe_unused]] const auto kept = replace(file, *present, std::to_string(size) + "\n");
}

}  // namespace caseledger::adapters
