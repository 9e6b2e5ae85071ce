#include "ledger/audit/index_audit.h"

#include <algorithm>

namespace caseledger::ledger {
namespace {

constexpr std::size_t kFindingsMax = 100;

}  // namespace

IndexAudit::IndexAudit(const std::filesystem::path& folder) {
  const auto index = Index::open(folder, {});
  if (!index) {
    findings_.push_back(index.error().sentence());
    return;
  }
  for (auto& run : (*index)->runs()) {
    for (Bilingual& damage : run->damage()) findings_.push_back(std::move(damage));
    const std::size_t entries = run->entries().size();
    parts_.push_back({std::move(run), std::vector<bool>(entries)});
  }
}

void IndexAudit::leaf(Position position, const IndexKeys& keys) {
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
    const auto leaf = std::to_string(position.index);
    findings_.push_back(kind == IndexKind::stream
                            ? Bilingual{"索引缺少第" + leaf + "号事实所属的案卷",
                                        "the index lacks the stream of leaf " + leaf}
                            : Bilingual{"索引缺少第" + leaf + "号事实的命令",
                                        "the index lacks the command of leaf " + leaf});
  }
}

std::vector<Bilingual> IndexAudit::finish(std::uint64_t size) const {
  std::vector<Bilingual> findings = findings_;
  if (!parts_.empty() && parts_.back().run->to().index > size) {
    const auto has = std::to_string(parts_.back().run->to().index), leaves = std::to_string(size);
    findings.push_back({"索引有" + has + "条事实，账本有" + leaves + "条",
                        "the index has " + has + " leaves, the ledger " + leaves});
  }
  for (const Part& part : parts_) {
    for (std::size_t i = 0; i < part.ticked.size() && findings.size() < kFindingsMax; ++i) {
      if (part.ticked[i]) continue;
      const auto leaf = std::to_string(part.run->entries()[i].position().index);
      findings.push_back({"索引为第" + leaf + "号事实列有该事实没有的键",
                          "the index has a key for leaf " + leaf + " that the leaf has not"});
    }
  }
  return findings;
}

}  // namespace caseledger::ledger
