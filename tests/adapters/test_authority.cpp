// OpenSSL's own side of the protocol: the one that answers.
#include "tests/adapters/test_authority.h"

#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <stdexcept>

namespace caseledger::adapters {
namespace {

constexpr long kClockMicros = 250'000;

void must(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

EVP_PKEY* new_key(unsigned rsa_bits) {
  return rsa_bits == 0 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
                       : EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{rsa_bits});
}

void extend(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  auto* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
  must(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1, value);
  X509_EXTENSION_free(extension);
}

void set_time(ASN1_TIME* field, Day day) {
  must(ASN1_TIME_set(field, start_of(day).micros / kMicrosPerSecond) != nullptr, "a time");
}

struct Signer {
  X509* certificate = nullptr;
  EVP_PKEY* key = nullptr;
};

/// Signed by `issuer`, or by itself.
Signer certified(const std::string& name, const Signer* issuer, Day until, const char* usage,
                 unsigned rsa_bits = 0) {
  static long serial = 0;
  Signer made{X509_new(), new_key(rsa_bits)};
  const Signer& by = issuer == nullptr ? made : *issuer;
  X509_set_version(made.certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.certificate), ++serial);
  set_time(X509_getm_notBefore(made.certificate), day_of(2020, 1, 1));
  set_time(X509_getm_notAfter(made.certificate), until);
  X509_set_pubkey(made.certificate, made.key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made.certificate), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(made.certificate, X509_get_subject_name(by.certificate));
  if (usage == nullptr) {
    extend(made.certificate, by.certificate, NID_basic_constraints, "critical,CA:TRUE");
    extend(made.certificate, by.certificate, NID_key_usage, "critical,keyCertSign");
  } else {
    extend(made.certificate, by.certificate, NID_ext_key_usage, usage);
  }
  must(X509_sign(made.certificate, by.key, EVP_sha256()) > 0, "signing a certificate");
  return made;
}

std::string pem_of(X509* certificate) {
  BIO* const out = BIO_new(BIO_s_mem());
  must(PEM_write_bio_X509(out, certificate) == 1, "writing PEM");
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out, &text);
  std::string pem(text, static_cast<std::size_t>(size));
  BIO_free(out);
  return pem;
}

int tell_time(TS_resp_ctx*, void* at, long* seconds, long* micros) {
  *seconds = *static_cast<long*>(at);
  *micros = kClockMicros;
  return 1;
}

ASN1_INTEGER* next_serial(TS_resp_ctx*, void*) {
  static long serial = 0;
  auto* const number = ASN1_INTEGER_new();
  ASN1_INTEGER_set(number, ++serial);
  return number;
}

}  // namespace

struct TestAuthority::Keys {
  Signer root, middle, signer;
};

TestAuthority::TestAuthority(const AuthorityOptions& options) : keys_(std::make_unique<Keys>()) {
  const auto late = day_of(2040, 1, 1);
  keys_->root = certified("测试根 test root", nullptr, late, nullptr);
  root_pem_ = pem_of(keys_->root.certificate);
  const Signer* issuer = &keys_->root;
  if (options.has_middle) {
    keys_->middle = certified("between", issuer, late, nullptr);
    middle_pem_ = pem_of(keys_->middle.certificate);
    issuer = &keys_->middle;
  }
  keys_->signer = certified(options.name, issuer, options.valid_until, "critical,timeStamping",
                            options.rsa_bits);
}

TestAuthority::~TestAuthority() {
  for (const auto& one : {keys_->root, keys_->middle, keys_->signer}) {
    X509_free(one.certificate);
    EVP_PKEY_free(one.key);
  }
}

