// Keys that come in: private ones under a passphrase, the bureau's in its box, public ones as JSON.
// An unsealed private key is sealed here, so that what lies behind the passphrase is reached.
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include "adapters/keys/officer_key.h"
#include "adapters/keys/passphrase_box.h"
#include "tests/fuzz/fuzz_input.h"

namespace caseledger::fuzz {
namespace {

const std::string kPassphrase = "fuzz";

void open_private(std::string_view pem) {
  const auto key = ledger::SigningKey::from_pem(pem, kPassphrase);
  if (!key) return;
  const auto signature = key->sign(ledger::bytes_of(std::string_view("act")));
  expect(ledger::verifies(key->public_key(), ledger::bytes_of(std::string_view("act")), signature));
}

/// PKCS #8 under a passphrase that was worked into a key once.
std::string sealed(PKCS8_PRIV_KEY_INFO* key) {
  unsigned char salt[] = "saltsalt";
  X509_SIG* const box = PKCS8_encrypt(-1, EVP_aes_256_cbc(), kPassphrase.data(),
                                      static_cast<int>(kPassphrase.size()), salt, 8, 1, key);
  expect(box != nullptr);
  BIO* const out = BIO_new(BIO_s_mem());
  expect(PEM_write_bio_PKCS8(out, box) == 1);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out, &text);
  std::string pem(text, static_cast<std::size_t>(size));
  BIO_free(out);
  X509_SIG_free(box);
  return pem;
}

void seal_and_open_private(Input der) {
  const auto* at = der.data();
  PKCS8_PRIV_KEY_INFO* const key =
      d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der.size()));
  if (key == nullptr) return ERR_clear_error();
  const auto pem = sealed(key);
  PKCS8_PRIV_KEY_INFO_free(key);
  open_private(pem);
}

/// The first line is the passphrase.
void open_box(std::string_view text) {
  const auto [passphrase, box] = cut(text, '\n');
  (void)adapters::open_box(box, std::string(passphrase));
}

}  // namespace
}  // namespace caseledger::fuzz

void caseledger::fuzz::read(Input input) {
  switch (take_choice(input) % 4) {
    case 0:
      return open_private(text_of(input));
    case 1:
      return seal_and_open_private(input);
    case 2:
      return open_box(text_of(input));
    default:
      const auto key = adapters::read_public_key(file_of(input, "key.pub"));
      if (key) expect(ledger::is_public_key(ledger::to_public_key(*key)));
  }
}
