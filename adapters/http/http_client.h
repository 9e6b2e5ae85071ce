// A client for one HTTP/1.1 request and its answer, with which witnesses and timestamp authorities
// are asked. Only plain http is supported: answers are signed, so nobody on the way can change one
// unnoticed, and requests hold nothing secret. One time limit covers the whole exchange, one size
// limit the answer. Redirections are not followed: if a server has moved, a person decides.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "ledger/base/fault.h"

namespace caseledger::adapters {

struct HttpAnswer {
  unsigned status = 0;
  std::string content_type;  ///< in lower case, without parameters
  std::string body;
  friend bool operator==(const HttpAnswer&, const HttpAnswer&) = default;
};

struct HttpLimits {
  std::chrono::milliseconds time_max{10'000};
  std::size_t answer_bytes_max = std::size_t{1} << 18;
};

/// Returns the answer whatever its status is. malformed: `url` is no URL, or its scheme is not
/// http. unavailable: no server answers, or the answer is late, too long or not HTTP; the fault
/// says which. Blocks; may be called from any thread.
Result<HttpAnswer> http_post(const std::string& url, std::string_view content_type,
                             std::string_view body, HttpLimits limits = {});

}  // namespace caseledger::adapters
