// The parts of the schema that no description can print: the number of each file, which is for
// ever, and what it says of itself. A procedure needs a line in kFacts.
#pragma once

#include <array>
#include <string_view>

#include "statemachines/acts/facts.h"

namespace caseledger::ledger {

inline constexpr std::string_view kLeafIntro =
    R"(@0xd1a5c0f8b7e34a26;
# The leaf, version 1. FORMAT.md beside this file says how a leaf becomes bytes, is hashed and is
# found; this schema says what its fields mean.
#
# Numbers (@n of fields, arms and enumerants) are for ever: nothing is renumbered, retyped or
# removed; new ones come at the end. Readers refuse numbers they do not know.
#
# Absence has one form: an empty Text, Data or List, a digest of zeros and a part whose fields are
# all zero are null pointers, and never anything else. A digest is exactly 32 bytes. Instants are
# microseconds since 1970-01-01T00:00:00Z, days are local days (+08:00) since 1970-01-01.
#
# A fact has no field for its words and documents: those lie in `commitments` and `attachments`
# under the path of the field. "Words" and "Documents" at each fact below list these paths; N stands
# for an element's index in its list, from 0.
)";

inline constexpr std::string_view kTermsIntro =
    R"(@0xb6e2d40f91c87a35;
# The vocabularies of leaves. Numbers are for ever, lists only grow at their end, and zero is always
# unspecified. People are shown their own words for these.
)";

inline constexpr std::string_view kPartsIntro =
    R"(@0xa93f51e6c27d08b4;
# The parts that leaves and facts are made of. wire.capnp says how to read these comments.
)";

/// The file of one procedure's facts.
struct FactsIntro {
  Procedure procedure;
  std::string_view file;  ///< wire_<file>.capnp
  std::string_view text;
};
inline constexpr FactsIntro kFacts[] = {
    {Procedure::bureau, "bureau", "@0xf47b08d3a1659ce2;\n# The facts of the bureau's register."},
    {Procedure::matter, "case",
     "@0xe80c3d97b54f216a;\n# The facts of a case, in the order of the law."},
    {Procedure::unspecified, "common", "@0x9d62b3f7058ea1c4;\n# The facts of every stream."},
    {Procedure::disclosure, "disclosure",
     "@0xc5197ea2408bd36f;\n# The facts of a disclosure item."},
};

constexpr const FactsIntro& facts_intro(Procedure procedure) {
  for (const auto& one : kFacts) {
    if (one.procedure == procedure) return one;
  }
  throw "a procedure without a file of the schema";
}

/// Asked while compiling, so that no procedure is forgotten.
static_assert([] {
  for_each_type(EventLists{},
                [](auto list) { static_cast<void>(facts_intro(decltype(list)::type::id)); });
  return true;
}());

}  // namespace caseledger::ledger
