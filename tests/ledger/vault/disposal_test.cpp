// What was disposed of is gone, wherever a key of it was; what is said afterwards stays; and what
// is not gone, or gone without a disposal, is named.
#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "ledger/audit/verify.h"
#include "ledger/disk/durable_file.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kCase = "2021-SF-0000";

Draft disposed(std::uint64_t n) {
  return draft_of(n, RecordsDisposed{{document_of("销毁审批表")}}, {{"approval", "销毁审批表"}});
}

/// Fails one sync of a folder by the thread that made the plan.
class OneSync : public FaultPlan {
 public:
  FaultFate at(FaultStep step) override {
    if (step != FaultStep::directory_sync || std::this_thread::get_id() != thread_) {
      return FaultFate::proceed;
    }
    return left_-- == 0 ? FaultFate::fail : FaultFate::proceed;
  }
  void fail_after(int syncs) { left_ = syncs; }

 private:
  const std::thread::id thread_ = std::this_thread::get_id();
  int left_ = -1;
};

class Disposal : public testing::Test {
 protected:
  fs::path data() const { return folder.path() / "data"; }
  fs::path keys() const { return data() / "vault" / "keys"; }
  static std::string bytes_at(const fs::path& path) { return must(read_file(path)).value(); }
  static void write(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }

  void create(FaultPlan* faults = nullptr) {
    ledger = must(Ledger::create(data(), small_ledger(faults)));
  }
  void put_file(const std::string& content) {
    write(folder.path() / "source", content);
    must(ledger->put_file({Procedure::matter, kCase}, folder.path() / "source"));
  }
  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    must(for_each_sealed_file(data() / "vault" / "files", [&](const fs::path& path) {
      all.push_back(path);
      return Result<void>();
    }));
    return all;
  }
  VerifyReport verified() {
    if (ledger != nullptr) must(ledger->close());
    ledger = nullptr;
    VerifyOptions options;
    options.vault_key = bureau_key();
    return must(verify(data(), options));
  }
  static std::vector<std::string> told(const VerifyReport& report) {
    std::vector<std::string> all;
    for (const auto& finding : report.findings) {
      const auto at = finding.position ? " " + std::to_string(finding.position->index) : "";
      all.push_back(finding.promise + at + ": " + both(finding.what));
    }
    return all;
  }

  TemporaryFolder folder;
  std::unique_ptr<Ledger> ledger;
};

/// The same fact of a disclosure item.
Draft of_item(Draft draft, const Id& name = kCase) {
  draft.fact.procedure = Procedure::disclosure;
  draft.fact.stream = name;
  return draft;
}

TEST_F(Disposal, TakesTheItemOfTheCasesNameAndNoOther) {
  create();
  const KeyOwner item{Procedure::disclosure, kCase};
  put_file("film");
  const auto paper = must(ledger->put_file(item, folder.path() / "source"));
  must(ledger->append(
      std::vector{gathered(0), of_item(gathered(3)), of_item(gathered(4), "other")}));
  must(ledger->append(std::vector{disposed(6), of_item(gathered(9))}));
  EXPECT_EQ(must(ledger->content(Position{0}, "summary")), std::nullopt);
  EXPECT_EQ(must(ledger->content(Position{1}, "summary")), std::nullopt);
  EXPECT_EQ(must(ledger->content(Position{2}, "summary")), "检查发现采砂");
  EXPECT_EQ(must(ledger->content(Position{4}, "summary")), "检查发现采砂") << "said afterwards";
  EXPECT_FALSE(ledger->find_file(item, paper.sha256).has_value());
  EXPECT_TRUE(files().empty());
  EXPECT_THAT(told(verified()), ElementsAre());
}

TEST_F(Disposal, ExcusesNoLossOfAnotherItem) {
  create();
  must(ledger->append(std::vector{gathered(0), of_item(gathered(3), "other"), disposed(6)}));
  ledger = nullptr;
  must(must(Vault::open(data() / "vault", {.bureau_key = bureau_key(), .random = {}}))
           ->erase({Procedure::disclosure, "other"}));
  EXPECT_THAT(told(verified()), ElementsAre(HasSubstr("nobody disposed of it")));
}

