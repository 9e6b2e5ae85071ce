// caseledger verify DIR: trusts nothing and prints one line for each promise, then what is wrong.
#include <filesystem>
#include <memory>

#include "projections/runner.h"
#include "tools/session.h"
#include "tools/shell.h"
#include "tools/trial_models.h"
#include "tools/verification_with_keys.h"
#include "tools/verify_files.h"
#include "tools/verify_report.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder;
  VerifyFiles files;
  bool full = false;
};

Result<Verified> verified(const adapters::DataFolder& folder, const Request& request) {
  CL_TRY(const auto beside, read_files(request.files));
  return verify_ledger(folder, beside.against, beside.time, WithoutKeys::goes_on);
}

/// Where the ledger is damaged its models may be impossible to make.
Result<void> compare_models(const std::string& folder, Verified& report) {
  if (!report.has_opened_words) {
    report.unchecked.push_back({"models", {"没有文库密钥", "without the vault's key"}});
    return {};
  }
  std::error_code error;
  if (!std::filesystem::exists(projections::models_path(folder), error)) {
    report.unchecked.push_back({"models", {"没有查询表", "there are no read models"}});
    return {};
  }
  auto models = compare_with_rebuild(folder);
  if (!models && report.is_clean()) return tl::unexpected(models.error());
  if (!models) {
    report.unchecked.push_back({"models", models.error().sentence()});
    return {};
  }
  for (auto& finding : models->findings) report.findings.push_back(std::move(finding));
  if (models->unchecked) report.unchecked.push_back({"models", *models->unchecked});
  report.models_reach = models->reach;
  return {};
}

Exit run(const Shell& shell, const Request& request) {
  const auto folder = adapters::DataFolder::open(request.folder);
  if (!folder) return shell.fail(folder.error());
  auto report = verified(*folder, request);
  if (!report) return shell.fail(report.error());
  if (request.full) {
    if (auto done = compare_models(request.folder, *report); !done) return shell.fail(done.error());
  }
  print_report(shell, *report, request.full);
  return report->is_clean() ? Exit::ok : Exit::unverified;
}

}  // namespace

void add_verify(Subcommand app, Shell& shell) {
  auto command = app.subcommand("verify", {"校验", "verify everything, trusting nothing"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  add_verify_files(command, request->files);
  command.flag(
      "--full", request->full,
      {"并重建查询表比对，列出逐条事实的时间区间和文件数",
       "also compare rebuilt read models, print the times between which each leaf was written "
       "and count files"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
