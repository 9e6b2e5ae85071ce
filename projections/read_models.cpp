#include "projections/read_models.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <set>

#include "ledger/disk/durable_file.h"
#include "ledger/disk/system_error.h"
#include "ledger/vault/case_keys.h"
#include "projections/article_table.h"
#include "projections/content_digest.h"
#include "projections/cursor_table.h"
#include "projections/model_writer.h"
#include "projections/schema.h"
#include "projections/stored_models.h"
#include "statemachines/words/check.h"

namespace caseledger::projections {

using ledger::Position;

namespace {

/// secure_delete: what was erased leaves no bytes behind.
constexpr const char* kSettings =
    "PRAGMA cache_size = -65536;"
    "PRAGMA secure_delete = ON;";

/// Pages of WAL before SQLite moves them into the file: 64 MiB, so that a rebuild writes in long
/// runs. NORMAL syncs there only; see the durability note in read_models.h.
constexpr const char* kGoOnWriting =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = NORMAL;"
    "PRAGMA wal_autocheckpoint = 16384;";

constexpr ::mode_t kOwnersFolder = 0700, kOwnersFile = 0600;

/// A batch of more leaves is worth the switch.
constexpr std::uint64_t kFewLeaves = 256;

/// Folders of an earlier version were open to everybody; they are closed on the way.
Result<void> make_folder(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::create_directories(folder.parent_path(), failed);
  if (!failed && ::mkdir(folder.c_str(), kOwnersFolder) != 0 && errno != EEXIST) {
    failed = std::error_code(errno, std::generic_category());
  }
  if (failed) {
    return fault(FaultKind::unavailable, "read models: " + folder.string(),
                 ledger::system_error(failed.value()));
  }
  fs::permissions(folder, fs::perms::others_all, fs::perm_options::remove, failed);
  return {};
}

/// An empty file is an empty database, and SQLite gives its logs the mode of the file. What hinders
/// this SQLite says itself on opening.
void make_file(const std::filesystem::path& file) {
  const ledger::FileDescriptor made(
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnersFile));
}

bool is_empty(SQLite::Database& database) {
  return ask_integer(database, "SELECT count(*) FROM sqlite_schema") == 0;
}

bool is_ours(SQLite::Database& database) {
  return ask_integer(database, "PRAGMA application_id") == kApplicationId;
}

/// The file as it is now, made empty where it is of another version.
Result<void> prepare(SQLite::Database& database) {
  if (!is_empty(database) && !is_ours(database)) {
    return fault(FaultKind::corrupt, "read models",
                 {"该文件属于其他程序：" + database.getFilename(),
                  "the file is another program's: " + database.getFilename()});
  }
  database.exec(kSettings);
  if (has_schema(database)) return {};
  SQLite::Transaction making(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (!has_schema(database)) make_schema(database);
  making.commit();
  return {};
}

bool is_in_wal(SQLite::Database& database) {
  SQLite::Statement mode(database, "PRAGMA journal_mode");
  return mode.executeStep() && mode.getColumn(0).getString() == "wal";
}

/// The leaves of one stream without the words that its disposal erased. What the vault still holds
/// of them does not count: it may be read between the disposal's fact and its being carried out.
class Remembered : public Source {
 public:
  Remembered(const Source& source, ledger::Position disposed)
      : source_(source), disposed_(disposed) {}

  Result<ledger::Position> end() const override { return source_.end(); }
  Result<void> scan(ledger::Position from, ledger::Position to, const Visit& visit) const override {
    return source_.scan(from, to, visit);
  }
  Result<void> scan_stream(Procedure procedure, std::string_view stream,
                           const Visit& visit) const override {
    return source_.scan_stream(procedure, stream, visit);
  }
  Result<std::optional<std::string>> words(ledger::Position position,
                                           std::string_view path) const override {
    if (position < disposed_) return std::nullopt;
    return source_.words(position, path);
  }

 private:
  const Source& source_;
  ledger::Position disposed_;  ///< where the records were disposed of; 0: never
};

bool is_disposal(const ledger::Leaf& leaf) { return leaf.fact.event.is<RecordsDisposed>(); }

}  // namespace

struct ReadModels::State {
  explicit State(SQLite::Database opened) : database(std::move(opened)) {}

