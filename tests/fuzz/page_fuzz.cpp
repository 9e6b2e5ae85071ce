// The file of an LMDB environment, looked at page by page before LMDB maps it. What the audit finds
// sound LMDB must be able to read whole; and what repair takes out of a damaged one it must
// survive.
#include <lmdb.h>

#include <algorithm>

#include "ledger/audit/verify_words.h"
#include "ledger/disk/page_audit.h"
#include "ledger/repair/leaf_sources.h"
#include "ledger/store/head_record.h"
#include "ledger/vault/vault_anchor.h"
#include "tests/fuzz/fuzz_input.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max);

namespace caseledger::fuzz {
namespace {

constexpr std::size_t kPageBytes = 4096;

/// Touches each byte of each value, as a reader would.
void read_with_lmdb(const std::filesystem::path& file, const std::vector<std::string>& names) {
  MDB_env* environment = nullptr;
  MDB_txn* reading = nullptr;
  expect(mdb_env_create(&environment) == 0 && mdb_env_set_maxdbs(environment, 8) == 0);
  expect(mdb_env_open(environment, file.c_str(), MDB_NOSUBDIR | MDB_RDONLY | MDB_NOLOCK, 0600) ==
         0);
  expect(mdb_txn_begin(environment, nullptr, MDB_RDONLY, &reading) == 0);
  for (const auto& name : names) {
    MDB_dbi database = 0;
    MDB_cursor* cursor = nullptr;
    MDB_val key, value;
    expect(mdb_dbi_open(reading, name.c_str(), MDB_INTEGERKEY, &database) == 0);
    expect(mdb_cursor_open(reading, database, &cursor) == 0);
    while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0) {
      const std::string kept(static_cast<const char*>(value.mv_data), value.mv_size);
      expect(kept.size() == value.mv_size);
    }
    mdb_cursor_close(cursor);
  }
  mdb_txn_abort(reading);
  mdb_env_close(environment);
}

void audit(const std::filesystem::path& file, ledger::PageAuditOptions options) {
  std::vector<ledger::ByteRange> live;
  options.visit = [](std::string_view, ledger::Bytes, ledger::Bytes) {};
  options.live = &live;
  for (const bool at_rest : {false, true}) {
    for (const bool trees : {false, true}) {
      options.at_rest = at_rest;
      options.trees = trees;
      const auto report = ledger::audit_pages(file, options);
      expect(report.has_value());
      if (!trees || !at_rest || !report->findings.empty() || report->transaction == 0) continue;
      read_with_lmdb(file, options.databases);
    }
  }
  const auto size = std::filesystem::file_size(file);
  expect(std::ranges::all_of(live, [&](auto range) { return range.end <= size; }));
}

}  // namespace
}  // namespace caseledger::fuzz

void caseledger::fuzz::read(Input input) {
  const bool is_store = !input.empty() && take_choice(input) % 2 == 0;
  const auto file = file_of(input, "data.mdb");
  audit(file, is_store ? ledger::store_layout() : ledger::vault_layout());
  if (is_store) (void)ledger::LeafSource::of_store(file);
}

/// Most bytes of a data file are words or free; what the audit reads stands in front of each page,
/// and where its last nodes are. Bytes are changed there, in their place: a page is as long as
/// ever.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max, unsigned seed) {
  using caseledger::fuzz::kPageBytes;
  constexpr std::size_t kChangedBytes = 8;
  struct Part {
    std::size_t from, to;
  };
  constexpr Part kParts[] = {{0, 160}, {16, 48}, {kPageBytes - 256, kPageBytes}, {0, kPageBytes}};
  const auto pages = size == 0 ? 0 : (size - 1) / kPageBytes;
  if (pages == 0 || seed % 64 == 0) return LLVMFuzzerMutate(data, size, max);
  const auto [from, to] = kParts[seed % std::size(kParts)];
  const auto at = seed / 64 % pages * kPageBytes + from + seed / 8'192 % (to - from);
  LLVMFuzzerMutate(data + 1 + std::min(at, pages * kPageBytes - kChangedBytes), kChangedBytes,
                   kChangedBytes);
  return size;
}
