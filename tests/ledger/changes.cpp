// Files are mapped, so that a change costs nothing beside its verification. See changes.h.
#include "tests/ledger/changes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include "ledger/disk/durable_file.h"
#include "statemachines/words/check.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kFindingsMax = 100'000;

class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path) : size_(std::filesystem::file_size(path)) {
    const auto file = must(open_file(path, O_RDWR));
    void* at = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED, file.number(), 0);
    CL_REQUIRE(at != MAP_FAILED);
    bytes_ = static_cast<std::uint8_t*>(at);
  }
  ~MappedFile() { ::munmap(bytes_, size_); }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  void turn(std::uint64_t at, std::uint8_t mask) {
    CL_REQUIRE(at < size_ && mask != 0);
    bytes_[at] = static_cast<std::uint8_t>(bytes_[at] ^ mask);
  }

 private:
  const std::size_t size_;
  std::uint8_t* bytes_ = nullptr;
};

/// One copy of the folder, whole between two verifications.
class Copy {
 public:
  Copy(const std::filesystem::path& folder, const std::vector<std::string>& files) {
    std::filesystem::copy(folder, path(), std::filesystem::copy_options::recursive);
    for (const auto& file : files) {
      files_.push_back(std::make_unique<MappedFile>(path() / file));
    }
  }

  void settle(std::span<const Change> changes, Rounds::Asked asked) {
    if (changes.empty()) return;
    if (asked == Rounds::Asked::whether_it_matters) return matter(changes);
    const auto findings = verified(changes, asked == Rounds::Asked::with_key);
    if (changes.size() == 1) return alone(changes.front(), findings, asked);
    auto unnamed = unnamed_by(findings, changes);
    counts.found += changes.size() - unnamed.size();
    if (unnamed.size() < changes.size()) return settle(unnamed, asked);
    const auto half = unnamed.size() / 2;
    settle(std::span(unnamed).first(half), asked);
    settle(std::span(unnamed).subspan(half), asked);
  }

  Counts counts;

 private:
  std::filesystem::path path() const { return top_.path() / "copy"; }

  std::vector<Finding> verified(std::span<const Change> changes, bool with_key) {
    ++counts.verifications;
    for (const auto& one : changes) files_[one.file]->turn(one.at, one.mask);
    VerifyOptions options;
    options.findings_max = kFindingsMax;
    if (with_key) options.vault_key = bureau_key();
    auto report = verify(path(), options);
    for (const auto& one : changes) files_[one.file]->turn(one.at, one.mask);
    if (!report) return {{"fault", {}, report.error().sentence()}};
    return std::move(report->findings);
  }

  void alone(const Change& change, const std::vector<Finding>& findings, Rounds::Asked asked) {
    if (!findings.empty()) {
      ++counts.found;
    } else if (asked == Rounds::Asked::without_key) {
      settle({&change, 1}, Rounds::Asked::with_key);
    } else {
      ++counts.missed;
      std::cerr << "  missed: file " << change.file << ", byte " << change.at << ", bits "
                << int{change.mask} << "\n";
    }
  }

  void matter(std::span<const Change> changes) {
    if (verified(changes, true).empty()) {
      counts.irrelevant += changes.size();
    } else if (changes.size() == 1) {
      ++counts.found;
    } else {
      matter(changes.first(changes.size() / 2));
      matter(changes.subspan(changes.size() / 2));
    }
  }

  static std::vector<Change> unnamed_by(const std::vector<Finding>& findings,
                                        std::span<const Change> changes) {
    std::set<std::string> named;
    for (const auto& finding : findings) named.insert(named_by(finding));
    named.erase("");
    std::map<std::string_view, int> owners;
    for (const auto& one : changes) ++owners[one.name], ++owners[one.other];
    const auto is_own = [&](const std::string& name) {
      return named.contains(name) && owners[name] == 1;
    };
    std::vector<Change> unnamed;
    for (const auto& one : changes) {
      if (!is_own(one.name) && !is_own(one.other)) unnamed.push_back(one);
    }
    return unnamed;
  }

  TemporaryFolder top_;
  std::vector<std::unique_ptr<MappedFile>> files_;
};

}  // namespace

Counts& Counts::operator+=(const Counts& more) {
  found += more.found;
  irrelevant += more.irrelevant;
  missed += more.missed;
  verifications += more.verifications;
  return *this;
}

std::uint8_t one_bit(std::uint64_t at) { return static_cast<std::uint8_t>(1U << (at * 5 % 8)); }

std::string named_by(const Finding& finding) {
  const auto& what = finding.what.en;
  // These are of a part that comes after the changed one, or that it points to.
  for (const auto* of_another :
       {"names this page", "is neither used nor free", "a leaf before this one is missing"}) {
    if (what.find(of_another) != std::string::npos) return {};
  }
  if (finding.position) {
    return (finding.promise == "mirror" ? "mirror " : "leaf ") +
           std::to_string(finding.position->index);
  }
  constexpr std::string_view kFiles = "/vault/files/";
  if (const auto at = what.find(kFiles); at != std::string::npos) {
    return what.substr(at + kFiles.size() + 3, 2 * sizeof(Digest));
  }
  auto end = what.size();
  for (const auto* then : {", byte ", " does not ", " is ", " was ", " are ", " were "}) {
    end = std::min(end, what.find(then));
  }
  const auto slot = what.find("key slot ");
  const auto begin = slot == std::string::npos ? 0 : slot;
  return begin < end ? what.substr(begin, end - begin) : std::string();
}

Counts Rounds::run(std::size_t rounds, const Round& round, Asked asked, std::size_t step) const {
  const std::size_t processes = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::pair<pid_t, FileDescriptor>> children;
  for (std::size_t process = 0; process < processes; ++process) {
    int ends[2];
    CL_REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    CL_REQUIRE(child >= 0);
    if (child == 0) {
      Counts counts;
      {
        Copy copy(folder_, files_);
        for (auto n = process * step; n < rounds; n += processes * step) {
          copy.settle(round(n), asked);
        }
        counts = copy.counts;
      }
      ::_exit(::write(ends[1], &counts, sizeof counts) == sizeof counts ? 0 : 1);
    }
    ::close(ends[1]);
    children.emplace_back(child, FileDescriptor(ends[0]));
  }
  Counts all;
  for (const auto& [child, answer] : children) {
    Counts counts;
    EXPECT_EQ(::read(answer.number(), &counts, sizeof counts), static_cast<ssize_t>(sizeof counts));
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    all += counts;
  }
  return all;
}

}  // namespace caseledger::ledger
