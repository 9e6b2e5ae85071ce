// A TOML file as plain values that know their line, in the order of the file. It is the only place
// that sees the TOML library; everything the library may complain of ends here as a Fault.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/base/fault.h"
#include "statemachines/words/time.h"

namespace caseledger::engine {

struct TomlNode;
struct TomlEntry;
using TomlArray = std::vector<TomlNode>;
using TomlTable = std::vector<TomlEntry>;

struct TomlNode {
  int line = 0;
  std::variant<std::string, std::int64_t, bool, Day, TomlArray, TomlTable> value;
};

struct TomlEntry {
  std::string key;
  TomlNode node;
};

/// malformed, naming file and line: not TOML, a key twice, or a value of a kind that our files have
/// no use for (fractions, times of day).
Result<TomlTable> parse_toml(std::string_view file, std::string_view text);

}  // namespace caseledger::engine
