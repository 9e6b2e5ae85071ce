// A sentence in both languages. It is written in both where it arises and stays so until somebody
// prints it; nobody takes one apart again, so a name within it may hold whatever it likes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace caseledger {

/// The two languages people are answered in.
enum class Language : std::uint8_t { zh, en };

struct Bilingual {
  std::string zh, en;
  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

/// "place: sentence", in both languages; the sentence alone where the place is empty.
inline Bilingual at_place(std::string_view place, const Bilingual& sentence) {
  if (place.empty()) return sentence;
  const auto before = std::string(place).append(": ");
  return {before + sentence.zh, before + sentence.en};
}

}  // namespace caseledger
