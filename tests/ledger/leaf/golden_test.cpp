// Leaves that were written once must be read for ever, and mean for ever what they meant. The files
// in tests/golden/ are only added to: per leaf the name of its fact, its bytes, what was read from
// them when it was added, one line per field that is not blank, and an empty line.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "ledger/leaf/codec.h"
#include "ledger/leaf/codec_layout.h"
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
    description.part("", leaf);
    return description.lines_.str();
  }

 private:
  template <WirePart Part>
  void part(const std::string& path, const Part& part) {
    WireFields<Part>::visit(part, [&]<class Value>(std::string_view name, const Value& value) {
      const auto below = path.empty() ? std::string(name) : path + "/" + std::string(name);
      if constexpr (kOnWire<Value>) field(below, value);
    });
  }

  void line(const std::string& path, const std::string& value) {
    lines_ << path << " = " << value << "\n";
  }

  template <class Value>
  void field(const std::string& path, const Value& value) {
    if constexpr (Vocabulary<Value>) {
      if (value != Value{}) line(path, std::string(key_of(value)));
    } else if constexpr (std::same_as<Value, bool>) {
      if (value) line(path, "true");
    } else if constexpr (WireNumber<Value>) {
      if (number_of(value) != 0) line(path, std::to_string(number_of(value)));
    } else if constexpr (std::same_as<Value, std::string>) {
      if (!value.empty()) line(path, value);
    } else if constexpr (std::same_as<Value, Digest>) {
      if (!value.is_zero()) line(path, to_hex(value));
    } else if constexpr (std::same_as<Value, Event>) {
      std::visit([&](const auto& fact) { part(path + "/" + std::string(fact.name), fact); }, value);
    } else if constexpr (WirePart<Value>) {
      part(path, value);
    } else if constexpr (requires { value.bytes; }) {
      if (!value.bytes.empty()) {
        const auto bytes = reinterpret_cast<const std::uint8_t*>(value.bytes.data());
        line(path, hex_of({bytes, value.bytes.size()}));
      }
    } else {
      if (!value.empty()) line(path, std::to_string(value.size()));
      for (std::size_t n = 0; n < value.size(); ++n)
        field(path + "/" + std::to_string(n), value[n]);
    }
  }

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
    ASSERT_TRUE(leaf.has_value()) << golden.name << ": " << leaf.error().what;
    EXPECT_EQ(name_of(leaf->fact.event), golden.name);
    EXPECT_EQ(Description::of(*leaf), golden.description) << golden.name;
  }
}

TEST(Golden, LeavesAreWrittenAsTheyWere) {
  for (const auto& golden : all_golden()) {
    const auto leaf = decode(bytes_of(golden.hex));
    ASSERT_TRUE(leaf.has_value()) << golden.name << ": " << leaf.error().what;
    EXPECT_EQ(hex_of(encode(*leaf).value()), golden.hex) << golden.name;
  }
}

TEST(Golden, LeavesThereAreOfEveryFact) {
  std::set<std::string> names;
  for (const auto& golden : all_golden()) names.insert(golden.name);
  for (std::size_t kind = 0; kind < std::variant_size_v<Event>; ++kind) {
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
