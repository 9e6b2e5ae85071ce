// Walks the field lists, so that no act with a key can be forgotten.
#include "engine/sound_keys.h"

#include "ledger/tree/signature.h"
#include "statemachines/bureau/key_requirements.h"

namespace caseledger::engine {
namespace {

bool is_unsound(const VerifyKey& key) {
  return key_is_given::holds(key).holds() && !ledger::is_public_key(ledger::to_public_key(key));
}

std::string below(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "/" + std::string(name);
}

std::optional<std::string> find(const Shape& shape, const void* value, const std::string& path) {
  if (&shape == &shape_of<VerifyKey>()) {
    return is_unsound(*static_cast<const VerifyKey*>(value)) ? std::optional(path) : std::nullopt;
  }
  if (shape.kind == Kind::part) {
    for (const auto& member : shape.members) {
      if (auto found = find(*member.shape, member.of(value), below(path, member.key))) return found;
    }
  }
  if (shape.kind != Kind::list) return std::nullopt;
  for (std::size_t n = 0; n < shape.count(value); ++n) {
    auto found = find(*shape.element, shape.element_at(value, n), below(path, std::to_string(n)));
    if (found) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> unsound_key(const Shape& shape, const void* value) {
  return find(shape, value, "");
}

Bilingual key_is_unsound() {
  return {"不是健全的公钥：不在曲线上，或者阶数过小，人人都能用它签名",
          "is no sound public key: no point of the curve, or of an order so small that anybody "
          "could sign with it"};
}

}  // namespace caseledger::engine
