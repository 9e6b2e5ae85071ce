// Detection is total: of a ledger of two thousand leaves bytes of every file are changed, one at a
// time: every thirty-first, beginning with another one each time, or with CL_EVERY_BYTE=1 every
// single one, which takes long. Each change is either found, or lies where nothing depends on it;
// both are counted. (every_byte_test.cpp changes each byte of a small ledger.)
//
// A full verification for each change would take days, so the question is cut where verification
// itself is cut: does the page audit find the change, or show another value than before? What
// verification makes of another value is asked once for many records, for real.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "ledger/durable_file.h"
#include "ledger/mirror_audit.h"
#include "ledger/note.h"
#include "ledger/page_audit.h"
#include "ledger/verify.h"
#include "ledger/verify_words.h"
#include "statemachines/check.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint64_t kLeaves = 2'000;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t kFarApart = 1'997;  // instrumented code is slow, and asks something else
#else
constexpr std::uint64_t kFarApart = 31;
#endif

/// Which bytes a run looks at.
struct Bytewise {
  std::uint64_t step = std::getenv("CL_EVERY_BYTE") == nullptr ? kFarApart : 1;
  std::uint64_t first = std::random_device()() % step;
};
const Bytewise kBytes;

struct Counts {
  std::uint64_t found = 0, irrelevant = 0, missed = 0;
};

void put(const FileDescriptor& file, std::uint64_t at, char byte) {
  CL_REQUIRE(::pwrite(file.number(), &byte, 1, static_cast<off_t>(at)) == 1);
}

class TotalDetection : public testing::Test {
 protected:
  TotalDetection() {
    auto options = small_ledger();
    options.seal = [this](const std::string& body) -> Result<std::string> {
      return to_text(Note{body, {sign_note("water.example/2021", key, body)}});
    };
    auto ledger = must(Ledger::create(folder.path(), std::move(options)));
    auto adopted = draft_of(0, LogKeyAdopted{AdoptLogKey{to_verify_key(key.public_key())}});
    must(ledger->append(std::vector{adopted}));
    for (std::uint64_t n = 1; n < kLeaves; n += 100) {
      must(ledger->append(some_drafts(n, std::min(n + 100, kLeaves))));
    }
    must(ledger->close());
    EXPECT_TRUE(verified().is_clean()) << verified().findings.front().what;
  }

  VerifyReport verified() const {
    VerifyOptions options;
    options.findings_max = 1;
    options.vault_key = bureau_key();
    return must(verify(folder.path(), options));
  }

  std::filesystem::path at(const char* name) const { return folder.path() / name; }

  static void tell(const char* what, const Counts& counts) {
    std::cout << "  every " << kBytes.step << " from " << kBytes.first << ", " << what << ": "
              << counts.found << " changes found, " << counts.irrelevant
              << " bytes that nothing depends on, " << counts.missed << " missed\n";
    EXPECT_EQ(counts.missed, 0u);
    EXPECT_GT(counts.found, 0u);
  }

  SigningKey key = SigningKey::generate(KeyAlgorithm::ed25519);
  TemporaryFolder folder;
};

/// What an LMDB file shows, remembered; then asked again after each change.
class Pages {
 public:
  Pages(const std::filesystem::path& file, PageAuditOptions layout) : layout_(std::move(layout)) {
    layout_.findings_max = 1;
    layout_.live = &live_;
    layout_.visit = [this](std::string_view, Bytes name, Bytes value) { remember(name, value); };
    EXPECT_TRUE(must(audit_pages(file, layout_)).findings.empty());
    layout_.live = nullptr;
    std::ranges::sort(live_, {}, &ByteRange::begin);
  }

  bool is_live(std::uint64_t byte) const {
    auto range = std::ranges::upper_bound(live_, byte, {}, &ByteRange::begin);
    return range != live_.begin() && byte < (--range)->end;
  }

  bool sees_a_change(const std::filesystem::path& file) const {
    std::size_t seen = 0;
    bool is_other = false;
    auto layout = layout_;
    layout.visit = [&](std::string_view, Bytes name, Bytes value) {
      is_other = is_other || seen >= values_.size() ||
                 !std::ranges::equal(values_[seen].first, name) ||
                 !std::ranges::equal(values_[seen].second, value);
      ++seen;
    };
    return !must(audit_pages(file, layout)).findings.empty() || is_other || seen != values_.size();
  }

 private:
  void remember(Bytes name, Bytes value) {
    values_.emplace_back(std::vector(name.begin(), name.end()),
                         std::vector(value.begin(), value.end()));
  }

  PageAuditOptions layout_;
  std::vector<ByteRange> live_;
  std::vector<std::pair<std::vector<std::uint8_t>, std::vector<std::uint8_t>>> values_;
};

