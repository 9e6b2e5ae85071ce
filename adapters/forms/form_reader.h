// Reads values of commands from a JSON tree, by their shapes alone. The first thing that does not
// fit is the answer; everything after it is left unread. Words of texts and inline documents are
// gathered by their content path, the value keeps what the law may see of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/forms/json.h"
#include "adapters/forms/place.h"
#include "statemachines/words/shape.h"

namespace caseledger::adapters {

class FormReader {
 public:
  bool failed() const { return error_.has_value(); }
  /// Requires failed().
  const Fault& error() const { return *error_; }
  /// Only the first failure counts.
  void fail(const Place& place, Bilingual what);

  /// The value behind `out` is of that shape. Nothing is read once something has failed.
  void read(const Json& json, const Place& place, const Shape& shape, void* out);
  template <class T>
  void read(const Json& json, const Place& place, T& out) {
    read(json, place, shape_of<T>(), &out);
  }

  /// Whether this is an object that has no other members than these; fails where it is not.
  bool is_object_of(const Json& json, const Place& place, std::span<const std::string_view> names);
  /// The member; fails where it is missing.
  const Json* required(const Json& object, const Place& place, std::string_view name);
  /// The text; fails where it is none.
  const std::string* text(const Json& json, const Place& place);

  std::vector<Content> take_contents() { return std::move(contents_); }

 private:
  void read_value(const Json& json, const Place& place, bool& out);
  void read_value(const Json& json, const Place& place, std::uint16_t& out);
  void read_value(const Json& json, const Place& place, std::uint32_t& out);
  void read_value(const Json& json, const Place& place, std::uint64_t& out);
  void read_value(const Json& json, const Place& place, Fen& out);
  void read_value(const Json& json, const Place& place, Day& out);
  void read_value(const Json& json, const Place& place, Instant& out);
  void read_value(const Json& json, const Place& place, Digest& out);
  void read_value(const Json& json, const Place& place, Id& out);
  void read_value(const Json& json, const Place& place, Said& out);
  void read_value(const Json& json, const Place& place, Document& out);
  void read_word(const Json& json, const Place& place, const Shape& shape, void* out);
  void read_list(const Json& json, const Place& place, const Shape& shape, void* out);
  void read_part(const Json& json, const Place& place, const Shape& shape, void* out);
  void read_member(const Json& object, const Place& place, const Member& member, void* owner);

  void fail_type(const Place& place, Bilingual what);
  void fail_empty(const Place& place);
  void fail_above(const Place& place, std::uint64_t max);
  void fail_word(std::string_view key, const Place& place, std::span<const Term> words);
  bool is_text_clean(const std::string& words, const Place& place);
  void read_inline(const Json& json, const Place& place, Document& out);
  void read_digests(const Json& json, const Place& place, Document& out);

  std::optional<Fault> error_;
  std::vector<Content> contents_;
};

}  // namespace caseledger::adapters
