// caseledger-verify: for whoever was handed a ledger, a proof or a disclosure bundle and wants to
// look without installing the rest. It has the same code of verification as `caseledger`, and
// nothing that writes, opens the vault or keeps read models.
#include <iostream>
#include <memory>

#include "tools/bundle_check.h"
#include "tools/program.h"
#include "tools/proof_check.h"
#include "tools/verify_files.h"
#include "tools/verify_report.h"

namespace caseledger::tools {
namespace {

struct LedgerRequest {
  std::string folder;
  VerifyFiles files;
};

Result<Verified> verified(const LedgerRequest& request) {
  CL_TRY(const auto folder, adapters::DataFolder::open(request.folder));
  CL_TRY(const auto beside, read_files(request.files));
  return verify_folder(folder, beside.against, beside.time, std::nullopt);
}

Exit verify(const Shell& shell, const LedgerRequest& request) {
  const auto report = verified(request);
  if (!report) return shell.fail(report.error());
  print_report(shell, *report, false);
  return report->is_clean() ? Exit::ok : Exit::unverified;
}

void add_ledger(Subcommand root, Shell& shell) {
  auto command = root.subcommand("ledger", {"数据目录或其备份", "a data folder or its backup"});
  const auto request = std::make_shared<LedgerRequest>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  add_verify_files(command, request->files);
  command.callback([&shell, request] { shell.exit = verify(shell, *request); });
}

void add_proof(Subcommand root, Shell& shell) {
  auto command = root.subcommand("proof", {"一条事实及其证明", "a leaf and its proof"});
  const auto request = std::make_shared<ProofCheck>();
  add_proof_options(command, *request);
  command.callback([&shell, request] { shell.exit = check_proof(shell, *request); });
}

void add_bundle(Subcommand root, Shell& shell) {
  auto command = root.subcommand("bundle", {"公开的内容及其证明", "a disclosure bundle"});
  const auto request = std::make_shared<BundleCheck>();
  add_bundle_options(command, *request);
  command.callback([&shell, request] { shell.exit = check_bundle(shell, *request); });
}

void add_all(Subcommand root, Shell& shell) {
  add_ledger(root, shell);
  add_proof(root, shell);
  add_bundle(root, shell);
}

}  // namespace
}  // namespace caseledger::tools

int main(int argc, char** argv) {
  namespace tools = caseledger::tools;
  return tools::run_program(
      {"caseledger-verify",
       {"案链核验：只读，不需要密钥", "verifies, writes nothing, needs no key"},
       tools::add_all},
      argc, argv, std::cout, std::cerr);
}
