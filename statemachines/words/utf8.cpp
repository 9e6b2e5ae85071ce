// The table of RFC 3629 section 4, read forward.
#include "statemachines/words/utf8.h"

namespace caseledger {
namespace {

struct Lead {
  unsigned length;
  unsigned char second_min, second_max;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0x80, 0xBF};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool is_sequence(std::string_view bytes, const Lead& lead) {
  if (lead.length == 0 || bytes.size() < lead.length) return false;
  for (unsigned n = 1; n < lead.length; ++n) {
    const auto byte = static_cast<unsigned char>(bytes[n]);
    const auto low = n == 1 ? lead.second_min : 0x80;
    const auto high = n == 1 ? lead.second_max : 0xBF;
    if (byte < low || byte > high) return false;
  }
  return true;
}

}  // namespace

std::optional<std::uint32_t> code_points(std::string_view text) {
  std::uint32_t count = 0;
  while (!text.empty()) {
    const auto lead = lead_of(static_cast<unsigned char>(text.front()));
    if (!is_sequence(text, lead)) return std::nullopt;
    text.remove_prefix(lead.length);
    ++count;
  }
  return count;
}

}  // namespace caseledger
