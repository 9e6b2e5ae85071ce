// Old content or new content, whichever step fails.
#include "ledger/disk/durable_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/both.h"
#include "tests/scratch_folder.h"

namespace caseledger::ledger {
namespace {

using std::filesystem::path;

class DurableFile : public testing::Test {
 protected:
  path file() const { return folder_ / "checkpoint"; }
  std::optional<std::string> content() const { return read_file(file()).value(); }

  const ScratchFolder scratch_;
  const path& folder_ = scratch_.path();
};

/// Fails one step, in one of the two ways.
class FailsAt : public FaultPlan {
 public:
  FailsAt(FaultStep step, FaultFate fate) : step_(step), fate_(fate) {}
  FaultFate at(FaultStep step) override { return step == step_ ? fate_ : FaultFate::proceed; }

 private:
  FaultStep step_;
  FaultFate fate_;
};

TEST_F(DurableFile, AbsentIsNotEmpty) {
  EXPECT_EQ(content(), std::nullopt);
  ASSERT_TRUE(replace_file(file(), std::nullopt, ""));
  EXPECT_EQ(content(), "");
}

TEST_F(DurableFile, ReplacesWhatItExpects) {
  ASSERT_TRUE(replace_file(file(), std::nullopt, "one"));
  ASSERT_TRUE(replace_file(file(), "one", std::string(100'000, 'x')));
  EXPECT_EQ(content(), std::string(100'000, 'x'));
}

TEST_F(DurableFile, RefusesToReplaceAnythingElse) {
  ASSERT_TRUE(replace_file(file(), std::nullopt, "one"));
  for (const std::optional<std::string>& expected :
       {std::optional<std::string>(), std::optional<std::string>("two")}) {
    const auto result = replace_file(file(), expected, "three");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, FaultKind::conflict);
    EXPECT_EQ(content(), "one");
  }
}

TEST_F(DurableFile, NamesAFolderThatIsNotThere) {
  const auto result = replace_file(folder_ / "nowhere" / "file", std::nullopt, "x");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, FaultKind::unavailable);
  EXPECT_NE(both(result.error()).find("nowhere"), std::string::npos);
}

TEST_F(DurableFile, HoldsOldOrNewContentAfterAnyFailedStep) {
  for (const auto step : {FaultStep::file_write, FaultStep::file_sync, FaultStep::file_rename,
                          FaultStep::directory_sync}) {
    for (const auto fate : {FaultFate::fail, FaultFate::fail_but_persist}) {
      const auto before = content();
      FailsAt plan(step, fate);
      const auto result = replace_file(file(), before, "new", &plan);
      ASSERT_FALSE(result);
      EXPECT_EQ(result.error().kind, FaultKind::unavailable);
      const bool renamed = step == FaultStep::directory_sync ||
                           (step == FaultStep::file_rename && fate == FaultFate::fail_but_persist);
      EXPECT_EQ(content(), renamed ? std::optional<std::string>("new") : before);
      ASSERT_TRUE(replace_file(file(), content(), "old")) << "works again after the failure";
    }
  }
}

TEST_F(DurableFile, MayHaveABareName) {
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder_);
  const auto replaced = replace_file("bare", std::nullopt, "x");
  std::filesystem::current_path(before);
  EXPECT_TRUE(replaced) << both(replaced.error());
  EXPECT_EQ(read_file(folder_ / "bare").value(), "x");
}

TEST_F(DurableFile, IsReadWholeWhateverItsSizeIsSaidToBe) {
  EXPECT_EQ(std::filesystem::file_size("/proc/self/status"), 0u);
  EXPECT_GT(read_file("/proc/self/status").value()->size(), 200u);
}

TEST_F(DurableFile, IsCopiedWithAllBelowAFolderAndItsPermissions) {
  namespace fs = std::filesystem;
  const auto from = folder_ / "from", to = folder_ / "to";
  fs::create_directories(from / "below");
  ASSERT_TRUE(replace_file(from / "below" / "key", std::nullopt, "secret"));
  fs::permissions(from / "below" / "key", fs::perms::owner_read);
  fs::permissions(from / "below", fs::perms::owner_all);
  ASSERT_TRUE(copy_durably(from, to));
  EXPECT_EQ(read_file(to / "below" / "key").value(), "secret");
  EXPECT_EQ(fs::status(to / "below" / "key").permissions(), fs::perms::owner_read);
  EXPECT_EQ(fs::status(to / "below").permissions(), fs::perms::owner_all);
}

TEST_F(DurableFile, IsNotCopiedOverAnother) {
  ASSERT_TRUE(replace_file(file(), std::nullopt, "old"));
  ASSERT_TRUE(replace_file(folder_ / "new", std::nullopt, "new"));
  EXPECT_FALSE(copy_durably(folder_ / "new", file()));
  EXPECT_EQ(content(), "old");
  EXPECT_FALSE(copy_durably(folder_ / "nowhere", folder_ / "other"));
}

}  // namespace
}  // namespace caseledger::ledger
