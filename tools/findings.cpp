#include "tools/findings.h"

#include <string>

namespace caseledger::tools {

adapters::Json findings_json(const Shell& shell, std::span<const ledger::Finding> findings) {
  auto list = adapters::Json::array();
  for (const auto& finding : findings) {
    auto one = adapters::Json::object();
    one.add("promise", finding.promise);
    if (finding.position) one.add("seq", adapters::Json::number(finding.position->index));
    one.add("what", finding.what.in(shell.language));
    list.add(std::move(one));
  }
  return list;
}

void print_findings(const Shell& shell, std::span<const ledger::Finding> findings) {
  for (const auto& finding : findings) {
    auto text = finding.promise;
    if (finding.position) {
      text += shell.say(" 第", " leaf ") + std::to_string(finding.position->index) +
              shell.say("号事实", "");
    }
    shell.note(text + ": " + finding.what.in(shell.language));
  }
}

}  // namespace caseledger::tools
