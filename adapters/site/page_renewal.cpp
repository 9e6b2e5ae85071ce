// The page is read as text. In JSON a quotation mark within a string is escaped, and in HTML too,
// so the names of members that are looked for here cannot stand in anybody's words.
#include "adapters/site/page_renewal.h"

#include <charconv>

#include "adapters/forms/json.h"
#include "adapters/site/page_maker.h"
#include "adapters/site/site_page.h"
#include "ledger/base/base64.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

constexpr std::string_view kProof = "\"proof\":\"", kLeaf = "\"leaf\":\"", kIndex = "\\nindex ";

/// The value of the next member of this name at or behind `at`; empty where there is none.
std::string_view value_of(std::string_view member, std::string_view page, std::size_t at) {
  const auto found = page.find(member, at);
  if (found == std::string_view::npos) return {};
  const auto begin = found + member.size();
  return page.substr(begin, page.find('"', begin) - begin);
}

ledger::Position position_in(std::string_view proof) {
  const auto at = proof.find(kIndex);
  CL_REQUIRE(at != std::string_view::npos);
  ledger::Position position;
  const auto digits = proof.substr(at + kIndex.size());
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), position.index);
  CL_REQUIRE(read.ec == std::errc());
  return position;
}

/// As it stands in the page, between quotation marks.
std::string as_value(std::string_view text) {
  const auto quoted = in_script(print_json(Json::text(text)));
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

Result<std::string> renewed_page(std::string_view page, CheckpointProofs& proofs,
                                 std::string_view imprint) {
  std::string renewed;
  std::size_t copied = 0;
  const auto replace = [&](std::string_view old, std::string_view with) {
    const auto at = static_cast<std::size_t>(old.data() - page.data());
    CL_ASSERT(copied <= at);
    renewed.append(page.substr(copied, at - copied)).append(with);
    copied = at + old.size();
  };
  for (auto old = value_of(kProof, page, 0); !old.empty(); old = value_of(kProof, page, copied)) {
    const auto behind = static_cast<std::size_t>(old.data() - page.data()) + old.size();
    const auto leaf = ledger::from_base64(value_of(kLeaf, page, behind));
    CL_REQUIRE(leaf.has_value());
    CL_TRY(const auto proof, proofs.prove(position_in(old), *leaf));
    replace(old, as_value(proof));
  }
  CL_REQUIRE(copied > 0);
  replace(imprint_in(page), imprint);
  return renewed.append(page.substr(copied));
}

}  // namespace caseledger::adapters
