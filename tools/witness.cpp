// caseledger witness DIR --policy FILE: asks the witnesses of a policy to cosign the checkpoint of
// now. What counts is what they say this time: a cosignature from before proves that they agreed
// then, not that they agree still.
#include <future>
#include <memory>
#include <ostream>
#include <tuple>

#include "adapters/forms/json.h"
#include "adapters/proofs/proof_folder.h"
#include "adapters/proofs/witness_client.h"
#include "tools/named_file.h"
#include "tools/officer_act.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, policy;
};

/// The checkpoint that is shown to everybody.
struct Shown {
  ledger::Checkpoint checkpoint;
  ledger::Note note;   ///< with what witnesses said of it before
  ledger::Note plain;  ///< with the log's own lines only
};

struct Answer {
  const adapters::PolicyWitness* witness;
  Result<adapters::Cosigning> said;
};

struct Outcome {
  Shown shown;
  std::string quorum;
  std::vector<Answer> answers;
  ledger::Note fresh;  ///< the log's lines, and the witnesses' of this time
  bool is_met = false;
  bool is_kept_only = false;  ///< somebody else writes; the checkpoint file stayed as it was
};

Result<Shown> show(ledger::Ledger& ledger, bool may_write) {
  if (may_write) {
    CL_TRY(std::ignore, ledger.write_checkpoint());
  }
  CL_TRY(const auto text, ledger.checkpoint_note());
  CL_TRY(auto note, ledger::parse_note(text));
  CL_TRY(auto checkpoint, ledger::parse_checkpoint(note.text));
  auto plain = note;
  std::erase_if(plain.signatures, [&](const auto& line) { return line.name != checkpoint.origin; });
  return Shown{std::move(checkpoint), std::move(note), std::move(plain)};
}

/// All at once: one that does not answer costs its time limit, not everybody's.
std::vector<Answer> ask_all(const adapters::TlogPolicy& policy, const Shown& shown,
                            const ledger::Ledger& ledger, const adapters::ProofFolder& proofs) {
  const auto consistency = [&](std::uint64_t first, std::uint64_t second) {
    return ledger.consistency(first, second);
  };
  std::vector<std::future<Result<adapters::Cosigning>>> asked;
  for (const auto& witness : policy.witnesses) {
    asked.push_back(std::async(std::launch::async, [&]() -> Result<adapters::Cosigning> {
      if (witness.url.empty()) {
        return fault(FaultKind::unavailable, "", {"策略中没有网址", "the policy gives no URL"});
      }
      return adapters::ask_to_cosign(policy, witness, shown.plain, shown.checkpoint,
                                     proofs.last_cosigned(witness.name), consistency);
    }));
  }
  std::vector<Answer> answers;
  for (std::size_t n = 0; n < asked.size(); ++n) {
    answers.push_back({&policy.witnesses[n], asked[n].get()});
  }
  return answers;
}

/// Kept for ever first; the checkpoint file, which the next leaf replaces, comes after.
Result<void> keep(const Outcome& outcome, const std::string& policy, ledger::Ledger& ledger,
                  const adapters::ProofFolder& proofs) {
  const auto& [checkpoint, note, plain] = outcome.shown;
  if (outcome.fresh == plain) return {};
  for (const auto& answer : outcome.answers) {
    if (answer.said) proofs.remember_cosigned(answer.witness->name, checkpoint.size);
  }
  const auto kept = proofs.keep_policy(policy).and_then(
      [&] { return proofs.keep_note(checkpoint.size, outcome.fresh); });
  if (!kept || outcome.is_kept_only) return kept;
  return ledger.replace_checkpoint_note(
      to_text(adapters::with_lines(note, outcome.fresh.signatures)));
}

/// Without listed logs the policy takes any; with them, one has to be this ledger's key.
Result<void> check_log(const adapters::TlogPolicy& policy, const Shown& shown) {
  if (is_of_a_listed_log(policy, shown.plain)) return {};
  return fault(FaultKind::malformed, "",
               {"策略所列的账本公钥与本账不符（caseledger key show 列出本账公钥）",
                "no log of the policy is this ledger: see key show"});
}

