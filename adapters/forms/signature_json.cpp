// Whether the key is one that anybody has is for the register.
#include "adapters/forms/signature_json.h"

#include <algorithm>

#include "ledger/base/base64.h"
#include "ledger/leaf/salt_text.h"
#include "ledger/tree/signature.h"

namespace caseledger::adapters {
namespace {

constexpr std::string_view kMembers[] = {"algorithm", "x", "y", "value", "salts"};

void read_value(const Json& json, const Place& place, FormReader& reader, std::string& value) {
  const auto* text = reader.text(json, place);
  if (text == nullptr) return;
  const auto bytes = ledger::from_base64(*text);
  if (bytes && bytes->size() == ledger::kSignatureBytes) {
    value.assign(bytes->begin(), bytes->end());
  } else {
    reader.fail(place, {"应为 64 字节签名的 Base64", "must be 64 bytes in base64"});
  }
}

void read_salts(const Json& json, const Place& place, FormReader& reader,
                std::vector<ledger::ChosenSalt>& salts) {
  const auto* object = json.as_object();
  if (object == nullptr) return reader.fail(place, {"应为对象", "must be an object"});
  for (const auto& [path, value] : *object) {
    const Place here(place, path);
    const auto* text = reader.failed() ? nullptr : reader.text(value, here);
    if (text == nullptr) return;
    const auto salt = ledger::parse_salt(*text);
    if (!salt) return reader.fail(here, {"应为 32 位十六进制", "must be 32 hexadecimal digits"});
    salts.push_back({path, *salt});
  }
}

}  // namespace

engine::ActSignature read_signature(const Json& json, const Place& place, FormReader& reader) {
  engine::ActSignature signature;
  if (!reader.is_object_of(json, place, kMembers)) return signature;
  const auto member = [&](std::string_view name) {
    return reader.failed() ? nullptr : reader.required(json, place, name);
  };
  if (const auto* algorithm = member("algorithm")) {
    reader.read(*algorithm, Place(place, "algorithm"), signature.key.algorithm);
  }
  if (const auto* x = member("x")) reader.read(*x, Place(place, "x"), signature.key.x);
  const auto* y = json.find("y");
  if (y != nullptr && !reader.failed()) reader.read(*y, Place(place, "y"), signature.key.y);
  if (const auto* value = member("value")) {
    read_value(*value, Place(place, "value"), reader, signature.value);
  }
  const auto* salts = json.find("salts");
  if (salts != nullptr && !reader.failed()) {
    read_salts(*salts, Place(place, "salts"), reader, signature.salts);
  }
  return signature;
}

Json key_json(const VerifyKey& key) {
  auto json = Json::object();
  json.add("algorithm", key_of(key.algorithm)).add("x", to_hex(key.x));
  if (!key.y.is_zero()) json.add("y", to_hex(key.y));
  return json;
}

Json signature_json(const engine::ActSignature& signature) {
  auto json = key_json(signature.key);
  const auto& value = signature.value;
  json.add("value", ledger::to_base64(ledger::bytes_of(value)));
  if (signature.salts.empty()) return json;
  auto salts = Json::object();
  for (const auto& [path, salt] : signature.salts) salts.add(path, ledger::salt_text(salt));
  json.add("salts", std::move(salts));
  return json;
}

}  // namespace caseledger::adapters
