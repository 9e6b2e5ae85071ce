#include "ledger/store/checkpoint_file.h"

#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {

Result<std::optional<Checkpoint>> CheckpointFile::load() {
  const std::lock_guard lock(mutex_);
  CL_TRY(note_, read_file(path_));
  if (!note_) return std::nullopt;
  auto checkpoint = parse_checkpoint(note_body(*note_));
  if (!checkpoint) {
    return fault(FaultKind::corrupt, path_.string(), checkpoint.error().sentence());
  }
  return std::move(*checkpoint);
}

Result<void> CheckpointFile::write(const Checkpoint& checkpoint) {
  const std::string body = to_text(checkpoint);
  const std::lock_guard lock(mutex_);
  if (note_ && note_body(*note_) == body) return {};
  if (!seal_) return replace(body);
  CL_TRY(const auto sealed, seal_(body));
  return replace(sealed);
}

Result<void> CheckpointFile::replace_note(const std::string& note) {
  const std::lock_guard lock(mutex_);
  if (!note_ || note_body(note) != note_body(*note_)) {
    return fault(FaultKind::conflict, path_.string(),
                 {"现已是另一检查点", "is of another checkpoint by now"});
  }
  return replace(note);
}

Result<void> CheckpointFile::replace(const std::string& note) {
  const auto replaced = replace_file(path_, note_, note, faults_);
  if (replaced) note_ = note;
  return replaced;
}

std::optional<std::string> CheckpointFile::note() const {
  const std::lock_guard lock(mutex_);
  return note_;
}

}  // namespace caseledger::ledger
