// See index_audit.h.
#include "ledger/audit/index_audit.h"

#include <algorithm>

namespace caseledger::ledger {
namespace {

constexpr std::size_t kFindingsMax = 100;

}  // namespace

IndexAudit::IndexAudit(const std::filesystem::path& folder) {
  const auto index = Index::open(folder, {});
  if (!index) {
    findings_.push_back(index.error().what);
    return;
  }
  for (auto& run : (*index)->runs()) {
    for (std::string& damage : run->damage()) findings_.push_back(std::move(damage));
    const std::size_t entries = run->entries().size();
    parts_.push_back({std::move(run), std::vector<bool>(entries)});
  }
}

void IndexAudit::leaf(Position position, const LeafKeys& keys) {
  while (current_ < parts_.size() && position >= parts_[current_].run->to()) ++current_;
  if (current_ == parts_.size()) return;  // not indexed on disk yet
  if (!keys.stream.empty()) tick(IndexKind::stream, stream_key(keys.stream), position);
  if (keys.command) tick(IndexKind::command, command_key(*keys.command), position);
}

void IndexAudit::tick(IndexKind kind, const IndexKey& key, Position position) {
  Part& part = parts_[current_];
  const auto found = part.run->find(kind, key);
  const auto entry = std::lower_bound(found.begin(), found.end(), index_entry(kind, key, position));
  if (entry != found.end() && entry->position() == position) {
    part.ticked[static_cast<std::size_t>(&*entry - part.run->entries().data())] = true;
  } else if (findings_.size() < kFindingsMax) {
    findings_.push_back("the index lacks the " +
                        std::string(kind == IndexKind::stream ? "stream" : "command") +
                        " of leaf " + std::to_string(position.index));
  }
}

std::vector<std::string> IndexAudit::finish(std::uint64_t size) const {
  std::vector<std::string> findings = findings_;
  if (!parts_.empty() && parts_.back().run->to().index > size) {
    findings.push_back("the index has " + std::to_string(parts_.back().run->to().index) +
                       " leaves, the ledger " + std::to_string(size));
  }
  for (const Part& part : parts_) {
    for (std::size_t i = 0; i < part.ticked.size() && findings.size() < kFindingsMax; ++i) {
      if (part.ticked[i]) continue;
      findings.push_back("the index has a key for leaf " +
                         std::to_string(part.run->entries()[i].position().index) +
                         " that the leaf has not");
    }
  }
  return findings;
}

}  // namespace caseledger::ledger
