// Detection is total: of a ledger of two thousand leaves every byte of every file is changed, and
// verification itself, asked as `verify --full` asks it, either finds the change or nothing depends
// on the byte. Both are counted, and together they are all bytes there are. Many changes are made
// in one round; see changes.h for why each is found by itself all the same.
//
// Instrumented code is slow and asks something else: there some rounds are run, not all.
#include <fstream>
#include <iostream>
#include <random>

#include "ledger/audit/verify_words.h"
#include "ledger/disk/durable_file.h"
#include "ledger/store/head_record.h"
#include "ledger/store/mirror.h"
#include "ledger/tree/note.h"
#include "ledger/tree/tile.h"
#include "ledger/vault/vault_anchor.h"
#include "statemachines/words/check.h"
#include "tests/both.h"
#include "tests/ledger/changes.h"
#include "tests/ledger/data_map.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint64_t kLeaves = 2'000;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kStep = 151;
#else
constexpr std::size_t kStep = 1;
#endif

using Asked = Rounds::Asked;
using Use = DataMap::Use;

constexpr const char* kStore = "ledger/data.mdb";
constexpr const char* kVault = "vault/data.mdb";

/// One leaf in ten with a document and words, one with a list of words, the others bare.
Draft detected_draft(std::uint64_t n) {
  return n % 10 == 4 ? gathered(n) : n % 10 == 8 ? classified(n) : opened(n);
}

std::string leaf_name(std::uint64_t n) { return "leaf " + std::to_string(n); }

