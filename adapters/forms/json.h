// JSON as a plain tree, read strictly and written in one line. What RFC 8259 leaves open is closed
// here: a key given twice, text that is not UTF-8, a lone surrogate, anything after the value and
// anything nested deeper than a form needs are refused, with the place. Members keep their order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ledger/base/fault.h"

namespace caseledger::adapters {

struct JsonMember;

struct Json {
  using Array = std::vector<Json>;
  using Object = std::vector<JsonMember>;
  /// Integers are unsigned, or signed where they are negative; all other numbers are doubles.
  using Value = std::variant<std::nullptr_t, bool, std::uint64_t, std::int64_t, double, std::string,
                             Array, Object>;
  Value value;

  static Json text(std::string_view text);
  static Json number(std::uint64_t number);
  static Json truth(bool truth);
  static Json array();
  static Json object();

  /// Requires an object; the key must be new to it.
  Json& add(std::string_view key, Json member);
  Json& add(std::string_view key, std::string_view member);
  /// Requires an array.
  Json& add(Json element);

  /// The member of an object; null where this is no object or has no such member.
  const Json* find(std::string_view key) const;
  const std::string* as_text() const { return std::get_if<std::string>(&value); }
  const Array* as_array() const { return std::get_if<Array>(&value); }
  const Object* as_object() const { return std::get_if<Object>(&value); }

  friend bool operator==(const Json&, const Json&);
};

struct JsonMember {
  std::string key;
  Json value;
  friend bool operator==(const JsonMember&, const JsonMember&) = default;
};

inline constexpr std::size_t kJsonBytesMax = std::size_t{4} << 20;
inline constexpr std::size_t kJsonDepthMax = 16;
inline constexpr std::size_t kJsonMembersMax = 256;
inline constexpr std::size_t kJsonElementsMax = 1'000;

/// One JSON value and nothing else but blanks. malformed, at a path: `$.body.findings[2].answer`.
Result<Json> read_json(std::string_view text);

/// In one line, without blanks; the same tree gives the same bytes. Requires UTF-8 in its strings.
std::string print_json(const Json& json);

/// A path grown by a member, quoted where the key is not a plain word, cut where it is long; so a
/// path is always one short line.
std::string member_path(const std::string& path, std::string_view key);
/// A value as a message shows it: quoted, escaped, at most some thirty characters.
std::string as_shown(std::string_view text);

}  // namespace caseledger::adapters
