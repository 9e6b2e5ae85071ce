// The longest common beginning, then the longest common end of what remains.
#include "adapters/site/difference.h"

#include <algorithm>
#include <cctype>

namespace caseledger::adapters {
namespace {

constexpr std::size_t kAroundCharacters = 20;

bool begins_character(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

bool is_in_word(std::string_view text, std::size_t at) {
  const auto plain = [&](std::size_t index) {
    const auto byte = static_cast<unsigned char>(text[index]);
    return byte < 0x80 && std::isalnum(byte) != 0;
  };
  return at > 0 && at < text.size() && plain(at - 1) && plain(at);
}

bool may_cut(std::string_view text, std::size_t at) {
  return begins_character(text, at) && !is_in_word(text, at);
}

std::size_t common_beginning(std::string_view one, std::string_view other) {
  const auto ends = std::ranges::mismatch(one, other);
  auto at = static_cast<std::size_t>(ends.in1 - one.begin());
  while (at > 0 && !(may_cut(one, at) && may_cut(other, at))) --at;
  return at;
}

/// Of what stands behind the common beginning.
std::size_t common_end(std::string_view one, std::string_view other, std::size_t beginning) {
  const auto max = std::min(one.size(), other.size()) - beginning;
  std::size_t size = 0;
  while (size < max && one[one.size() - size - 1] == other[other.size() - size - 1]) ++size;
  while (size > 0 && !(may_cut(one, one.size() - size) && may_cut(other, other.size() - size))) {
    --size;
  }
  return size;
}

/// Of the last line.
std::string last_of(std::string_view text) {
  const auto line = text.rfind('\n') + 1;  // 0 where there is none
  auto at = text.size();
  for (std::size_t count = 0; at > line && count < kAroundCharacters; ++count) {
    do --at;
    while (!may_cut(text, at));
  }
  return (at > 0 ? "…" : "") + std::string(text.substr(at));
}

/// Of the first line.
std::string first_of(std::string_view text) {
  const auto line = std::min(text.find('\n'), text.size());
  std::size_t at = 0;
  for (std::size_t count = 0; at < line && count < kAroundCharacters; ++count) {
    do ++at;
    while (!may_cut(text, at));
  }
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

}  // namespace

Difference difference_of(std::string_view old_text, std::string_view new_text) {
  const auto beginning = common_beginning(old_text, new_text);
  const auto end = common_end(old_text, new_text, beginning);
  const auto middle = [&](std::string_view text) {
    return std::string(text.substr(beginning, text.size() - beginning - end));
  };
  return {last_of(old_text.substr(0, beginning)), middle(old_text), middle(new_text),
          first_of(old_text.substr(old_text.size() - end))};
}

}  // namespace caseledger::adapters
