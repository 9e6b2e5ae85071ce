// Pointers, bit by bit: a struct pointer is 00, thirty bits of signed distance, sixteen bits of
// data words, sixteen of pointers; a list pointer is 01, the distance, three bits of element size,
// twenty-nine of count. Distances count from the word behind the pointer.
#include "ledger/leaf/codec_words.h"

#include <algorithm>

#include "statemachines/words/utf8.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint64_t kDistanceMask = 0xFFFF'FFFCU;

std::uint64_t distance_bits(std::size_t pointer, std::size_t target) {
  return (static_cast<std::uint64_t>(target - pointer - 1) << 2U) & kDistanceMask;
}

std::uint64_t extent_bits(Extent extent) {
  return std::uint64_t{extent.data} << 32U | std::uint64_t{extent.pointers} << 48U;
}

Extent extent_of(std::uint64_t word) {
  return {static_cast<std::uint16_t>(word >> 32U), static_cast<std::uint16_t>(word >> 48U)};
}

std::size_t words_for(std::size_t bytes) { return (bytes + 7) / 8; }

constexpr std::string_view kNotPlain = "is not UTF-8 without control characters";

}  // namespace

bool is_plain_text(std::string_view text) {
  bool is_ascii = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return false;
    is_ascii = is_ascii && byte < 0x80;
  }
  return is_ascii || code_points(text).has_value();
}

// --- Writing -------------------------------------------------------------------------------------

void WordWriter::clear() {
  words_.clear();
  wrong_.clear();
}

void WordWriter::fail(std::string_view where, std::string_view what) {
  if (!failed()) (wrong_ += where).append(" ").append(what);
}

std::size_t WordWriter::allocate(std::size_t count) {
  const auto at = words_.size();
  words_.resize(at + count);
  return at;
}

std::size_t WordWriter::put_struct(std::size_t pointer, Extent extent) {
  const auto at = allocate(extent.words());
  // An empty struct points at itself: distance -1.
  const auto target = extent.words() == 0 ? pointer : at;
  words_[pointer] = distance_bits(pointer, target) | extent_bits(extent);
  return at;
}

void WordWriter::point_to_list(std::size_t pointer, ElementSize size, std::size_t count) {
  words_[pointer] = distance_bits(pointer, words_.size()) | 1U |
                    static_cast<std::uint64_t>(size) << 32U | std::uint64_t{count} << 35U;
}

std::size_t WordWriter::put_structs(std::size_t pointer, std::size_t count, Extent extent) {
  point_to_list(pointer, ElementSize::composite, count * extent.words());
  const auto tag = allocate(1 + count * extent.words());
  words_[tag] = std::uint64_t{count} << 2U | extent_bits(extent);
  return tag + 1;
}

std::size_t WordWriter::put_pointers(std::size_t pointer, std::size_t count) {
  point_to_list(pointer, ElementSize::pointer, count);
  return allocate(count);
}

void WordWriter::put_text(std::size_t pointer, std::string_view text, std::string_view where) {
  if (text.empty()) return;
  if (!is_plain_text(text)) fail(where, kNotPlain);
  point_to_list(pointer, ElementSize::byte, text.size() + 1);
  const auto at = allocate(words_for(text.size() + 1));
  std::memcpy(bytes_at(at), text.data(), text.size());
}

void WordWriter::put_blob(std::size_t pointer, Bytes bytes) {
  if (bytes.empty()) return;
  point_to_list(pointer, ElementSize::byte, bytes.size());
  const auto at = allocate(words_for(bytes.size()));
  std::memcpy(bytes_at(at), bytes.data(), bytes.size());
}

void WordWriter::put_digest(std::size_t pointer, const Digest& digest) {
  if (!digest.is_zero()) put_blob(pointer, digest.bytes);
}

// --- Reading -------------------------------------------------------------------------------------

WordReader::WordReader(Bytes bytes) : bytes_(bytes), size_(bytes.size() / 8) {
  if (bytes.empty() || bytes.size() % 8 != 0) fail("message", "is not a number of words");
  if (bytes.size() > kLeafBytesMax) fail("message", "is too long");
}

void WordReader::fail(std::string_view where, std::string_view what) {
  if (!failed()) (wrong_ += where).append(" ").append(what);
}

void WordReader::qualify(std::string_view part) {
  if (!is_qualified_) wrong_.insert(0, std::string(part) + ".");
  is_qualified_ = true;
}

void WordReader::finish() {
  if (next_ != size_) fail("message", "has words that nothing points to");
}

bool WordReader::leads_on(std::size_t pointer, std::string_view where) {
  const bool leads = (word(pointer) & kDistanceMask) == distance_bits(pointer, next_);
  if (!leads) fail(where, "does not lie where the canonical order puts it");
  return leads && !failed();
}