namespace {

std::string respond(const Signer& signer, const std::string& request, long seconds,
                    const EVP_MD* accepted) {
  auto* const context = TS_RESP_CTX_new();
  auto* const policy = OBJ_txt2obj("1.2.3.4.1", 1);
  must(TS_RESP_CTX_set_signer_cert(context, signer.certificate) == 1, "the signer");
  TS_RESP_CTX_set_signer_key(context, signer.key);
  TS_RESP_CTX_set_signer_digest(context, EVP_sha256());
  TS_RESP_CTX_set_def_policy(context, policy);
  TS_RESP_CTX_add_md(context, accepted);
  TS_RESP_CTX_set_accuracy(context, 1, 0, 0);
  TS_RESP_CTX_set_clock_precision_digits(context, 3);
  TS_RESP_CTX_set_time_cb(context, tell_time, &seconds);
  TS_RESP_CTX_set_serial_cb(context, next_serial, nullptr);
  BIO* const in = BIO_new_mem_buf(request.data(), static_cast<int>(request.size()));
  auto* const response = TS_RESP_create_response(context, in);
  must(response != nullptr, "a response");
  unsigned char* der = nullptr;
  const int size = i2d_TS_RESP(response, &der);
  std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  TS_RESP_free(response);
  BIO_free(in);
  ASN1_OBJECT_free(policy);
  TS_RESP_CTX_free(context);
  return text;
}

}  // namespace

std::string TestAuthority::answer(const std::string& request, Instant at) const {
  return respond(keys_->signer, request, at.micros / kMicrosPerSecond, EVP_sha256());
}

/// It knows no SHA-256, and says so.
std::string TestAuthority::refusal(const std::string& request) const {
  return respond(keys_->signer, request, 0, EVP_sha512());
}

namespace {

/// What a signature of a timestamp must name: the kind of its content, and its certificate.
void add_attributes(PKCS7_SIGNER_INFO* by, X509* certificate) {
  PKCS7_add_signed_attribute(by, NID_pkcs9_contentType, V_ASN1_OBJECT,
                             OBJ_nid2obj(NID_id_smime_ct_TSTInfo));
  auto* const named = OSSL_ESS_signing_cert_new_init(certificate, nullptr, 0);
  unsigned char* der = nullptr;
  const int size = i2d_ESS_SIGNING_CERT(named, &der);
  auto* const text = ASN1_STRING_new();
  ASN1_STRING_set0(text, der, size);
  PKCS7_add_signed_attribute(by, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE, text);
  ESS_SIGNING_CERT_free(named);
}

PKCS7* signed_by(const Signer& signer, std::string_view content) {
  auto* const token = PKCS7_new();
  PKCS7_set_type(token, NID_pkcs7_signed);
  PKCS7_add_certificate(token, signer.certificate);
  add_attributes(PKCS7_add_signature(token, signer.certificate, signer.key, EVP_sha256()),
                 signer.certificate);
  auto* const inner = PKCS7_new();
  auto* const bytes = ASN1_OCTET_STRING_new();
  inner->type = OBJ_nid2obj(NID_id_smime_ct_TSTInfo);
  inner->d.other = ASN1_TYPE_new();
  ASN1_TYPE_set(inner->d.other, V_ASN1_OCTET_STRING, bytes);
  PKCS7_set_content(token, inner);
  BIO* const in = PKCS7_dataInit(token, nullptr);
  BIO_write(in, content.data(), static_cast<int>(content.size()));
  must(PKCS7_dataFinal(token, in) == 1, "signing a token");
  BIO_free_all(in);
  return token;
}

}  // namespace

std::string TestAuthority::answer_of(std::string_view content) const {
  auto* const token = signed_by(keys_->signer, content);
  auto* const info = PKCS7_to_TS_TST_INFO(token);
  if (info == nullptr) return PKCS7_free(token), "";
  auto* const response = TS_RESP_new();
  auto* const status = TS_STATUS_INFO_new();
  TS_STATUS_INFO_set_status(status, TS_STATUS_GRANTED);
  TS_RESP_set_status_info(response, status);
  TS_RESP_set_tst_info(response, token, info);
  unsigned char* der = nullptr;
  const int size = i2d_TS_RESP(response, &der);
  std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(std::max(size, 0)));
  OPENSSL_free(der);
  TS_STATUS_INFO_free(status);
  TS_RESP_free(response);
  return text;
}

}  // namespace caseledger::adapters
