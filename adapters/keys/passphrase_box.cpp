// OpenSSL writes and reads the message. A text is accepted only in the one form in which OpenSSL
// writes it, so that no byte of a key file can be changed unnoticed.
#include "adapters/keys/passphrase_box.h"

#include <openssl/pem.h>
// cms.h declares its functions for PEM only if pem.h was included before it.
#include <openssl/cms.h>
#include <openssl/evp.h>

#include <memory>

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
  const Bio out(BIO_new(BIO_s_mem()));
  const bool opens =
      CMS_decrypt_set1_password(message.get(), bytes_of(passphrase),
                                static_cast<ossl_ssize_t>(passphrase.size())) == 1 &&
      CMS_decrypt(message.get(), nullptr, nullptr, nullptr, out.get(), CMS_BINARY) == 1;
  if (!opens) return fault(FaultKind::unavailable, "", {"口令不对", "the passphrase is wrong"});
  return content_of(out);
}

}  // namespace caseledger::adapters
