// A file comes back as it was, whatever its size, or it does not come back at all: every kind of
// change is noticed, by reading and by verification, and nothing is written at the target then.
#include "ledger/vault/sealed_file.h"

#include <gmock/gmock.h>

#include <fstream>

#include "ledger/audit/file_audit.h"
#include "ledger/audit/verify.h"
#include "ledger/disk/durable_file.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::size_t kChunk = kFileChunkBytes;
constexpr const char* kCase = "2021-SF-0001";

class SealedFile : public testing::Test {
 protected:
  SealedFile() { ledger = must(Ledger::create(data(), small_ledger())); }

  fs::path data() const { return folder.path() / "data"; }
  fs::path vault() const { return data() / "vault"; }
  fs::path source() const { return folder.path() / "source"; }
  fs::path target() const { return folder.path() / "target"; }

  /// Bytes that no other size or seed has.
  static std::string content_of(std::size_t size, std::uint64_t seed = 1) {
    std::string content(size, '\0');
    repeatable_random(seed * 7'919 +
                      size)({reinterpret_cast<std::uint8_t*>(content.data()), content.size()});
    return content;
  }
  Document put(const std::string& content, const std::string& stream = kCase) {
    std::ofstream(source(), std::ios::binary | std::ios::trunc) << content;
    return must(ledger->put_file({Procedure::matter, stream}, source()));
  }
  fs::path path_of(const Document& document, const std::string& stream = kCase) const {
    return sealed_file_path(vault() / "files",
                            sealed_file_name({Procedure::matter, stream}, document.sha256));
  }
  std::optional<std::string> got(const Document& document, const std::string& stream = kCase) {
    fs::remove(target());
    const auto done = ledger->get_file({Procedure::matter, stream}, document.sha256, target());
    return done ? must(read_file(target())) : std::nullopt;
  }
  /// What getting it answers, after which there is nothing at the target.
  Fault refusal(const Document& document, const std::string& stream = kCase) {
    fs::remove(target());
    const auto done = ledger->get_file({Procedure::matter, stream}, document.sha256, target());
    EXPECT_FALSE(done.has_value());
    EXPECT_FALSE(fs::exists(target()));
    EXPECT_FALSE(fs::exists(folder.path() / "target.new"));
    return done ? Fault{} : done.error();
  }
  std::vector<std::string> audit() const {
    std::vector<std::string> found;
    for (const auto& one : must(audit_files(vault(), bureau_key())).findings) {
      found.push_back(both(one));
    }
    return found;
  }