  SQLite::Database database;
  std::unique_ptr<ModelWriter> writer;
  Cursor written;  ///< what the writer's memory stands for
  bool has_applied = false;
  bool is_logging = false;       ///< WAL
  bool has_remains = false;      ///< the log may keep words that were erased
  std::set<StreamKey> disposed;  ///< of the batch that is being applied

  void log_from(const Batch& batch);
  Result<void> apply(const Batch& batch);
  Result<Cursor> take_all(const Batch& batch);
  Result<void> renew(const Source& source, const StreamKey& key);
  Result<void> make_anew(const Source& source, const StreamKey& key, Position end);
  /// The words of a case and of its item are gone.
  void take_disposal(const Id& stream) {
    for (const auto& owner : ledger::disposed_with(stream)) {
      disposed.insert({owner.procedure, stream});
    }
  }
  /// Whether nothing that was erased is left in the log.
  bool cut_log();
};

ReadModels::ReadModels(std::unique_ptr<State> state) : state_(std::move(state)) {}

ReadModels::~ReadModels() {
  state_->writer.reset();
  if (!state_->is_logging) return;
  state_->database.setBusyTimeout(0);
  // With readers in the file this is refused; the last of them to go leaves it as it is.
  state_->database.tryExec("PRAGMA journal_mode = DELETE");
}

namespace {

Result<void> make_room(const ModelPlace& place) {
  if (place.is_in_memory()) return {};
  const auto file = models_path(place.data_folder());
  CL_TRY(make_folder(file.parent_path()));
  make_file(file);
  return {};
}

/// What cannot be taken along is made anew.
void take_along(const ModelPlace& place, SQLite::Database& database) {
  if (!place.is_in_memory() || place.data_folder().empty()) return;
  if (const auto stored = StoredModels::open(place.data_folder())) (*stored)->copy_to(database);
}

}  // namespace

Result<std::unique_ptr<ReadModels>> ReadModels::open(const ModelPlace& place) {
  using Opened = Result<std::unique_ptr<ReadModels>>;
  CL_TRY(make_room(place));
  return guarded_result("opening", [&]() -> Opened {
    auto state = std::make_unique<State>(open_database(place, Access::write));
    take_along(place, state->database);
    CL_TRY(prepare(state->database));
    state->writer = std::make_unique<ModelWriter>(state->database);
    state->written = read_cursor(state->database);
    state->is_logging = is_in_wal(state->database);
    return std::unique_ptr<ReadModels>(new ReadModels(std::move(state)));
  });
}

Result<void> ReadModels::discard(const std::filesystem::path& data_folder) {
  for (const auto* suffix : {"-wal", "-shm", "-journal", ""}) {
    auto file = models_path(data_folder);
    file += suffix;
    std::error_code failed;
    std::filesystem::remove(file, failed);
    if (!failed) continue;
    return fault(FaultKind::unavailable, "read models: " + file.string(),
                 ledger::system_error(failed.value()));
  }
  return {};
}

Result<Cursor> ReadModels::cursor() {
  return guarded("reading the cursor", [&] { return read_cursor(state_->database); });
}

Result<void> ReadModels::apply(const Batch& batch) {
  auto applied = guarded_result("applying leaves", [&] { return state_->apply(batch); });
  if (!applied) state_->writer->forget();
  return applied;
}

/// One short batch after opening is cheapest in place; whoever goes on does so in WAL, where
/// readers and the writer do not wait for each other. While somebody reads the switch is refused:
/// next time.
void ReadModels::State::log_from(const Batch& batch) {
  const bool is_short = batch.to().index - batch.from().next.index <= kFewLeaves;
  if (is_logging || (is_short && !has_applied)) return;
  is_logging = database.tryExec(kGoOnWriting) == SQLite::OK && is_in_wal(database);
}

Result<void> ReadModels::State::apply(const Batch& batch) {
  log_from(batch);
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (read_cursor(database) != batch.from()) {
    return fault(FaultKind::conflict, "read models",
                 {"另有他人同时更新", "somebody else is following too"});
  }
  if (written != batch.from()) writer->forget();
  disposed.clear();
  CL_TRY(const auto reached, take_all(batch));
  writer->flush();
  for (const auto& key : disposed) {
    CL_TRY(make_anew(batch.source(), key, reached.next));
  }
  write_cursor(database, reached);
  CL_ASSERT(read_cursor(database) == reached);
  // From here a crash repeats nothing: rows and cursor are one transaction.
  transaction.commit();
  written = reached;
  has_applied = true;
  has_remains = (has_remains || !disposed.empty()) && !cut_log();
  return {};
}

bool ReadModels::State::cut_log() {
  return !is_logging || ask_integer(database, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
}

Result<Cursor> ReadModels::State::take_all(const Batch& batch) {
  Cursor reached = batch.from();
  Result<void> status;
  const auto scanned = batch.for_each([&](const ledger::Leaf& leaf, const Digest& leaf_hash) {
    // The source is not ours to throw through.
    status = guarded_result("taking a leaf", [&]() -> Result<void> {
      if (leaf.position != reached.next) {
        const auto number = std::to_string(leaf.position.index);
        return fault(FaultKind::corrupt, "read models",
                     {"来的是第" + number + "号事实，而不是下一条",
                      "leaf " + number + " where the next was expected"});
      }
      return writer->take(leaf, leaf_hash, batch.source());
    });
    reached = {leaf.position.next(), leaf_hash};
    if (is_disposal(leaf)) take_disposal(leaf.fact.stream);
    return status.has_value();
  });
  CL_TRY(scanned);
  CL_TRY(status);
  if (reached.next != batch.to()) {
    const auto number = std::to_string(batch.to().index);
    return fault(FaultKind::corrupt, "read models",
                 {"账本在第" + number + "号事实之前结束", "the ledger ends before leaf " + number});
  }
  return reached;
}

Result<void> ReadModels::reset() {
  return guarded("resetting", [&] {
    state_->writer->forget();
    SQLite::Transaction transaction(state_->database, SQLite::TransactionBehavior::IMMEDIATE);
    make_schema(state_->database);
    transaction.commit();
    state_->written = Cursor{};
  });
}

Result<void> ReadModels::renew(const Source& source, Procedure procedure, std::string_view stream) {
  auto renewed = guarded_result("renewing a stream", [&] {
    return state_->renew(source, {procedure, Id(stream)});
  });
  state_->writer->forget();
  return renewed;
}

Result<void> ReadModels::State::renew(const Source& source, const StreamKey& key) {
  writer->forget();
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const auto end = read_cursor(database).next;
  CL_TRY(make_anew(source, key, end));
  transaction.commit();
  // The old words are still in the log until it is moved into the file and cut off.
  if (cut_log()) return {};
  return fault(FaultKind::unavailable, "read models",
               {"有人正在读取含已销毁文字的日志，请稍后再试",
                "a reader keeps the log with erased words in use; try again"});
}

Result<void> ReadModels::State::make_anew(const Source& source, const StreamKey& key,
                                          Position end) {
  writer->forget();
  writer->remove(key);
  Position gone;
  const auto find = [&](const ledger::Leaf& leaf, const Digest&) {
    if (leaf.position < end && is_disposal(leaf)) gone = leaf.position;
    return leaf.position < end;
  };
  CL_TRY(source.scan_stream(Procedure::matter, key.stream, find));
  const Remembered remembered(source, gone);
  Result<void> status;
  const auto take = [&](const ledger::Leaf& leaf, const Digest& leaf_hash) {
    if (leaf.position >= end) return false;
    status =
        guarded_result("taking a leaf", [&] { return writer->take(leaf, leaf_hash, remembered); });
    return status.has_value();
  };
  CL_TRY(source.scan_stream(key.procedure, key.stream, take));
  CL_TRY(status);
  writer->flush();
  return {};
}

Result<void> ReadModels::tell(const Ruleset& ruleset) {
  return guarded("telling the articles", [&] { write_articles(state_->database, ruleset); });
}

Result<Digest> ReadModels::content_digest() const {
  return guarded("digesting", [&] { return digest_of(state_->database); });
}

}  // namespace caseledger::projections
