// Only whether it worked is kept of a failure, because it is only a benchmark.
#include <lmdb.h>

#include "tools/bench/bare_store.h"

namespace caseledger::tools {
namespace {

class Lmdb : public BareStore {
 public:
  explicit Lmdb(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    good_ = mdb_env_create(&env_) == 0 && mdb_env_set_mapsize(env_, std::size_t{8} << 30) == 0 &&
            mdb_env_open(env_, folder.c_str(), 0, 0644) == 0;
  }
  ~Lmdb() override { mdb_env_close(env_); }
  Lmdb(const Lmdb&) = delete;
  Lmdb& operator=(const Lmdb&) = delete;

  bool begin() override {
    good_ = good_ && mdb_txn_begin(env_, nullptr, 0, &txn_) == 0 &&
            mdb_dbi_open(txn_, nullptr, MDB_INTEGERKEY, &dbi_) == 0;
    return good_;
  }
  bool put(std::uint64_t key, ledger::Bytes bytes) override {
    MDB_val name{sizeof key, &key};
    MDB_val value{bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
    return good_ = good_ && mdb_put(txn_, dbi_, &name, &value, MDB_APPEND) == 0;
  }
  bool commit() override { return good_ = good_ && mdb_txn_commit(txn_) == 0; }

 private:
  MDB_env* env_ = nullptr;
  MDB_txn* txn_ = nullptr;
  MDB_dbi dbi_ = 0;
  bool good_ = false;
};

}  // namespace

std::unique_ptr<BareStore> bare_lmdb(const std::filesystem::path& folder) {
  return std::make_unique<Lmdb>(folder);
}

}  // namespace caseledger::tools
