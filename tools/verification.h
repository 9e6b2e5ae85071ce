// Everything `verify` asks of a data folder, callable by those who must know before they act.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "adapters/data_folder.h"
#include "adapters/language/language.h"
#include "adapters/proofs/time_bounds.h"
#include "engine/audit.h"
#include "ledger/audit/verify.h"
#include "tools/named_file.h"

namespace caseledger::tools {

struct Verified : ledger::VerifyReport {
  Bilingual time;  ///< when the leaves were written, as far as others prove it
  std::vector<adapters::TimeInterval> intervals;  ///< the same, leaf by leaf
  /// How far recorded times agree with that; empty: all of them, or the promise says otherwise.
  Bilingual time_reach;
  Bilingual models_reach;  ///< likewise, how far the read models are
  /// Where the registrar gave their word for the machine's clock.
  std::vector<engine::TimeLeap> leaps;
};

/// The text of a checkpoint that somebody kept, signed or not. malformed, with the name of the
/// file: it cannot be read, or is none.
Result<std::string> checkpoint_in_file(const std::string& file);

/// `against` is the text of a checkpoint that somebody kept; `time` has the roots and the policy of
/// whoever asks. Without the vault's key everything sealed stays unchecked, and the report says so.
/// Read models are not compared here.
Result<Verified> verify_folder(
    const adapters::DataFolder& folder, const std::optional<std::string>& against,
    const adapters::TimeOptions& time, std::optional<ledger::SecretKey> vault_key,
    const std::function<void(std::uint64_t done, std::uint64_t of)>& progress = {});

}  // namespace caseledger::tools
