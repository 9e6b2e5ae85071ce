// Full tiles never change. New tiles get their names only after all of them are durable, which
// takes one sync of the file system instead of one for each file. The checkpoint is replaced last,
// so it never covers a tile that is missing; tiles that it does not cover are compared, not
// trusted.
#include "adapters/proofs/tile_export.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>

#include "ledger/disk/durable_file.h"
#include "ledger/store/mirror.h"
#include "ledger/tree/tile.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using ledger::kTileHeight;
using ledger::kTileWidth;
using ledger::tile_number;

/// Faster than appending by a pair of iterators, because the bytes are copied in one piece.
void add_bytes(std::string& text, ledger::Bytes bytes) {
  text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

class Export {
 public:
  /// Of `size` leaves, the first `covered` are in the folder under its checkpoint.
  Export(const ledger::Ledger& ledger, fs::path folder, std::uint64_t covered, std::uint64_t size)
      : ledger_(ledger), folder_(std::move(folder)), covered_(covered), size_(size) {}

  Result<void> write_hashes() {
    for (unsigned level = 0; size_ >> (kTileHeight * level) != 0; ++level) {
      const auto name = "tile/" + std::to_string(level) + "/";
      CL_TRY(write_row(name, level, [&](std::uint64_t n, std::uint64_t width) {
        return hashes({level, n}, width);
      }));
    }
    return {};
  }

  Result<void> write_entries() {
    return write_row("tile/entries/", 0, [&](std::uint64_t n, std::uint64_t width) {
      return entries(n * kTileWidth, width);
    });
  }

  /// On return the new tiles have their names and are durable.
  Result<void> publish() {
    CL_TRY(const auto folder, ledger::open_file(folder_, O_RDONLY | O_DIRECTORY));
    if (::syncfs(folder.number()) != 0) return ledger::system_fault("syncfs", folder_, errno);
    std::error_code error;
    std::set<fs::path> parents;
    for (const auto& path : staged_) {
      fs::rename(unnamed(path), path, error);
      if (error) return ledger::system_fault("rename", path, error.value());
      parents.insert(path.parent_path());
    }
    for (const auto& parent : parents) {
      CL_TRY(ledger::sync_directory(parent));
    }
    for (const auto& partial : outgrown_) fs::remove_all(partial, error);
    return {};
  }

  std::uint64_t files() const { return staged_.size(); }

 private:
  static fs::path unnamed(const fs::path& path) { return fs::path(path) += ".new"; }

  Result<void> stage(const fs::path& path, const std::string& text) {
    CL_TRY(const auto file, ledger::open_file(unnamed(path), O_WRONLY | O_CREAT | O_TRUNC));
    staged_.push_back(path);
    return ledger::write_all(file, text, unnamed(path));
  }

  /// Stages the content, unless the file holds it already.
  Result<void> bring(const fs::path& path, const Result<std::string>& content) {
    CL_TRY(content);
    CL_TRY(const auto present, ledger::read_file(path));
    if (present == *content) return {};
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return ledger::system_fault("mkdir", path.parent_path(), error.value());
    return stage(path, *content);
  }

  /// A tile that had `before` entries in the last export and has `now` entries.
  template <class Content>
  Result<void> bring_tile(const fs::path& full, std::uint64_t before, std::uint64_t now,
                          const Content& content) {
    const auto partial = fs::path(full) += ".p";
    if (now == kTileWidth) {
      outgrown_.push_back(partial);
      return bring(full, content(now));
    }
    const auto bring_partial = [&](std::uint64_t width) {
      return bring(partial / std::to_string(width), content(width));
    };
    if (before == 0 || before == now) return bring_partial(now);
    // Readers that still have the old checkpoint find its tile here until there is a full one.
    return bring_partial(before).and_then([&] { return bring_partial(now); });
  }

  template <class Content>
  Result<void> write_row(const std::string& name, unsigned level, const Content& content) {
    const auto entries = size_ >> (kTileHeight * level);
    const auto full_before = (covered_ >> (kTileHeight * level)) / kTileWidth;
    for (std::uint64_t n = 0; n * kTileWidth < entries; ++n) {
      const auto full = folder_ / (name + tile_number(n));
      std::error_code error;
      if (n + 1 < full_before && fs::exists(full, error)) continue;
      CL_TRY(bring_tile(full, ledger::tile_width({level, n}, covered_),
                        ledger::tile_width({level, n}, size_),
                        [&](std::uint64_t width) { return content(n, width); }));
    }
    return {};
  }

  Result<std::string> hashes(ledger::TileId id, std::uint64_t width) const {
    return ledger_.tile(id, width).map([&](const std::vector<Digest>& row) {
      CL_ASSERT(row.size() == width);
      std::string text;
      for (const auto& hash : row) add_bytes(text, hash.bytes);
      return text;
    });
  }

  Result<std::string> entries(std::uint64_t from, std::uint64_t width) const {
    std::string text;
    std::uint64_t next = from;
    const auto add = [&](ledger::Position position, ledger::Bytes leaf) {
      CL_ASSERT(position.index == next);
      ++next;
      text += static_cast<char>(leaf.size() >> 8U);
      text += static_cast<char>(leaf.size());
      add_bytes(text, leaf);
      return true;
    };
    return ledger_.scan_bytes(ledger::Position{from}, ledger::Position{from + width}, add).map([&] {
      CL_ASSERT(next == from + width);
      return std::move(text);
    });
  }

  const ledger::Ledger& ledger_;
  const fs::path folder_;
  const std::uint64_t covered_;
  const std::uint64_t size_;
  std::vector<fs::path> staged_;    // not yet named
  std::vector<fs::path> outgrown_;  // partial tiles of which there is a full one now
};

/// How many leaves the checkpoint in the folder covers; 0 where there is none. They must be the
/// beginning of the ledger that is exported now.
Result<std::uint64_t> covered_by(const std::optional<std::string>& note, const fs::path& folder,
                                 const ledger::Ledger& ledger, const ledger::Checkpoint& now) {
  if (!note) return 0;
  const auto old = ledger::parse_checkpoint(ledger::note_body(*note));
  if (!old) {
    return fault(FaultKind::conflict, (folder / "checkpoint").string(), old.error().sentence());
  }
  const auto root = old->size > now.size
                        ? Result<Digest>(Digest{})
                        : ledger::root_at(old->size, [&](unsigned level, std::uint64_t index) {
                            return ledger.node(level, index);
                          });
  CL_TRY(root);
  if (old->origin == now.origin && *root == old->root) return old->size;
  return fault(FaultKind::conflict, folder.string(),
               {"该目录是另一账本或者更新的导出",
                "the folder holds " + describe(*old) + " of " + old->origin});
}

}  // namespace

Result<TileReport> export_tiles(const ledger::Ledger& ledger, const fs::path& folder) {
  CL_TRY(const auto note, ledger.checkpoint_note());
  CL_TRY(const auto checkpoint, ledger::parse_checkpoint(ledger::note_body(note)));
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return ledger::system_fault("mkdir", folder, error.value());
  CL_TRY(const auto before, ledger::read_file(folder / "checkpoint"));
  CL_TRY(const auto covered, covered_by(before, folder, ledger, checkpoint));
  Export writer(ledger, folder, covered, checkpoint.size);
  return writer.write_hashes()
      .and_then([&] { return writer.write_entries(); })
      .and_then([&] { return writer.publish(); })
      .and_then([&] { return ledger::replace_file(folder / "checkpoint", before, note); })
      .map([&] {
        return TileReport{checkpoint.size, writer.files()};
      });
}

}  // namespace caseledger::adapters