  static std::string bytes_at(const fs::path& path) { return must(read_file(path)).value(); }
  static void write(const fs::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  std::vector<fs::path> kept() const {
    std::vector<fs::path> all;
    must(for_each_sealed_file(vault() / "files", [&](const fs::path& path) {
      all.push_back(path);
      return Result<void>();
    }));
    return all;
  }

  TemporaryFolder folder;
  std::unique_ptr<Ledger> ledger;
};

TEST_F(SealedFile, ComesBackAsItWasWhateverItsSize) {
  for (const auto size : {std::size_t{0}, std::size_t{1}, kChunk - 1, kChunk, kChunk + 1,
                          3 * kChunk, 3 * kChunk + 7}) {
    const auto content = content_of(size);
    const auto document = put(content);
    EXPECT_EQ(document, document_of(content)) << size;
    EXPECT_EQ(must(ledger->find_file({Procedure::matter, kCase}, document.sha256)), document)
        << size;
    EXPECT_TRUE(got(document) == content) << size;
    const auto chunks = std::max<std::size_t>(1, (size + kChunk - 1) / kChunk);
    EXPECT_EQ(fs::file_size(path_of(document)), kFileHeadBytes + size + chunks * kTagBytes);
  }
  EXPECT_EQ(audit(), std::vector<std::string>{});
}

TEST_F(SealedFile, TellsHowFarItIs) {
  write(source(), content_of(2 * kChunk + 5));
  std::vector<std::uint64_t> seen;
  const Progress progress = [&](std::uint64_t done, std::uint64_t of) {
    EXPECT_EQ(of, 2 * kChunk + 5);
    seen.push_back(done);
  };
  const std::vector<std::uint64_t> expected{kChunk, 2 * kChunk, 2 * kChunk + 5};
  const auto document = must(ledger->put_file({Procedure::matter, kCase}, source(), progress));
  EXPECT_EQ(seen, expected);
  seen.clear();
  must(ledger->get_file({Procedure::matter, kCase}, document.sha256, target(), progress));
  EXPECT_EQ(seen, expected);
}

TEST_F(SealedFile, IsThereOnceWithinACaseAndNotLinkedBetweenCases) {
  const auto content = content_of(5'000);
  const auto document = put(content);
  EXPECT_EQ(put(content), document);
  EXPECT_EQ(kept(), std::vector{path_of(document)});
  put(content, "2021-SF-0002");
  const auto files = kept();
  ASSERT_EQ(files.size(), 2U);
  EXPECT_NE(bytes_at(files[0]).substr(kFileHeadBytes), bytes_at(files[1]).substr(kFileHeadBytes));
  EXPECT_TRUE(got(document, "2021-SF-0002") == content);
}

TEST_F(SealedFile, MakesADamagedOneWholeWhenItIsPutAgain) {
  const auto content = content_of(5'000);
  const auto document = put(content);
  write(path_of(document), "no file");
  EXPECT_EQ(refusal(document).kind, FaultKind::corrupt);
  put(content);
  EXPECT_TRUE(got(document) == content);
}

TEST_F(SealedFile, HasNoByteOfItsContentOrDigestsInTheClear) {
  const std::string content = "河道采砂当事人张某的身份证号" + content_of(100);
  const auto document = put(content);
  const auto sealed = bytes_at(path_of(document));
  EXPECT_EQ(sealed.find("张某"), std::string::npos);
  for (const auto& digest : {document.sha256, document.sm3}) {
    const std::string_view bytes(reinterpret_cast<const char*>(digest.bytes.data()), 32);
    EXPECT_EQ(sealed.find(bytes), std::string::npos);
  }
}

// --- Changed -------------------------------------------------------------------------------------

TEST_F(SealedFile, NoticesAFlippedBitInEveryByteOfItsHeadAndInEachChunk) {
  const auto document = put(content_of(2 * kChunk + 100));
  const auto path = path_of(document);
  const auto sound = bytes_at(path);
  std::vector<std::size_t> places;
  for (std::size_t n = 0; n < kFileHeadBytes; ++n) places.push_back(n);
  for (std::size_t chunk = 0; chunk < 3; ++chunk) {
    const auto begin = kFileHeadBytes + chunk * (kChunk + kTagBytes);
    const auto end = std::min(begin + kChunk + kTagBytes, sound.size());
    for (const auto place : {begin, begin + 50, end - kTagBytes, end - 1}) places.push_back(place);
  }
  for (const auto place : places) {
    auto changed = sound;
    changed[place] = static_cast<char>(changed[place] ^ 1);
    write(path, changed);
    EXPECT_EQ(refusal(document).kind, FaultKind::corrupt) << place;
    EXPECT_THAT(audit(), testing::ElementsAre(HasSubstr(path.filename().string()))) << place;
  }
  write(path, sound);
  EXPECT_EQ(audit(), std::vector<std::string>{});
}

TEST_F(SealedFile, NoticesChunksThatChangedPlaces) {
  const auto document = put(content_of(3 * kChunk));
  const auto path = path_of(document);
  const auto sound = bytes_at(path);
  constexpr auto kWhole = kChunk + kTagBytes;
  const auto chunk = [&](std::size_t n) {
    return sound.substr(kFileHeadBytes + n * kWhole, kWhole);
  };
  const auto head = sound.substr(0, kFileHeadBytes);
  write(path, head + chunk(1) + chunk(0) + chunk(2));
  EXPECT_THAT(both(refusal(document)), HasSubstr("chunk 0"));
  write(path, head + chunk(0) + chunk(2) + chunk(1));
  EXPECT_THAT(both(refusal(document)), HasSubstr("chunk 1"));
  write(path, head + chunk(0) + chunk(1) + chunk(1));
  EXPECT_THAT(both(refusal(document)), HasSubstr("chunk 2"));
}

TEST_F(SealedFile, NoticesThatItWasCutOffOrGrew) {
  const auto document = put(content_of(3 * kChunk));
  const auto path = path_of(document);
  const auto sound = bytes_at(path);
  constexpr auto kWhole = kChunk + kTagBytes;
  std::vector<std::size_t> lengths{0, 1, kFileHeadBytes - 1, sound.size() - 1};
  for (std::size_t n = 0; n < 3; ++n) lengths.push_back(kFileHeadBytes + n * kWhole);
  for (const auto length : lengths) {
    write(path, sound.substr(0, length));
    EXPECT_EQ(refusal(document).kind, FaultKind::corrupt) << length;
    EXPECT_EQ(audit().size(), 1U) << length;
  }
  write(path, sound + "x");
  EXPECT_EQ(refusal(document).kind, FaultKind::corrupt);
  write(path, sound + sound.substr(sound.size() - kWhole));
  EXPECT_EQ(refusal(document).kind, FaultKind::corrupt);
}

/// Whoever has a case's head of a shorter file of the same content still lacks its last chunk's
/// tag.
TEST_F(SealedFile, NoticesTheHeadOfAShorterFile) {
  const auto content = content_of(2 * kChunk);
  const auto longer = put(content), shorter = put(content.substr(0, kChunk));
  const auto path = path_of(shorter);
  const auto head = bytes_at(path).substr(0, kFileHeadBytes);
  write(path, head + bytes_at(path_of(longer)).substr(kFileHeadBytes, kChunk + kTagBytes));
  EXPECT_THAT(both(refusal(shorter)), HasSubstr("chunk 0"));
}

TEST_F(SealedFile, NoticesAnotherFileInItsPlace) {
  const auto one = put(content_of(100, 1)), two = put(content_of(100, 2));
  const auto others = put(content_of(100, 1), "2021-SF-0002");
  const auto sound = bytes_at(path_of(one));
  write(path_of(one), bytes_at(path_of(two)));
  EXPECT_THAT(both(refusal(one)), HasSubstr("head was changed"));
  write(path_of(one), bytes_at(path_of(others, "2021-SF-0002")));
  EXPECT_THAT(both(refusal(one)), HasSubstr("head was changed"));
  EXPECT_EQ(audit().size(), 1U);
  write(path_of(one), sound);
  fs::rename(path_of(two), path_of(two).string() + "0");
  write(vault() / "files" / "stray", "x");
  EXPECT_EQ(audit().size(), 2U);
}

TEST_F(SealedFile, IsAFindingOfVerificationByItsName) {
  const auto document = put(content_of(100));
  must(ledger->append(some_drafts(0, 3)));
  must(ledger->close());
  ledger = nullptr;
  VerifyOptions options;
  options.vault_key = bureau_key();
  auto report = must(verify(data(), options));
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  EXPECT_EQ(report.files, 1U);
  auto changed = bytes_at(path_of(document));
  changed.back() = static_cast<char>(changed.back() ^ 1);
  write(path_of(document), changed);
  report = must(verify(data(), options));
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].promise, "files");
  EXPECT_THAT(both(report.findings[0].what), HasSubstr(path_of(document).filename().string()));
}

// --- Keys and faults -----------------------------------------------------------------------------

TEST_F(SealedFile, DoesNotOpenWithAnotherKeyOrAsAnotherCases) {
  const auto document = put(content_of(100));
  EXPECT_EQ(refusal(document, "2021-SF-0002").kind, FaultKind::unavailable);
  const auto other = audit_files(vault(), SecretKey({9}));
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().kind, FaultKind::unavailable);
}