bool WordReader::claim(std::size_t words, std::string_view where) {
  if (words > size_ - std::min(next_, size_)) fail(where, "reaches beyond the end");
  if (failed()) return false;
  next_ += words;
  return true;
}

bool WordReader::ends_in_data(const Struct& part) const {
  return part.extent.data == 0 || word(part.at + part.extent.data - 1U) != 0;
}

bool WordReader::ends_in_pointer(const Struct& part) const {
  return part.extent.pointers == 0 || !is_null(part.pointer(part.extent.pointers - 1U));
}

WordReader::Struct WordReader::take_struct(std::size_t pointer, std::string_view where) {
  const auto bits = word(pointer);
  if (failed() || bits == 0) return {};
  if ((bits & 3U) != 0) return fail(where, "is no struct"), Struct{};
  const Struct part{next_, extent_of(bits)};
  if (part.extent.words() == 0) {
    if (bits != kDistanceMask) fail(where, "is empty in another than the canonical way");
    return {};
  }
  if (!leads_on(pointer, where) || !claim(part.extent.words(), where)) return {};
  if (!ends_in_data(part) || !ends_in_pointer(part)) fail(where, "is not cut to its length");
  return part;
}

std::size_t WordReader::take_list(std::size_t pointer, ElementSize size, std::string_view where) {
  const auto bits = word(pointer);
  if (failed() || bits == 0) return 0;
  const bool is_such = (bits & 3U) == 1 && (bits >> 32U & 7U) == static_cast<std::uint64_t>(size);
  if (!is_such) return fail(where, "is not the list it must be"), std::size_t{0};
  return leads_on(pointer, where) ? static_cast<std::size_t>(bits >> 35U) : 0;
}

WordReader::Structs WordReader::take_structs(std::size_t pointer, std::string_view where) {
  if (is_null(pointer)) return {};
  const auto words = take_list(pointer, ElementSize::composite, where);
  if (failed() || !claim(1, where)) return {};
  const auto tag = word(next_ - 1);
  Structs list{next_, static_cast<std::size_t>((tag & kDistanceMask) >> 2U), extent_of(tag)};
  const bool is_whole = (tag & 3U) == 0 && list.count != 0 && list.count <= kListElementsMax &&
                        words == list.count * list.extent.words();
  if (!is_whole) return fail(where, "is a list whose size is not that of its elements"), Structs{};
  if (!claim(words, where)) return {};
  bool data_ends = false, pointers_end = false;
  for (std::size_t n = 0; n < list.count && !(data_ends && pointers_end); ++n) {
    data_ends = data_ends || ends_in_data(list.element(n));
    pointers_end = pointers_end || ends_in_pointer(list.element(n));
  }
  if (!data_ends || !pointers_end) fail(where, "is not cut to its length");
  return failed() ? Structs{} : list;
}

std::size_t WordReader::take_pointers(std::size_t pointer, std::size_t& count,
                                      std::string_view where) {
  count = 0;
  if (is_null(pointer)) return 0;
  const auto length = take_list(pointer, ElementSize::pointer, where);
  if (!failed() && length == 0) fail(where, "is empty but not null");
  const auto at = next_;
  if (!claim(length, where)) return 0;
  count = length;
  return at;
}

Bytes WordReader::take_blob(std::size_t pointer, std::string_view where) {
  if (is_null(pointer)) return {};
  const auto length = take_list(pointer, ElementSize::byte, where);
  if (!failed() && length == 0) fail(where, "is empty but not null");
  const auto at = next_;
  if (!claim(words_for(length), where)) return {};
  const auto padded = bytes_.subspan(at * 8, words_for(length) * 8);
  const auto padding = padded.subspan(length);
  if (std::any_of(padding.begin(), padding.end(), [](auto byte) { return byte != 0; })) {
    fail(where, "is padded with something");
  }
  return failed() ? Bytes{} : padded.first(length);
}

std::string_view WordReader::take_text(std::size_t pointer, std::string_view where) {
  const auto bytes = take_blob(pointer, where);
  if (bytes.empty()) return {};
  if (bytes.back() != 0) fail(where, "does not end in NUL");
  if (bytes.size() == 1) fail(where, "is empty but not null");
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size() - 1);
  if (!is_plain_text(text)) fail(where, kNotPlain);
  return failed() ? std::string_view{} : text;
}

Digest WordReader::take_digest(std::size_t pointer, std::string_view where) {
  const auto bytes = take_blob(pointer, where);
  Digest digest;
  if (bytes.empty()) return digest;
  if (bytes.size() != digest.bytes.size()) return fail(where, "is not 32 bytes"), digest;
  std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
  if (digest.is_zero()) fail(where, "is zero but not null");
  return digest;
}

}  // namespace caseledger::ledger
