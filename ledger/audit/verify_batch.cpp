// Form, hashes and words of the leaves of one batch.
#include "ledger/audit/verify_batch.h"

#include <algorithm>

#include "ledger/base/hash.h"
#include "ledger/leaf/codec.h"
#include "statemachines/words/utf8.h"

namespace caseledger::ledger {
namespace {

Bytes part_of(const std::vector<std::uint8_t>& bytes, const std::vector<std::size_t>& ends,
              std::size_t n) {
  const auto begin = n == 0 ? 0 : ends[n - 1];
  return Bytes(bytes).subspan(begin, ends[n] - begin);
}

template <class Entry>
const Entry* entry_at(const std::vector<Entry>& entries, std::string_view path) {
  const auto found = std::ranges::lower_bound(entries, path, {}, &Entry::path);
  return found != entries.end() && found->path == path ? &*found : nullptr;
}

/// The path that a leaf has in this place, commitments first.
std::string_view path_of_part(const Leaf& leaf, std::size_t part) {
  const auto attachment = part - leaf.commitments.size();
  if (part < leaf.commitments.size()) return leaf.commitments[part].path;
  if (attachment < leaf.attachments.size()) return leaf.attachments[attachment].path;
  return {};
}

/// What is wrong with words that are said to be a leaf's.
std::optional<Bilingual> wrong_words(const Leaf& leaf, const VaultRecord& record) {
  if (const auto* commitment = entry_at(leaf.commitments, record.path)) {
    const auto digest =
        commit_to(leaf.origin, leaf.fact.stream, record.path, record.salt, record.words);
    if (digest != commitment->digest) {
      return Bilingual{"不是事实所承诺的", "are not those that the leaf commits to"};
    }
    if (code_points(record.words) == commitment->chars) return std::nullopt;
    return Bilingual{"与事实所称的字数不符", "are not so long as the leaf says"};
  }
  if (const auto* attachment = entry_at(leaf.attachments, record.path)) {
    const auto text = bytes_of(record.words);
    const Document actual{sha256(text), sm3(text), text.size()};
    if (actual != attachment->document) {
      return Bilingual{"不是事实所指的文书", "are not the document that the leaf names"};
    }
    if (record.salt == Salt{}) return std::nullopt;
    return Bilingual{"属于文书而带有盐值", "are a document's and have a salt"};
  }
  return Bilingual{"不属于该事实的任何字段", "belong to no field of the leaf"};
}

void examine_words(LeafBatch& batch, LeafBatch::Seen& seen) {
  const auto& leaf = *seen.leaf;
  for (const auto& record : seen.words) {
    auto wrong = wrong_words(leaf, record);
    if (!wrong && path_of_part(leaf, record.part) != record.path) {
      wrong = {"放错了位置", "stand in another place"};
    }
    const bool is_committed = entry_at(leaf.commitments, record.path) != nullptr;
    if (!wrong && is_committed) ++seen.words_found;
    if (wrong) {
      batch.findings.push_back({"words",
                                leaf.position,
                                {record.path + " 处的文字" + wrong->zh,
                                 "the words at " + record.path + " " + wrong->en}});
    }
  }
}

}  // namespace

Bytes LeafBatch::key(std::size_t n) const { return part_of(keys, key_ends, n); }
Bytes LeafBatch::leaf(std::size_t n) const { return part_of(bytes, leaf_ends, n); }

void LeafBatch::add(Bytes key, Bytes leaf) {
  keys.insert(keys.end(), key.begin(), key.end());
  key_ends.push_back(keys.size());
  bytes.insert(bytes.end(), leaf.begin(), leaf.end());
  leaf_ends.push_back(bytes.size());
}

void examine(LeafBatch& batch) {
  std::span<const VaultRecord> words(batch.words);
  batch.seen.reserve(batch.size());
  for (std::size_t n = 0; n < batch.size(); ++n) {
    const auto bytes = batch.leaf(n);
    auto& seen = batch.seen.emplace_back();
    seen.hash = leaf_hash(bytes);
    seen.sm3 = sm3(bytes);
    const auto own = std::ranges::find_if(
        words, [&](const VaultRecord& record) { return record.position > batch.position(n); });
    seen.words = {words.begin(), own};
    words = {own, words.end()};
    auto leaf = decode(bytes);
    if (!leaf) {
      batch.findings.push_back({"form", batch.position(n), leaf.error().sentence()});
      continue;
    }
    seen.leaf = std::move(*leaf);
    examine_words(batch, seen);
  }
}

}  // namespace caseledger::ledger
