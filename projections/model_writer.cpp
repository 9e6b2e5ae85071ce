// See the header.
#include "projections/model_writer.h"

namespace caseledger::projections {
namespace {

/// Streams held in memory between batches; beyond it all are let go and read again when needed.
constexpr std::size_t kStreamsHeld = 8'192;

}  // namespace

ModelWriter::ModelWriter(SQLite::Database& database)
    : database_(database),
      stream_table_(database),
      histories_(database),
      officer_table_(database) {}

StreamState& ModelWriter::stream(const StreamKey& key) {
  auto found = streams_.find(key);
  if (found == streams_.end()) found = streams_.emplace(key, stream_table_.load(key)).first;
  auto& state = found->second;
  if (!state.is_changed) changed_.push_back(&state);
  state.is_changed = true;
  return state;
}

Result<void> ModelWriter::take(const ledger::Leaf& leaf, const Digest& leaf_hash,
                               const Source& source) {
  const StreamKey key{leaf.fact.procedure, leaf.fact.stream};
  if (key.procedure == Procedure::unspecified) {
    return fault(FaultKind::corrupt, "read models: leaf " + std::to_string(leaf.position.index) +
                                         " is of no procedure");
  }
  auto& state = stream(key);
  CL_TRY(histories_.write(leaf, leaf_hash, state.common().last_act_position, source));
  if (key.procedure == Procedure::bureau) {
    CL_TRY(take_officers(leaf, source));
  }
  return fold(state, leaf, source, histories_);
}

Result<void> ModelWriter::take_officers(const ledger::Leaf& leaf, const Source& source) {
  if (!officers_loaded_) officers_.load(load_officers(database_, "id"));
  officers_loaded_ = true;
  return officers_.fold(leaf, source, histories_);
}

void ModelWriter::flush() {
  for (auto* state : changed_) stream_table_.save(*state);
  changed_.clear();
  for (const auto& officer : officers_.take_changed()) officer_table_.save(officer);
  if (streams_.size() > kStreamsHeld) streams_.clear();
}

void ModelWriter::forget() {
  changed_.clear();
  streams_.clear();
  officers_.load({});
  officers_loaded_ = false;
}

void ModelWriter::remove(const StreamKey& key) {
  const auto forget_rows = [&](const std::string& rest) {
    SQLite::Statement statement(database_, "DELETE FROM " + rest);
    run(statement, key);
  };
  forget_rows(
      "breaches WHERE position IN"
      " (SELECT position FROM refusals WHERE procedure = ? AND stream = ?)");
  for (const std::string table :
       {"timeline", "irregularities", "refusals", "corrections", "deadlines"}) {
    forget_rows(table + " WHERE procedure = ? AND stream = ?");
  }
  for (const std::string table :
       {"cases WHERE 'case'", "items WHERE 'disclosure'", "bureau WHERE 'bureau'"}) {
    forget_rows(table + " = ? AND id = ?");
  }
  for (const std::string table : {"participants", "measures"}) {
    forget_rows(table + " WHERE 'case' = ? AND case_id = ?");
  }
  forget_rows("editions WHERE 'disclosure' = ? AND item = ?");
  if (key.procedure != Procedure::bureau) return;
  for (const std::string table : {"officers", "certificates", "appointments"}) {
    database_.exec("DELETE FROM " + table);
  }
}

}  // namespace caseledger::projections
