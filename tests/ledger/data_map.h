// What each byte of an LMDB file is for: which hold values, which the tree around them, which are
// nobody's. Where values lie is read off the pages; what they are, and which bytes are live, is
// the page audit's word.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "ledger/disk/page_audit.h"

namespace caseledger::ledger {

struct PlacedValue {
  std::uint64_t key = 0;
  std::uint64_t key_at = 0;  ///< eight bytes of the file
  ByteRange bytes;
};

struct DataMap {
  enum class Use : std::uint8_t {
    idle,   ///< no live page says anything there
    other,  ///< meta pages, branches, the free list, …
    frame,  ///< around the values of one page
    value
  };
  std::vector<Use> uses;                                       ///< of each byte
  std::map<std::string, std::vector<PlacedValue>> values;      ///< of each database, keys ascending
  std::map<std::uint64_t, std::vector<std::uint64_t>> frames;  ///< by page: its bytes of that use

  std::vector<std::uint64_t> all(Use use) const;
  std::uint64_t idle_in_free_pages() const;
};

/// Frames are told only of the database that has the most values.
DataMap map_data(const std::filesystem::path& file, PageAuditOptions layout,
                 const std::string& largest);

}  // namespace caseledger::ledger