TEST_F(SealedFile, IsReadByWhoMayOnlyRead) {
  const auto content = content_of(kChunk + 9);
  const auto document = put(content);
  ledger = nullptr;
  const auto reader = must(Ledger::open_read_only(data(), small_ledger()));
  must(reader->get_file({Procedure::matter, kCase}, document.sha256, target()));
  EXPECT_TRUE(bytes_at(target()) == content);
}

TEST_F(SealedFile, IsNotMadeFromWhatIsNoFile) {
  for (const auto& path : {folder.path() / "nothing", folder.path()}) {
    const auto answer = ledger->put_file({Procedure::matter, kCase}, path);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().kind, FaultKind::malformed);
  }
  EXPECT_EQ(kept(), std::vector<fs::path>{});
}

TEST_F(SealedFile, IsFullBeforeAnythingIsWritten) {
  std::ofstream(source()).close();
  fs::resize_file(source(), std::uintmax_t{1} << 40);  // sparse
  const auto answer = ledger->put_file({Procedure::matter, kCase}, source());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::full);
  EXPECT_EQ(kept(), std::vector<fs::path>{});
}

class FailsOnce : public FaultPlan {
 public:
  FaultStep step{};
  FaultFate fate = FaultFate::proceed;
  FaultFate at(FaultStep now) override {
    return now == step ? std::exchange(fate, FaultFate::proceed) : FaultFate::proceed;
  }
};

