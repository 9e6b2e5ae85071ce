#include "projections/pinyin.h"

#include <sqlite3.h>
#include <unicode/ucol.h>

#include <memory>

namespace caseledger::projections {
namespace {

struct CloseCollator {
  void operator()(UCollator* collator) const { ucol_close(collator); }
};

/// One per thread: a collator is not to be shared while it compares.
UCollator* collator() {
  thread_local const std::unique_ptr<UCollator, CloseCollator> mine = [] {
    UErrorCode status = U_ZERO_ERROR;
    UCollator* opened = ucol_open("zh@collation=pinyin", &status);
    return std::unique_ptr<UCollator, CloseCollator>(U_SUCCESS(status) ? opened : nullptr);
  }();
  return mine.get();
}

std::string_view text_of(const void* bytes, int size) {
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

int compare(void*, int left_size, const void* left, int right_size, const void* right) {
  const auto order = compare_pinyin(text_of(left, left_size), text_of(right, right_size));
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

}  // namespace

std::strong_ordering compare_pinyin(std::string_view left, std::string_view right) {
  if (auto* by_pinyin = collator()) {
    UErrorCode status = U_ZERO_ERROR;
    const auto order =
        ucol_strcollUTF8(by_pinyin, left.data(), static_cast<std::int32_t>(left.size()),
                         right.data(), static_cast<std::int32_t>(right.size()), &status);
    if (U_SUCCESS(status) && order != UCOL_EQUAL) return order <=> UCOL_EQUAL;
  }
  return left <=> right;
}

void register_pinyin(sqlite3* connection) {
  sqlite3_create_collation_v2(connection, "pinyin", SQLITE_UTF8, nullptr, compare, nullptr);
}

}  // namespace caseledger::projections
