// One question over HTTP/1.1 and its answer: what witnesses and timestamp authorities are asked by.
// Plain http only: what comes back is signed, so nobody on the way can change it unnoticed, and
// what is sent is public. The whole exchange has one limit of time, the answer one of size.
// Redirections are not followed; a server that moved is for a person to look at.
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

/// Any status is an answer. malformed: the URL is none, or not of http. unavailable: nobody there,
/// too slow, too long, or no HTTP; says which. Blocks; any thread.
Result<HttpAnswer> http_post(const std::string& url, std::string_view content_type,
                             std::string_view body, HttpLimits limits = {});

}  // namespace caseledger::adapters
