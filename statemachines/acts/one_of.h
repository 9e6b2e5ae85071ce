// A value of one of many types, known by its number on the wire: what a variant of eighty
// alternatives would be, but the set is named in one file (facts.cpp) and costs no other. Values
// are copied deep. Of one that was moved from, or never given, the number is zero.
#pragma once

#include <array>
#include <utility>

#include "statemachines/words/check.h"
#include "statemachines/words/shape.h"
#include "statemachines/words/type_list.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// What can be done with a value whose type is known by number only.
struct HeldType {
  const ActNames* names = nullptr;
  const Shape* shape = nullptr;  ///< of its fields
  void* (*make)() = nullptr;
  void* (*copy)(const void*) = nullptr;
  void (*destroy)(void*) = nullptr;
  void* (*body)(void*) = nullptr;         ///< the value as the part that `shape` describes
  void* (*asked)(const void*) = nullptr;  ///< of an event: a copy of the act that asked for it
  Procedure procedure = Procedure::unspecified;  ///< whose streams know it; unspecified: all
};

/// No number reaches this.
inline constexpr std::size_t kWireNumbersMax = 512;

/// `Family::kHolds<T>` says which types belong to it, `Family::type(number)` knows them by number,
/// null for a number that nobody has.
template <class Family>
class OneOf {
 public:
  OneOf() = default;
  template <class T>
  requires(Family::template kHolds<T>) OneOf(T one)  // NOLINT: as a variant is made
      : wire_(T::names.wire), held_(new T(std::move(one))) {}
  OneOf(const OneOf& other)
      : wire_(other.wire_), held_(other.given() ? other.type().copy(other.held_) : nullptr) {}
  OneOf(OneOf&& other) noexcept
      : wire_(std::exchange(other.wire_, std::uint16_t{0})),
        held_(std::exchange(other.held_, nullptr)) {}
  OneOf& operator=(OneOf other) noexcept {
    std::swap(wire_, other.wire_);
    std::swap(held_, other.held_);
    return *this;
  }
  ~OneOf() {
    if (given()) type().destroy(held_);
  }

  /// With all fields at their defaults. Requires a number that somebody has.
  static OneOf made(std::uint16_t wire) {
    const auto* type = Family::type(wire);
    CL_REQUIRE(type != nullptr);
    return adopt(wire, type->make());
  }

  /// Owns `held` from now on, which must be a value of the type with this number.
  static OneOf adopt(std::uint16_t wire, void* held) {
    OneOf one;
    one.wire_ = wire;
    one.held_ = held;
    return one;
  }

  bool given() const { return held_ != nullptr; }
  std::uint16_t wire() const { return wire_; }
  /// Requires given(), like everything below that asks for the value.
  const HeldType& type() const {
    const auto* type = Family::type(wire_);
    CL_REQUIRE(type != nullptr);
    return *type;
  }
  const ActNames& names() const { return *type().names; }
  const Shape& shape() const { return *type().shape; }
  const void* body() const { return type().body(held_); }
  void* body() { return type().body(held_); }
  /// The value itself, of the type with this number.
  const void* held() const { return held_; }

  template <class T>
  bool is() const {
    static_assert(Family::template kHolds<T>);
    return wire_ == T::names.wire;
  }
  template <class T>
  const T* get_if() const {
    return is<T>() ? static_cast<const T*>(held_) : nullptr;
  }
  template <class T>
  T* get_if() {
    return is<T>() ? static_cast<T*>(held_) : nullptr;
  }
  template <class T>
  const T& get() const {
    CL_REQUIRE(is<T>());
    return *static_cast<const T*>(held_);
  }
  template <class T>
  T& get() {
    CL_REQUIRE(is<T>());
    return *static_cast<T*>(held_);
  }

  friend bool operator==(const OneOf& a, const OneOf& b) {
    if (a.wire_ != b.wire_) return false;
    return !a.given() || equal(a.shape(), a.body(), b.body());
  }

 private:
  std::uint16_t wire_ = 0;
  void* held_ = nullptr;
};

namespace one_of_detail {

template <class List>
struct Among;
template <class... Ts>
struct Among<Types<Ts...>> {
  template <class One, class Visit>
  static bool visit(One& one, Visit& visit) {
    using Call = void (*)(One&, Visit&);
    static constexpr auto calls = [] {
      std::array<Call, kWireNumbersMax> all{};
      ((all[Ts::names.wire] = [](One& of, Visit& asked) { asked(*of.template get_if<Ts>()); }),
       ...);
      return all;
    }();
    const auto call = calls[one.wire()];
    if (call != nullptr) call(one, visit);
    return call != nullptr;
  }
};

}  // namespace one_of_detail

/// Calls visit(value) with the value as its own type, if that is in the list; whether it is.
template <class List, class Family, class Visit>
bool visit_among(const OneOf<Family>& one, Visit&& visit) {
  return one_of_detail::Among<List>::visit(one, visit);
}

}  // namespace caseledger
