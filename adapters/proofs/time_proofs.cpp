// Each file is judged by itself, so a damaged one does not hide what the others prove.
#include "adapters/proofs/time_proofs.h"

#include <algorithm>

#include "ledger/tree/checkpoint.h"

namespace caseledger::adapters {
namespace {

/// The last second of the year 9999; a later time cannot be written as a date.
constexpr std::uint64_t kSecondsMax = 253'402'300'799;

class ProofReader {
 public:
  ProofReader(const ProofFolder& folder, const std::string& origin, const RootAt& root_at,
              const TimeOptions& options)
      : folder_(folder), origin_(origin), root_at_(root_at), options_(options) {}

  Result<TimeProofs> read() {
    return policy()
        .and_then([this] { return trust(); })
        .and_then([this] { return tokens(); })
        .and_then([this] { return notes(); })
        .map([this] { return std::move(proofs_); });
  }

 private:
  void find(const std::string& file, const Bilingual& what) {
    proofs_.findings.push_back({"time", std::nullopt, at_place(file, what)});
  }

  Result<void> policy();
  Result<void> trust();
  Result<void> tokens();
  Result<void> token(std::uint64_t size, const std::string& response);
  void token(const ledger::Checkpoint& checkpoint, const std::string& response,
             const std::string& request);
  Result<void> notes();
  void note(ledger::Note note, const ledger::Checkpoint& checkpoint);
  /// Nothing, and a finding, where the ledger has no such checkpoint.
  Result<std::optional<ledger::Checkpoint>> checkpoint(std::uint64_t size, const std::string& file);

