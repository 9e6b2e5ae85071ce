// Private to the ledger: items on their way from the one thread that makes them to the one that
// takes them, in portions, so that the two meet once for many items. At most a few portions lie
// between them: memory stays small however many items there are.
//
// The producer may block on the consumer, so it must hold nothing that the consumer may need (a
// snapshot of the store, a lock).
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
  using Portion = std::vector<Item>;

  // --- The maker's ---

  /// Takes a portion that is not empty and leaves an empty one, whose items were taken and are
  /// freed here, where they were made. False: nobody takes any more.
  bool put(Portion& portion) {
    Portion spent;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_abandoned_ || ready_.size() < kPortionsMax; });
      if (is_abandoned_) return false;
      ready_.push_back(std::move(portion));
      spent = std::exchange(spent_, {});
      changed_.notify_all();
    }
    spent.clear();
    portion = std::move(spent);
    return true;
  }

  /// Nothing will follow.
  void finish() {
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
  static constexpr std::size_t kPortionsMax = 8;

  bool take_portion() {
    Portion surplus;  // freed without the lock
    std::unique_lock lock(mutex_);
    surplus = std::exchange(spent_, std::exchange(taken_, {}));
    next_ = 0;
    changed_.wait(lock, [this] { return is_over_ || !ready_.empty(); });
    if (ready_.empty()) return false;
    taken_ = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    lock.unlock();
    return true;
  }

  Portion taken_;         // the taker's
  std::size_t next_ = 0;  // of it

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Portion> ready_;
  Portion spent_;
  bool is_over_ = false, is_abandoned_ = false;
};

}  // namespace caseledger::ledger
