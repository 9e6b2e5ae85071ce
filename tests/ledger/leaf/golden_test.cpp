// Leaves that were written once must be read for ever, and mean for ever what they meant. The files
// in tests/golden/ are only added to: per leaf the name of its fact, its bytes, what was read from
// them when it was added, one line per field that is not blank, and an empty line.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "ledger/leaf/codec.h"
#include "ledger/leaf/codec_layout.h"
#include "tests/both.h"
#include "tests/ledger/random_leaf.h"

namespace caseledger::ledger {
namespace {

const std::string kFile = std::string(CL_SOURCE_DIR) + "/tests/golden/leaves_v1.txt";

std::string hex_of(Bytes bytes) {
  std::ostringstream hex;
  hex << std::hex;
  for (const unsigned byte : bytes) hex << (byte < 16 ? "0" : "") << byte;
  return hex.str();
}

std::vector<std::uint8_t> bytes_of(const std::string& hex) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t n = 0; n + 1 < hex.size(); n += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(n, 2), nullptr, 16)));
  }
  return bytes;
}

/// Every field that is not blank, as "path = value".
class Description {
 public:
  static std::string of(const Leaf& leaf) {
    Description description;
    description.part("", leaf_shape(), &leaf);
    const auto& event = leaf.fact.event;
    description.part("fact/" + std::string(name_of(event)), event.shape(), event.body());
    return description.lines_.str();
  }

 private:
  void part(const std::string& path, const Shape& shape, const void* owner) {
    for (const auto& member : shape.members) {
      const auto below =
          path.empty() ? std::string(member.key) : path + "/" + std::string(member.key);
      if (member.key == kFormatVersionKey) {
        line(below, std::to_string(kFormatVersion));
      } else if (member.shape->holds_plain) {
        field(below, *member.shape, member.of(owner));
      }
    }
  }

  void line(const std::string& path, const std::string& value) {
    lines_ << path << " = " << value << "\n";
  }

  void field(const std::string& path, const Shape& shape, const void* value) {
    switch (shape.kind) {
      case Kind::vocabulary:
        if (word_number(value) != 0) line(path, std::string(shape.terms[word_number(value)].key));
        return;
      case Kind::part:
        return part(path, shape, value);
      case Kind::list:
        return list(path, shape, value);
      case Kind::blob:
        return blob(path, *static_cast<const std::string*>(value));
      default:
        visit_value(shape.kind, value, [&](const auto& one) { plain(path, one); });
    }
  }

  void list(const std::string& path, const Shape& shape, const void* value) {
    const auto count = shape.count(value);
    if (count != 0) line(path, std::to_string(count));
    for (std::size_t n = 0; n < count; ++n) {
      field(path + "/" + std::to_string(n), *shape.element, shape.element_at(value, n));
    }
  }

  void blob(const std::string& path, const std::string& bytes) {
    if (!bytes.empty())
      line(path, hex_of({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}));
  }

  void plain(const std::string& path, bool value) {
    if (value) line(path, "true");
  }
  template <std::integral N>
  void plain(const std::string& path, N value) {
    if (value != 0) line(path, std::to_string(value));
  }
  void plain(const std::string& path, Day value) { plain(path, value.count); }
  void plain(const std::string& path, Instant value) { plain(path, value.micros); }
  void plain(const std::string& path, Fen value) { plain(path, value.count); }
  void plain(const std::string& path, const std::string& value) {
    if (!value.empty()) line(path, value);
  }
  void plain(const std::string& path, const Digest& value) {
    if (!value.is_zero()) line(path, to_hex(value));
  }
  void plain(const std::string&, Said) {}
  void plain(const std::string&, const Document&) {}

  std::ostringstream lines_;
};

struct Golden {
  std::string name, hex, description;
};

std::vector<Golden> all_golden() {
  std::ifstream in(kFile);
  std::vector<Golden> all;
  for (Golden one; std::getline(in, one.name) && std::getline(in, one.hex); one = {}) {
    for (std::string line; std::getline(in, line) && !line.empty();) one.description += line + "\n";
    all.push_back(one);
  }
  return all;
}

TEST(Golden, LeavesAreReadAndMeanWhatTheyMeant) {
  for (const auto& golden : all_golden()) {
    const auto leaf = decode(bytes_of(golden.hex));
    ASSERT_TRUE(leaf.has_value()) << golden.name << ": " << both(leaf.error());
    EXPECT_EQ(name_of(leaf->fact.event), golden.name);
    EXPECT_EQ(Description::of(*leaf), golden.description) << golden.name;
  }
}

TEST(Golden, LeavesAreWrittenAsTheyWere) {
  for (const auto& golden : all_golden()) {
    const auto leaf = decode(bytes_of(golden.hex));
    ASSERT_TRUE(leaf.has_value()) << golden.name << ": " << both(leaf.error());
    EXPECT_EQ(hex_of(encode(*leaf).value()), golden.hex) << golden.name;
  }
}

TEST(Golden, LeavesThereAreOfEveryFact) {
  std::set<std::string> names;
  for (const auto& golden : all_golden()) names.insert(golden.name);
  for (std::size_t kind = 0; kind < all_events().size(); ++kind) {
    const auto leaf = RandomLeaf(kind).draw(kind + 1, kind);
    const std::string name(name_of(leaf.fact.event));
    if (names.contains(name)) continue;
    ADD_FAILURE() << "add these lines to " << kFile << ":\n"
                  << name << "\n"
                  << hex_of(encode(leaf).value()) << "\n"
                  << Description::of(leaf);
  }
}

}  // namespace
}  // namespace caseledger::ledger
