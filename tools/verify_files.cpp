// Each is read where it was named.
#include "tools/verify_files.h"

#include "tools/named_file.h"
#include "tools/verification.h"

namespace caseledger::tools {
namespace {

Result<std::string> roots_in_file(const std::string& file) {
  CL_TRY(const auto text, text_of_file(file));
  auto roots = adapters::read_certificates(text);
  if (roots) return roots;
  return tl::unexpected(roots.error().within(file));
}

/// A fault begins with the number of the line.
Result<adapters::TlogPolicy> policy_in_file(const std::string& file) {
  CL_TRY(const auto text, text_of_file(file));
  auto policy = adapters::parse_policy(text);
  if (policy) return policy;
  return tl::unexpected(at_line(file, policy.error()));
}

/// What is in a file that was named; nothing where none was.
template <class Value>
Result<std::optional<Value>> if_named(const std::string& file,
                                      Result<Value> (*read)(const std::string& file)) {
  if (file.empty()) return std::nullopt;
  return read(file).map([](Value&& value) { return std::optional(std::move(value)); });
}

}  // namespace

void add_verify_files(Subcommand command, VerifyFiles& files) {
  command.option("--against", files.against, {"此前留存的检查点", "a checkpoint kept earlier"});
  command.option(
      "--ca", files.roots,
      {"自己信任的时间戳根证书 PEM，代替随账所存",
       "roots of timestamps that you trust, in the place of those kept with the ledger"});
  command.option("--policy", files.policy,
                 {"自己的见证策略（C2SP tlog-policy），代替随账所存",
                  "whose cosignatures you trust, in the place of the policy kept with the ledger"});
}

Result<VerifyAgainst> read_files(const VerifyFiles& files) {
  VerifyAgainst read;
  CL_TRY(read.against, if_named(files.against, checkpoint_in_file));
  CL_TRY(read.time.roots, if_named(files.roots, roots_in_file));
  CL_TRY(read.time.policy, if_named(files.policy, policy_in_file));
  return read;
}

}  // namespace caseledger::tools
