// The promise of the whole room in one sentence: there is no byte in a ledger that means something
// and that could be changed without a finding. So every such byte is changed, in two ways.
#include <fcntl.h>
#include <unistd.h>

#include <iostream>

#include "ledger/audit/verify.h"
#include "ledger/audit/verify_words.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/page_audit.h"
#include "ledger/store/head_record.h"
#include "ledger/vault/vault_anchor.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint64_t kLeaves = 25;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t kStride = 29;  // instrumented code is slow, and asks something else
#else
constexpr std::uint64_t kStride = 1;
#endif

class EveryByteTest : public testing::Test {
 protected:
  EveryByteTest() {
    auto ledger = must(Ledger::create(folder.path(), small_ledger()));
    for (std::uint64_t n = 0; n < kLeaves; n += 5) must(ledger->append(some_drafts(n, n + 5)));
    must(ledger->close());
    const auto report = verified();
    EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  }

  VerifyReport verified() const {
    VerifyOptions options;
    options.findings_max = 1;
    options.vault_key = bureau_key();
    return must(verify(folder.path(), options));
  }

  /// Changes each byte of the ranges; `notices` says whether that is seen.
  template <class Notices>
  void change(const std::filesystem::path& path, const std::vector<ByteRange>& ranges,
              Notices notices) const {
    const auto content = must(read_file(path)).value();
    const auto file = must(open_file(path, O_WRONLY));
    std::size_t changed = 0, unnoticed = 0;
    for (const auto& [begin, end] : ranges) {
      for (auto at = begin; at < end; at += kStride) {
        for (const unsigned mask : {0xFFU, 1U << (at % 8)}) {
          put(file, at, static_cast<char>(static_cast<unsigned char>(content[at]) ^ mask));
          ++changed;
          if (notices()) continue;
          ADD_FAILURE() << path << ", byte " << at << " changed by " << mask << ": no finding";
          if (++unnoticed == 20) return;
        }
        put(file, at, content[at]);
      }
    }
    std::cout << "  " << path.filename() << ": " << changed << " changes\n";
    EXPECT_TRUE(verified().is_clean());
  }

  static void put(const FileDescriptor& file, std::uint64_t at, char byte) {
    ASSERT_EQ(::pwrite(file.number(), &byte, 1, static_cast<off_t>(at)), 1);
  }

  static std::vector<ByteRange> live(const std::filesystem::path& path, PageAuditOptions layout) {
    std::vector<ByteRange> ranges;
    layout.live = &ranges;
    EXPECT_TRUE(must(audit_pages(path, layout)).findings.empty());
    return ranges;
  }

  TemporaryFolder folder;
};

TEST_F(EveryByteTest, OfTheLeavesCannotBeChangedUnnoticed) {
  const auto path = folder.path() / "ledger" / "data.mdb";
  change(path, live(path, store_layout()), [&] { return !verified().is_clean(); });
}

TEST_F(EveryByteTest, OfTheCheckpointCannotBeChangedUnnoticed) {
  const auto path = folder.path() / "ledger" / "checkpoint";
  change(path, {{0, std::filesystem::file_size(path)}}, [&] { return !verified().is_clean(); });
}

TEST_F(EveryByteTest, OfTheVaultCannotBeChangedUnnoticed) {
  const auto path = folder.path() / "vault" / "data.mdb";
  change(path, live(path, vault_layout()), [&] { return !verified().is_clean(); });
}

TEST_F(EveryByteTest, OfTheKeysCannotBeChangedUnnoticed) {
  const auto path = folder.path() / "vault" / "keys";
  change(path, {{0, std::filesystem::file_size(path)}}, [&] { return !verified().is_clean(); });
}

}  // namespace
}  // namespace caseledger::ledger
