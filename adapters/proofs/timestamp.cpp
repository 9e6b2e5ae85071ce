// OpenSSL writes requests and verifies responses. This file owns its objects and turns its error
// codes into sentences.
#include "adapters/proofs/timestamp.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pemerr.h>
#include <openssl/ts.h>
#include <openssl/tserr.h>
#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <optional>
#include <vector>

#include "engine/clean_words.h"
#include "statemachines/words/check.h"
#include "statemachines/words/utf8.h"

namespace caseledger::adapters {
namespace {

template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, Freeing<Free>>;

void free_certificates(STACK_OF(X509) * certificates) { sk_X509_pop_free(certificates, X509_free); }
void free_borrowed(STACK_OF(X509) * certificates) { sk_X509_free(certificates); }

using Bio = Owned<BIO, BIO_free>;
using Certificate = Owned<X509, X509_free>;
using Certificates = Owned<STACK_OF(X509), free_certificates>;
using Request = Owned<TS_REQ, TS_REQ_free>;
using Response = Owned<TS_RESP, TS_RESP_free>;
using Imprint = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using Algorithm = Owned<X509_ALGOR, X509_ALGOR_free>;
using Integer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using Number = Owned<BIGNUM, BN_free>;
using Store = Owned<X509_STORE, X509_STORE_free>;
using Verification = Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;

constexpr std::int64_t kAccuracySecondsMax = 366 * kSecondsPerDay;

tl::unexpected<Fault> bad(std::string zh, std::string en) {
  return fault(FaultKind::malformed, "", {std::move(zh), std::move(en)});
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Null unless the bytes are one object and nothing follows it.
template <class T>
T* read_der(T* (*read)(T**, const unsigned char**, long), void (*free)(T*), std::string_view der) {
  const auto* at = bytes_of(der);
  T* object = read(nullptr, &at, static_cast<long>(der.size()));
  ERR_clear_error();
  if (object == nullptr || at == bytes_of(der) + der.size()) return object;
  free(object);
  return nullptr;
}

Request request_in(std::string_view der) {
  return Request(read_der<TS_REQ>(d2i_TS_REQ, TS_REQ_free, der));
}

Digest digest_in(TS_MSG_IMPRINT* imprint) {
  Digest digest;
  const auto* bytes = TS_MSG_IMPRINT_get_msg(imprint);
  const bool is_sha256 = OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm) == NID_sha256 &&
                         ASN1_STRING_length(bytes) == static_cast<int>(digest.bytes.size());
  if (is_sha256) {
    std::copy_n(ASN1_STRING_get0_data(bytes), digest.bytes.size(), digest.bytes.begin());
  }
  return digest;
}

// --- Responses -----------------------------------------------------------------------------------

/// The text with which the authority explains its refusal.
std::string text_of(const TS_STATUS_INFO* status) {
  std::string all;
  const auto* texts = TS_STATUS_INFO_get0_text(status);
  for (int n = 0; n < sk_ASN1_UTF8STRING_num(texts); ++n) {
    const auto* text = sk_ASN1_UTF8STRING_value(texts, n);
    all.append(all.empty() ? "" : "; ")
        .append(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                static_cast<std::size_t>(ASN1_STRING_length(text)));
  }
  return code_points(all) ? all : "";
}

/// Only "granted" is accepted. "Granted with modifications" is not: that status is not signed.
Result<Response> granted(std::string_view der) {
  Response response(read_der<TS_RESP>(d2i_TS_RESP, TS_RESP_free, der));
  if (response == nullptr) return bad("不是时间戳应答", "not a timestamp response");
  const auto* status = TS_RESP_get_status_info(response.get());
  const auto number = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
  if (number == TS_STATUS_GRANTED && TS_RESP_get_tst_info(response.get()) != nullptr) {
    return response;
  }
  const auto why = std::to_string(number) + " " + text_of(status);
  return bad("时间戳服务机构没有签发（状态 " + why + "）",
             "the authority did not grant it (status " + why + ")");
}

/// Nothing where it is no valid time, which may be: the signature is not verified yet.
std::optional<Instant> instant_of(const ASN1_GENERALIZEDTIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  auto micros = static_cast<std::int64_t>(timegm(&parts)) * kMicrosPerSecond;
  const std::string_view text(reinterpret_cast<const char*>(ASN1_STRING_get0_data(time)),
                              static_cast<std::size_t>(ASN1_STRING_length(time)));
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return Instant{micros};
  auto worth = kMicrosPerSecond;
  for (const char digit : text.substr(dot + 1)) {
    if (digit < '0' || digit > '9') break;
    worth /= 10;
    micros += (digit - '0') * worth;
  }
  return Instant{micros};
}

/// The sum of the three parts of an accuracy; nothing where one of them is out of its range.
std::optional<std::int64_t> micros_of(const TS_ACCURACY* accuracy) {
  struct Part {
    const ASN1_INTEGER* number;
    std::int64_t max, worth;
  };
  if (accuracy == nullptr) return 0;
  std::int64_t micros = 0;
  for (const auto& part :
       {Part{TS_ACCURACY_get_seconds(accuracy), kAccuracySecondsMax, kMicrosPerSecond},
        Part{TS_ACCURACY_get_millis(accuracy), 999, 1'000},
        Part{TS_ACCURACY_get_micros(accuracy), 999, 1}}) {
    std::int64_t value = 0;
    if (part.number == nullptr) continue;
    if (ASN1_INTEGER_get_int64(&value, part.number) != 1 || value < 0 || value > part.max) {
      return std::nullopt;
    }
    micros += value * part.worth;
  }
  return micros;
}

std::string name_of(X509* certificate) {
  const auto* subject = X509_get_subject_name(certificate);
  for (const int kind : {NID_commonName, NID_organizationName}) {
    const int at = X509_NAME_get_index_by_NID(subject, kind, -1);
    if (at < 0) continue;
    unsigned char* text = nullptr;
    const auto* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
    const int size = ASN1_STRING_to_UTF8(&text, value);
    if (size < 0) continue;
    std::string name(reinterpret_cast<char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return name;
  }
  return {};
}

// --- Certificates --------------------------------------------------------------------------------

/// Null where one of them is damaged.
Certificates certificates_in(std::string_view pem) {
  Certificates all(sk_X509_new_null());
  if (pem.empty()) return all;
  const Bio in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  ERR_clear_error();
  for (;;) {
    Certificate one(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
    if (one == nullptr) break;
    sk_X509_push(all.get(), one.release());
  }
  const auto code = ERR_peek_last_error();
  ERR_clear_error();
  const bool is_end =
      ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE;
  return is_end ? std::move(all) : nullptr;
}

/// Keys and signatures of certificates worth less than 112 bits can be forged (RSA below 2048 bits,
/// SHA-1): OpenSSL's level 2, which it would not ask for here by itself.
constexpr int kSecurityLevel = 2;

/// A store that trusts these roots and judges all certificates as of that time.
Store store_of(const std::vector<X509*>& roots, Instant at) {
  Store store(X509_STORE_new());
  for (auto* const root : roots) CL_ASSERT(X509_STORE_add_cert(store.get(), root) == 1);
  auto* const parameters = X509_STORE_get0_param(store.get());
  X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(at.micros / kMicrosPerSecond));
  X509_VERIFY_PARAM_set_auth_level(parameters, kSecurityLevel);
  return store;
}

tl::unexpected<Fault> not_verified() {
  const char* data = nullptr;
  int flags = 0;
  const auto code = ERR_peek_last_error_all(nullptr, nullptr, nullptr, &data, &flags);
  const char* reason = ERR_reason_error_string(code);
  std::string en = reason == nullptr ? "it does not verify" : reason;
  if (data != nullptr && (flags & ERR_TXT_STRING) != 0 && *data != '\0') {
    en.append(" (").append(data).append(")");
  }
  ERR_clear_error();
  switch (ERR_GET_LIB(code) == ERR_LIB_TS ? ERR_GET_REASON(code) : 0) {
    case TS_R_NONCE_MISMATCH:
    case TS_R_NONCE_NOT_RETURNED:
    case TS_R_MESSAGE_IMPRINT_MISMATCH:
      return bad("这是对另一请求的应答", "it answers another request: " + en);
    case TS_R_CERTIFICATE_VERIFY_ERROR:
      return bad("签发者不在所信任的根证书之下", "not under the trusted roots: " + en);
    default:
      return bad("时间戳应答未通过校验", "the response does not verify: " + en);
  }
}

/// Whether the response verifies; if not, OpenSSL's error queue holds the reasons.
bool is_answer(TS_RESP* answer, TS_REQ* asked, const std::vector<X509*>& roots,
               STACK_OF(X509) * chain, Instant at) {
  const Verification verification(TS_REQ_to_TS_VERIFY_CTX(asked, nullptr));
  CL_ASSERT(verification != nullptr);
  TS_VERIFY_CTX_add_flags(verification.get(), TS_VFY_SIGNATURE);
  // The verification owns both from here on.
  TS_VERIFY_CTX_set_store(verification.get(), store_of(roots, at).release());
  TS_VERIFY_CTX_set_certs(verification.get(), X509_chain_up_ref(chain));
  ERR_clear_error();
  return TS_RESP_verify_response(verification.get(), answer) == 1;
}

Id authority_of(PKCS7* token, STACK_OF(X509) * others) {
  const Owned<STACK_OF(X509), free_borrowed> signers(PKCS7_get0_signers(token, others, 0));
  const bool is_known = signers != nullptr && sk_X509_num(signers.get()) > 0;
  const auto id = id_of_name(is_known ? name_of(sk_X509_value(signers.get(), 0)) : "");
  return id.empty() ? "tsa" : id;
}

}  // namespace

// --- Requests ------------------------------------------------------------------------------------

std::string make_request(const Digest& sha256, const TimestampNonce& nonce) {
  const Algorithm algorithm(X509_ALGOR_new());
  const Imprint imprint(TS_MSG_IMPRINT_new());
  const Request request(TS_REQ_new());
  const Number number(BN_bin2bn(nonce.data(), static_cast<int>(nonce.size()), nullptr));
  const Integer integer(BN_to_ASN1_INTEGER(number.get(), nullptr));
  auto bytes = sha256.bytes;
  CL_ASSERT(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1);
  CL_ASSERT(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1);
  CL_ASSERT(TS_MSG_IMPRINT_set_msg(imprint.get(), bytes.data(), static_cast<int>(bytes.size())) ==
            1);
  CL_ASSERT(TS_REQ_set_version(request.get(), 1) == 1);
  CL_ASSERT(TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1);
  CL_ASSERT(TS_REQ_set_nonce(request.get(), integer.get()) == 1);
  CL_ASSERT(TS_REQ_set_cert_req(request.get(), 1) == 1);
  unsigned char* der = nullptr;
  const int size = i2d_TS_REQ(request.get(), &der);
  CL_ASSERT(size > 0);
  std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return text;
}

bool is_request_for(std::string_view request, const Digest& sha256) {
  const auto read = request_in(request);
  const auto* integer = read == nullptr ? nullptr : TS_REQ_get_nonce(read.get());
  if (integer == nullptr) return false;
  const Number number(ASN1_INTEGER_to_BN(integer, nullptr));
  TimestampNonce nonce;
  const bool is_ours = number != nullptr && BN_is_negative(number.get()) == 0 &&
                       BN_bn2binpad(number.get(), nonce.data(), nonce.size()) > 0;
  return is_ours && make_request(sha256, nonce) == request;
}

Result<Digest> imprint_of(std::string_view response) {
  CL_TRY(const auto read, granted(response));
  return digest_in(TS_TST_INFO_get_msg_imprint(TS_RESP_get_tst_info(read.get())));
}

Result<Timestamp> verify_response(std::string_view response, std::string_view request,
                                  const Trust& trust) {
  const auto asked = request_in(request);
  if (asked == nullptr) return bad("不是时间戳请求", "not a timestamp request");
  CL_TRY(const auto answer, granted(response));
  auto* const info = TS_RESP_get_tst_info(answer.get());
  const auto at = instant_of(TS_TST_INFO_get_time(info));
  const auto accuracy = micros_of(TS_TST_INFO_get_accuracy(info));
  if (!at || !accuracy) return bad("时间戳的时间或精度有误", "no sound time or accuracy in it");
  Timestamp stamp{*at, *accuracy, {}};

  const auto roots = certificates_in(trust.roots);
  const auto chain = certificates_in(trust.chain);
  std::vector<X509*> all;
  for (int n = 0; n < sk_X509_num(roots.get()); ++n) all.push_back(sk_X509_value(roots.get(), n));
  const auto under = [&](const std::vector<X509*>& some) {
    return is_answer(answer.get(), asked.get(), some, chain.get(), stamp.stated_at);
  };
  // If two roots have the same name, OpenSSL may try only the wrong one, so each is tried alone.
  const bool is_under_one = std::ranges::any_of(all, [&](X509* root) { return under({root}); });
  if (!is_under_one && !under(all)) return not_verified();
  stamp.authority = authority_of(TS_RESP_get_token(answer.get()), chain.get());
  ERR_clear_error();
  return stamp;
}

Result<std::string> read_certificates(std::string_view pem) {
  const auto certificates = certificates_in(pem);
  if (certificates == nullptr || sk_X509_num(certificates.get()) == 0) {
    return bad("没有完好的 PEM 证书", "there is no sound certificate in PEM");
  }
  const Bio out(BIO_new(BIO_s_mem()));
  for (int n = 0; n < sk_X509_num(certificates.get()); ++n) {
    CL_ASSERT(PEM_write_bio_X509(out.get(), sk_X509_value(certificates.get(), n)) == 1);
  }
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  return std::string(text, static_cast<std::size_t>(size));
}

Id id_of_name(std::string_view name) {
  if (!code_points(name)) return {};
  Id id;
  for (std::size_t at = 0; at < name.size();) {
    auto end = at + 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
    const auto character = name.substr(at, end - at);
    at = end;
    const auto shown = character == " " ? "-" : engine::wrong_with_id(character) ? "" : character;
    if (id.size() + shown.size() > engine::kIdBytesMax) break;
    id.append(shown);
  }
  return id;
}

}  // namespace caseledger::adapters
