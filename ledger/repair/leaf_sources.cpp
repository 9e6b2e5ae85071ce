#include "ledger/repair/leaf_sources.h"

#include <algorithm>
#include <cstring>

#include "ledger/base/hash.h"
#include "ledger/disk/leaf_cursor.h"
#include "ledger/disk/page_audit.h"
#include "ledger/leaf/codec.h"
#include "ledger/store/head_record.h"
#include "ledger/store/mirror.h"

namespace caseledger::ledger {

Result<LeafSource> LeafSource::of_store(const std::filesystem::path& data_file) {
  LeafSource source;
  if (!std::filesystem::exists(data_file)) return source;
  auto layout = store_layout();
  layout.findings_max = SIZE_MAX;
  layout.visit = [&](std::string_view database, Bytes key, Bytes value) {
    std::uint64_t position = 0;
    if (database != kLeavesName || key.size() != sizeof position) return;
    std::memcpy(&position, key.data(), sizeof position);
    source.leaves_.emplace(position, std::vector(value.begin(), value.end()));
  };
  return audit_pages(data_file, layout).map([&](const PageReport&) { return std::move(source); });
}

Result<LeafSource> LeafSource::of_mirror(const std::filesystem::path& folder) {
  LeafSource source;
  CL_TRY(const auto bundles, bundles_in(folder));
  for (const auto n : bundles) {
    CL_TRY(auto bundle, read_bundle(folder, n));
    if (!bundle) continue;
    for (std::size_t at = 0; at < bundle->size(); ++at) {
      const auto leaf = bundle->leaf(at);
      source.leaves_.emplace(n * kBundleLeaves + at, std::vector(leaf.begin(), leaf.end()));
    }
  }
  return source;
}

std::vector<std::uint8_t> LeafSource::at(Position position) const {
  const auto found = leaves_.find(position.index);
  return found == leaves_.end() ? std::vector<std::uint8_t>() : found->second;
}

LeafChain::LeafChain(std::vector<LeafSource> sources) : sources_(std::move(sources)) {}

std::uint64_t LeafChain::end() const {
  std::uint64_t end = 0;
  for (const auto& source : sources_) end = std::max(end, source.end());
  return end;
}

/// Whole leaves of that position, in the order of the places, each once.
std::vector<std::vector<std::uint8_t>> LeafChain::candidates(std::uint64_t n) const {
  std::vector<std::vector<std::uint8_t>> all;
  for (const auto& source : sources_) {
    auto bytes = source.at(Position{n});
    const auto leaf = bytes.empty() ? Result<Leaf>(missing_leaf(Position{n})) : decode(bytes);
    if (!leaf || leaf->position.index != n || std::ranges::find(all, bytes) != all.end()) continue;
    all.push_back(std::move(bytes));
  }
  return all;
}

bool LeafChain::is_followed(const std::vector<std::uint8_t>& leaf, std::uint64_t n) const {
  const auto digest = sm3(leaf);
  return std::ranges::any_of(candidates(n + 1), [&](const auto& next) {
    return decode(next).map([&](const Leaf& one) { return one.prev == digest; }).value_or(false);
  });
}

std::vector<std::uint8_t> LeafChain::next() {
  const auto prev = next_ == 0 ? Digest{} : sm3(before_);
  auto all = candidates(next_);
  std::erase_if(all, [&](const auto& bytes) { return decode(bytes)->prev != prev; });
  if (all.empty()) return {};
  // Of two that both name the one before, the next leaf knows the right one.
  auto chosen = all.begin();
  if (all.size() > 1) {
    const auto followed =
        std::ranges::find_if(all, [&](const auto& bytes) { return is_followed(bytes, next_); });
    if (followed != all.end()) chosen = followed;
  }
  before_ = *chosen;
  mended_ += sources_.front().at(Position{next_}) == before_ ? 0 : 1;
  ++next_;
  return before_;
}

}  // namespace caseledger::ledger
