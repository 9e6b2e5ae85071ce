// Full tiles never change, so a file that is there is right: the new ones bear their names only
// once all of them are durable, which is asked for once, not file by file. The checkpoint is
// replaced at the end, so that it never speaks of tiles that are not there yet.
#include "adapters/tile_export.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>

#include "ledger/durable_file.h"
#include "ledger/mirror.h"
#include "ledger/tile.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using ledger::kTileHeight;
using ledger::kTileWidth;
using ledger::tile_number;

/// In one piece, unlike a pair of iterators.
void add_bytes(std::string& text, ledger::Bytes bytes) {
  text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

class Export {
 public:
  Export(const ledger::Ledger& ledger, fs::path folder, std::uint64_t size)
      : ledger_(ledger), folder_(std::move(folder)), size_(size) {}

  Result<void> write_hashes() {
    for (unsigned level = 0; size_ >> (kTileHeight * level) != 0; ++level) {
      const auto entries = size_ >> (kTileHeight * level);
      const auto name = "tile/" + std::to_string(level) + "/";
      auto done = for_tiles(name, entries, [&](std::uint64_t n, std::uint64_t width) {
        return hashes({level, n}, width);
      });
      if (!done) return done;
    }
    return {};
  }

  Result<void> write_entries() {
    return for_tiles("tile/entries/", size_, [&](std::uint64_t n, std::uint64_t width) {
      return entries(n * kTileWidth, width);
    });
  }

  /// From here the new tiles are there, also after a crash.
  Result<void> publish() {
    const auto folder = ledger::open_file(folder_, O_RDONLY | O_DIRECTORY);
    if (!folder) return tl::unexpected(folder.error());
    if (::syncfs(folder->number()) != 0) return ledger::system_fault("syncfs", folder_, errno);
    std::error_code error;
    std::set<fs::path> parents;
    for (const auto& path : staged_) {
      fs::rename(unnamed(path), path, error);
      if (error) return ledger::system_fault("rename", path, error.value());
      parents.insert(path.parent_path());
    }
    for (const auto& parent : parents) {
      if (auto synced = ledger::sync_directory(parent); !synced) return synced;
    }
    for (const auto& partial : outgrown_) fs::remove_all(partial, error);
    return {};
  }

  std::uint64_t files() const { return staged_.size(); }

 private:
  static fs::path unnamed(const fs::path& path) { return fs::path(path) += ".new"; }

  Result<void> stage(const fs::path& path, const std::string& text) {
    const auto file = ledger::open_file(unnamed(path), O_WRONLY | O_CREAT | O_TRUNC);
    if (!file) return tl::unexpected(file.error());
    staged_.push_back(path);
    return ledger::write_all(*file, text, unnamed(path));
  }

  /// All tiles of a row that are not there yet.
  template <class Content>
  Result<void> for_tiles(const std::string& name, std::uint64_t entries, Content content) {
    for (std::uint64_t n = 0; n * kTileWidth < entries; ++n) {
      const auto width = std::min(entries - n * kTileWidth, kTileWidth);
      auto path = folder_ / (name + tile_number(n));
      const auto partial = fs::path(path) += ".p";
      if (width < kTileWidth) path = partial / std::to_string(width);
      std::error_code error;
      if (fs::exists(path, error)) continue;
      const auto text = content(n, width);
      if (!text) return tl::unexpected(text.error());
      fs::create_directories(path.parent_path(), error);
      if (error) return ledger::system_fault("mkdir", path.parent_path(), error.value());
      if (auto staged = stage(path, *text); !staged) return staged;
      if (width == kTileWidth) outgrown_.push_back(partial);
    }
    return {};
  }

  Result<std::string> hashes(ledger::TileId id, std::uint64_t width) const {
    return ledger_.tile(id, width).map([](const std::vector<Digest>& row) {
      std::string text;
      for (const auto& hash : row) add_bytes(text, hash.bytes);
      return text;
    });
  }

  Result<std::string> entries(std::uint64_t from, std::uint64_t width) const {
    std::string text;
    const auto add = [&text](ledger::Position, ledger::Bytes leaf) {
      text += static_cast<char>(leaf.size() >> 8U);
      text += static_cast<char>(leaf.size());
      add_bytes(text, leaf);
      return true;
    };
    return ledger_.scan_bytes(ledger::Position{from}, ledger::Position{from + width}, add)
        .map([&text] { return std::move(text); });
  }

  const ledger::Ledger& ledger_;
  const fs::path folder_;
  const std::uint64_t size_;
  std::vector<fs::path> staged_;    // not yet named
  std::vector<fs::path> outgrown_;  // partial tiles of which there is a full one now
};

/// What is in the folder must be the beginning of what is written there now.
Result<void> must_continue(const ledger::Ledger& ledger, const std::string& before,
                           const ledger::Checkpoint& now) {
  const auto old = ledger::parse_checkpoint(ledger::note_body(before));
  if (!old) return tl::unexpected(old.error());
  const auto root = old->size > now.size
                        ? Result<Digest>(Digest{})
                        : ledger::root_at(old->size, [&](unsigned level, std::uint64_t index) {
                            return ledger.node(level, index);
                          });
  if (!root) return tl::unexpected(root.error());
  if (old->origin == now.origin && *root == old->root) return {};
  return fault(FaultKind::conflict, "该目录是另一账本或者更新的导出 — the folder holds " +
                                        describe(*old) + " of " + old->origin);
}

}  // namespace

Result<TileReport> export_tiles(const ledger::Ledger& ledger, const fs::path& folder) {
  const auto note = ledger.checkpoint_note();
  if (!note) return tl::unexpected(note.error());
  const auto checkpoint = ledger::parse_checkpoint(ledger::note_body(*note));
  if (!checkpoint) return tl::unexpected(checkpoint.error());
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return ledger::system_fault("mkdir", folder, error.value());
  const auto before = ledger::read_file(folder / "checkpoint");
  if (!before) return tl::unexpected(before.error());
  if (*before) {
    if (auto fits = must_continue(ledger, **before, *checkpoint); !fits) {
      return tl::unexpected(fits.error());
    }
  }
  Export writer(ledger, folder, checkpoint->size);
  return writer.write_hashes()
      .and_then([&] { return writer.write_entries(); })
      .and_then([&] { return writer.publish(); })
      .and_then([&] { return ledger::replace_file(folder / "checkpoint", *before, *note); })
      .map([&] {
        return TileReport{checkpoint->size, writer.files()};
      });
}

}  // namespace caseledger::adapters
