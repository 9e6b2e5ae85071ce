// The paths themselves are made by ledger/tree/proof.h.
#include "adapters/proofs/checkpoint_proofs.h"

#include <functional>

#include "ledger/tree/note.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

using ledger::kTileHeight;

/// Of 16 KiB each.
constexpr std::size_t kTilesMax = 1'024;

TileRows rows_over(std::vector<Digest> hashes) {
  TileRows rows{std::move(hashes)};
  while (rows.back().size() > 1) {
    const auto& below = rows.back();
    std::vector<Digest> row;
    row.reserve(below.size() / 2);
    for (std::size_t n = 0; n + 1 < below.size(); n += 2) {
      row.push_back(ledger::node_hash(below[n], below[n + 1]));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A key may be in force and kept elsewhere: only those that signed this checkpoint can show it.
Result<std::vector<std::string>> signers_of(const std::string& text, const std::string& origin,
                                            const Bureau& bureau) {
  CL_TRY(const auto note, ledger::parse_note(text));
  std::vector<std::string> keys;
  for (const auto& [verify_key, is_in_force] : bureau.log_keys()) {
    const ledger::NoteKey key{origin, ledger::NoteKeyUse::note, ledger::to_public_key(verify_key)};
    if (is_in_force && is_signed_by(note, key) != ledger::Signed::no) keys.push_back(to_text(key));
  }
  return keys;
}

}  // namespace

Result<CheckpointProofs> CheckpointProofs::open(const ledger::Ledger& ledger,
                                                const Bureau& bureau) {
  CheckpointProofs proofs(ledger);
  CL_TRY(proofs.note_, ledger.checkpoint_note());
  CL_TRY(proofs.checkpoint_, ledger::parse_checkpoint(ledger::note_body(proofs.note_)));
  CL_TRY(proofs.keys_, signers_of(proofs.note_, ledger.origin(), bureau));
  return proofs;
}

Result<std::string> CheckpointProofs::prove(ledger::Position position, ledger::Bytes leaf) {
  const auto node_at = std::bind_front(&CheckpointProofs::node, this);
  CL_TRY(const auto proof, ledger::prove_leaf(position.index, note_, node_at));
  const bool holds = ledger::includes(checkpoint_.root, checkpoint_.size, ledger::leaf_hash(leaf),
                                      position.index, proof.path);
  if (holds) return to_text(proof);
  const auto number = std::to_string(position.index);
  return fault(FaultKind::corrupt, "",
               {"第" + number + "号事实的哈希路径不通向检查点",
                "the path of leaf " + number + " does not lead to the checkpoint"});
}

Result<Digest> CheckpointProofs::node(unsigned level, std::uint64_t index) {
  const unsigned height = level % kTileHeight;
  const auto tiles_shift = kTileHeight - height;
  const ledger::TileId id{level / kTileHeight, index >> tiles_shift};
  return tile(id).map([&](const TileRows* rows) {
    const auto in_tile = index - (id.index << tiles_shift);
    CL_ASSERT(height < rows->size() && in_tile < (*rows)[height].size());
    return (*rows)[height][in_tile];
  });
}

Result<const TileRows*> CheckpointProofs::tile(ledger::TileId id) {
  if (const auto kept = tiles_.find(id); kept != tiles_.end()) return &kept->second;
  if (tiles_.size() >= kTilesMax) tiles_.clear();
  return ledger_->tile(id, tile_width(id, checkpoint_.size)).map([&](std::vector<Digest>&& hashes) {
    return &(tiles_[id] = rows_over(std::move(hashes)));
  });
}

}  // namespace caseledger::adapters
