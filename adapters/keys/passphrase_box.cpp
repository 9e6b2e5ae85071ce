// OpenSSL writes and reads the message. A text is accepted only in the one form in which OpenSSL
// writes it, so that no byte of a key file can be changed unnoticed.
#include "adapters/keys/passphrase_box.h"

#include <openssl/pem.h>
// cms.h declares its functions for PEM only if pem.h was included before it.
#include <openssl/cms.h>
#include <openssl/evp.h>

#include <memory>
#include <vector>

#include "ledger/tree/passphrase_work.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeMessage {
  void operator()(CMS_ContentInfo* message) const { CMS_ContentInfo_free(message); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;
using Message = std::unique_ptr<CMS_ContentInfo, FreeMessage>;

Bio reading(std::string_view text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string content_of(const Bio& bio) {
  char* text = nullptr;
  const auto size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string to_pem(const Message& message) {
  const Bio out(BIO_new(BIO_s_mem()));
  CL_ASSERT(PEM_write_bio_CMS(out.get(), message.get()) == 1);
  return content_of(out);
}

unsigned char* bytes_of(const std::string& text) {
  return reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
}

/// A value in DER, and what is between its length and its end.
struct Value {
  unsigned char tag = 0;
  std::string_view whole, content;
};

/// The values that follow each other; nothing behind one that is damaged.
std::vector<Value> values_in(std::string_view der) {
  std::vector<Value> values;
  while (!der.empty()) {
    const auto* const begin = reinterpret_cast<const unsigned char*>(der.data());
    const auto* at = begin;
    long size = 0;
    int tag = 0, kind = 0;
    if (ASN1_get_object(&at, &size, &tag, &kind, static_cast<long>(der.size())) > 0x20) break;
    const auto head = static_cast<std::size_t>(at - begin);
    const auto whole = der.substr(0, head + static_cast<std::size_t>(size));
    values.push_back({*begin, whole, whole.substr(head)});
    der.remove_prefix(whole.size());
  }
  return values;
}

constexpr char kSequence = 0x30;
constexpr unsigned char kSet = 0x31, kRecipientByPassphrase = 0xA3, kDerivation = 0xA0;

/// The AlgorithmIdentifier by which a recipient's key is made of a passphrase. Empty where the
/// message is for another kind of recipient, or for several.
std::string derivation_in(std::string_view message) {
  std::vector<Value> parts = values_in(message);
  // The message, its content behind a type, and there the recipients behind a version.
  if (parts.size() == 1) parts = values_in(parts[0].content);
  if (parts.size() == 2) parts = values_in(parts[1].content);
  if (parts.size() == 1) parts = values_in(parts[0].content);
  if (parts.size() < 2 || parts[1].tag != kSet) return {};
  parts = values_in(parts[1].content);
  if (parts.size() != 1 || parts[0].tag != kRecipientByPassphrase) return {};
  parts = values_in(parts[0].content);
  if (parts.size() < 2 || parts[1].tag != kDerivation) return {};
  std::string derivation(parts[1].whole);
  derivation.front() = kSequence;  // within the message its tag says which field it is
  return derivation;
}

bool opens_in_time(const Message& message) {
  unsigned char* der = nullptr;
  const int size = i2d_CMS_ContentInfo(message.get(), &der);
  CL_ASSERT(size > 0);
  const std::string_view bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  const bool is_bounded = ledger::is_bounded_derivation(ledger::bytes_of(derivation_in(bytes)));
  OPENSSL_free(der);
  return is_bounded;
}

}  // namespace

std::string put_in_box(std::string_view secret, const std::string& passphrase, int rounds) {
  const auto content = reading(secret);
  Message message(CMS_encrypt(nullptr, content.get(), EVP_aes_256_gcm(), CMS_BINARY | CMS_PARTIAL));
  CL_ASSERT(message != nullptr);
  // The message frees the passphrase, so it gets a copy of its own.
  auto* const own =
      static_cast<unsigned char*>(OPENSSL_memdup(passphrase.data(), passphrase.size()));
  CL_ASSERT(CMS_add0_recipient_password(message.get(), rounds, -1, -1, own,
                                        static_cast<ossl_ssize_t>(passphrase.size()),
                                        EVP_aes_256_cbc()) != nullptr);
  CL_ASSERT(CMS_final(message.get(), content.get(), nullptr, CMS_BINARY | CMS_PARTIAL) == 1);
  return to_pem(message);
}

Result<std::string> open_box(std::string_view box, const std::string& passphrase) {
  const auto in = reading(box);
  const Message message(PEM_read_bio_CMS(in.get(), nullptr, nullptr, nullptr));
  if (message == nullptr || to_pem(message) != box) {
    return fault(FaultKind::malformed, "",
                 {"不是 PEM 格式的 CMS 信封，或者被改动过",
                  "not a CMS message in PEM, or one that was changed"});
  }
  if (!opens_in_time(message)) {
    return fault(FaultKind::malformed, "",
                 {"不是只以口令开启的信封，或者迭代次数过多",
                  "not for one recipient with a passphrase, or it asks for too many rounds"});
  }
  const Bio out(BIO_new(BIO_s_mem()));
  const bool opens =
      CMS_decrypt_set1_password(message.get(), bytes_of(passphrase),
                                static_cast<ossl_ssize_t>(passphrase.size())) == 1 &&
      CMS_decrypt(message.get(), nullptr, nullptr, nullptr, out.get(), CMS_BINARY) == 1;
  if (!opens) return fault(FaultKind::unavailable, "", {"口令不对", "the passphrase is wrong"});
  return content_of(out);
}

}  // namespace caseledger::adapters
