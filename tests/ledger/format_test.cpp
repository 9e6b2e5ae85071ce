// FORMAT.md is true: its example is recomputed from its own text, its table is what the schema
// gives. Where the two differ, either the page or the code breaks a promise to strangers.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "ledger/base/hash.h"
#include "ledger/leaf/codec.h"
#include "ledger/leaf/codec_layout.h"
#include "ledger/leaf/commitment.h"
#include "ledger/leaf/wire_names.h"
#include "ledger/tree/checkpoint.h"

namespace caseledger::ledger {
namespace {

using Buffer = std::vector<std::uint8_t>;

std::string text_of_file(const std::string& name) {
  std::ifstream in(std::string(CL_SOURCE_DIR) + "/ledger/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string page() { return text_of_file("FORMAT.md"); }

/// The fenced block that bears a name: ```name LF … ```
std::string block(const std::string& name) {
  const auto text = page();
  const auto head = "```" + name + "\n";
  const auto begin = text.find(head);
  if (begin == std::string::npos) return "no block " + name;
  const auto from = begin + head.size();
  return text.substr(from, text.find("```", from) - from);
}

Buffer bytes_of_hex(const std::string& hex) {
  Buffer bytes;
  std::string digits;
  for (const char c : hex) {
    if (std::isxdigit(static_cast<unsigned char>(c)) == 0) continue;
    digits += c;
    if (digits.size() < 2) continue;
    bytes.push_back(static_cast<std::uint8_t>(std::stoul(digits, nullptr, 16)));
    digits.clear();
  }
  return bytes;
}

Buffer bytes_of_block(const std::string& name) { return bytes_of_hex(block(name)); }

std::string hex_lines(Bytes bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string lines;
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    lines += kDigits[bytes[n] >> 4U];
    lines += kDigits[bytes[n] & 15U];
    lines += n % 32 == 31 || n + 1 == bytes.size() ? "\n" : n % 8 == 7 ? " " : "";
  }
  return lines;
}

constexpr Salt kSalt{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
constexpr std::string_view kOrigin = "water.example/2021";

Digest full_name_digest() { return commit_to(kOrigin, "bureau", "full_name", kSalt, "张伟"); }

/// What both leaves of the example have in common.
Leaf example_leaf(std::uint64_t position, Event event) {
  Leaf leaf;
  leaf.origin = kOrigin;
  leaf.position = Position{position};
  auto& fact = leaf.fact;
  fact.procedure = Procedure::bureau;
  fact.stream = "bureau";
  fact.version = Version{position + 1};
  fact.command_id = CommandId{0x017be8a5a4007000, 0x8000000000000001 + position};
  fact.occurred_at = parse_instant("2021-09-15T10:00:00+08:00").value();
  fact.recorded_at = Instant{fact.occurred_at.micros + static_cast<std::int64_t>(position)};
  fact.actor = "li.na";
  fact.capacity = Capacity::registrar;
  fact.law_version = 1;
  fact.stage_after = "open";
  fact.event = std::move(event);
  return leaf;
}

Leaf leaf_0() {
  LedgerOpened opened;
  opened.trust = TrustMode::trusted_host;
  opened.clock = ClockSource::simulated;
  opened.bureau = "water";
  return example_leaf(0, opened);
}

Leaf leaf_1() {
  OfficerEnrolled enrolled;
  enrolled.officer = "zhang.wei";
  enrolled.full_name = Said{2};
  enrolled.section = "law";
  enrolled.certificate = "461-0007";
  enrolled.valid_from = parse_day("2021-01-01").value();
  enrolled.valid_until = parse_day("2025-12-31").value();
  auto leaf = example_leaf(1, enrolled);
  leaf.prev = sm3(bytes_of_block("leaf-0"));
  leaf.commitments = {{"full_name", full_name_digest(), 2}};
  return leaf;
}

TEST(Format, GivesTheBytesOfTheExample) {
  EXPECT_EQ(block("leaf-0"), hex_lines(encode(leaf_0()).value()));
  EXPECT_EQ(block("leaf-1"), hex_lines(encode(leaf_1()).value()));
}

TEST(Format, GivesBytesThatAreRead) {
  EXPECT_EQ(decode(bytes_of_block("leaf-0")).value(), leaf_0());
  EXPECT_EQ(decode(bytes_of_block("leaf-1")).value(), leaf_1());
}

TEST(Format, GivesTheCommitmentOfTheExample) {
  const auto parts = bytes_of_block("parts");
  EXPECT_EQ(sha256(parts), full_name_digest()) << to_hex(full_name_digest());
  EXPECT_EQ(block("digest"), to_hex(full_name_digest()) + "\n");
}

TEST(Format, GivesTheChainAndTheTreeOfTheExample) {
  const auto leaf_0 = bytes_of_block("leaf-0"), leaf_1 = bytes_of_block("leaf-1");
  const auto hash_0 = leaf_hash(leaf_0), hash_1 = leaf_hash(leaf_1);
  EXPECT_EQ(block("hashes"), "SM3 of leaf 0   " + to_hex(sm3(leaf_0)) + "\nSM3 of leaf 1   " +
                                 to_hex(sm3(leaf_1)) + "\nhash of leaf 0  " + to_hex(hash_0) +
                                 "\nhash of leaf 1  " + to_hex(hash_1) + "\nroot            " +
                                 to_hex(node_hash(hash_0, hash_1)) + "\n");
  Frontier tree;
  tree.append(hash_0);
  tree.append(hash_1);
  EXPECT_EQ(block("checkpoint"), to_text(checkpoint_of(std::string(kOrigin), tree)));
}

// --- The table of the page -----------------------------------------------------------------------

std::string type_of(const Shape& shape) {
  if (const auto bytes = number_bytes(shape.kind)) {
    const bool is_signed = shape.kind == Kind::day || shape.kind == Kind::instant;
    return (is_signed ? "i" : "u") + std::to_string(bytes * 8);
  }
  if (shape.kind == Kind::id) return "Text";
  if (shape.kind != Kind::list) return "Data";
  const auto& element = *shape.element;
  return "List(" + (element.kind == Kind::part ? type_case(element.name) : type_of(element)) + ")";
}

TEST(Format, SaysWhereTheFieldsOfALeafLie) {
  ASSERT_TRUE(wire_leaf().mismatches.empty());
  std::ostringstream lines;
  for (const auto& field : wire_leaf().leaf.fields) {
    lines << (number_bytes(field.kind) != 0 ? "data " : "pointer ") << field.slot << ' '
          << camel_case(field.member->key) << ' ' << type_of(*field.member->shape) << '\n';
  }
  lines << "pointer " << wire_leaf().fact_pointer << " fact struct, a fact of the number at byte "
        << wire_leaf().discriminant_byte << '\n';
  EXPECT_EQ(block("layout"), lines.str());
}

}  // namespace
}  // namespace caseledger::ledger
