// The world failed. Faults are not refusals (the law said no) and not bugs (we are wrong): each
// kind tells the caller what to do, the place names the record, and the sentence says in both
// languages what is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

#include "ledger/base/bilingual.h"

namespace caseledger {

/// corrupt: stored bytes are not what they must be; stop, verify, repair. conflict: somebody was
/// faster or another command bears this id; load anew. unavailable: the file, lock or device does
/// not answer; try later. malformed: the caller's input is not of the form; correct it. full: no
/// room for more facts, reading goes on; make room. absent: there is no case, item or officer of
/// the name that the caller gave; look at the name.
enum class FaultKind : std::uint8_t { corrupt, conflict, unavailable, malformed, full, absent };

struct Fault {
  FaultKind kind = FaultKind::corrupt;
  std::string place;  ///< the record, file or member that it is about; may be empty
  Bilingual what;     ///< one line
  /// "place: what", as people read it.
  Bilingual sentence() const { return at_place(place, what); }
  /// The same as whoever asked sees it, further out: "keys/log: signed note".
  Fault within(const std::string& outer) const {
    return {kind, place.empty() ? outer : outer + ": " + place, what};
  }
  friend bool operator==(const Fault&, const Fault&) = default;
};

template <class T>
using Result = tl::expected<T, Fault>;

inline tl::unexpected<Fault> fault(FaultKind kind, std::string place, Bilingual what) {
  return tl::unexpected<Fault>(Fault{kind, std::move(place), std::move(what)});
}

}  // namespace caseledger

/// Hands a fault up: returns it from the function around, or goes on without it.
///
///   CL_TRY(const auto leaf, ledger.read(position));  declares `leaf`, the value of the Result
///   CL_TRY(keys, CaseKeys::open(folder));            gives the value to what is there already
///   CL_TRY(store.sync());                            a Result<void>, or one that has a name
///   CL_TRY(std::ignore, store.write_checkpoint());   a value that is not needed
///
/// A value is never dropped without a word: a lock would be gone at once. A lambda that tries too
/// gets a name and stands before: one line, one CL_TRY.
#define CL_TRY(first, ...) CL_TRY_##__VA_OPT__(VALUE)(first __VA_OPT__(, ) __VA_ARGS__)

#define CL_TRY_(result)                                                             \
  do {                                                                              \
    auto&& cl_tried = result;                                                       \
    using Tried = decltype(cl_tried);                                               \
    static_assert(std::is_lvalue_reference_v<Tried> ||                              \
                  std::is_void_v<typename std::remove_cvref_t<Tried>::value_type>); \
    if (!cl_tried) return tl::unexpected(std::forward<Tried>(cl_tried).error());    \
  } while (false)
#define CL_TRY_VALUE(value, ...) CL_TRY_AT(__LINE__, value, __VA_ARGS__)
#define CL_TRY_AT(line, value, ...) CL_TRY_AS(cl_tried_, line, value, __VA_ARGS__)
#define CL_TRY_AS(name, line, value, ...) CL_TRY_IN(name##line, value, __VA_ARGS__)
#define CL_TRY_IN(tried, value, ...)                                               \
  auto&& tried = __VA_ARGS__;                                                      \
  if (!tried) return tl::unexpected(std::forward<decltype(tried)>(tried).error()); \
  value = *std::forward<decltype(tried)>(tried)