TEST_F(SealedFile, IsWholeOrNotThereWhicheverStepFails) {
  ledger = nullptr;
  FailsOnce faults;
  ledger = must(Ledger::open(data(), small_ledger(&faults)));
  const auto content = content_of(kChunk + 3);
  write(source(), content);
  for (const auto step : {FaultStep::file_write, FaultStep::file_sync, FaultStep::file_rename,
                          FaultStep::directory_sync}) {
    for (const auto fate : {FaultFate::fail, FaultFate::fail_but_persist}) {
      fs::remove_all(vault() / "files");
      faults.step = step;
      faults.fate = fate;
      EXPECT_FALSE(ledger->put_file({Procedure::matter, kCase}, source()).has_value());
      EXPECT_EQ(audit(), std::vector<std::string>{});
      const auto document = must(ledger->put_file({Procedure::matter, kCase}, source()));
      EXPECT_TRUE(got(document) == content);
      EXPECT_EQ(kept().size(), 1U);
    }
  }
}

// --- Disposal ------------------------------------------------------------------------------------

Draft disposed(std::uint64_t n) {
  return draft_of(n, RecordsDisposed{{document_of("销毁审批表")}}, {{"approval", "销毁审批表"}});
}

TEST_F(SealedFile, GoesWithTheKeyOfItsCaseAndNoOther) {
  const auto gone = put(content_of(100), "2021-SF-0000"), stays = put(content_of(200));
  must(ledger->append(std::vector{gathered(0), gathered(1)}));
  must(ledger->append(std::vector{disposed(3)}));
  EXPECT_EQ(kept(), std::vector{path_of(stays)});
  EXPECT_EQ(refusal(gone, "2021-SF-0000").kind, FaultKind::unavailable);
  EXPECT_TRUE(got(stays).has_value());
  // A file of the case that comes to light afterwards has a key of its own.
  EXPECT_TRUE(got(put(content_of(100), "2021-SF-0000"), "2021-SF-0000").has_value());
}

TEST_F(SealedFile, OfADisposalThatACrashCutOffIsRemovedOnOpening) {
  const auto document = put(content_of(100), "2021-SF-0000");
  const auto path = path_of(document, "2021-SF-0000");
  const auto sound = bytes_at(path);
  must(ledger->append(std::vector{gathered(0)}));
  must(ledger->append(std::vector{disposed(3)}));
  ledger = nullptr;
  write(path, sound);
  EXPECT_THAT(audit(), testing::ElementsAre(HasSubstr("was destroyed")));
  write(vault() / kDisposingName, "2021-SF-0000\n");
  EXPECT_EQ(audit(), std::vector<std::string>{}) << "it is being carried out";
  ledger = must(Ledger::open(data(), small_ledger()));
  EXPECT_FALSE(fs::exists(path));
  EXPECT_FALSE(fs::exists(vault() / kDisposingName));
}

TEST_F(SealedFile, LeavesTheWordsOfTheDisposalAndOfWhatItsGroupSaysAfterIt) {
  must(ledger->append(std::vector{gathered(0)}));
  must(ledger->append(std::vector{disposed(3), gathered(6)}));
  EXPECT_EQ(must(ledger->content(Position{0}, "summary")), std::nullopt);
  EXPECT_EQ(must(ledger->content(Position{1}, "approval")), "销毁审批表");
  EXPECT_EQ(must(ledger->content(Position{2}, "summary")), "检查发现采砂");
  must(ledger->close());
  ledger = nullptr;
  VerifyOptions options;
  options.vault_key = bureau_key();
  const auto report = must(verify(data(), options));
  EXPECT_TRUE(report.is_clean()) << both(report.findings.front().what);
  EXPECT_EQ(report.words_erased, 1U);
}

}  // namespace
}  // namespace caseledger::ledger
