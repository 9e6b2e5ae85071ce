// EVP with fetched digests and one context per thread and function; see hash.h for why.
#include "ledger/base/hash.h"

#include <openssl/evp.h>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

/// Never freed: threads may hash until the process ends.
const EVP_MD* fetched(HashFunction function) {
  static const EVP_MD* const sha256_digest = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static const EVP_MD* const sm3_digest = EVP_MD_fetch(nullptr, "SM3", nullptr);
  const EVP_MD* digest = function == HashFunction::sha256 ? sha256_digest : sm3_digest;
  if (digest == nullptr) bug("OpenSSL", "its provider offers SHA-256 and SM3", __FILE__, __LINE__);
  return digest;
}

void start(EVP_MD_CTX* context, HashFunction function) {
  CL_ASSERT(EVP_DigestInit_ex2(context, fetched(function), nullptr) == 1);
}

void add(EVP_MD_CTX* context, Bytes bytes) {
  CL_ASSERT(EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1);
}

Digest finished(EVP_MD_CTX* context) {
  Digest digest;
  CL_ASSERT(EVP_DigestFinal_ex(context, digest.bytes.data(), nullptr) == 1);
  return digest;
}

EVP_MD_CTX* sha256_context() {
  thread_local const Context context(EVP_MD_CTX_new());
  start(context.get(), HashFunction::sha256);
  return context.get();
}

EVP_MD_CTX* sm3_context() {
  thread_local const Context context(EVP_MD_CTX_new());
  start(context.get(), HashFunction::sm3);
  return context.get();
}

constexpr std::uint8_t kLeafDomain[] = {0x00};
constexpr std::uint8_t kNodeDomain[] = {0x01};

}  // namespace

Digest sha256(Bytes bytes) {
  EVP_MD_CTX* context = sha256_context();
  add(context, bytes);
  return finished(context);
}

Digest sm3(Bytes bytes) {
  EVP_MD_CTX* context = sm3_context();
  add(context, bytes);
  return finished(context);
}

Digest leaf_hash(Bytes leaf) {
  EVP_MD_CTX* context = sha256_context();
  add(context, kLeafDomain);
  add(context, leaf);
  return finished(context);
}

Digest node_hash(const Digest& left, const Digest& right) {
  EVP_MD_CTX* context = sha256_context();
  add(context, kNodeDomain);
  add(context, left.bytes);
  add(context, right.bytes);
  return finished(context);
}

struct Hasher::State {
  HashFunction function;
  Context context;
};

Hasher::Hasher(HashFunction function)
    : state_(std::make_unique<State>(State{function, Context(EVP_MD_CTX_new())})) {
  start(state_->context.get(), function);
}

Hasher::~Hasher() = default;

Hasher& Hasher::update(Bytes bytes) {
  add(state_->context.get(), bytes);
  return *this;
}

Digest Hasher::finish() {
  const Digest digest = finished(state_->context.get());
  start(state_->context.get(), state_->function);
  return digest;
}

}  // namespace caseledger::ledger