class TotalDetection : public testing::Test {
 protected:
  TotalDetection() {
    const auto key = SigningKey::generate(KeyAlgorithm::ed25519);
    auto options = small_ledger();
    options.seal = [&key](const std::string& body) -> Result<std::string> {
      return to_text(Note{body, {sign_note("water.example/2021", key, body)}});
    };
    auto ledger = must(Ledger::create(folder.path() / "data", std::move(options)));
    auto adopted = draft_of(0, LogKeyAdopted{AdoptLogKey{to_verify_key(key.public_key())}});
    must(ledger->append(std::vector{adopted}));
    for (std::uint64_t n = 1; n < kLeaves; n += 100) {
      std::vector<Draft> drafts;
      for (auto each = n; each < std::min(n + 100, kLeaves); ++each) {
        drafts.push_back(detected_draft(each));
      }
      must(ledger->append(drafts));
    }
    keep_files(*ledger);
    must(ledger->close());
    VerifyOptions verified;
    verified.vault_key = bureau_key();
    const auto report = must(verify(data(), verified));
    EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data())) {
      if (entry.is_regular_file()) {
        files.push_back(std::filesystem::relative(entry.path(), data()).string());
      }
    }
    std::ranges::sort(files);
  }

  void keep_files(Ledger& ledger) const {
    for (const auto* content : {"", "a recording", "another recording, which is a little longer"}) {
      std::ofstream(folder.path() / "source") << content;
      must(ledger.put_file({Procedure::matter, "2021-SF-0001"}, folder.path() / "source"));
    }
  }

  std::filesystem::path data() const { return folder.path() / "data"; }
  std::uint64_t size_of(const std::string& file) const {
    return std::filesystem::file_size(data() / file);
  }
  std::size_t number_of(const std::string& file) const {
    const auto found = std::ranges::find(files, file);
    EXPECT_NE(found, files.end()) << file;
    return static_cast<std::size_t>(found - files.begin());
  }
  std::vector<std::string> files_below(const std::string& top) const {
    std::vector<std::string> below;
    for (const auto& file : files) {
      if (file.starts_with(top)) below.push_back(file);
    }
    return below;
  }

  Counts run(const char* what, std::size_t rounds, const Rounds::Round& round, Asked asked) {
    const auto seed = kStep == 1 ? 0 : std::random_device()() % kStep;
    const auto later = [&](std::size_t n) {
      return n + seed < rounds ? round(n + seed) : round(n);
    };
    const auto counts = Rounds(data(), files).run(rounds, later, asked, kStep);
    std::cout << "  " << what << ": " << counts.found << " found, " << counts.irrelevant
              << " irrelevant, " << counts.missed << " missed, by " << counts.verifications
              << " verifications" << (kStep == 1 ? "" : " from " + std::to_string(seed)) << "\n";
    EXPECT_EQ(counts.missed, 0u) << what;
    all += counts;
    return counts;
  }

  /// Everything changed alone.
  void run_alone(const char* what, std::size_t file, const std::vector<std::uint64_t>& places) {
    const auto alone = [&](std::size_t n) {
      return std::vector{Change{file, places[n], one_bit(places[n]), {}}};
    };
    EXPECT_EQ(run(what, places.size(), alone, Asked::without_key).irrelevant, 0u);
  }

  /// Everything at once, and in parts where that is found.
  Counts run_idle(const char* what, std::size_t file, const std::vector<std::uint64_t>& places) {
    constexpr std::size_t kTogether = 4'096;
    const auto part = [&](std::size_t n) {
      std::vector<Change> changes;
      const auto end = std::min(places.size(), (n + 1) * kTogether);
      for (auto each = n * kTogether; each < end; ++each) {
        changes.push_back({file, places[each], 0xFF, {}});
      }
      return changes;
    };
    return run(what, (places.size() + kTogether - 1) / kTogether, part, Asked::whether_it_matters);
  }

  /// One byte of each page around the values.
  void run_frames(const char* what, std::size_t file, const DataMap& map, const std::string& prefix,
                  Asked asked, const std::function<std::string(std::uint64_t at)>& other) {
    std::size_t rounds = 0;
    for (const auto& [page, places] : map.frames) rounds = std::max(rounds, places.size());
    const auto round = [&](std::size_t n) {
      std::vector<Change> changes;
      for (const auto& [page, places] : map.frames) {
        if (n >= places.size()) continue;
        const auto at = places[n];
        changes.push_back({file, at, one_bit(at), prefix + std::to_string(page), other(at)});
      }
      return changes;
    };
    run(what, rounds, round, asked);
  }

  /// That nothing was left out.
  void accounts_for(std::uint64_t bytes) const {
    std::cout << "  in all " << bytes << " bytes: " << all.found << " found, " << all.irrelevant
              << " irrelevant, " << all.missed << " missed\n";
    if (kStep == 1) {
      EXPECT_EQ(all.found + all.irrelevant + all.missed, bytes);
    }
  }

  void tell_idle(const DataMap& map, const Counts& idle) const {
    const auto free_pages = map.idle_in_free_pages();
    const auto all_idle = map.all(Use::idle).size();
    std::cout << "  nobody's: " << free_pages << " bytes of whole pages, " << all_idle - free_pages
              << " between and behind what is in pages; of these " << idle.found
              << " belong to the state before, and are looked at\n";
  }

  TemporaryFolder folder;
  std::vector<std::string> files;
  Counts all;
};

TEST_F(TotalDetection, OfTheLeavesAndTheStoreAroundThem) {
  const auto file = number_of(kStore);
  const auto map = map_data(data() / kStore, store_layout(), std::string(kLeavesName));
  const auto& leaves = map.values.at(std::string(kLeavesName));
  ASSERT_EQ(leaves.size(), kLeaves);

  // The next leaf names the one before it, so neighbours are not changed at once.
  for (const std::uint64_t first : {1, 2}) {
    std::uint64_t rounds = 0;
    for (auto n = first; n < kLeaves; n += 2) {
      rounds = std::max(rounds, leaves[n].bytes.end - leaves[n].bytes.begin);
    }
    const auto round = [&](std::size_t byte) {
      std::vector<Change> changes;
      for (auto n = first; n < kLeaves; n += 2) {
        const auto at = leaves[n].bytes.begin + byte;
        if (at >= leaves[n].bytes.end) continue;
        const auto next = n + 1 < kLeaves ? leaf_name(n + 1) : "mirror " + std::to_string(n);
        changes.push_back({file, at, one_bit(at), leaf_name(n), next});
      }
      return changes;
    };
    run(first == 1 ? "odd leaves" : "even leaves", rounds, round, Asked::without_key);
  }
  std::vector<std::uint64_t> alone = map.all(Use::other);
  for (auto at = leaves[0].bytes.begin; at < leaves[0].bytes.end; ++at) alone.push_back(at);
  run_alone("leaf 0, meta pages, branches, free list, head", file, alone);

  const auto& tiles = map.values.at(std::string(kTilesName));
  const auto tile = [&](std::size_t byte) {
    std::vector<Change> changes;
    for (const auto& [key, key_at, bytes] : tiles) {
      const auto at = bytes.begin + byte;
      changes.push_back({file, at, one_bit(at), describe_tile(key).en});
    }
    return changes;
  };
  run("tiles", tiles[0].bytes.end - tiles[0].bytes.begin, tile, Asked::without_key);
  run_frames("pages around the leaves", file, map, "page ", Asked::without_key,
             [](std::uint64_t) { return std::string(); });
  tell_idle(map, run_idle("what is nobody's", file, map.all(Use::idle)));
  accounts_for(map.uses.size());
}

