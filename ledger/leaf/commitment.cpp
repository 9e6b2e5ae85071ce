// SHA-256 over the parts, each behind its length.
#include "ledger/leaf/commitment.h"

#include <string>

#include "ledger/base/hash.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::string_view kTag = "caseledger/field/v1";

void add(std::string& bytes, std::string_view part) {
  CL_REQUIRE(part.size() <= UINT32_MAX);
  for (unsigned shift = 32; shift > 0; shift -= 8) {
    bytes += static_cast<char>(part.size() >> (shift - 8));
  }
  bytes += part;
}

}  // namespace

Digest commit_to(std::string_view origin, std::string_view stream, std::string_view path,
                 const Salt& salt, std::string_view words) {
  const std::string_view salt_text(reinterpret_cast<const char*>(salt.data()), salt.size());
  std::string bytes;
  bytes.reserve(6 * 4 + kTag.size() + origin.size() + stream.size() + path.size() + salt.size() +
                words.size());
  for (const auto part : {kTag, origin, stream, path, salt_text, words}) add(bytes, part);
  return sha256(bytes_of(bytes));
}

}  // namespace caseledger::ledger
