// A stream is loaded when its first leaf comes, and written at the end of the batch.
#include "projections/model_writer.h"

#include "projections/table_sql.h"

namespace caseledger::projections {
namespace {

/// Streams held in memory between batches; beyond it all are let go and read again when needed.
constexpr std::size_t kStreamsHeld = 8'192;

Bureau& bureau_of(StreamState& state) { return std::get<Folded<BureauRow>>(state.folded).file; }

}  // namespace

ModelWriter::ModelWriter(SQLite::Database& database)
    : database_(database),
      stream_table_(database),
      histories_(database),
      officer_table_(database) {}

StreamState& ModelWriter::stream(const StreamKey& key) {
  auto found = streams_.find(key);
  if (found == streams_.end()) found = streams_.emplace(key, load(key)).first;
  auto& state = found->second;
  if (!state.is_changed) changed_.push_back(&state);
  state.is_changed = true;
  return state;
}

StreamState ModelWriter::load(const StreamKey& key) {
  auto state = stream_table_.load(key);
  if (key.procedure == Procedure::bureau) {
    officers_.load(load_officers(database_, "id"), bureau_of(state));
  }
  return state;
}

Result<void> ModelWriter::take(const ledger::Leaf& leaf, const Digest& leaf_hash,
                               const Source& source) {
  const StreamKey key{leaf.fact.procedure, leaf.fact.stream};
  if (key.procedure == Procedure::unspecified) {
    return spoilt(leaf, {"不属于任何程序", "is of no procedure"});
  }
  const bool is_of_bureau = key.procedure == Procedure::bureau;
  if (is_of_bureau && key.stream != kBureauStream) {
    return spoilt(leaf, {"属于另一机关：" + key.stream, "is of another bureau: " + key.stream});
  }
  auto& state = stream(key);
  CL_TRY(check_order(state.common(), leaf));
  CL_TRY(histories_.write(leaf, leaf_hash, state.common().last_act_position, source));
  if (is_of_bureau) {
    CL_TRY(officers_.take(leaf, bureau_of(state), source, histories_));
  }
  return fold(state, leaf, source, histories_);
}

void ModelWriter::flush() {
  for (auto* state : changed_) save(*state);
  changed_.clear();
  if (streams_.size() > kStreamsHeld) streams_.clear();
}

void ModelWriter::save(StreamState& state) {
  stream_table_.save(state);
  if (state.key.procedure != Procedure::bureau) return;
  for (const auto& officer : officers_.take_changed(bureau_of(state))) officer_table_.save(officer);
}

void ModelWriter::forget() {
  changed_.clear();
  streams_.clear();
}

void ModelWriter::remove(const StreamKey& key) {
  const auto remove_from = [&](const Table& table) {
    const auto sql = removal_sql(table);
    if (sql.empty()) return;
    SQLite::Statement statement(database_, sql);
    run(statement, key);
  };
  // Rows that belong to a parent's are found by it, so they go first.
  for (const bool with_parent : {true, false}) {
    for (const auto& table : tables()) {
      if ((table.about.owner == Owner::parent) == with_parent) remove_from(table);
    }
  }
}

}  // namespace caseledger::projections
