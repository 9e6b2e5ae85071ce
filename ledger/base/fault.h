// The world failed. Faults are not refusals (the law said no) and not bugs (we are wrong): each
// kind tells the caller what to do, the text names the record and the place.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace caseledger {

/// corrupt: stored bytes are not what they must be; stop, verify, repair. conflict: somebody was
/// faster or another command bears this id; load anew. unavailable: the file, lock or device does
/// not answer; try later. malformed: the caller's input is not of the form; correct it. full: no
/// room for more facts, reading goes on; make room.
enum class FaultKind : std::uint8_t { corrupt, conflict, unavailable, malformed, full };

struct Fault {
  FaultKind kind = FaultKind::corrupt;
  std::string what;  ///< one line, names what and where
  friend bool operator==(const Fault&, const Fault&) = default;
};

template <class T>
using Result = tl::expected<T, Fault>;

inline tl::unexpected<Fault> fault(FaultKind kind, std::string what) {
  return tl::unexpected<Fault>(Fault{kind, std::move(what)});
}

}  // namespace caseledger
