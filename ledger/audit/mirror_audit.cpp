#include "ledger/audit/mirror_audit.h"

#include <algorithm>

namespace caseledger::ledger {
namespace {

constexpr std::size_t kDifferencesMax = 10'000;  // whoever asked shows fewer

}  // namespace

void MirrorAudit::find(std::optional<Position> position, const Bilingual& what) {
  if (differences_.size() >= kDifferencesMax) return;
  differences_.push_back({position, at_place("mirror", what)});
}

void MirrorAudit::load(std::uint64_t bundle) {
  if (loaded_ == bundle) return;
  find_rest();
  loaded_ = bundle;
  bundle_ = {};
  auto read = read_bundle(folder_, bundle);
  if (!read) return find({}, read.error().sentence());
  if (*read) bundle_ = std::move(**read);
  rest_ = std::string_view(bundle_.text).substr(bundle_.ends.empty() ? 0 : bundle_.ends.back());
  std::error_code error;
  if (std::filesystem::exists(folder_ / tile_number(bundle), error)) find_rest();
}

void MirrorAudit::find_rest() {
  if (!rest_.empty()) {
    const auto name = tile_number(*loaded_);
    find({}, {"镜像文件 " + name + " 被截断", "bundle " + name + " is cut off"});
  }
  rest_ = {};
}

/// A crash may leave the beginning of an entry at the end of the open bundle, and nothing else.
void MirrorAudit::explain_rest(Bytes leaf) {
  const std::string length{static_cast<char>(leaf.size() >> 8U), static_cast<char>(leaf.size())};
  const auto entry = length + std::string(reinterpret_cast<const char*>(leaf.data()), leaf.size());
  if (entry.starts_with(rest_)) rest_ = {};
}

void MirrorAudit::leaf(Position position, Bytes leaf) {
  load(position.index / kBundleLeaves);
  const auto at = position.index % kBundleLeaves;
  if (at >= bundle_.size()) {
    if (at == bundle_.size() && !rest_.empty()) explain_rest(leaf);
    if (!gap_) gap_ = position;
    return;
  }
  if (gap_) {
    const auto from = std::to_string(gap_->index), to = std::to_string(position.index - 1);
    find(*gap_,
         {"缺少第" + from + "至" + to + "号事实", "leaves " + from + " to " + to + " are missing"});
    gap_.reset();
  }
  reached_ = position.index + 1;
  if (!std::ranges::equal(bundle_.leaf(at), leaf)) {
    find(position, {"不是账上的事实", "is not the leaf of the ledger"});
  }
}

std::vector<MirrorAudit::Difference> MirrorAudit::finish(std::uint64_t leaves,
                                                         std::uint64_t promised) {
  load(leaves / kBundleLeaves);
  find_rest();
  const auto extra = leaves % kBundleLeaves;
  if (loaded_ == leaves / kBundleLeaves && bundle_.size() > extra) {
    find({}, {"最后一条事实之后还有内容", "has leaves behind the last one"});
  }
  if (reached_ < promised) {
    const auto ends = std::to_string(reached_), says = std::to_string(promised);
    find({}, {"止于" + ends + "条事实，检查点称" + says + "条",
              "ends with leaf " + ends + ", the checkpoint says " + says});
  }
  return std::move(differences_);
}

}  // namespace caseledger::ledger
