// What things are called: the key that stands in files and on the wire, and what people read.
#pragma once

#include <cstdint>
#include <string_view>

namespace caseledger {

/// One thing in the languages of its readers, 中文 first.
struct Label {
  std::string_view zh, en;
  friend constexpr bool operator==(const Label&, const Label&) = default;
};

/// The names of an act and of the fact that it becomes.
struct ActNames {
  std::uint16_t wire;         ///< number in wire.capnp, for ever and never zero
  std::string_view asked;     ///< "file_case"; empty for a fact that nobody asks for
  std::string_view happened;  ///< "case_filed"
  Label label;                ///< of both: 立案
  std::string_view meaning;   ///< a sentence or two, with the article
};

/// The names of a part that acts are made of.
struct PartNames {
  std::string_view key;  ///< "ground_answer"
  std::string_view meaning;
};

constexpr ActNames act(std::uint16_t wire, std::string_view asked, std::string_view happened,
                       std::string_view zh, std::string_view en, std::string_view meaning) {
  return {wire, asked, happened, {zh, en}, meaning};
}

constexpr ActNames fact(std::uint16_t wire, std::string_view happened, std::string_view zh,
                        std::string_view en, std::string_view meaning) {
  return {wire, {}, happened, {zh, en}, meaning};
}

constexpr PartNames part(std::string_view key, std::string_view meaning) { return {key, meaning}; }

/// An event is what was asked, once it has happened: same fields, same names.
template <class Ask>
struct Happened : Ask {
  using Asked = Ask;
};

}  // namespace caseledger
