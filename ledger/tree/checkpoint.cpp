// Reading is the inverse of writing and is checked as that: what was parsed must print back to the
// same bytes, so nothing that a signature covers can have two forms.
#include "ledger/tree/checkpoint.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kRootChars = 44;  // 32 bytes in base64

std::string base64(const Digest& digest) {
  std::array<unsigned char, kRootChars + 1> text{};
  const int chars =
      EVP_EncodeBlock(text.data(), digest.bytes.data(), static_cast<int>(digest.bytes.size()));
  CL_ASSERT(chars == static_cast<int>(kRootChars));
  return {text.begin(), text.end() - 1};
}

std::optional<Digest> from_base64(std::string_view text) {
  if (text.size() != kRootChars) return std::nullopt;
  std::array<unsigned char, kRootChars / 4 * 3> bytes{};
  if (EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                      static_cast<int>(text.size())) != static_cast<int>(bytes.size())) {
    return std::nullopt;
  }
  Digest digest;
  std::copy_n(bytes.begin(), digest.bytes.size(), digest.bytes.begin());
  return digest;
}

tl::unexpected<Fault> malformed(Bilingual what) {
  return fault(FaultKind::malformed, "checkpoint", std::move(what));
}

/// The code point that `text` begins with, taken off it; nothing where it is not UTF-8.
std::optional<char32_t> take_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : 4;
  if (byte(0) > 0xf4 || (byte(0) >= 0x80 && byte(0) < 0xc2)) return std::nullopt;
  if (text.size() < length) return std::nullopt;
  char32_t code = length == 1 ? byte(0) : byte(0) & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return std::nullopt;
    code = (code << 6) | (byte(i) & 0x3fU);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[length] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
    return std::nullopt;
  }
  text.remove_prefix(length);
  return code;
}

/// White space of Unicode, control characters, and what a signed note uses as punctuation.
bool fits_a_name(char32_t code) {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code == U'+') return false;
  if (code == 0x1680 || (code >= 0x2000 && code <= 0x200a)) return false;
  return code != 0x2028 && code != 0x2029 && code != 0x202f && code != 0x205f && code != 0x3000;
}

}  // namespace

Checkpoint checkpoint_of(std::string origin, const Frontier& tree) {
  return Checkpoint{std::move(origin), tree.size(), tree.root()};
}

bool is_origin(std::string_view origin) {
  if (origin.empty()) return false;
  while (!origin.empty()) {
    const auto code = take_code_point(origin);
    if (!code || !fits_a_name(*code)) return false;
  }
  return true;
}

std::string to_text(const Checkpoint& checkpoint) {
  CL_REQUIRE(is_origin(checkpoint.origin));
  return checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' +
         base64(checkpoint.root) + '\n';
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  std::array<std::string_view, 3> lines;
  std::string_view rest = text;
  for (std::string_view& line : lines) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos)
      return malformed({"不足完整的三行", "it has not three full lines"});
    line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
  }
  if (!rest.empty()) return malformed({"第三行之后还有内容", "bytes follow the third line"});

  Checkpoint checkpoint{std::string(lines[0]), 0, {}};
  if (!is_origin(checkpoint.origin)) return malformed({"第1行不是账名", "line 1 is no origin"});
  const char* const end = lines[1].data() + lines[1].size();
  const auto number = std::from_chars(lines[1].data(), end, checkpoint.size);
  if (number.ec != std::errc() || number.ptr != end)
    return malformed({"第2行不是条数", "line 2 is no size"});
  const auto root = from_base64(lines[2]);
  if (!root) return malformed({"第3行不是32字节的 base64", "line 3 is no base64 of 32 bytes"});
  checkpoint.root = *root;
  if (to_text(checkpoint) != text) {
    return malformed({"数字或 base64 不是唯一的写法", "a number or base64 is not in its one form"});
  }
  return checkpoint;
}

std::string_view note_body(std::string_view note) {
  const auto blank = note.rfind("\n\n");
  return blank == std::string_view::npos ? note : note.substr(0, blank + 1);
}

std::string describe(const Checkpoint& checkpoint) {
  return "size " + std::to_string(checkpoint.size) + ", root " + base64(checkpoint.root);
}

}  // namespace caseledger::ledger
