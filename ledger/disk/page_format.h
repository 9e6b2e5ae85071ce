// The bytes of an LMDB 0.9 data file (64 bit, little-endian, pages of 4,096), as far as an auditor
// must know them. Facts of the format are those of mdb.c's MDB_page, MDB_node, MDB_db and MDB_meta.
// Plain structs are read out of the bytes by copying: nothing here trusts alignment or content.
//
//   page    number 8, pad 2 (0), flags 2, then lower 2 and upper 2 or the count of overflow pages 4
//   meta    page header (lower and upper 0), magic 4, version 4, address 8 (0), map bytes 8, record
//           of the free list 48, record of the unnamed database 48, last page 8, transaction 8
//   record  pad 4, flags 2, depth 2, then 8 each: branch, leaf, overflow pages, entries, root
//   branch, leaf
//           2-byte node offsets from byte 16 up to `lower`; nodes from `upper` to the end, each
//           starting at an even byte and following the last without a gap
//   node    lo 2, hi 2, flags 2, key size 2, key, data.
//           In a branch lo, hi and flags are the child's page number; in a leaf lo and hi are
//           the size of the data and the data are the value,
//           or the number of its first overflow page, or the record of a named database
//   free list
//           key: transaction 8; value: count 8, page numbers 8 each, descending; what follows the
//           count is reserved room
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace caseledger::ledger::pages {

inline constexpr std::size_t kPageBytes = 4'096;
inline constexpr std::size_t kHeaderBytes = 16;
inline constexpr std::size_t kMetaBytes = 136;
inline constexpr std::size_t kNodeHeaderBytes = 8;
inline constexpr std::size_t kInlineNodeMax = 2'038;  ///< a longer node keeps its value elsewhere
inline constexpr std::size_t kKeyMax = 511;
inline constexpr std::uint32_t kMagic = 0xbeefc0de;
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint64_t kNoPage = ~std::uint64_t{0};
inline constexpr std::uint64_t kMetaPages = 2;
inline constexpr unsigned kDepthMax = 32;
inline constexpr std::uint16_t kIntegerKeys = 0x08;  // MDB_INTEGERKEY

enum PageFlags : std::uint16_t { kBranch = 0x01, kLeaf = 0x02, kOverflow = 0x04, kMeta = 0x08 };
enum NodeFlags : std::uint16_t { kInline = 0x00, kElsewhere = 0x01, kSubDatabase = 0x02 };

using Page = std::array<std::uint8_t, kPageBytes>;

template <class T>
T number_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  T number{};
  std::memcpy(&number, bytes.subspan(at, sizeof number).data(), sizeof number);
  return number;
}

struct Header {
  std::uint64_t number;
  std::uint16_t pad, flags, lower, upper;
  std::uint32_t overflow_pages() const { return std::uint32_t{upper} << 16 | lower; }
};
static_assert(sizeof(Header) == kHeaderBytes);

struct Record {
  std::uint32_t pad;
  std::uint16_t flags, depth;
  std::uint64_t branch_pages, leaf_pages, overflow_pages, entries, root;
};
static_assert(sizeof(Record) == 48);

struct Meta {
  std::uint32_t magic, version;
  std::uint64_t address, map_bytes;
  Record free_list, unnamed;
  std::uint64_t last_page, transaction;
};
static_assert(sizeof(Meta) == kMetaBytes);

struct NodeHeader {
  std::uint16_t lo, hi, flags, key_bytes;
  std::uint32_t data_bytes() const { return std::uint32_t{hi} << 16 | lo; }
  std::uint64_t child() const { return std::uint64_t{flags} << 32 | data_bytes(); }
};
static_assert(sizeof(NodeHeader) == kNodeHeaderBytes);

/// How many pages a value of that size takes when it is kept outside its leaf page.
constexpr std::uint64_t overflow_pages_for(std::uint64_t bytes) {
  return (kHeaderBytes - 1 + bytes) / kPageBytes + 1;
}

}  // namespace caseledger::ledger::pages
