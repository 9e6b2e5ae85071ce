// Private to the ledger: items on their way from the one thread that makes them to the one that
// takes them, in portions, so that the two meet once for many items. At most a few portions lie
// between them: memory stays small however many items there are.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace caseledger::ledger {

template <class Item>
class PortionQueue {
 public:
  // --- The maker's ---

  /// An item with its weight in bytes, as far as it counts. False: nobody takes any more.
  bool put(Item item, std::size_t bytes = 0) {
    if (making_.capacity() == 0) making_.reserve(kItemsMax);
    making_.push_back(std::move(item));
    bytes_ += bytes;
    return (making_.size() < kItemsMax && bytes_ < kBytesMax) || hand_over();
  }

  /// Nothing will follow.
  void finish() {
    if (!making_.empty()) hand_over();
    const std::lock_guard held(mutex_);
    is_over_ = true;
    changed_.notify_all();
  }

  // --- The taker's ---

  /// The next item, to be moved from until the next call; null behind the last.
  Item* take() {
    if (next_ == taken_.size() && !take_portion()) return nullptr;
    return &taken_[next_++];
  }

  /// From now on nothing is taken; the maker, who may be waiting, is told.
  void abandon() {
    const std::lock_guard held(mutex_);
    is_abandoned_ = true;
    changed_.notify_all();
  }

 private:
  using Portion = std::vector<Item>;
  static constexpr std::size_t kItemsMax = 64, kPortionsMax = 8;
  static constexpr std::size_t kBytesMax = std::size_t{1} << 20;

  bool hand_over() {
    Portion spent;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_abandoned_ || ready_.size() < kPortionsMax; });
      if (is_abandoned_) return false;
      ready_.push_back(std::exchange(making_, {}));
      if (!spent_.empty()) {
        spent = std::move(spent_.back());
        spent_.pop_back();
      }
      changed_.notify_all();
    }
    // What was taken is freed where it was made: memory goes back to where it came from.
    spent.clear();
    making_ = std::move(spent);
    bytes_ = 0;
    return true;
  }

  bool take_portion() {
    std::unique_lock lock(mutex_);
    if (!taken_.empty()) spent_.push_back(std::exchange(taken_, {}));
    next_ = 0;
    changed_.wait(lock, [this] { return is_over_ || !ready_.empty(); });
    if (ready_.empty()) return false;
    taken_ = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    return true;
  }

  Portion making_;         // the maker's
  std::size_t bytes_ = 0;  // of it
  Portion taken_;          // the taker's
  std::size_t next_ = 0;   // of it

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Portion> ready_;
  std::vector<Portion> spent_;
  bool is_over_ = false, is_abandoned_ = false;
};

}  // namespace caseledger::ledger