  const ProofFolder& folder_;
  const std::string& origin_;
  const RootAt& root_at_;
  const TimeOptions& options_;
  Trust kept_;
  TimeProofs proofs_;
};

Result<void> ProofReader::policy() {
  if (options_.policy) {
    proofs_.policy = options_.policy;
    return {};
  }
  CL_TRY(const auto text, folder_.policy());
  if (!text) return {};
  auto kept = parse_policy(*text);
  if (kept) {
    proofs_.policy = std::move(*kept);
  } else {
    find("witness/policy", kept.error().sentence());
  }
  return {};
}

Result<void> ProofReader::trust() {
  for (auto [read, into] : {std::pair(&ProofFolder::roots, &kept_.roots),
                            std::pair(&ProofFolder::chain, &kept_.chain)}) {
    auto certificates = (folder_.*read)();
    if (certificates) {
      *into = std::move(*certificates);
    } else if (certificates.error().kind == FaultKind::corrupt) {
      proofs_.findings.push_back({"time", std::nullopt, certificates.error().sentence()});
    } else {
      return tl::unexpected(certificates.error());
    }
  }
  return {};
}

Result<std::optional<ledger::Checkpoint>> ProofReader::checkpoint(std::uint64_t size,
                                                                  const std::string& file) {
  CL_TRY(const auto root, root_at_(size));
  if (root) return ledger::Checkpoint{origin_, size, *root};
  find(file, {"账本没有这么多条事实，可能已被回退",
              "the ledger has fewer leaves than were signed for; it was rewound"});
  return std::nullopt;
}

// --- Tokens --------------------------------------------------------------------------------------

Result<void> ProofReader::tokens() {
  CL_TRY(const auto sizes, folder_.token_sizes());
  for (const auto size : sizes) {
    CL_TRY(const auto response, folder_.token(size));
    if (!response) continue;
    CL_TRY(token(size, *response));
  }
  return {};
}

Result<void> ProofReader::token(std::uint64_t size, const std::string& response) {
  CL_TRY(const auto checkpoint, this->checkpoint(size, "proofs/" + std::to_string(size) + ".tsr"));
  CL_TRY(const auto request, folder_.request(size));
  if (checkpoint) token(*checkpoint, response, request.value_or(""));
  return {};
}

void ProofReader::token(const ledger::Checkpoint& checkpoint, const std::string& response,
                        const std::string& request) {
  const auto file = "proofs/" + std::to_string(checkpoint.size);
  const auto digest = ledger::sha256(ledger::bytes_of(to_text(checkpoint)));
  const auto imprint = imprint_of(response);
  if (!imprint) return find(file + ".tsr", imprint.error().sentence());
  if (*imprint != digest) {
    return find(file + ".tsr",
                {"时间戳所盖的不是本账的检查点", "is over another checkpoint than the ledger's"});
  }
  if (!is_request_for(request, digest)) {
    return find(file + ".tsq", {"所存请求缺失或已损坏", "the request is missing or was changed"});
  }
  const auto stamp = verify_response(response, request, kept_);
  if (!stamp) return find(file + ".tsr", stamp.error().sentence());
  KeptToken token{{ledger::sha256(ledger::bytes_of(response)),
                   ledger::sm3(ledger::bytes_of(response)), response.size()},
                  checkpoint.root,
                  *stamp};
  if (options_.roots) {
    token.is_believed =
        verify_response(response, request, {*options_.roots, kept_.chain}).has_value();
  }
  if (token.is_believed) proofs_.seen.push_back({checkpoint.size, stamp->not_after(), true});
  proofs_.tokens.emplace(checkpoint.size, std::move(token));
}

// --- Notes ---------------------------------------------------------------------------------------

Result<void> ProofReader::notes() {
  CL_TRY(const auto sizes, folder_.note_sizes());
  for (const auto size : sizes) {
    const auto file = "proofs/checkpoint-" + std::to_string(size);
    auto kept = folder_.note(size);
    if (!kept && kept.error().kind != FaultKind::malformed) return tl::unexpected(kept.error());
    if (!kept) {
      find(file, {"不是检查点", kept.error().sentence().en});
      continue;
    }
    CL_TRY(const auto checkpoint, this->checkpoint(size, file));
    if (*kept && checkpoint) note(std::move(**kept), *checkpoint);
  }
  return {};
}

void ProofReader::note(ledger::Note note, const ledger::Checkpoint& checkpoint) {
  if (note.text != to_text(checkpoint)) {
    return find("proofs/checkpoint-" + std::to_string(checkpoint.size),
                {"所存检查点与账本不符", "is not the ledger's checkpoint of this size"});
  }
  const auto at = proofs_.policy ? met_at(*proofs_.policy, note) : std::nullopt;
  if (at && *at < kSecondsMax) {
    // Witnesses state whole seconds, rounded down, so the end of that second is the safe bound.
    const auto end = (static_cast<std::int64_t>(*at) + 1) * kMicrosPerSecond;
    proofs_.seen.push_back({checkpoint.size, Instant{end}, false});
  }
  proofs_.notes.emplace(checkpoint.size, std::move(note));
}

ledger::Signed worth_of(const ledger::Note& note, const ledger::NoteKey& key) {
  if (key.use == ledger::NoteKeyUse::note) return is_signed_by(note, key);
  const auto id = id_of(key);
  const bool is_there = std::ranges::any_of(note.signatures, [&](const auto& line) {
    return line.name == key.name && line.key_id == id;
  });
  if (!is_there) return ledger::Signed::no;
  return cosigned_at(note, key) ? ledger::Signed::yes : ledger::Signed::wrong;
}

/// All but one byte of the id are ours. Another key's id would share a byte or two, so this is our
/// id with a damaged byte.
bool is_almost(const ledger::NoteKeyId& id, const ledger::NoteKeyId& ours) {
  std::size_t same = 0;
  for (std::size_t n = 0; n < id.size(); ++n) same += id[n] == ours[n] ? 1 : 0;
  return same + 1 >= id.size();
}

bool is_damaged(const ledger::Note& alone, const ledger::NoteKey& key) {
  const auto worth = worth_of(alone, key);
  if (worth != ledger::Signed::no) return worth == ledger::Signed::wrong;
  if (is_almost(alone.signatures[0].key_id, id_of(key))) return true;
  auto renamed = alone;
  renamed.signatures[0].name = key.name;
  renamed.signatures[0].key_id = id_of(key);
  return worth_of(renamed, key) == ledger::Signed::yes;
}

}  // namespace

Result<TimeProofs> read_time_proofs(const ProofFolder& folder, const std::string& origin,
                                    const RootAt& root_at, const TimeOptions& options) {
  return ProofReader(folder, origin, root_at, options).read();
}

std::vector<std::size_t> damaged_lines(const ledger::Note& note,
                                       const std::vector<ledger::NoteKey>& keys) {
  std::vector<std::size_t> damaged;
  for (std::size_t n = 0; n < note.signatures.size(); ++n) {
    const ledger::Note alone{note.text, {note.signatures[n]}};
    const bool is_one = std::ranges::any_of(
        keys, [&](const ledger::NoteKey& key) { return is_damaged(alone, key); });
    if (is_one) damaged.push_back(n + 1);
  }
  return damaged;
}

}  // namespace caseledger::adapters