/// Every byte of a copy of the file, on two threads.
Counts change_pages(const std::filesystem::path& file, const PageAuditOptions& layout) {
  const Pages pages(file, layout);
  const auto content = must(read_file(file)).value();
  Counts counts[2];
  const auto change = [&](unsigned half) {
    const auto copy = file.parent_path() / ("copy-" + std::to_string(half));
    std::filesystem::copy_file(file, copy);
    const auto opened = must(open_file(copy, O_WRONLY));
    for (std::uint64_t at = kBytes.first + half * kBytes.step; at < content.size();
         at += 2 * kBytes.step) {
      if (!pages.is_live(at)) {
        ++counts[half].irrelevant;
        continue;
      }
      put(opened, at, static_cast<char>(content[at] ^ (1 << (at / 2 % 8))));
      ++(pages.sees_a_change(copy) ? counts[half].found : counts[half].missed);
      put(opened, at, content[at]);
    }
    std::filesystem::remove(copy);
  };
  std::thread other(change, 1);
  change(0);
  other.join();
  return {counts[0].found + counts[1].found, counts[0].irrelevant + counts[1].irrelevant,
          counts[0].missed + counts[1].missed};
}

TEST_F(TotalDetection, OfTheStore) {
  tell("ledger/data.mdb", change_pages(at("ledger/data.mdb"), store_layout()));
}

TEST_F(TotalDetection, OfTheVault) {
  tell("vault/data.mdb", change_pages(at("vault/data.mdb"), vault_layout()));
}

TEST_F(TotalDetection, OfTheMirror) {
  std::vector<std::vector<std::uint8_t>> leaves;
  const auto ledger = must(Ledger::open_read_only(folder.path()));
  for (std::uint64_t n = 0; n < kLeaves; ++n) {
    leaves.push_back(must(ledger->leaf_bytes(Position{n})));
  }
  Counts counts;
  for (std::uint64_t bundle = 0; bundle * kBundleLeaves < kLeaves; ++bundle) {
    const bool is_full = (bundle + 1) * kBundleLeaves <= kLeaves;
    const auto file = at("mirror") / (tile_number(bundle) + (is_full ? "" : ".open"));
    const auto content = must(read_file(file)).value();
    const auto opened = must(open_file(file, O_WRONLY));
    const auto begin = bundle * kBundleLeaves, end = std::min(kLeaves, begin + kBundleLeaves);
    for (std::uint64_t at = kBytes.first; at < content.size(); at += kBytes.step) {
      put(opened, at, static_cast<char>(content[at] ^ (1 << (at % 8))));
      MirrorAudit audit(folder.path() / "mirror");
      for (auto n = begin; n < end; ++n) audit.leaf(Position{n}, leaves[n]);
      ++(audit.finish(end, end).empty() ? counts.missed : counts.found);
      put(opened, at, content[at]);
    }
  }
  tell("mirror", counts);
}

TEST_F(TotalDetection, OfTheCheckpointAndTheKeysOfCases) {
  for (const auto* name : {"ledger/checkpoint", "vault/keys"}) {
    const auto content = must(read_file(at(name))).value();
    const auto file = must(open_file(at(name), O_WRONLY));
    Counts counts;
    for (std::uint64_t byte = 0; byte < content.size();
         byte += std::min<std::uint64_t>(kBytes.step, 7)) {
      put(file, byte, static_cast<char>(content[byte] ^ (1 << (byte % 8))));
      ++(verified().is_clean() ? counts.missed : counts.found);
      put(file, byte, content[byte]);
    }
    tell(name, counts);
  }
}

/// The other half of the argument: a value that is not what it was is found by verification,
/// whatever it is. One byte of every leaf, mark, tile and word, for real.
TEST_F(TotalDetection, OfEveryRecordByVerificationItself) {
  for (const auto& [name, layout] : {std::pair{"ledger/data.mdb", store_layout()},
                                     std::pair{"vault/data.mdb", vault_layout()}}) {
    const auto content = must(read_file(at(name))).value();
    std::vector<std::uint64_t> places;
    const Pages pages(at(name), layout);
    auto seeing = layout;
    seeing.visit = [&](std::string_view database, Bytes, Bytes value) {
      if (database.empty() || value.size() < 24) return;
      const std::string_view text(reinterpret_cast<const char*>(value.data()), value.size());
      // Pages that were given up may still hold older copies.
      auto place = content.find(text);
      while (place != std::string::npos && !pages.is_live(place)) {
        place = content.find(text, place + 1);
      }
      if (place == std::string::npos) return;  // over several pages with other things between
      places.push_back(place + value.size() / 2);
    };
    EXPECT_TRUE(must(audit_pages(at(name), seeing)).findings.empty());
    EXPECT_GT(places.size(), kLeaves / 2);
    const auto file = must(open_file(at(name), O_WRONLY));
    Counts counts;
    for (std::size_t n = 0; n < places.size(); n += kBytes.step) {
      put(file, places[n], static_cast<char>(content[places[n]] ^ 4));
      ++(verified().is_clean() ? counts.missed : counts.found);
      put(file, places[n], content[places[n]]);
    }
    tell(name, counts);
  }
  EXPECT_TRUE(verified().is_clean());
}

}  // namespace
}  // namespace caseledger::ledger
