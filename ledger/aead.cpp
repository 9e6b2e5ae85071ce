// EVP with fetched ciphers and a context per thread, as in hash.cpp.
#include "ledger/aead.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "statemachines/check.h"

namespace caseledger::ledger {
namespace {

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

EVP_CIPHER_CTX* context() {
  thread_local const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> own(EVP_CIPHER_CTX_new());
  return own.get();
}

/// Never freed: threads may seal until the process ends.
const EVP_CIPHER* gcm() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  if (cipher == nullptr) bug("OpenSSL", "its provider offers AES-256-GCM", __FILE__, __LINE__);
  return cipher;
}

const EVP_CIPHER* key_wrap() {
  static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-WRAP", nullptr);
  if (cipher == nullptr) bug("OpenSSL", "its provider offers AES-256-WRAP", __FILE__, __LINE__);
  return cipher;
}

int length_of(Bytes bytes) { return static_cast<int>(bytes.size()); }

}  // namespace

SecretKey::~SecretKey() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

void seal(const SecretKey& key, const Nonce& nonce, Bytes bound, Bytes plain,
          std::span<std::uint8_t> sealed) {
  CL_REQUIRE(sealed.size() == plain.size() + kTagBytes);
  auto* const run = context();
  int done = 0;
  CL_ASSERT(EVP_EncryptInit_ex2(run, gcm(), key.bytes().data(), nonce.data(), nullptr) == 1);
  CL_ASSERT(EVP_EncryptUpdate(run, nullptr, &done, bound.data(), length_of(bound)) == 1);
  CL_ASSERT(EVP_EncryptUpdate(run, sealed.data(), &done, plain.data(), length_of(plain)) == 1);
  CL_ASSERT(EVP_EncryptFinal_ex(run, sealed.data() + done, &done) == 1);
  CL_ASSERT(EVP_CIPHER_CTX_ctrl(run, EVP_CTRL_AEAD_GET_TAG, kTagBytes,
                                sealed.data() + plain.size()) == 1);
}

std::optional<std::vector<std::uint8_t>> unseal(const SecretKey& key, const Nonce& nonce,
                                                Bytes bound, Bytes sealed) {
  if (sealed.size() < kTagBytes) return std::nullopt;
  const auto hidden = sealed.first(sealed.size() - kTagBytes);
  std::vector<std::uint8_t> plain(hidden.size());
  std::array<std::uint8_t, kTagBytes> tag;
  std::copy(sealed.end() - kTagBytes, sealed.end(), tag.begin());
  auto* const run = context();
  int done = 0;
  CL_ASSERT(EVP_DecryptInit_ex2(run, gcm(), key.bytes().data(), nonce.data(), nullptr) == 1);
  CL_ASSERT(EVP_DecryptUpdate(run, nullptr, &done, bound.data(), length_of(bound)) == 1);
  CL_ASSERT(EVP_DecryptUpdate(run, plain.data(), &done, hidden.data(), length_of(hidden)) == 1);
  CL_ASSERT(EVP_CIPHER_CTX_ctrl(run, EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1);
  if (EVP_DecryptFinal_ex(run, nullptr, &done) != 1) return std::nullopt;
  return plain;
}

WrappedKey wrap(const SecretKey& under, const SecretKey& key) {
  auto* const run = context();
  WrappedKey wrapped;
  int done = 0;
  EVP_CIPHER_CTX_set_flags(run, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  CL_ASSERT(EVP_EncryptInit_ex2(run, key_wrap(), under.bytes().data(), nullptr, nullptr) == 1);
  CL_ASSERT(EVP_EncryptUpdate(run, wrapped.data(), &done, key.bytes().data(),
                              length_of(key.bytes())) == 1);
  CL_ASSERT(done == static_cast<int>(wrapped.size()));
  return wrapped;
}

std::optional<SecretKey> unwrap(const SecretKey& under, const WrappedKey& wrapped) {
  auto* const run = context();
  std::array<std::uint8_t, kWrappedKeyBytes> plain{};
  int done = 0;
  EVP_CIPHER_CTX_set_flags(run, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  CL_ASSERT(EVP_DecryptInit_ex2(run, key_wrap(), under.bytes().data(), nullptr, nullptr) == 1);
  if (EVP_DecryptUpdate(run, plain.data(), &done, wrapped.data(), length_of(wrapped)) != 1) {
    return std::nullopt;
  }
  SecretKey key;
  CL_ASSERT(done == static_cast<int>(key.bytes().size()));
  std::copy_n(plain.begin(), key.bytes().size(), key.bytes().begin());
  OPENSSL_cleanse(plain.data(), plain.size());
  return key;
}

}  // namespace caseledger::ledger
