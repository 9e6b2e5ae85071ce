// What the fuzzers share: outside bytes as text, in parts, or as a file for parsers that read one.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>
#include <utility>

#include "tests/scratch_folder.h"

namespace caseledger::fuzz {

using Input = std::span<const std::uint8_t>;

/// Defined by each fuzzer; whatever the bytes are, it returns.
void read(Input input);

inline std::string_view text_of(Input input) {
  return {reinterpret_cast<const char*>(input.data()), input.size()};
}

/// What stands before the first `mark`, and what stands behind it.
inline std::pair<std::string_view, std::string_view> cut(std::string_view text, char mark) {
  const auto at = text.find(mark);
  if (at == text.npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

/// The first byte, by which one fuzzer reads in several ways; it is taken off the input.
inline unsigned take_choice(Input& input) {
  if (input.empty()) return 0;
  const unsigned choice = input.front();
  input = input.subspan(1);
  return choice;
}

/// A folder of this process, in memory.
inline const std::filesystem::path& folder() {
  static const ScratchFolder kept("/dev/shm");
  return kept.path();
}

inline std::filesystem::path file_of(Input input, const std::filesystem::path& name) {
  auto path = folder() / name;
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text_of(input);
  return path;
}

/// What is accepted must be the same again after it was written and read.
inline void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace caseledger::fuzz