Result<Outcome> witness(Session& session, const adapters::TlogPolicy& policy,
                        const std::string& policy_text, bool may_write) {
  CL_TRY(auto shown, show(session.ledger(), may_write));
  CL_TRY(check_log(policy, shown));
  const adapters::ProofFolder proofs(session.folder().path());
  Outcome outcome{std::move(shown), policy.quorum, {}, {}, false, !may_write};
  outcome.fresh = outcome.shown.plain;
  outcome.answers = ask_all(policy, outcome.shown, session.ledger(), proofs);
  for (const auto& answer : outcome.answers) {
    if (!answer.said) continue;
    outcome.fresh = adapters::with_lines(std::move(outcome.fresh), answer.said->lines);
  }
  outcome.is_met = is_met(policy, outcome.fresh);
  return keep(outcome, policy_text, session.ledger(), proofs).map([&] {
    return std::move(outcome);
  });
}

std::string time_of(std::uint64_t seconds) {
  return to_text(Instant{static_cast<std::int64_t>(seconds) * kMicrosPerSecond});
}

void print_text(const Shell& shell, const Outcome& outcome) {
  shell.out << shell.say("检查点 ", "checkpoint ") << describe(outcome.shown.checkpoint) << "\n";
  for (const auto& [witness, said] : outcome.answers) {
    const auto name = adapters::as_plain_name(witness->name);
    if (said) {
      shell.line("✓ " + name + shell.say(" 已共签，时间 ", " cosigned at ") + time_of(said->at));
    } else {
      shell.line("✗ " + name + shell.say(" 未共签：", " did not cosign: ") +
                 said.error().sentence().in(shell.language));
    }
  }
  if (outcome.is_kept_only) {
    shell.err << shell.say("另一进程正在写账：共签只存入 proofs，检查点文件未改",
                           "another process writes: cosignatures are kept in proofs only")
              << "\n";
  }
  shell.out << (outcome.is_met ? "✓ " : "✗ ")
            << (outcome.is_met ? shell.say("见证足数：", "enough witnesses: ")
                               : shell.say("见证不足：", "not enough witnesses: "))
            << adapters::as_plain_name(outcome.quorum) << "\n";
}

void print_json(const Shell& shell, const Outcome& outcome) {
  auto witnesses = adapters::Json::array();
  for (const auto& [witness, said] : outcome.answers) {
    auto one = adapters::Json::object();
    one.add("name", adapters::as_plain_name(witness->name));
    one.add("cosigned", adapters::Json::truth(said.has_value()));
    if (said) {
      one.add("at", time_of(said->at));
    } else {
      one.add("reason", said.error().sentence().in(shell.language));
    }
    witnesses.add(std::move(one));
  }
  auto all = adapters::Json::object();
  all.add("size", adapters::Json::number(outcome.shown.checkpoint.size));
  all.add("root", to_hex(outcome.shown.checkpoint.root));
  all.add("witnesses", std::move(witnesses));
  all.add("quorum", adapters::as_plain_name(outcome.quorum));
  all.add("met", adapters::Json::truth(outcome.is_met));
  shell.print(all);
}

Exit run(const Shell& shell, const Request& request) {
  const auto text = text_of_file(request.policy);
  if (!text) return shell.fail(text.error());
  const auto policy = adapters::parse_policy(*text);
  if (!policy) return shell.fail(at_line(request.policy, policy.error()));
  auto session = Session::open(request.folder, Mode::write, shell.wait_seconds);
  const bool may_write = session.has_value();
  if (!may_write) session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto outcome = witness(**session, *policy, *text, may_write);
  if (!outcome) return shell.fail(outcome.error());
  if (shell.json) {
    print_json(shell, *outcome);
  } else {
    print_text(shell, *outcome);
  }
  return close(shell, **session, outcome->is_met ? Exit::ok : Exit::unverified);
}

}  // namespace

void add_witness(Subcommand app, Shell& shell) {
  auto command = app.subcommand("witness", {"请见证方共签检查点", "have witnesses cosign"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("--policy", request->policy, {"见证策略（C2SP tlog-policy）", "whom to ask"})
      .required();
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
