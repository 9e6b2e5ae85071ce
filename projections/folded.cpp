#include "projections/folded.h"

#include <sqlite3.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <vector>

#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

/// ICU's UTF-16 of a text; empty where it is not UTF-8.
std::vector<UChar> wide(std::string_view text) {
  std::vector<UChar> units(text.size() + 1);
  std::int32_t size = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(units.data(), static_cast<std::int32_t>(units.size()), &size, text.data(),
                static_cast<std::int32_t>(text.size()), &status);
  units.resize(U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0);
  return units;
}

std::string narrow(const std::vector<UChar>& units) {
  std::string text(units.size() * 3, '\0');
  std::int32_t size = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &size, units.data(),
              static_cast<std::int32_t>(units.size()), &status);
  CL_ASSERT(U_SUCCESS(status));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

const UNormalizer2& casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* known = unorm2_getNFKCCasefoldInstance(&status);
  CL_ASSERT(U_SUCCESS(status));
  return *known;
}

/// One sign becomes at most 18 (U+FDFA); most texts keep their length.
std::vector<UChar> normalized(const std::vector<UChar>& units) {
  std::vector<UChar> all(units.size() * 18);
  UErrorCode status = U_ZERO_ERROR;
  const auto size =
      unorm2_normalize(&casefold(), units.data(), static_cast<std::int32_t>(units.size()),
                       all.data(), static_cast<std::int32_t>(all.size()), &status);
  CL_ASSERT(U_SUCCESS(status));
  all.resize(static_cast<std::size_t>(size));
  return all;
}

bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z')) return false;
  }
  return true;
}

void answer(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
  const auto text = folded(bytes == nullptr ? std::string_view() : std::string_view(bytes, size));
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

}  // namespace

std::string folded(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  const auto units = wide(text);
  return units.empty() ? std::string(text) : narrow(normalized(units));
}

void register_folded(sqlite3* connection) {
  sqlite3_create_function_v2(connection, "folded", 1,
                             SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                             answer, nullptr, nullptr, nullptr);
}

}  // namespace caseledger::projections
