// The private key is written first: a public key without its private one would be of no use.
#include "adapters/keys/officer_key.h"

#include "adapters/forms/form_reader.h"
#include "adapters/forms/signature_json.h"
#include "adapters/keys/key_store.h"
#include "adapters/keys/passphrase.h"
#include "ledger/disk/durable_file.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPassphraseVariable = "CASELEDGER_KEY_PASSPHRASE";

Result<std::string> passphrase() {
  if (auto given = passphrase_in_environment(kPassphraseVariable)) return std::move(*given);
  return fault(FaultKind::malformed, std::string(kPassphraseVariable),
               {"请设置密钥口令", "set the passphrase of the key"});
}

tl::unexpected<Fault> told(const fs::path& file, std::string zh, std::string en) {
  return fault(FaultKind::malformed, file.string(), {std::move(zh), std::move(en)});
}

fs::path public_file(fs::path file) { return file += ".pub"; }

}  // namespace

std::string print_key(const VerifyKey& key) { return print_json(key_json(key)); }

Result<VerifyKey> make_officer_key(const fs::path& file, KeyAlgorithm algorithm) {
  for (const auto& taken : {file, public_file(file)}) {
    std::error_code error;
    if (!fs::exists(taken, error)) continue;
    return fault(FaultKind::conflict, taken.string(), {"已存在", "is there already"});
  }
  CL_TRY(const auto secret, passphrase());
  const auto key = ledger::SigningKey::generate(algorithm);
  const auto half = ledger::to_verify_key(key.public_key());
  return ledger::replace_file(file, std::nullopt, key.to_pem(secret), nullptr,
                              ledger::Readers::owner)
      .and_then([&] {
        return ledger::replace_file(public_file(file), std::nullopt, print_key(half) + "\n");
      })
      .map([&] { return half; });
}

Result<ledger::SigningKey> open_officer_key(const fs::path& file) {
  CL_TRY(const auto secret, passphrase());
  CL_TRY(const auto pem, read_key_file(file, FaultKind::malformed));
  auto key = ledger::SigningKey::from_pem(pem, secret);
  if (key) return key;
  return key.error().kind == FaultKind::malformed
             ? told(file, "不是 Ed25519 或 SM2 的私钥（加密的 PKCS #8 PEM），或者已被改动",
                    "is no Ed25519 or SM2 private key (encrypted PKCS #8 in PEM), or was changed")
             : tl::unexpected(key.error().within(file.string()));
}

Result<VerifyKey> read_public_key(const fs::path& file) {
  CL_TRY(const auto text, read_key_file(file, FaultKind::malformed));
  const auto json = read_json(text);
  VerifyKey key;
  FormReader reader;
  if (json) reader.read(*json, Place("$"), key);
  if (json && !reader.failed() && ledger::is_public_key(ledger::to_public_key(key))) return key;
  return told(file, "不是 key new 写出的公钥文件（.pub）",
              "is no public key as key new writes it (.pub)");
}

}  // namespace caseledger::adapters
