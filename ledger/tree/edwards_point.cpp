// The arithmetic of RFC 8032, section 5.1, in OpenSSL's BIGNUM: its Ed25519 has no check of its
// own. Public keys are no secrets, so it need not take the same time for all.
#include "ledger/tree/edwards_point.h"

#include <openssl/bn.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kPointBytes = 32;
constexpr std::uint8_t kSign = 0x80;  // of x, in the last byte

using Form = std::array<std::uint8_t, kPointBytes>;

constexpr Form form(std::uint8_t first, std::uint8_t middle, std::uint8_t last) {
  Form bytes{};
  bytes.fill(middle);
  bytes.front() = first;
  bytes.back() = last;
  return bytes;
}

/// All y of points of small order, and the two of them that are also written beyond the prime; the
/// sign of x apart. The list is that of libsodium (ge25519_has_small_order); it is discussed in
/// Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs", 2020.
constexpr std::array<Form, 7> kSmall{{
    form(0x00, 0x00, 0x00),  // 0, of order 4
    form(0x01, 0x00, 0x00),  // 1, the neutral element
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4,
     0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6,
     0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b,
     0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39,
     0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
    form(0xec, 0xff, 0x7f),  // p - 1, of order 2
    form(0xed, 0xff, 0x7f),  // p, which is 0
    form(0xee, 0xff, 0x7f),  // p + 1, which is 1
}};

struct FreeNumber {
  void operator()(BIGNUM* number) const { BN_free(number); }
};
struct FreeContext {
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Number = std::unique_ptr<BIGNUM, FreeNumber>;

Number from_hex(const char* hex) {
  BIGNUM* number = nullptr;
  CL_ASSERT(BN_hex2bn(&number, hex) != 0);
  return Number(number);
}

/// Numbers modulo 2^255 - 19.
class Field {
 public:
  Number sum(const Number& a, const Number& b) const { return made(BN_mod_add, a, b); }
  Number difference(const Number& a, const Number& b) const { return made(BN_mod_sub, a, b); }
  Number product(const Number& a, const Number& b) const { return made(BN_mod_mul, a, b); }
  Number inverse(const Number& a) const {
    return Number(BN_mod_inverse(nullptr, a.get(), p_.get(), context_.get()));
  }
  /// Null where there is none.
  Number root(const Number& a) const {
    return Number(BN_mod_sqrt(nullptr, a.get(), p_.get(), context_.get()));
  }
  bool holds(const Number& a) const { return BN_cmp(a.get(), p_.get()) < 0; }
  const Number& one() const { return one_; }

 private:
  template <class Operation>
  Number made(Operation operation, const Number& a, const Number& b) const {
    Number result(BN_new());
    CL_ASSERT(operation(result.get(), a.get(), b.get(), p_.get(), context_.get()) == 1);
    return result;
  }

  std::unique_ptr<BN_CTX, FreeContext> context_{BN_CTX_new()};
  Number p_ = from_hex("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");
  Number one_ = from_hex("1");
};

/// x = X/Z, y = Y/Z, xy = T/Z.
struct Point {
  Number x, y, z, t;
};

/// -x² + y² = 1 + dx²y²
class Curve {
 public:
  /// Nothing where no point has this y; of the two that have it, one.
  std::optional<Point> at(Number y) const {
    const auto square = field_.product(y, y);
    const auto above = field_.difference(square, field_.one());
    const auto below = field_.sum(field_.product(d_, square), field_.one());
    auto x = field_.root(field_.product(above, field_.inverse(below)));
    if (x == nullptr) return std::nullopt;
    auto t = field_.product(x, y);
    return Point{std::move(x), std::move(y), from_hex("1"), std::move(t)};
  }

  bool is_of_prime_order(const Point& point) const {
    if (is_neutral(point)) return false;
    Point times{from_hex("0"), from_hex("1"), from_hex("1"), from_hex("0")};
    for (int bit = BN_num_bits(order_.get()); bit-- > 0;) {
      times = sum(times, times);
      if (BN_is_bit_set(order_.get(), bit) == 1) times = sum(times, point);
    }
    return is_neutral(times);
  }

 private:
  static bool is_neutral(const Point& point) {
    return BN_is_zero(point.x.get()) == 1 && BN_cmp(point.y.get(), point.z.get()) == 0;
  }

  /// Of any two points, the same one twice included (RFC 8032, 5.1.4).
  Point sum(const Point& one, const Point& two) const {
    const auto& f = field_;
    const auto a = f.product(f.difference(one.y, one.x), f.difference(two.y, two.x));
    const auto b = f.product(f.sum(one.y, one.x), f.sum(two.y, two.x));
    const auto td = f.product(f.product(one.t, d_), two.t), zz = f.product(one.z, two.z);
    const auto c = f.sum(td, td), d = f.sum(zz, zz);
    const auto e = f.difference(b, a), g = f.difference(d, c), h = f.sum(d, c), i = f.sum(b, a);
    return {f.product(e, g), f.product(h, i), f.product(g, h), f.product(e, i)};
  }

  Field field_;
  Number d_ = from_hex("52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3");
  Number order_ = from_hex("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed");
};

}  // namespace

bool is_of_small_order(Bytes point) {
  if (point.size() != kPointBytes) return false;
  Form y;
  std::ranges::copy(point, y.begin());
  y.back() &= static_cast<std::uint8_t>(~kSign);
  return std::ranges::find(kSmall, y) != kSmall.end();
}

bool is_of_prime_order(Bytes point) {
  if (point.size() != kPointBytes) return false;
  Form bytes;
  std::ranges::copy(point, bytes.begin());
  bytes.back() &= static_cast<std::uint8_t>(~kSign);
  Number y(BN_lebin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  if (!Field().holds(y)) return false;
  // The sign of x need not be looked at: a point has the order of its opposite.
  const Curve curve;
  const auto found = curve.at(std::move(y));
  return found && curve.is_of_prime_order(*found);
}

}  // namespace caseledger::ledger
