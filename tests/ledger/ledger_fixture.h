// Drafts of lawful-looking facts with their words, a repeatable source of salts, and the options of
// a small ledger.
#pragma once

#include <gtest/gtest.h>

#include <random>

#include "ledger/base/hash.h"
#include "ledger/ledger.h"
#include "tests/both.h"
#include "tests/ledger/store_fixture.h"

namespace caseledger::ledger {

/// The same bytes for the same seed.
inline Random repeatable_random(std::uint64_t seed = 1) {
  return [engine = std::mt19937_64(seed)](std::span<std::uint8_t> bytes) mutable {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine());
  };
}

inline SecretKey bureau_key() { return SecretKey({1, 2, 3, 4}); }

inline LedgerOptions small_ledger(FaultPlan* faults = nullptr) {
  LedgerOptions options;
  options.origin = "water.example/2021";
  options.random = repeatable_random();
  options.vault_key = bureau_key();
  options.limits.map_bytes = std::uint64_t{16} << 20;
  options.limits.ahead_bytes_max = 0;
  options.limits.disk_reserve_bytes = 0;
  options.faults = faults;
  return options;
}

inline Document document_of(std::string_view text) {
  return {sha256(bytes_of(text)), sm3(bytes_of(text)), text.size()};
}

/// The n-th command of a made-up year, one minute after the other.
inline Draft draft_of(std::uint64_t n, Event event, std::vector<Content> contents = {}) {
  Draft draft;
  auto& fact = draft.fact;
  fact.procedure = Procedure::matter;
  fact.stream = "2021-SF-000" + std::to_string(n % 3);
  fact.version = Version{n / 3 + 1};
  fact.command_id = CommandId{0x0190'0000'0000'0000 + n, 7};
  fact.recorded_at = Instant{1'631'671'200'000'000 + static_cast<std::int64_t>(n) * 60'000'000};
  fact.occurred_at = Instant{fact.recorded_at.micros - 1'000'000};
  fact.actor = "zhang.wei";
  fact.capacity = Capacity::handler;
  fact.law_version = 1;
  fact.ruleset = sha256(bytes_of("ruleset"));
  fact.calendar = sha256(bytes_of("calendar"));
  fact.articles = {"附2-7"};
  fact.stage_after = "investigating";
  fact.event = std::move(event);
  draft.contents = std::move(contents);
  return draft;
}

/// A record with a document whose text is kept, a recording that lies elsewhere, and words.
inline Draft gathered(std::uint64_t n) {
  const auto number = std::to_string(n);
  const auto text = "现场检查笔录第" + number + "号";
  RecordGathered fact;
  fact.kind = RecordKind::site_inspection;
  fact.document = document_of(text);
  fact.started_at = fact.ended_at = Instant{1'631'671'200'000'000};
  fact.recording.file = document_of("video " + number);
  fact.recording.shows_certificates = Answer::yes;
  fact.summary = Said{6};
  return draft_of(n, std::move(fact), {{"summary", "检查发现采砂"}, {"document", text}});
}

inline Draft opened(std::uint64_t n) { return draft_of(n, InvestigationOpened{}); }

/// A long list of reasons.
inline Draft classified(std::uint64_t n) {
  ClassifiedMajor fact;
  fact.grounds.resize(5);
  std::vector<Content> contents;
  for (std::size_t ground = 0; ground < 5; ++ground) {
    fact.grounds[ground] = {ground == n % 5 ? Answer::yes : Answer::no, Said{2}};
    contents.push_back({"grounds/" + std::to_string(ground) + "/reason", "理由"});
  }
  return draft_of(n, std::move(fact), std::move(contents));
}

/// Any of the three, by turns.
inline Draft some_draft(std::uint64_t n) {
  return n % 3 == 0 ? opened(n) : n % 3 == 1 ? gathered(n) : classified(n);
}

inline std::vector<Draft> some_drafts(std::uint64_t from, std::uint64_t to) {
  std::vector<Draft> drafts;
  for (auto n = from; n < to; ++n) drafts.push_back(some_draft(n));
  return drafts;
}

/// The value, or a failed test.
template <class T>
T must(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << both(result.error());
    std::abort();
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// Words as if they had come from a store.
inline void put(Vault& vault, std::span<const VaultRecord> records) {
  const auto sealed = must(vault.seal(records));
  must(vault.take({&sealed, 1}));
}

}  // namespace caseledger::ledger
