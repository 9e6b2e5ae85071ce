// Both paths are cut from the same recursion that defines the tree: the left part is the largest
// power of two below the size. The checks follow RFC 9162 sections 2.1.3.2 and 2.1.4.2, which are
// the iterative form of RFC 6962's.
#include "ledger/tree/proof.h"

#include <bit>
#include <charconv>
#include <optional>

#include "ledger/base/base64.h"
#include "ledger/tree/checkpoint.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

/// Leaves [begin, end): a subtree of the tree, complete or at its right edge.
struct Range {
  std::uint64_t begin = 0, end = 0;
  std::uint64_t size() const { return end - begin; }
  /// Where the left part ends. Requires two leaves.
  std::uint64_t split() const { return begin + std::bit_floor(size() - 1); }
};

/// The root over a range, from its complete subtrees: right to left.
Result<Digest> root_of(Range range, const NodeAt& node_at) {
  if (range.size() == 0) return sha256({});
  if (std::has_single_bit(range.size())) {
    const auto level = static_cast<unsigned>(std::countr_zero(range.size()));
    return node_at(level, range.begin >> level);
  }
  CL_TRY(const auto left, root_of({range.begin, range.split()}, node_at));
  CL_TRY(const auto right, root_of({range.split(), range.end}, node_at));
  return node_hash(left, right);
}

/// Puts the root over a range at the end of a path.
Result<void> add(Path& path, Range range, const NodeAt& node_at) {
  return root_of(range, node_at).map([&](const Digest& root) { path.push_back(root); });
}

Result<void> add_inclusion(Path& path, std::uint64_t index, Range range, const NodeAt& node_at) {
  if (range.size() <= 1) return {};
  const Range left{range.begin, range.split()}, right{range.split(), range.end};
  const bool is_left = index < left.end;
  return add_inclusion(path, index, is_left ? left : right, node_at).and_then([&] {
    return add(path, is_left ? right : left, node_at);
  });
}

/// PROOF of RFC 6962; `is_whole` is its b: the first tree is a subtree that the asker knows.
Result<void> add_consistency(Path& path, std::uint64_t first, Range range, bool is_whole,
                             const NodeAt& node_at) {
  if (first == range.end) return is_whole ? Result<void>() : add(path, range, node_at);
  const Range left{range.begin, range.split()}, right{range.split(), range.end};
  if (first <= left.end) {
    return add_consistency(path, first, left, is_whole, node_at).and_then([&] {
      return add(path, right, node_at);
    });
  }
  return add_consistency(path, first, right, false, node_at).and_then([&] {
    return add(path, left, node_at);
  });
}

}  // namespace

Result<Digest> root_at(std::uint64_t size, const NodeAt& node_at) {
  return root_of({0, size}, node_at);
}

Result<Path> inclusion_path(std::uint64_t index, std::uint64_t size, const NodeAt& node_at) {
  CL_REQUIRE(index < size);
  Path path;
  return add_inclusion(path, index, {0, size}, node_at).map([&] { return std::move(path); });
}

Result<Path> consistency_path(std::uint64_t first, std::uint64_t second, const NodeAt& node_at) {
  CL_REQUIRE(first <= second);
  Path path;
  if (first == 0 || first == second) return path;
  return add_consistency(path, first, {0, second}, true, node_at).map([&] {
    return std::move(path);
  });
}

Result<LeafProof> prove_leaf(std::uint64_t index, std::string note, const NodeAt& node_at) {
  CL_TRY(const auto checkpoint, parse_checkpoint(note_body(note)));
  if (index >= checkpoint.size) {
    const auto leaf = std::to_string(index), size = std::to_string(checkpoint.size);
    return fault(FaultKind::unavailable, "",
                 {"第" + leaf + "号事实不在检查点之内，检查点含" + size + "个事实",
                  "leaf " + leaf + " is not covered by the checkpoint of " + size + " leaves"});
  }
  return inclusion_path(index, checkpoint.size, node_at).map([&](Path&& path) {
    return LeafProof{index, std::move(path), std::move(note)};
  });
}

bool includes(const Digest& root, std::uint64_t size, const Digest& leaf_hash, std::uint64_t index,
              const Path& path) {
  if (index >= size) return false;
  std::uint64_t at = index, last = size - 1;
  Digest seen = leaf_hash;
  for (const auto& sibling : path) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      seen = node_hash(sibling, seen);
      while ((at & 1) == 0 && at != 0) at >>= 1, last >>= 1;
    } else {
      seen = node_hash(seen, sibling);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && seen == root;
}

bool is_consistent(std::uint64_t first, const Digest& first_root, std::uint64_t second,
                   const Digest& second_root, const Path& path) {
  if (first > second) return false;
  if (first == second) return path.empty() && first_root == second_root;
  if (first == 0) return path.empty();
  std::size_t next = 0;
  // A first tree that is one complete subtree is not in the path: the asker has its root.
  Path whole = path;
  if (std::has_single_bit(first)) whole.insert(whole.begin(), first_root);
  if (whole.empty()) return false;
  std::uint64_t at = first - 1, last = second - 1;
  while ((at & 1) != 0) at >>= 1, last >>= 1;
  Digest old_root = whole[next], new_root = whole[next];
  for (++next; next < whole.size(); ++next) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      old_root = node_hash(whole[next], old_root);
      new_root = node_hash(whole[next], new_root);
      while ((at & 1) == 0 && at != 0) at >>= 1, last >>= 1;
    } else {
      new_root = node_hash(new_root, whole[next]);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && old_root == first_root && new_root == second_root;
}

// --- Text ----------------------------------------------------------------------------------------

namespace {

constexpr std::string_view kHeading = "c2sp.org/tlog-proof@v1";
constexpr std::size_t kPathMax = 63;

std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || std::to_string(number) != text) return std::nullopt;
  return number;
}

std::optional<Digest> digest_in(std::string_view line) {
  const auto bytes = from_base64(line);
  if (!bytes || bytes->size() != sizeof(Digest)) return std::nullopt;
  Digest digest;
  std::copy(bytes->begin(), bytes->end(), digest.bytes.begin());
  return digest;
}

tl::unexpected<Fault> malformed(Bilingual what) {
  return fault(FaultKind::malformed, "proof", std::move(what));
}

}  // namespace

std::string to_text(const LeafProof& proof) {
  std::string text(kHeading);
  text.append("\nindex ").append(std::to_string(proof.index)).append("\n");
  for (const auto& node : proof.path) text.append(to_base64(node.bytes)).append("\n");
  return text.append("\n").append(proof.note);
}

Result<LeafProof> parse_leaf_proof(std::string_view text) {
  LeafProof proof;
  if (take_line(text) != kHeading) {
    const std::string heading(kHeading);
    return malformed({"第1行不是 " + heading, "line 1 is not " + heading});
  }
  auto line = take_line(text);
  if (line && line->starts_with("extra ")) line = take_line(text);
  const bool has_index = line && line->starts_with("index ");
  const auto index = has_index ? number_in(line->substr(6)) : std::nullopt;
  if (!index) return malformed({"没有写明编号的一行", "there is no line with the index"});
  proof.index = *index;
  for (line = take_line(text); line && !line->empty(); line = take_line(text)) {
    const auto node = digest_in(*line);
    if (!node || proof.path.size() == kPathMax) {
      return malformed({"有一结点不是 base64 的摘要", "a node is no hash in base64"});
    }
    proof.path.push_back(*node);
  }
  if (!line) return malformed({"路径之后没有检查点", "there is no checkpoint behind the path"});
  proof.note = text;
  return proof;
}

}  // namespace caseledger::ledger
