// Every line of the report as text or as JSON.
#include "tools/bundle_check.h"

#include <ostream>

#include "adapters/forms/json.h"
#include "adapters/proofs/disclosure_bundle.h"
#include "adapters/proofs/disclosure_check.h"
#include "tools/named_file.h"

namespace caseledger::tools {
namespace {

using adapters::Finding;
using adapters::Json;

std::string_view sign_of(Finding finding) {
  return finding == Finding::holds ? "✓ " : finding == Finding::noted ? "· " : "✗ ";
}

std::string_view key_of(Finding finding) {
  return finding == Finding::holds ? "holds" : finding == Finding::noted ? "noted" : "broken";
}

void print_text(const Shell& shell, const adapters::DisclosureReport& report) {
  for (const auto& line : report.lines) {
    const auto text = std::string(sign_of(line.finding)) + line.what.in(shell.language);
    line.finding == Finding::broken ? shell.note(text) : shell.line(text);
  }
  if (report.is_clean()) {
    shell.out << shell.say("核验通过", "verified") << "\n";
  } else {
    shell.err << shell.say("核验未通过", "not verified") << "\n";
  }
}

void print_json(const Shell& shell, const adapters::DisclosureReport& report) {
  auto lines = Json::array();
  for (const auto& line : report.lines) {
    auto one = Json::object();
    one.add("finding", key_of(line.finding)).add("subject", line.subject);
    one.add("what", line.what.in(shell.language));
    lines.add(std::move(one));
  }
  auto all = Json::object();
  all.add("verified", Json::truth(report.is_clean())).add("lines", std::move(lines));
  shell.print(all);
}

}  // namespace

Exit check_bundle(const Shell& shell, const BundleCheck& request) {
  const auto text = text_of_file(request.file);
  if (!text) return shell.fail(text.error());
  const auto disclosure = adapters::parse_disclosure(*text);
  if (!disclosure) {
    shell.fail(disclosure.error());
    return Exit::unverified;
  }
  const auto report = check_disclosure(*disclosure, request.keys);
  if (!report) return shell.fail(report.error());
  shell.json ? print_json(shell, *report) : print_text(shell, *report);
  return report->is_clean() ? Exit::ok : Exit::unverified;
}

void add_bundle_options(Subcommand command, BundleCheck& request) {
  command.option("FILE", request.file, {"材料文件", "the bundle"}).required();
  command.option("--key", request.keys, {"另行取得的密钥 vkey", "keys got elsewhere"});
}

}  // namespace caseledger::tools
