// The statement is the canonical text with a commitment in the place of words.
#include "engine/act_signature.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "engine/canonical.h"
#include "ledger/base/hash.h"
#include "ledger/leaf/commitment.h"
#include "ledger/leaf/salt_text.h"
#include "statemachines/words/check.h"

namespace caseledger::engine {
namespace {

/// Between statement and text. All lines of a statement but the first hold `=`, so none is this.
constexpr std::string_view kDashes = "\n---\n";
constexpr std::string_view kSalts = "salts/";

const Content* content_at(const Command& command, std::string_view path) {
  const auto found = std::ranges::find(command.contents, path, &Content::path);
  return found == command.contents.end() ? nullptr : &*found;
}

/// The commitment that the leaf will have at a path; zero where no salt was chosen for it.
Digest commitment_at(const Command& command, std::string_view origin, std::string_view path) {
  const auto* content = content_at(command, path);
  const auto& salts = command.signature->salts;
  const auto salt = std::ranges::find(salts, path, &ledger::ChosenSalt::path);
  if (content == nullptr || salt == salts.end()) return {};
  return ledger::commit_to(origin, command.stream, path, salt->salt, content->text);
}

/// Takes the next line away, without its end.
std::string_view next_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

/// What follows a prefix, where there is one.
std::optional<std::string_view> behind(std::string_view line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return std::nullopt;
  return line.substr(prefix.size());
}

/// The words of a refused command, read beside the statement that was signed.
class AskedWords {
 public:
  AskedWords(std::string_view text, const ledger::Leaf& leaf) : text_(text), leaf_(leaf) {
    read_salts();
  }

  /// Line by line the same, except that the statement names ledger and command in front, and
  /// behind the length of words the commitment to those that are kept.
  bool are_in(std::string_view statement) {
    for (int n = 0; n < 3; ++n) next_line(statement);
    while (!statement.empty()) {
      const auto signed_line = next_line(statement), line = next_line(text_);
      const auto equals = std::min(line.find('='), line.size());
      const auto path = behind(line.substr(0, equals), kBody);
      if (signed_line == line) {
        if (path) plain_.emplace(*path, line.substr(std::min(equals + 1, line.size())));
        continue;
      }
      const auto commitment = behind(signed_line, line);
      if (!commitment || !path || !line.ends_with(" chars")) return false;
      signed_[std::string(*path)] = *commitment;
    }
    return read_words() && signed_.empty();
  }

 private:
  static constexpr std::string_view kBody = "body/", kWords = "words/";

  void read_salts() {
    while (text_.starts_with(kSalts)) {
      const auto line = next_line(text_).substr(kSalts.size());
      const auto equals = std::min(line.find('='), line.size());
      const auto salt = ledger::parse_salt(line.substr(std::min(equals + 1, line.size())));
      if (salt) salts_.emplace(line.substr(0, equals), *salt);
    }
  }

  /// All words that are kept were committed to, each in its place; the text of a document is held
  /// by the document's digests.
  bool read_words() {
    while (!text_.empty()) {
      const auto line = behind(next_line(text_), kWords);
      if (!line) return false;
      const auto equals = line->rfind('=');
      if (equals == line->npos) return false;
      const auto size = std::strtoull(std::string(line->substr(equals + 1)).c_str(), nullptr, 10);
      if (size >= text_.size() || !was_signed(std::string(line->substr(0, equals)), size)) {
        return false;
      }
      text_.remove_prefix(size + 1);
    }
    return true;
  }

  bool was_signed(const std::string& path, std::size_t size) {
    const auto document = plain_.find(path);
    if (document != plain_.end()) {
      const auto bytes = ledger::bytes_of(text_.substr(0, size));
      return document->second ==
             plain_document(Document{ledger::sha256(bytes), ledger::sm3(bytes), size});
    }
    const auto signed_as = signed_.find(path);
    const auto salt = salts_.find(path);
    if (signed_as == signed_.end() || salt == salts_.end()) return false;
    const auto commitment = ledger::commit_to(leaf_.origin, leaf_.fact.stream, path, salt->second,
                                              text_.substr(0, size));
    const bool is_right = signed_as->second == " " + to_hex(commitment);
    signed_.erase(signed_as);
    return is_right;
  }

