// Private to repair: every leaf that can still be read somewhere, by its position.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"

namespace caseledger::ledger {

/// Leaves of one place, in a scratch file, found by position. Damaged ones are among them: who
/// reads asks their hashes.
class LeafSource {
 public:
  /// From a store's data file, page by page without LMDB; stops at nothing.
  static Result<LeafSource> of_store(const std::filesystem::path& data_file);
  static Result<LeafSource> of_mirror(const std::filesystem::path& folder);

  /// Empty where this place does not have it.
  std::vector<std::uint8_t> at(Position position) const;
  /// One behind the last.
  std::uint64_t end() const { return leaves_.empty() ? 0 : leaves_.rbegin()->first + 1; }

 private:
  std::map<std::uint64_t, std::vector<std::uint8_t>> leaves_;
};

/// The leaves 0, 1, 2, … as far as they follow each other, each from the first place that has it
/// whole and that the next leaf, wherever it is, agrees with.
class LeafChain {
 public:
  explicit LeafChain(std::vector<LeafSource> sources);

  /// The next leaf; empty where none follows.
  std::vector<std::uint8_t> next();
  /// How many so far the first place did not have.
  std::uint64_t mended() const { return mended_; }
  Position position() const { return Position{next_}; }
  std::uint64_t end() const;

 private:
  std::vector<std::vector<std::uint8_t>> candidates(std::uint64_t n) const;
  bool is_followed(const std::vector<std::uint8_t>& leaf, std::uint64_t n) const;

  std::vector<LeafSource> sources_;
  std::vector<std::uint8_t> before_;
  std::uint64_t next_ = 0, mended_ = 0;
};

}  // namespace caseledger::ledger
