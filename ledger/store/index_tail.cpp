// Chains run from new to old.
#include "ledger/store/index_tail.h"

#include <algorithm>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kSlotsMin = 1'024;

}  // namespace

void IndexTail::add_leaf(const std::optional<IndexKey>& stream,
                         const std::optional<IndexKey>& command) {
  if (stream) add(index_entry(IndexKind::stream, *stream, to_));
  if (command) add(index_entry(IndexKind::command, *command, to_));
  to_ = to_.next();
}

void IndexTail::add(const IndexEntry& entry) {
  CL_ASSERT(entries_.size() < UINT32_MAX);
  entries_.push_back(entry);
  older_.push_back(0);
  if (entries_.size() > newest_.size()) {
    rehash();
  } else {
    link(static_cast<std::uint32_t>(entries_.size() - 1));
  }
}

void IndexTail::link(std::uint32_t at) {
  std::uint32_t& newest = newest_[slot_of(entries_[at].key)];
  older_[at] = newest;
  newest = at + 1;
}

void IndexTail::rehash() {
  newest_.assign(std::max(kSlotsMin, newest_.size() * 2), 0);
  for (std::uint32_t at = 0; at < entries_.size(); ++at) link(at);
}

void IndexTail::find(IndexKind kind, const IndexKey& key, std::vector<Position>& found) const {
  if (newest_.empty()) return;
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  for (std::uint32_t at = newest_[slot_of(key)]; at != 0; at = older_[at - 1]) {
    const IndexEntry& entry = entries_[at - 1];
    if (entry.key == key && entry.kind() == kind) found.push_back(entry.position());
  }
  std::reverse(found.begin() + first, found.end());
}

}  // namespace caseledger::ledger
