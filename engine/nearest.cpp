// The distance of Damerau and Levenshtein in its plain form: an exchange of neighbours is one slip.
#include "engine/nearest.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace caseledger::engine {
namespace {

constexpr std::size_t kNamesMax = 3;
/// One slip in so many characters may be one; a name of two letters is near to every other.
constexpr std::size_t kCharactersASlip = 4;

std::u32string folded(std::string_view name) {
  const auto units = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
  std::u32string all;
  for (int at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
    all += static_cast<char32_t>(u_foldCase(units.char32At(at), U_FOLD_CASE_DEFAULT));
  }
  return all;
}

std::size_t slips_between(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last, last, now(b.size() + 1);
  for (std::size_t n = 0; n <= b.size(); ++n) now[n] = n;
  for (std::size_t m = 1; m <= a.size(); ++m) {
    before_last = std::exchange(last, std::exchange(now, std::vector<std::size_t>(b.size() + 1)));
    now[0] = m;
    for (std::size_t n = 1; n <= b.size(); ++n) {
      const std::size_t changed = a[m - 1] == b[n - 1] ? 0 : 1;
      now[n] = std::min({last[n] + 1, now[n - 1] + 1, last[n - 1] + changed});
      const bool is_exchanged = m > 1 && n > 1 && a[m - 1] == b[n - 2] && a[m - 2] == b[n - 1];
      if (is_exchanged) now[n] = std::min(now[n], before_last[n - 2] + 1);
    }
  }
  return now[b.size()];
}

std::size_t common_beginning(const std::u32string& a, const std::u32string& b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::string listed(const std::vector<std::string>& names, std::string_view comma) {
  std::string all;
  for (const auto& name : names) all.append(all.empty() ? "" : comma).append(name);
  return all;
}

}  // namespace

std::vector<std::string> nearest(std::string_view written, const std::vector<std::string>& known) {
  // How many slips, how much of the beginning is wrong, and the name.
  std::vector<std::tuple<std::size_t, std::size_t, std::string>> near;
  const auto meant = folded(written);
  const auto slips_max = meant.size() / kCharactersASlip;
  for (const auto& name : known) {
    const auto letters = folded(name);
    const auto apart =
        std::max(meant.size(), letters.size()) - std::min(meant.size(), letters.size());
    if (apart > slips_max) continue;
    const auto slips = slips_between(meant, letters);
    if (slips > slips_max) continue;
    near.emplace_back(slips, meant.size() - common_beginning(meant, letters), name);
  }
  std::ranges::sort(near);
  if (near.size() > kNamesMax) near.resize(kNamesMax);
  std::vector<std::string> names;
  for (auto& [slips, rest, name] : near) names.push_back(std::move(name));
  return names;
}

Bilingual did_you_mean(Bilingual sentence, const std::vector<std::string>& names) {
  if (names.empty()) return sentence;
  return {sentence.zh + "，是否指 " + listed(names, "、") + "？",
          sentence.en + ", is it " + listed(names, ", ") + "?"};
}

}  // namespace caseledger::engine
