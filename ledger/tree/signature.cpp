// OpenSSL does the mathematics; here its objects are owned, and its forms brought to ours: raw
// public keys, raw r ‖ s, the SM2 identifier on every use.
#include "ledger/tree/signature.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <algorithm>

#include "ledger/tree/edwards_point.h"
#include "ledger/tree/passphrase_work.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr char kSm2Id[] = "1234567812345678";
constexpr std::size_t kEd25519KeyBytes = 32, kSm2KeyBytes = 65, kNumberBytes = 32;
constexpr std::uint8_t kUncompressed = 0x04;

template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, Freeing<Free>>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Context = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using Signature = Owned<ECDSA_SIG, ECDSA_SIG_free>;
using Bio = Owned<BIO, BIO_free>;

/// Null where the bytes are no key. OpenSSL takes a point of SM2 only if it lies on the curve,
/// whose points are all of prime order.
Key public_key(const PublicKey& key) {
  if (key.algorithm == KeyAlgorithm::ed25519 && key.bytes.size() == kEd25519KeyBytes) {
    if (is_of_small_order(key.bytes)) return nullptr;
    return Key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size()));
  }
  // OpenSSL takes a point in several forms; each key has one here.
  if (key.algorithm != KeyAlgorithm::sm2 || key.bytes.size() != kSm2KeyBytes ||
      key.bytes.front() != kUncompressed) {
    return nullptr;
  }
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
  std::string group = "SM2";
  auto bytes = key.bytes;
  OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, bytes.data(), bytes.size()),
      OSSL_PARAM_construct_end()};
  EVP_PKEY* made = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, params) != 1) return nullptr;
  return Key(made);
}

/// A digest context that has the SM2 identifier where it is wanted.
struct Operation {
  KeyContext key;  // outlives the digest context
  Context digest{EVP_MD_CTX_new()};

  Operation(EVP_PKEY* of, KeyAlgorithm algorithm) {
    if (algorithm != KeyAlgorithm::sm2) return;
    key.reset(EVP_PKEY_CTX_new(of, nullptr));
    CL_ASSERT(EVP_PKEY_CTX_set1_id(key.get(), kSm2Id, sizeof kSm2Id - 1) == 1);
    EVP_MD_CTX_set_pkey_ctx(digest.get(), key.get());
  }
  static const EVP_MD* function(KeyAlgorithm algorithm) {
    return algorithm == KeyAlgorithm::sm2 ? EVP_sm3() : nullptr;
  }
};

/// r ‖ s as OpenSSL wants it. Numbers in DER have one form, so this is one to one.
std::vector<std::uint8_t> to_der(Bytes raw) {
  const Signature numbers(ECDSA_SIG_new());
  CL_ASSERT(ECDSA_SIG_set0(numbers.get(), BN_bin2bn(raw.data(), kNumberBytes, nullptr),
                           BN_bin2bn(raw.data() + kNumberBytes, kNumberBytes, nullptr)) == 1);
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(numbers.get(), &der);
  CL_ASSERT(size > 0);
  std::vector<std::uint8_t> bytes(der, der + size);
  OPENSSL_free(der);
  return bytes;
}

std::vector<std::uint8_t> from_der(Bytes der) {
  const unsigned char* at = der.data();
  const Signature numbers(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  CL_ASSERT(numbers != nullptr);
  std::vector<std::uint8_t> raw(2 * kNumberBytes);
  const int width = static_cast<int>(kNumberBytes);
  CL_ASSERT(BN_bn2binpad(ECDSA_SIG_get0_r(numbers.get()), raw.data(), width) == width);
  CL_ASSERT(BN_bn2binpad(ECDSA_SIG_get0_s(numbers.get()), raw.data() + width, width) == width);
  return raw;
}

PublicKey public_part(EVP_PKEY* key, KeyAlgorithm algorithm) {
  const bool is_sm2 = algorithm == KeyAlgorithm::sm2;
  // A key that was read keeps the form in which its file has the point.
  CL_ASSERT(!is_sm2 || EVP_PKEY_set_utf8_string_param(
                           key, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT, "uncompressed") == 1);
  PublicKey part{algorithm, std::vector<std::uint8_t>(is_sm2 ? kSm2KeyBytes : kEd25519KeyBytes)};
  std::size_t size = part.bytes.size();
  const int got = is_sm2
                      ? EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY,
                                                        part.bytes.data(), part.bytes.size(), &size)
                      : EVP_PKEY_get_raw_public_key(key, part.bytes.data(), &size);
  CL_ASSERT(got == 1 && size == part.bytes.size());
  return part;
}