TEST_F(TotalDetection, OfTheWordsAndTheVaultAroundThem) {
  const auto file = number_of(kVault);
  const auto map = map_data(data() / kVault, vault_layout(), std::string(kVaultWordsName));
  const auto& words = map.values.at(std::string(kVaultWordsName));
  const auto name_of = [](std::uint64_t key) {
    return "vault: the words " + std::to_string(key % 65'536) + " of leaf " +
           std::to_string(key / 65'536);
  };
  std::uint64_t rounds = 0;
  for (const auto& [key, key_at, bytes] : words) rounds = std::max(rounds, bytes.end - bytes.begin);
  constexpr std::size_t kSlotAt = 1, kSlotEnd = 5;
  const auto content = must(read_file(data() / kVault)).value();
  const auto round = [&](std::size_t byte) {
    std::vector<Change> changes;
    for (const auto& [key, key_at, bytes] : words) {
      const auto at = bytes.begin + byte;
      if (at >= bytes.end) continue;
      changes.push_back({file, at, one_bit(at), name_of(key)});
      if (byte < kSlotAt || byte >= kSlotEnd) continue;
      // Another slot, which is named where there is none: another one for each of many.
      auto& change = changes.back();
      change.mask = static_cast<std::uint8_t>(1 + changes.size() % 255);
      std::uint32_t slot = 0;
      for (auto n = kSlotAt; n < kSlotEnd; ++n) {
        const auto one = static_cast<std::uint8_t>(content[bytes.begin + n]);
        slot = slot << 8U | (n == byte ? one ^ change.mask : one);
      }
      change.other = "key slot " + std::to_string(slot);
    }
    return changes;
  };
  run("words", rounds, round, Asked::with_key);
  run_alone("meta pages, branches, free list", file, map.all(Use::other));
  // With a part of its key changed a record may stand where it stood, as that of another word.
  const auto renamed = [&](std::uint64_t at) {
    for (const auto& [key, key_at, bytes] : words) {
      if (at < key_at || at >= key_at + sizeof key) continue;
      return name_of(key ^ std::uint64_t{one_bit(at)} << 8 * (at - key_at));
    }
    return std::string();
  };
  run_frames("pages around the words", file, map, "vault: page ", Asked::with_key, renamed);
  tell_idle(map, run_idle("what is nobody's", file, map.all(Use::idle)));
  accounts_for(map.uses.size());
}

TEST_F(TotalDetection, OfTheMirror) {
  struct Entry {
    std::uint64_t leaf, at, bytes;  // its length is in the two bytes before
  };
  const auto bundles = files_below("mirror/");
  std::vector<std::vector<Entry>> entries;
  std::uint64_t leaf = 0, bytes_max = 0, bytes = 0;
  for (const auto& bundle : bundles) {
    const auto text = must(read_file(data() / bundle)).value();
    auto& those = entries.emplace_back();
    for (std::uint64_t at = 0; at < text.size(); at += those.back().bytes) {
      const auto high = static_cast<unsigned char>(text[at]);
      const auto low = static_cast<unsigned char>(text[at + 1]);
      at += 2;
      those.push_back({leaf++, at, std::uint64_t{high} << 8U | std::uint64_t{low}});
      bytes_max = std::max(bytes_max, those.back().bytes);
    }
    bytes += text.size();
  }
  ASSERT_EQ(leaf, kLeaves);
  const auto mirror_name = [](std::uint64_t n) { return "mirror " + std::to_string(n); };
  const auto content = [&](std::size_t byte) {
    std::vector<Change> changes;
    for (std::size_t bundle = 0; bundle < bundles.size(); ++bundle) {
      for (const auto& entry : entries[bundle]) {
        if (byte >= entry.bytes) continue;
        const auto at = entry.at + byte;
        changes.push_back({number_of(bundles[bundle]), at, one_bit(at), mirror_name(entry.leaf)});
      }
    }
    return changes;
  };
  run("leaves in the mirror", bytes_max, content, Asked::without_key);
  // A wrong length moves what follows it in its bundle: one of each.
  const auto length = [&](std::size_t n) {
    std::vector<Change> changes;
    for (std::size_t bundle = 0; bundle < bundles.size(); ++bundle) {
      if (n / 2 >= entries[bundle].size()) continue;
      const auto& entry = entries[bundle][n / 2];
      const auto at = entry.at - 2 + n % 2;
      changes.push_back({number_of(bundles[bundle]), at, one_bit(at), mirror_name(entry.leaf),
                         "mirror: bundle " + tile_number(bundle)});
    }
    return changes;
  };
  run("lengths in the mirror", 2 * kBundleLeaves, length, Asked::without_key);
  accounts_for(bytes);
}

TEST_F(TotalDetection, OfTheCheckpointTheKeysOfCasesAndTheirFiles) {
  std::vector<std::uint64_t> places(size_of("ledger/checkpoint"));
  for (std::size_t at = 0; at < places.size(); ++at) places[at] = at;
  run_alone("the checkpoint", number_of("ledger/checkpoint"), places);

  const auto keys = size_of("vault/keys");
  const auto slot = [&](std::size_t byte) {
    std::vector<Change> changes;
    for (std::uint64_t n = 0; n < keys / kSlotBytes; ++n) {
      const auto at = n * kSlotBytes + byte;
      changes.push_back(
          {number_of("vault/keys"), at, one_bit(at), "key slot " + std::to_string(n)});
    }
    return changes;
  };
  run("keys of cases", kSlotBytes, slot, Asked::with_key);

  const auto sealed = files_below("vault/files/");
  ASSERT_EQ(sealed.size(), 3u);
  std::uint64_t bytes_max = 0, bytes = places.size() + keys;
  for (const auto& file : sealed) {
    bytes += size_of(file);
    bytes_max = std::max(bytes_max, size_of(file));
  }
  const auto of_each = [&](std::size_t at) {
    std::vector<Change> changes;
    for (const auto& file : sealed) {
      if (at >= size_of(file)) continue;
      const auto name = std::filesystem::path(file).filename().string();
      changes.push_back({number_of(file), at, one_bit(at), name});
    }
    return changes;
  };
  run("files of cases", bytes_max, of_each, Asked::with_key);
  accounts_for(bytes);
}

TEST_F(TotalDetection, LeavesNoFileOutAndNothingDependsOnLocks) {
  std::vector<std::string> locks;
  for (const auto& file : files) {
    const bool is_changed_above = file == kStore || file == kVault || file == "ledger/checkpoint" ||
                                  file == "vault/keys" || file.starts_with("mirror/") ||
                                  file.starts_with("vault/files/");
    if (!is_changed_above) locks.push_back(file);
  }
  EXPECT_EQ(locks,
            (std::vector<std::string>{"ledger/closed", "ledger/lock.mdb", "ledger/writer.lock",
                                      "vault/closed", "vault/lock.mdb"}));
  std::uint64_t bytes = 0;
  for (const auto& lock : locks) {
    std::vector<std::uint64_t> places(size_of(lock));
    for (std::size_t at = 0; at < places.size(); ++at) places[at] = at;
    EXPECT_EQ(run_idle(lock.c_str(), number_of(lock), places).found, 0u);
    bytes += places.size();
  }
  accounts_for(bytes);
}

}  // namespace
}  // namespace caseledger::ledger
