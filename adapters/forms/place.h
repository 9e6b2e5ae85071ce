// Where a reader or writer is within a form, as a chain on the stack: nothing is built until
// somebody asks. A form says `$.body.findings[2].reason`, the ledger `findings/2/reason`.
#pragma once

#include <string>
#include <string_view>

#include "adapters/forms/json.h"

namespace caseledger::adapters {

class Place {
 public:
  /// A top, by what a form calls it; the ledger's paths begin below it.
  explicit Place(std::string_view top) : key_(top) {}
  Place(const Place& up, std::string_view key) : up_(&up), key_(key) {}
  Place(const Place& up, std::size_t index) : up_(&up), index_(index), is_element_(true) {}

  std::string json_path() const {
    if (up_ == nullptr) return std::string(key_);
    if (is_element_) return up_->json_path() + "[" + std::to_string(index_) + "]";
    return member_path(up_->json_path(), key_);
  }

  std::string content_path() const {
    if (up_ == nullptr) return {};
    const auto above = up_->content_path();
    const auto own = is_element_ ? std::to_string(index_) : std::string(key_);
    return above.empty() ? own : above + "/" + own;
  }

 private:
  const Place* up_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  bool is_element_ = false;
};

}  // namespace caseledger::adapters