std::string pem_of(const X509_SIG* sealed) {
  const Bio out(BIO_new(BIO_s_mem()));
  CL_ASSERT(PEM_write_bio_PKCS8(out.get(), sealed) == 1);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

using Sealing = Owned<PBE2PARAM, PBE2PARAM_free>;

/// PBES2, as to_pem writes it, with no more rounds than a passphrase is worth.
bool opens_in_time(const X509_SIG* sealed) {
  const X509_ALGOR* how = nullptr;
  X509_SIG_get0(sealed, &how, nullptr);
  if (OBJ_obj2nid(how->algorithm) != NID_pbes2) return false;
  const Sealing sealing(static_cast<PBE2PARAM*>(
      ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), how->parameter)));
  if (sealing == nullptr) return false;
  unsigned char* der = nullptr;
  const int size = i2d_X509_ALGOR(sealing->keyfunc, &der);
  const bool is_bounded = size > 0 && is_bounded_derivation({der, static_cast<std::size_t>(size)});
  OPENSSL_free(der);
  return is_bounded;
}

}  // namespace

VerifyKey to_verify_key(const PublicKey& key) {
  VerifyKey kept{key.algorithm, {}, {}};
  const bool is_point = key.algorithm == KeyAlgorithm::sm2;
  CL_REQUIRE(key.bytes.size() == (is_point ? kSm2KeyBytes : kEd25519KeyBytes));
  auto at = key.bytes.begin() + (is_point ? 1 : 0);
  std::copy_n(at, kNumberBytes, kept.x.bytes.begin());
  if (is_point) std::copy_n(at + kNumberBytes, kNumberBytes, kept.y.bytes.begin());
  return kept;
}

PublicKey to_public_key(const VerifyKey& key) {
  PublicKey whole{key.algorithm, {}};
  const bool is_point = key.algorithm == KeyAlgorithm::sm2;
  whole.bytes.reserve(kSm2KeyBytes);
  if (is_point) whole.bytes.push_back(kUncompressed);
  whole.bytes.insert(whole.bytes.end(), key.x.bytes.begin(), key.x.bytes.end());
  if (is_point) whole.bytes.insert(whole.bytes.end(), key.y.bytes.begin(), key.y.bytes.end());
  return whole;
}

bool is_public_key(const PublicKey& key) {
  if (key.algorithm == KeyAlgorithm::ed25519) return is_of_prime_order(key.bytes);
  return public_key(key) != nullptr;
}

bool verifies(const PublicKey& key, Bytes message, Bytes signature) {
  const auto handle = public_key(key);
  if (handle == nullptr || signature.size() != kSignatureBytes) return false;
  const Operation operation(handle.get(), key.algorithm);
  if (EVP_DigestVerifyInit(operation.digest.get(), nullptr, Operation::function(key.algorithm),
                           nullptr, handle.get()) != 1) {
    return false;
  }
  const auto form = key.algorithm == KeyAlgorithm::sm2
                        ? to_der(signature)
                        : std::vector<std::uint8_t>(signature.begin(), signature.end());
  return EVP_DigestVerify(operation.digest.get(), form.data(), form.size(), message.data(),
                          message.size()) == 1;
}

struct SigningKey::Handle {
  KeyAlgorithm algorithm;
  Key key;
};

SigningKey::SigningKey(std::unique_ptr<Handle> handle)
    : handle_(std::move(handle)),
      public_key_(public_part(handle_->key.get(), handle_->algorithm)) {}
SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

