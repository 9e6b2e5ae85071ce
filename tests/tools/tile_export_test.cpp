// An export is repeated over whatever the last one left, a whole one or one that was cut short; it
// ends as if it had been written at once.
#include "adapters/proofs/tile_export.h"

#include "tests/adapters/scratch.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Scratch;

constexpr std::uint64_t kTile = 256;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(folder));
  }
  return files;
}

void flip_first_byte(const fs::path& file) {
  auto text = Scratch::read(file);
  ASSERT_FALSE(text.empty()) << file;
  text.front() ^= 1;
  Scratch::write(file, text);
}

class TileExport : public ::testing::Test {
 protected:
  void grow_to(std::uint64_t leaves) {
    while (desk_.size() < leaves) desk_.run_case(++cases_, 100);
  }
  /// Leaves the desk's ledger as it is and grows a copy that was made of it another way.
  fs::path grown_copy(std::uint64_t number, std::size_t steps) {
    desk_.close();
    auto copy = scratch_.path() / ("copy" + std::to_string(number));
    fs::copy(desk_.folder(), copy, fs::copy_options::recursive);
    desk_.reopen();
    const auto session = Session::open(copy, Mode::write);
    EXPECT_TRUE(session.has_value());
    const auto commands = typical_case(number);
    for (std::size_t k = 0; k < steps; ++k) {
      EXPECT_TRUE((*session)->engine().handle({&commands[k], 1}).front().has_value());
    }
    EXPECT_TRUE((*session)->close().has_value());
    return copy;
  }
  static adapters::TileReport export_of(const ledger::Ledger& ledger, const fs::path& out) {
    const auto report = adapters::export_tiles(ledger, out);
    EXPECT_TRUE(report.has_value()) << (report ? "" : both(report.error()));
    return report.value_or(adapters::TileReport{});
  }
  adapters::TileReport export_desk(const fs::path& out) {
    EXPECT_TRUE(desk_.session().ledger().write_checkpoint().has_value());
    return export_of(desk_.session().ledger(), out);
  }
  static adapters::TileReport export_folder(const fs::path& data, const fs::path& out) {
    const auto session = Session::open(data, Mode::read);
    EXPECT_TRUE(session.has_value());
    return export_of((*session)->ledger(), out);
  }
  /// What is wrong in an export beside one that was written at once.
  static std::vector<fs::path> differing(const fs::path& out, const fs::path& fresh) {
    std::vector<fs::path> wrong;
    for (const auto& file : files_in(fresh)) {
      if (Scratch::read(out / file) != Scratch::read(fresh / file)) wrong.push_back(file);
    }
    return wrong;
  }

  Scratch scratch_;
  fs::path out_ = scratch_.path() / "out", fresh_ = scratch_.path() / "fresh";
  Desk desk_;
  std::uint64_t cases_ = 10;
};

TEST_F(TileExport, ReplacesWhatACutExportOfAnotherGrowthLeft) {
  export_desk(out_);
  const auto old = Scratch::read(out_ / "checkpoint");
  const auto lost = grown_copy(1, 3), kept = grown_copy(2, 3);
  export_folder(lost, out_);
  Scratch::write(out_ / "checkpoint", old);  // cut between the tiles and the checkpoint
  EXPECT_GT(export_folder(kept, out_).files, 0U);
  export_folder(kept, fresh_);
  EXPECT_TRUE(differing(out_, fresh_).empty());
}

TEST_F(TileExport, MendsTheTilesAtItsEdge) {
  grow_to(kTile + 1);
  ASSERT_LT(desk_.size(), 2 * kTile);
  export_desk(out_);
  fs::copy(out_, fresh_, fs::copy_options::recursive);
  EXPECT_EQ(export_desk(out_).files, 0U) << "what is right is left alone";
  std::uint64_t flipped = 0;
  for (const auto& file : files_in(out_)) {
    if (file == "checkpoint") continue;
    flip_first_byte(out_ / file);
    ++flipped;
  }
  EXPECT_EQ(export_desk(out_).files, flipped);
  EXPECT_TRUE(differing(out_, fresh_).empty());
}

TEST_F(TileExport, MendsThePartialTileOfTheCheckpointBefore) {
  export_desk(out_);
  fs::copy(out_, fresh_, fs::copy_options::recursive);
  fs::remove(fresh_ / "checkpoint");
  for (const auto& file : files_in(fresh_)) flip_first_byte(out_ / file);
  desk_.run_case(1, 1);
  export_desk(out_);
  EXPECT_TRUE(differing(out_, fresh_).empty()) << "somebody may hold that checkpoint";
}

TEST_F(TileExport, TrustsFullTilesFarBehindItsCheckpointByTheirNames) {
  grow_to(2 * kTile + 1);
  export_desk(out_);
  const auto first = out_ / "tile" / "0" / "000", last = out_ / "tile" / "0" / "001";
  const auto right = Scratch::read(last);
  flip_first_byte(first);
  flip_first_byte(last);
  const auto flipped = Scratch::read(first);
  EXPECT_EQ(export_desk(out_).files, 1U);
  EXPECT_EQ(Scratch::read(first), flipped) << "nobody reads all of a large export again";
  EXPECT_EQ(Scratch::read(last), right);
  fs::remove(first);
  EXPECT_EQ(export_desk(out_).files, 1U) << "what is missing is written";
}

TEST_F(TileExport, IsNotWrittenAmongTheFilesOfALedger) {
  desk_.close();
  const auto data = desk_.folder();
  const auto link = scratch_.path() / "link";
  fs::create_directory_symlink(data, link);
  const auto other = scratch_.path() / "other";
  fs::create_directories(other / "keys");
  const auto before = files_in(data);
  for (const auto& out : {data, data / "tiles", data / "ledger", data / "a" / "b", link / "tiles",
                          data / "read" / ".." / "tiles", other}) {
    expect_bad(run({"export", "tiles", data.string(), out.string()}),
               out.string() + ": 是数据文件夹或在其内");
  }
  EXPECT_EQ(files_in(data), before);
  EXPECT_TRUE(fs::is_empty(other / "keys"));
  EXPECT_EQ(run({"export", "tiles", data.string(), out_.string()}).exit, 0);
}

TEST_F(TileExport, IsNotWrittenOverAnythingElse) {
  export_desk(out_);
  Scratch::write(out_ / "checkpoint", "junk\n");
  const auto report = adapters::export_tiles(desk_.session().ledger(), out_);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().kind, FaultKind::conflict);
  EXPECT_EQ(both(report.error()).find((out_ / "checkpoint").string() + ": checkpoint: "), 0U)
      << both(report.error());
}

}  // namespace
}  // namespace caseledger::tools
