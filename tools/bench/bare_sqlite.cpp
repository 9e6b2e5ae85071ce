// Only whether it worked is kept of a failure, because it is only a benchmark.
#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

#include "tools/bench/bare_store.h"

namespace caseledger::tools {
namespace {

class Sqlite : public BareStore {
 public:
  explicit Sqlite(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    good_ = works([&] {
      database_.emplace(folder / "leaves.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      database_->exec("PRAGMA journal_mode=WAL");
      database_->exec("PRAGMA synchronous=FULL");
      database_->exec("CREATE TABLE leaves(seq INTEGER PRIMARY KEY, leaf BLOB NOT NULL)");
      insert_.emplace(*database_, "INSERT INTO leaves VALUES(?, ?)");
    });
  }

  bool begin() override {
    return good_ = good_ && works([&] { database_->exec("BEGIN"); });
  }
  bool put(std::uint64_t key, ledger::Bytes bytes) override {
    return good_ = good_ && works([&] {
                     insert_->bind(1, static_cast<std::int64_t>(key));
                     insert_->bindNoCopy(2, bytes.data(), static_cast<int>(bytes.size()));
                     insert_->exec();
                     insert_->reset();
                   });
  }
  bool commit() override {
    return good_ = good_ && works([&] { database_->exec("COMMIT"); });
  }

 private:
  template <class Step>
  static bool works(Step step) {
    try {
      step();
      return true;
    } catch (const SQLite::Exception&) {
      return false;
    }
  }

  std::optional<SQLite::Database> database_;
  std::optional<SQLite::Statement> insert_;
  bool good_ = false;
};

}  // namespace

std::unique_ptr<BareStore> bare_sqlite(const std::filesystem::path& folder) {
  return std::make_unique<Sqlite>(folder);
}

}  // namespace caseledger::tools