SigningKey SigningKey::generate(KeyAlgorithm algorithm) {
  CL_REQUIRE(algorithm != KeyAlgorithm::unspecified);
  const char* name = algorithm == KeyAlgorithm::sm2 ? "SM2" : "ED25519";
  Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, name));
  CL_ASSERT(key != nullptr);
  return SigningKey(std::make_unique<Handle>(Handle{algorithm, std::move(key)}));
}

Result<SigningKey> SigningKey::from_pem(std::string_view pem, const std::string& passphrase) {
  const Bio in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const Owned<X509_SIG, X509_SIG_free> sealed(
      PEM_read_bio_PKCS8(in.get(), nullptr, nullptr, nullptr));
  // In its one form only, so that no byte of a key file can be changed unnoticed.
  if (sealed == nullptr || pem_of(sealed.get()) != pem) {
    return fault(FaultKind::malformed, "",
                 {"不是加密的 PKCS #8 密钥（PEM），或者已被改动",
                  "not an encrypted PKCS #8 key in PEM, or one that was changed"});
  }
  if (!opens_in_time(sealed.get())) {
    return fault(FaultKind::malformed, "",
                 {"密钥的加密方式不是 PBES2 和 PBKDF2，或者迭代次数过多",
                  "the key is not encrypted with PBES2 and PBKDF2, or asks for too many rounds"});
  }
  const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> open(
      PKCS8_decrypt(sealed.get(), passphrase.data(), static_cast<int>(passphrase.size())));
  if (open == nullptr) {
    return fault(FaultKind::unavailable, "", {"口令不对", "the passphrase is wrong"});
  }
  Key key(EVP_PKCS82PKEY(open.get()));
  if (key == nullptr) {
    return fault(FaultKind::malformed, "", {"密钥种类不明", "a key of an unknown kind"});
  }
  const bool is_sm2 = EVP_PKEY_is_a(key.get(), "SM2") == 1;
  if (!is_sm2 && EVP_PKEY_is_a(key.get(), "ED25519") != 1) {
    return fault(FaultKind::malformed, "",
                 {"不是 Ed25519 或 SM2 密钥", "neither an Ed25519 nor an SM2 key"});
  }
  const auto algorithm = is_sm2 ? KeyAlgorithm::sm2 : KeyAlgorithm::ed25519;
  const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
  if (EVP_PKEY_check(context.get()) != 1 || !is_public_key(public_part(key.get(), algorithm))) {
    return fault(FaultKind::malformed, "",
                 {"密钥不健全：公私两半不符，或者不是有效的点",
                  "no sound key: its halves do not fit, or its point is none"});
  }
  return SigningKey(std::make_unique<Handle>(Handle{algorithm, std::move(key)}));
}

std::string SigningKey::to_pem(const std::string& passphrase, int rounds) const {
  const Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free> open(
      EVP_PKEY2PKCS8(handle_->key.get()));
  const Owned<X509_SIG, X509_SIG_free> sealed(
      PKCS8_encrypt(-1, EVP_aes_256_cbc(), passphrase.data(), static_cast<int>(passphrase.size()),
                    nullptr, 0, rounds, open.get()));
  CL_ASSERT(sealed != nullptr);
  return pem_of(sealed.get());
}

std::vector<std::uint8_t> SigningKey::sign(Bytes message) const {
  const auto algorithm = handle_->algorithm;
  const Operation operation(handle_->key.get(), algorithm);
  CL_ASSERT(EVP_DigestSignInit(operation.digest.get(), nullptr, Operation::function(algorithm),
                               nullptr, handle_->key.get()) == 1);
  std::size_t size = 0;
  CL_ASSERT(
      EVP_DigestSign(operation.digest.get(), nullptr, &size, message.data(), message.size()) == 1);
  std::vector<std::uint8_t> signature(size);
  CL_ASSERT(EVP_DigestSign(operation.digest.get(), signature.data(), &size, message.data(),
                           message.size()) == 1);
  signature.resize(size);
  auto raw = algorithm == KeyAlgorithm::sm2 ? from_der(signature) : std::move(signature);
  CL_ASSERT(raw.size() == kSignatureBytes);
  return raw;
}

}  // namespace caseledger::ledger