TEST_F(Disposal, ThatFailedHalfwayStopsTheWriterSoThatNoLaterWordsGoWithIt) {
  OneSync faults;
  create(&faults);
  put_file("film");
  must(ledger->append(std::vector{gathered(0)}));
  faults.fail_after(1);  // the note is durable; then a file cannot be removed for good
  EXPECT_FALSE(ledger->append(std::vector{disposed(3)}).has_value());
  ASSERT_TRUE(fs::exists(data() / "vault" / "disposing"));

  const auto refused = ledger->append(std::vector{gathered(6)});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, FaultKind::unavailable);
  EXPECT_THAT(both(refused.error()), HasSubstr("open the ledger again"));
  EXPECT_FALSE(ledger->put_file({Procedure::matter, kCase}, folder.path() / "source").has_value());

  ledger = nullptr;
  ledger = must(Ledger::open(data(), small_ledger()));
  EXPECT_FALSE(fs::exists(data() / "vault" / "disposing"));
  must(ledger->append(std::vector{gathered(6)}));
  ledger = nullptr;
  ledger = must(Ledger::open(data(), small_ledger()));
  EXPECT_EQ(must(ledger->content(Position{2}, "summary")), "检查发现采砂");
  EXPECT_THAT(told(verified()), ElementsAre());
}

TEST_F(Disposal, IsRefusedAsLongAsARepairedVaultStandsBesideWithItsKeys) {
  create();
  must(ledger->append(std::vector{gathered(0)}));
  const auto aside = data() / "vault.damaged-1";
  write(aside / "keys", bytes_at(keys()));
  const auto refused = ledger->append(std::vector{disposed(3)});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, FaultKind::conflict);
  EXPECT_THAT(both(refused.error()), HasSubstr(aside.string()));
  EXPECT_EQ(must(ledger->head()).tree.size(), 1U);
  fs::remove_all(aside);
  must(ledger->append(std::vector{disposed(3)}));
  EXPECT_EQ(must(ledger->content(Position{0}, "summary")), std::nullopt);
}

TEST_F(Disposal, IsFoundUnfinishedWhereTheKeyOfTheCaseIsStillThere) {
  create();
  put_file("film");
  must(ledger->append(std::vector{gathered(0)}));
  const auto before = bytes_at(keys());
  const auto file = files().front();
  const auto film = bytes_at(file);
  must(ledger->append(std::vector{disposed(3)}));
  EXPECT_THAT(told(verified()), ElementsAre());

  write(keys(), before + bytes_at(keys()).substr(before.size()));
  write(file, film);
  EXPECT_THAT(told(verified()),
              ElementsAre(HasSubstr("is of a case that was disposed of, and still there"),
                          HasSubstr("words 1: vault/keys: 2021-SF-0000")));
}

TEST_F(Disposal, IsFoundUnfinishedWhereItsNoteIsStillThere) {
  create();
  must(ledger->append(std::vector{gathered(0), gathered(1)}));
  must(ledger->append(std::vector{disposed(3)}));
  EXPECT_THAT(told(verified()), ElementsAre());
  write(data() / "vault" / "disposing", "2021-SF-0001\n");
  EXPECT_THAT(told(verified()), ElementsAre()) << "nobody disposed of that";
  write(data() / "vault" / "disposing", "2021-SF-0000\n");
  EXPECT_THAT(told(verified()), ElementsAre(HasSubstr("is not finished; open for writing once")));
}

TEST_F(Disposal, IsFoundUnfinishedWhereAVaultThatWasSetAsideHasTheKey) {
  create();
  must(ledger->append(std::vector{gathered(0)}));
  const auto before = bytes_at(keys());
  must(ledger->append(std::vector{disposed(3)}));
  write(data() / "vault.damaged-1" / "keys", before);
  EXPECT_THAT(told(verified()), ElementsAre(HasSubstr("remove this folder")));
}

TEST_F(Disposal, LeavesTheCaseAKeyForWhatIsSaidOfItAfterwards) {
  create();
  must(ledger->append(std::vector{gathered(0)}));
  must(ledger->append(std::vector{disposed(3)}));
  must(ledger->append(std::vector{gathered(6)}));
  put_file("film that came to light");
  const auto report = verified();
  EXPECT_THAT(told(report), ElementsAre());
  EXPECT_EQ(report.words_erased, 1U);
}

TEST_F(Disposal, IsNotWhatADamagedKeyIsCountedAs) {
  create();
  must(ledger->append(std::vector{gathered(1), classified(2), gathered(4), gathered(7)}));
  must(ledger->close());
  ledger = nullptr;
  auto bytes = bytes_at(keys());
  bytes[50] ^= 1;
  write(keys(), bytes);
  const auto report = verified();
  EXPECT_EQ(report.words_erased, 0U);
  EXPECT_THAT(
      told(report),
      ElementsAre(
          HasSubstr("key slot 0 is damaged"), HasSubstr("key slot 0 is damaged"),
          HasSubstr("words 0: 文字已不在，而无人依法销毁：2021-SF-0001 共3处，末处在第3号")));
}

}  // namespace
}  // namespace caseledger::ledger
