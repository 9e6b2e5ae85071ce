// Changes single bytes of a file in place and puts them back.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {

class Tampering {
 public:
  explicit Tampering(const std::filesystem::path& file)
      : stream_(file, std::ios::in | std::ios::out | std::ios::binary),
        bytes_(*read_file(file).value()) {}

  std::size_t size() const { return bytes_.size(); }
  std::uint8_t at(std::uint64_t offset) const { return static_cast<std::uint8_t>(bytes_[offset]); }
  void set(std::uint64_t offset, std::uint8_t value) {
    stream_.seekp(static_cast<std::streamoff>(offset));
    stream_.put(static_cast<char>(value));
    stream_.flush();
  }
  void flip(std::uint64_t offset, unsigned bits) {
    set(offset, static_cast<std::uint8_t>(at(offset) ^ bits));
  }
  void restore(std::uint64_t offset) { set(offset, at(offset)); }

 private:
  std::fstream stream_;
  std::string bytes_;
};

}  // namespace caseledger::ledger
