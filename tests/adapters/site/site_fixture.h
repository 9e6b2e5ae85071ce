// A small ledger with its public site, and a second folder into which the same site is written
// anew, to be held against the first.
#pragma once

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "adapters/site/site.h"
#include "projections/read_models.h"
#include "projections/runner.h"
#include "tests/adapters/published_item.h"
#include "tests/both.h"

namespace caseledger::adapters {

class SiteTest : public PublishedItem {
 protected:
  std::filesystem::path site() const { return folder_ / "site"; }

  /// With a checkpoint over everything told so far. A fault fails the test.
  SiteReport write() {
    EXPECT_TRUE(ledger_->write_checkpoint());
    const auto report = export_to(site());
    EXPECT_TRUE(report) << both(report.error());
    return report.value_or(SiteReport{});
  }

  /// Under the checkpoint that was written last.
  Result<SiteReport> export_to(const std::filesystem::path& folder) {
    const auto models = projections::ReadModels::open(folder_ / "data");
    EXPECT_TRUE(projections::follow(projections::LedgerSource(*ledger_), **models));
    const auto queries = projections::Queries::open(folder_ / "data");
    return export_site({**queries, *ledger_, bureau_, ruleset_, today_, bureau_key_, program_},
                       folder);
  }

  std::string page(const std::string& name) const {
    std::ifstream in(site() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// The files in which the words stand.
  std::vector<std::string> files_with(std::string_view words) const {
    std::vector<std::string> found;
    for (const auto& [name, text] : files_of(site())) {
      if (text.find(words) != std::string::npos) found.push_back(name);
    }
    return found;
  }

  /// Every file by its name.
  static std::map<std::string, std::string> files_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      files[std::filesystem::relative(entry.path(), folder).string()] = {
          std::istreambuf_iterator<char>(in), {}};
    }
    return files;
  }

  /// What a run into an empty folder writes, under the same checkpoint.
  std::map<std::string, std::string> fresh_files() {
    const auto fresh = folder_ / "fresh";
    std::filesystem::remove_all(fresh);
    const auto report = export_to(fresh);
    EXPECT_TRUE(report) << both(report.error());
    return files_of(fresh);
  }

  void officers_on_display() {
    open("officers", PublicRegister::officers);
    draft("officers", {{"title", "行政执法人员信息"},
                       {"content", "赵建军 晋E0524011"},
                       {"text", "行政执法人员名单"}});
    publish("officers");
  }

  Ruleset ruleset_;
  Day today_ = day_of(2022, 1, 4);
  std::string program_ = "this program";
  ledger::SecretKey bureau_key_{{1, 2, 3, 4}};
};

}  // namespace caseledger::adapters
