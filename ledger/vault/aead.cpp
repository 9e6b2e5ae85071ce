// EVP with fetched ciphers and contexts per thread, as in hash.cpp. Each context keeps to one
// cipher and one direction: then a new key costs its schedule and nothing else.
#include "ledger/vault/aead.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

enum class Direction : std::uint8_t { seal, open };

Context new_context(const EVP_CIPHER* cipher, Direction direction) {
  Context context(EVP_CIPHER_CTX_new());
  EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  const int is_sealing = direction == Direction::seal ? 1 : 0;
  CL_ASSERT(EVP_CipherInit_ex2(context.get(), cipher, nullptr, nullptr, is_sealing, nullptr) == 1);
  return context;
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

/// Of this thread; the key of its last use lies in it until the next.
template <const EVP_CIPHER* Cipher(), Direction To>
EVP_CIPHER_CTX* context() {
  thread_local const auto own = new_context(Cipher(), To);
  return own.get();
}

int length_of(Bytes bytes) { return static_cast<int>(bytes.size()); }

}  // namespace

SecretKey::~SecretKey() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

void seal(const SecretKey& key, const Nonce& nonce, Bytes bound, Bytes plain,
          std::span<std::uint8_t> sealed) {
  CL_REQUIRE(sealed.size() == plain.size() + kTagBytes);
  auto* const run = context<gcm, Direction::seal>();
  int done = 0;
  CL_ASSERT(EVP_EncryptInit_ex2(run, nullptr, key.bytes().data(), nonce.data(), nullptr) == 1);
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
  auto* const run = context<gcm, Direction::open>();
  int done = 0;
  CL_ASSERT(EVP_DecryptInit_ex2(run, nullptr, key.bytes().data(), nonce.data(), nullptr) == 1);
  CL_ASSERT(EVP_DecryptUpdate(run, nullptr, &done, bound.data(), length_of(bound)) == 1);
  CL_ASSERT(EVP_DecryptUpdate(run, plain.data(), &done, hidden.data(), length_of(hidden)) == 1);
  CL_ASSERT(EVP_CIPHER_CTX_ctrl(run, EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1);
  if (EVP_DecryptFinal_ex(run, nullptr, &done) != 1) return std::nullopt;
  return plain;
}

WrappedKey wrap(const SecretKey& under, const SecretKey& key) {
  auto* const run = context<key_wrap, Direction::seal>();
  WrappedKey wrapped;
  int done = 0;
  CL_ASSERT(EVP_EncryptInit_ex2(run, nullptr, under.bytes().data(), nullptr, nullptr) == 1);
  CL_ASSERT(EVP_EncryptUpdate(run, wrapped.data(), &done, key.bytes().data(),
                              length_of(key.bytes())) == 1);
  CL_ASSERT(done == static_cast<int>(wrapped.size()));
  return wrapped;
}

std::optional<SecretKey> unwrap(const SecretKey& under, const WrappedKey& wrapped) {
  auto* const run = context<key_wrap, Direction::open>();
  std::array<std::uint8_t, kWrappedKeyBytes> plain{};
  int done = 0;
  CL_ASSERT(EVP_DecryptInit_ex2(run, nullptr, under.bytes().data(), nullptr, nullptr) == 1);
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