  std::string_view text_;  // what is not yet read
  const ledger::Leaf& leaf_;
  std::map<std::string, ledger::Salt, std::less<>> salts_;
  std::map<std::string, std::string_view> signed_;  // commitments, by path, without their words yet
  std::map<std::string, std::string_view, std::less<>> plain_;  // other fields, by path
};

Digest commitment_at(const ledger::Leaf& leaf, std::string_view path) {
  const auto found = std::ranges::find(leaf.commitments, path, &ledger::Commitment::path);
  return found == leaf.commitments.end() ? Digest{} : found->digest;
}

}  // namespace

std::string statement_of(const Command& command, std::string_view origin) {
  CL_REQUIRE(command.signature.has_value());
  return statement(command, origin,
                   [&](std::string_view path) { return commitment_at(command, origin, path); });
}

std::string statement_of(const ledger::Leaf& leaf) {
  Command command;
  static_cast<Circumstances&>(command) = leaf.fact;
  command.body = asked(leaf.fact.event);
  CL_REQUIRE(command.body.given());
  return statement(command, leaf.origin,
                   [&](std::string_view path) { return commitment_at(leaf, path); });
}

std::string text_of_refused(const Command& command, std::string_view origin) {
  auto text = canonical_text(command);
  if (!command.signature) return text;
  auto kept = statement_of(command, origin).append(kDashes.substr(1));
  for (const auto& [path, salt] : command.signature->salts) {
    kept.append(kSalts).append(path).append("=").append(ledger::salt_text(salt)).append("\n");
  }
  return kept.append(text);
}

Result<std::optional<std::string>> statement_of_refused(
    const ledger::Leaf& leaf, std::span<const ledger::VaultRecord> words) {
  const auto found = std::ranges::find(words, "command", &ledger::VaultRecord::path);
  if (found == words.end()) return std::nullopt;
  const auto end = found->words.find(kDashes);
  const auto head =
      statement_head(leaf.fact, leaf.fact.event.get<CommandRefused>().act, leaf.origin);
  const bool is_whole = end != std::string::npos && found->words.starts_with(head);
  auto statement = is_whole ? found->words.substr(0, end + 1) : std::string();
  const auto asked = std::string_view(found->words).substr(is_whole ? end + kDashes.size() : 0);
  if (is_whole && AskedWords(asked, leaf).are_in(statement)) return statement;
  return fault(FaultKind::malformed, "",
               {"被拒绝的行为与其签名的陈述不符",
                "what is kept of the refused act is not what its officer signed"});
}

void sign(Command& command, std::string_view origin, const ledger::SigningKey& key,
          const ledger::Random& random) {
  auto& signature = command.signature.emplace();
  signature.key = ledger::to_verify_key(key.public_key());
  for (const auto& path : paths_of_words(command.body)) {
    ledger::Salt salt;
    random(salt);
    signature.salts.push_back({path, salt});
  }
  const auto value = key.sign(ledger::bytes_of(statement_of(command, origin)));
  signature.value.assign(value.begin(), value.end());
}

Result<void> check_signature(const Command& command, std::string_view origin) {
  CL_REQUIRE(command.signature.has_value());
  const auto& signature = *command.signature;
  const auto statement = statement_of(command, origin);
  if (ledger::verifies(ledger::to_public_key(signature.key), ledger::bytes_of(statement),
                       ledger::bytes_of(signature.value))) {
    return {};
  }
  return fault(FaultKind::malformed, "$.signature",
               {"签名与本行为不符", "not a signature of this act by this key"});
}

Id key_name(const VerifyKey& key) { return to_hex(key.x); }

}  // namespace caseledger::engine
