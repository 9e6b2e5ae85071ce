// Private to the codec: Cap'n Proto messages as 64-bit words, in canonical form only.
//
// The canonical form leaves no choice: the root pointer first, then every object in preorder, each
// exactly where its pointer is expected to lead, each section cut behind its last word that is not
// zero. So writing needs no second pass and reading is checking: a pointer that leads anywhere but
// to the next unread word is refused, every word is read once, nothing can loop or grow.
// (Encoding: capnproto.org/encoding.html. Tests hold both sides against the library.)
#pragma once

#include <bit>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/position.h"
#include "statemachines/words/digest.h"

namespace caseledger::ledger {

static_assert(std::endian::native == std::endian::little, "words are read in place");

/// How much of a struct is there: words of data, then pointers.
struct Extent {
  std::uint16_t data = 0, pointers = 0;
  std::size_t words() const { return std::size_t{data} + pointers; }
  friend bool operator==(const Extent&, const Extent&) = default;
};

enum class ElementSize : std::uint8_t { byte = 2, pointer = 6, composite = 7 };

/// More elements than a leaf could hold if each were a word.
inline constexpr std::size_t kListElementsMax = 8'191;

/// What may stand in a leaf in the clear: UTF-8 without U+0000-001F and U+007F.
bool is_plain_text(std::string_view text);

/// Grows; the caller looks at the size in the end, and whether something was wrong.
class WordWriter {
 public:
  void clear();
  bool failed() const { return !wrong_.empty(); }
  const std::string& wrong() const { return wrong_; }
  /// The first thing that is wrong is kept.
  void fail(std::string_view where, std::string_view what);
  Bytes bytes() const {
    return {reinterpret_cast<const std::uint8_t*>(words_.data()), words_.size() * 8};
  }

  /// So many zero words at the end; the index of the first.
  std::size_t allocate(std::size_t count);
  template <class Number>
  void set_number(std::size_t section, std::size_t byte, Number number) {
    std::memcpy(bytes_at(section) + byte, &number, sizeof number);
  }
  void set_bit(std::size_t section, std::size_t bit) {
    words_[section + bit / 64] |= std::uint64_t{1} << (bit % 64);
  }

  /// Allocates the struct and points to it; nothing at all is an empty struct, not a null pointer.
  std::size_t put_struct(std::size_t pointer, Extent extent);
  /// Allocates `count` structs in a row; the index of the first.
  std::size_t put_structs(std::size_t pointer, std::size_t count, Extent extent);
  std::size_t put_pointers(std::size_t pointer, std::size_t count);
  /// Nothing for an empty one. Fails where it is not plain text.
  void put_text(std::size_t pointer, std::string_view text, std::string_view where);
  void put_blob(std::size_t pointer, Bytes bytes);
  void put_digest(std::size_t pointer, const Digest& digest);

 private:
  std::uint8_t* bytes_at(std::size_t word) {
    return reinterpret_cast<std::uint8_t*>(words_.data() + word);
  }
  void point_to_list(std::size_t pointer, ElementSize size, std::size_t count);
  std::vector<std::uint64_t> words_;
  std::string wrong_;
};

/// Reads each word once. The first thing that is wrong is kept; after it everything reads as
/// absent, so callers look at failed() where they would loop, and at the end.
class WordReader {
 public:
  explicit WordReader(Bytes bytes);

  bool failed() const { return !wrong_.empty(); }
  const std::string& wrong() const { return wrong_; }
  void fail(std::string_view where, std::string_view what);
  /// Says once in which struct the field stands that is wrong.
  void qualify(std::string_view part);
  /// Fails where words are left over.
  void finish();

  struct Struct {
    std::size_t at = 0;  ///< of the data section; the pointers follow
    Extent extent;
    std::size_t pointer(std::size_t index) const { return at + extent.data + index; }
  };
  struct Structs {
    std::size_t at = 0, count = 0;
    Extent extent;
    Struct element(std::size_t n) const { return {at + n * extent.words(), extent}; }
  };

  bool is_null(std::size_t pointer) const { return word(pointer) == 0; }
  Struct take_struct(std::size_t pointer, std::string_view where);
  /// Count 0 for a null pointer. Data sections and pointers are cut to the longest element.
  Structs take_structs(std::size_t pointer, std::string_view where);
  /// The index of the first of `count` pointers.
  std::size_t take_pointers(std::size_t pointer, std::size_t& count, std::string_view where);
  std::string_view take_text(std::size_t pointer, std::string_view where);
  Bytes take_blob(std::size_t pointer, std::string_view where);
  Digest take_digest(std::size_t pointer, std::string_view where);

  std::uint64_t word(std::size_t index) const {
    std::uint64_t value = 0;
    if (index < size_) std::memcpy(&value, bytes_.data() + index * 8, sizeof value);
    return value;
  }
  template <class Number>
  Number number(const Struct& part, std::size_t byte) const {
    Number value = 0;
    if (byte / 8 < part.extent.data) {
      std::memcpy(&value, bytes_.data() + part.at * 8 + byte, sizeof value);
    }
    return value;
  }
  bool bit(const Struct& part, std::size_t bit) const {
    return bit / 64 < part.extent.data && (word(part.at + bit / 64) >> (bit % 64) & 1U) != 0;
  }

 private:
  /// Whether the pointer leads to the next unread word, as it must.
  bool leads_on(std::size_t pointer, std::string_view where);
  bool claim(std::size_t words, std::string_view where);
  std::size_t take_list(std::size_t pointer, ElementSize size, std::string_view where);
  bool ends_in_data(const Struct& part) const;
  bool ends_in_pointer(const Struct& part) const;

  Bytes bytes_;
  std::size_t size_ = 0;  ///< words in all
  std::size_t next_ = 1;  ///< the first unread word; the root pointer is read first
  std::string wrong_;
  bool is_qualified_ = false;
};

}  // namespace caseledger::ledger
