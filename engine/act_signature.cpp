// The statement is the canonical text with a commitment in the place of words.
#include "engine/act_signature.h"

#include <algorithm>

#include "engine/canonical.h"
#include "statemachines/check.h"

namespace caseledger::engine {
namespace {

ledger::Bytes bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

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
  const auto& fact = leaf.fact;
  Command command;
  command.id = fact.command;
  command.procedure = fact.procedure;
  command.stream = fact.stream;
  command.actor = fact.actor;
  command.capacity = fact.capacity;
  command.occurred_at = fact.occurred_at;
  const auto body = asked(fact.event);
  CL_REQUIRE(body.has_value());
  command.body = *body;
  return statement(command, leaf.origin,
                   [&](std::string_view path) { return commitment_at(leaf, path); });
}

std::string text_of_refused(const Command& command, std::string_view origin) {
  auto text = canonical_text(command);
  if (!command.signature) return text;
  return statement_of(command, origin).append("---\n").append(text);
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
  const auto value = key.sign(bytes_of(statement_of(command, origin)));
  signature.value.assign(value.begin(), value.end());
}

Result<void> check_signature(const Command& command, std::string_view origin) {
  CL_REQUIRE(command.signature.has_value());
  const auto& signature = *command.signature;
  const auto statement = statement_of(command, origin);
  if (ledger::verifies(ledger::to_public_key(signature.key), bytes_of(statement),
                       bytes_of(signature.value))) {
    return {};
  }
  return fault(FaultKind::malformed,
               "$.signature: 签名与本行为不符 — not a signature of this act by this key");
}

Id key_name(const VerifyKey& key) { return to_hex(key.x); }

}  // namespace caseledger::engine
