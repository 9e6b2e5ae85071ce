// SHA-256 over the parts, each behind its length.
#include "ledger/commitment.h"

#include <vector>

#include "ledger/hash.h"
#include "statemachines/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::string_view kTag = "caseledger/field/v1";

void add(std::vector<std::uint8_t>& bytes, std::string_view part) {
  CL_REQUIRE(part.size() <= UINT32_MAX);
  for (unsigned shift = 32; shift > 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(part.size() >> (shift - 8)));
  }
  bytes.insert(bytes.end(), part.begin(), part.end());
}

}  // namespace

Digest commit_to(std::string_view origin, std::string_view stream, std::string_view path,
                 const Salt& salt, std::string_view words) {
  const std::string_view salt_text(reinterpret_cast<const char*>(salt.data()), salt.size());
  std::vector<std::uint8_t> bytes;
  bytes.reserve(6 * 4 + kTag.size() + origin.size() + stream.size() + path.size() + salt.size() +
                words.size());
  for (const auto part : {kTag, origin, stream, path, salt_text, words}) add(bytes, part);
  return sha256(bytes);
}

}  // namespace caseledger::ledger
