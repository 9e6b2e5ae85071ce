// RFC 3161 responses, requests and certificates; also responses whose content came from outside and
// which an authority signed that is trusted here.
#include <openssl/ts.h>

#include "adapters/proofs/timestamp.h"
#include "tests/adapters/test_authority.h"
#include "tests/fuzz/fuzz_input.h"

namespace caseledger::fuzz {
namespace {

using adapters::TestAuthority;

const TestAuthority& authority() {
  static const TestAuthority made;
  return made;
}

const std::string& request() {
  static const auto made = adapters::make_request(Digest{}, {1, 2, 3, 4, 5, 6, 7, 8});
  return made;
}

void read_response(std::string_view text) {
  const auto imprint = adapters::imprint_of(text);
  const auto stamp = adapters::verify_response(text, request(), {authority().root_pem(), ""});
  expect(!stamp || (imprint && *imprint == Digest{}));
}

/// A text in which three bytes of the input each change one: where, and to what.
std::string changed(std::string text, Input input) {
  for (; input.size() >= 3; input = input.subspan(3)) {
    const auto at = (std::size_t{input[0]} << 8U | input[1]) % text.size();
    text[at] = static_cast<char>(input[2]);
  }
  return text;
}

const std::string& answer() {
  static const auto given = authority().answer(request(), start_of(day_of(2021, 9, 15)));
  return given;
}

void read_changed_response(Input input) { read_response(changed(answer(), input)); }

/// What the authority signs in an answer.
std::string signed_content() {
  const auto* at = reinterpret_cast<const unsigned char*>(answer().data());
  TS_RESP* const response = d2i_TS_RESP(nullptr, &at, static_cast<long>(answer().size()));
  unsigned char* der = nullptr;
  const int size = i2d_TS_TST_INFO(TS_RESP_get_tst_info(response), &der);
  std::string content(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  TS_RESP_free(response);
  return content;
}

void read_signed_content(Input input) {
  static const auto right = signed_content();
  const auto given = authority().answer_of(changed(right, input));
  const auto stamp = adapters::verify_response(given, request(), {authority().root_pem(), ""});
  if (!stamp) return;
  expect(stamp->accuracy_micros >= 0 && stamp->not_before() <= stamp->not_after());
  expect(stamp->authority == adapters::id_of_name("灵川 可信时间戳服务"));
}

void read_changed_refusal(Input input) {
  static const auto refusal = authority().refusal(request());
  read_response(changed(refusal, input));
}

void read_request(Input input) { (void)adapters::is_request_for(text_of(input), Digest{}); }

void read_certificates(Input input) {
  const auto pem = adapters::read_certificates(text_of(input));
  if (!pem) return;
  const auto again = adapters::read_certificates(*pem);
  expect(again && *again == *pem);
  (void)adapters::verify_response(answer(), request(), {*pem, ""});
  expect(
      adapters::verify_response(answer(), request(), {authority().root_pem(), *pem}).has_value());
}

}  // namespace
}  // namespace caseledger::fuzz

void caseledger::fuzz::read(Input input) {
  constexpr void (*kWays[])(Input) = {[](Input all) { read_response(text_of(all)); },
                                      read_changed_response,
                                      read_signed_content,
                                      read_request,
                                      read_certificates,
                                      read_changed_refusal};
  kWays[take_choice(input) % std::size(kWays)](input);
}
