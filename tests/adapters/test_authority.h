// A timestamp authority in memory: a root certificate, a signer under it, and answers to requests
// at whatever time a test says.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "statemachines/words/time.h"

namespace caseledger::adapters {

/// Valid from 2020 to 2022 in these tests, unless said otherwise.
struct AuthorityOptions {
  std::string name = "灵川 可信时间戳服务";
  bool has_middle = false;  ///< a certificate between root and signer, not sent along
  Day valid_until = day_of(2022, 1, 1);
  unsigned rsa_bits = 0;  ///< of its own key; 0: it is on P-256
};

class TestAuthority {
 public:
  explicit TestAuthority(const AuthorityOptions& options = {});
  ~TestAuthority();
  TestAuthority(const TestAuthority&) = delete;
  TestAuthority& operator=(const TestAuthority&) = delete;

  const std::string& root_pem() const { return root_pem_; }
  const std::string& middle_pem() const { return middle_pem_; }  ///< empty: there is none
  /// A TimeStampResp in DER; the authority says that its clock is off by a second at most.
  std::string answer(const std::string& request, Instant at) const;
  std::string refusal(const std::string& request) const;
  /// One that bears this content, which may be no TSTInfo; its signature is right. Empty where the
  /// content cannot stand in a response at all.
  std::string answer_of(std::string_view content) const;

 private:
  struct Keys;
  std::unique_ptr<Keys> keys_;
  std::string root_pem_, middle_pem_;
};

}  // namespace caseledger::adapters
