// One walk through one transaction's trees; the workhorse of page_audit.cpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/disk/durable_file.h"
#include "ledger/disk/page_audit.h"
#include "ledger/disk/page_format.h"

namespace caseledger::ledger::pages {

/// A sentence that is there before anybody needs it: most expectations are met.
struct Complaint {
  const char* zh;
  const char* en;
};

/// Reads pages by number and gathers findings; shared by the walks of one audit.
class Evidence {
 public:
  Evidence(const FileDescriptor& file, std::uint64_t file_bytes, const PageAuditOptions& options)
      : file_(file), file_bytes_(file_bytes), options_(options) {}

  const PageAuditOptions& options() const { return options_; }
  std::uint64_t file_pages() const { return file_bytes_ / kPageBytes; }
  /// False, and a finding, where the file ends before those pages do.
  bool has(std::uint64_t number, std::uint64_t pages);
  /// False where the file ends before or does not answer; a finding says so.
  bool read(std::uint64_t number, std::span<std::uint8_t> bytes);
  void find(std::uint64_t page, std::size_t offset, Bilingual what);
  /// Finds fault unless it holds; returns whether it does.
  bool expect(bool holds, std::uint64_t page, std::size_t offset, Complaint what);
  void live(std::uint64_t page, std::size_t from, std::size_t to);
  bool is_enough() const { return findings_.size() >= options_.findings_max; }
  std::vector<PageFinding> take() { return std::move(findings_); }

 private:
  const FileDescriptor& file_;
  const std::uint64_t file_bytes_;
  const PageAuditOptions& options_;
  std::vector<PageFinding> findings_;
};

class Walk {
 public:
  /// `shows` hands values to the visitor and collects live ranges.
  Walk(Evidence& evidence, const Meta& meta, std::uint64_t meta_page, bool shows);

  /// All trees and the accounting of pages.
  void everything();
  /// The unnamed database without the named ones, and the free list: what an older state must keep.
  void essentials();

  /// Transactions that the free list has records of.
  const std::vector<std::uint64_t>& freed_by() const { return freed_by_; }
  std::uint64_t free_pages() const { return free_pages_; }

 private:
  enum class Keys { text, numbers, freed };
  struct Place {
    std::uint64_t page;
    std::size_t offset;
  };
  struct Tree {
    std::string name;  // of the database; for messages
    Keys keys;
    Record record;
    Place record_at;
    Bilingual shown() const;
    std::uint64_t branch_pages = 0, leaf_pages = 0, overflow_pages = 0, entries = 0;
  };
  struct Node {
    std::size_t offset;
    NodeHeader header;
    std::string key;
  };
  struct Bounds {
    const std::string* low = nullptr;   // first key at or after it
    const std::string* high = nullptr;  // all keys before it
  };

  bool claim(std::uint64_t page, const Bilingual& by);
  void tree(Tree& tree);
  void counters(const Tree& tree);
  void page(Tree& tree, std::uint64_t number, unsigned height, Bounds bounds);
  void branch(Tree& tree, std::uint64_t number, const Page& page, unsigned height, Bounds bounds);
  void leaf(Tree& tree, std::uint64_t number, const Page& page, Bounds bounds);
  void entry(Tree& tree, std::uint64_t number, const Page& page, const Node& node);
  void value(const Tree& tree, Place at, const Node& node, Bytes bytes);
  void value_elsewhere(Tree& tree, const Page& page, const Node& node);
  void free_record(Place at, const Node& node, Bytes bytes);
  void unnamed_value(Place at, const Node& node, Bytes bytes);
  void remember_database(Place at, const Node& node, Bytes bytes);
  void mark(std::uint64_t page, std::size_t at, std::size_t bytes);
  std::vector<Node> nodes(const Tree& tree, std::uint64_t number, const Page& page);
  void tiling(std::uint64_t number, std::uint16_t upper,
              std::vector<std::pair<std::size_t, std::size_t>> spans);
  /// False where a key has an impossible length.
  bool key_order(const Tree& tree, std::uint64_t number, const std::vector<Node>& nodes,
                 std::size_t first, Bounds bounds);
  void accounting();
  void anchor();

  Evidence& evidence_;
  const Meta meta_;
  const std::uint64_t meta_page_;
  const bool shows_;
  std::vector<bool> claimed_;
  std::map<std::string, Tree> databases_;
  std::optional<std::pair<Place, Anchor>> anchor_;
  std::vector<std::uint64_t> freed_by_;
  std::uint64_t free_pages_ = 0;
};

}  // namespace caseledger::ledger::pages
