// Audit replay finds every step of a real history lawful, and names the unlawful one in a ledger
// whose hashes, chain and tree are all in order.
#include "engine/audit.h"

#include "ledger/audit/verify.h"
#include "tests/both.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

/// All findings of a full verification, the law included.
std::vector<ledger::Finding> findings(const std::filesystem::path& folder) {
  const auto data = adapters::DataFolder::open(folder);
  EXPECT_TRUE(data.has_value());
  engine::RuleBook rules(data->text_of());
  engine::Auditor auditor(rules);
  const auto keys = adapters::KeyStore::open(data->keys());
  EXPECT_TRUE(keys.has_value());
  ledger::VerifyOptions options;
  options.vault_key = keys->bureau_key();
  options.judge = [&auditor](const ledger::Leaf& leaf, auto words) {
    return auditor.judge(leaf, words);
  };
  auto report = ledger::verify(folder, options);
  EXPECT_TRUE(report.has_value()) << (report ? "" : both(report.error()));
  if (!report) return {};
  for (auto& finding : auditor.finish()) report->findings.push_back(std::move(finding));
  return report->findings;
}

/// Copies a lawful history into a new ledger, leaf by leaf through the ledger's own append, so
/// that every hash is right; `forge` may change each fact on the way.
class Forgery {
 public:
  template <class Forge>
  explicit Forgery(Desk& lawful, Forge forge) {
    desk_.close();
    std::filesystem::remove_all(desk_.folder() / "ledger");
    std::filesystem::remove_all(desk_.folder() / "vault");
    std::filesystem::remove_all(desk_.folder() / "mirror");
    // The forger has the keys of the house.
    const auto keys_folder = desk_.folder() / "keys";
    std::filesystem::remove_all(keys_folder);
    std::filesystem::copy(lawful.folder() / "keys", keys_folder);
    const auto keys = adapters::KeyStore::open(keys_folder);
    EXPECT_TRUE(keys.has_value());
    auto options = ledger_options(*keys);
    options.origin = "forged.example/bureau";
    auto ledger = ledger::Ledger::create(desk_.folder(), std::move(options));
    EXPECT_TRUE(ledger.has_value());
    auto& source = lawful.session().ledger();
    const auto end = source.head()->next_position();
    std::vector<ledger::Draft> command;  // the facts of one command are appended together
    for (ledger::Position at{}; at < end; at = at.next()) {
      auto draft = copy(source, at);
      if (draft.fact.command_part == 0) append(**ledger, command);
      if (forge(draft)) command.push_back(std::move(draft));
    }
    append(**ledger, command);
    EXPECT_TRUE((*ledger)->close().has_value());
  }

  std::vector<ledger::Finding> found() const { return findings(desk_.folder()); }

 private:
  static void append(ledger::Ledger& ledger, std::vector<ledger::Draft>& command) {
    if (command.empty()) return;
    const auto appended = ledger.append(command);
    EXPECT_TRUE(appended.has_value()) << (appended ? "" : both(appended.error()));
    command.clear();
  }
  static ledger::Draft copy(ledger::Ledger& source, ledger::Position at) {
    const auto leaf = source.read(at);
    ledger::Draft draft{leaf->fact, {}};
    for (const auto& commitment : leaf->commitments) {
      const auto words = source.content(at, commitment.path);
      draft.contents.push_back({commitment.path, words->value_or("")});
    }
    return draft;
  }

  Desk desk_{false};
};

TEST(Audit, FindsAnEverydayHistoryLawful) {
  Desk desk;
  for (std::uint64_t n = 1; n <= 3; ++n) desk.run_case(n, 100);
  auto again = typical_case(9).front();
  again.stream = typical_case(1).front().stream;
  EXPECT_NE(desk.refusal(again), "") << "filed already";
  desk.close();
  EXPECT_EQ(findings(desk.folder()), std::vector<ledger::Finding>{});
}

TEST(Audit, FindsNothingInAnHonestCopy) {
  Desk desk;
  desk.run_case(1, 100);
  const Forgery copy(desk, [](ledger::Draft&) { return true; });
  EXPECT_EQ(copy.found(), std::vector<ledger::Finding>{});
}

/// Exactly one thing is wrong with the leaf that was tampered with; what follows may be wrong too.
void expect_first(const std::vector<ledger::Finding>& found, std::string_view part) {
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().promise, "law");
  EXPECT_NE(both(found.front().what).find(part), std::string::npos) << both(found.front().what);
}

TEST(Audit, FindsADecisionWhoseReviewWasPlantedUnlawfully) {
  Desk desk;
  desk.run_case(1, 100);
  const Forgery forged(desk, [](ledger::Draft& draft) {
    auto* agreed = draft.fact.event.get_if<Agreed>();
    if (agreed != nullptr) agreed->findings[1].answer = Answer::no;  // 事实不清 and yet 同意
    return true;
  });
  expect_first(forged.found(), "违法");
}

TEST(Audit, FindsAStageThatNoRowLeadsTo) {
  Desk desk;
  desk.run_case(1, 12);
  const Forgery forged(desk, [](ledger::Draft& draft) {
    if (draft.fact.event.is<SubmittedForReview>()) {
      draft.fact.stage_after = "passed";
    }
    return true;
  });
  expect_first(forged.found(), "阶段");
}

TEST(Audit, FindsADueDateThatWasStretched) {
  Desk desk;
  desk.run_case(1, 12);
  const Forgery forged(desk, [](ledger::Draft& draft) {
    if (draft.fact.event.is<SubmittedForReview>()) {
      draft.fact.clocks.front().due = draft.fact.clocks.front().due + 30;
    }
    return true;
  });
  expect_first(forged.found(), "期限");
}

TEST(Audit, FindsAnItemThatWasNeverOpened) {
  Desk desk;
  desk.run_case(1, 17);
  const Forgery forged(desk,
                       [](ledger::Draft& draft) { return !draft.fact.event.is<ItemOpened>(); });
  expect_first(forged.found(), "缺失");
}

TEST(Audit, FindsAnActBySomebodyWithoutThePost) {
  Desk desk;
  desk.run_case(1, 12);
  const Forgery forged(desk, [](ledger::Draft& draft) {
    if (draft.fact.event.is<InvestigationConcluded>()) {
      draft.fact.actor = "ma.li";
    }
    return true;
  });
  expect_first(forged.found(), "违法");
}

/// What the door turns away and writes nowhere, written by somebody who has the keys.
TEST(Audit, FindsARefusedActOfAnOfficerWhomNobodyKnows) {
  Desk desk;
  desk.run_case(1, 3);
  EXPECT_NE(desk.refusal(typical_case(1)[12]), "");
  const Forgery forged(desk, [](ledger::Draft& draft) {
    if (draft.fact.event.is<CommandRefused>()) draft.fact.actor = "nobody";
    return true;
  });
  expect_first(forged.found(), "没有这名人员 nobody");
}

TEST(Audit, FindsARefusalThatStandsFirstInACaseThatNobodyFiled) {
  Desk desk;
  desk.run_case(1, 3);
  EXPECT_NE(desk.refusal(typical_case(1)[12]), "");
  const Forgery forged(desk, [](ledger::Draft& draft) {
    if (draft.fact.event.is<CommandRefused>()) {
      draft.fact.stream = "2021-SF-l";
      draft.fact.version = {};
    }
    return true;
  });
  expect_first(forged.found(), "没有名为 2021-SF-l 的案件");
}

TEST(Audit, FindsAnActOnACaseThatNobodyFiled) {
  Desk desk;
  desk.run_case(1, 2);
  const Forgery forged(desk,
                       [](ledger::Draft& draft) { return !draft.fact.event.is<CaseFiled>(); });
  expect_first(forged.found(), "没有名为 2021-SF-1 的案件");
}

/// Who was refused the filing of a case had a case to file.
TEST(Audit, FindsNothingWhereTheFilingItselfWasRefused) {
  Desk desk;
  auto alone = typical_case(1).front();
  alone.body.get<FileCase>().handlers.resize(1);
  EXPECT_NE(desk.refusal(alone), "");
  const Forgery copy(desk, [](ledger::Draft&) { return true; });
  EXPECT_EQ(copy.found(), std::vector<ledger::Finding>{});
}

TEST(Audit, AccusesNobodyWhereTheRulesOfTheDayAreGone) {
  Desk desk;
  desk.run_case(1, 100);
  desk.close();
  std::filesystem::remove_all(desk.folder() / "rules");
  std::filesystem::create_directories(desk.folder() / "rules");
  const auto found = findings(desk.folder());
  ASSERT_EQ(found.size(), 4u);  // ruleset and calendar: each gone, and what follows from that
  for (const auto& finding : found) {
    EXPECT_EQ(finding.promise, "law");
    EXPECT_EQ(both(finding.what).find("违法"), std::string::npos) << both(finding.what);
  }
  EXPECT_NE(both(found[1].what).find("此后的事实无法判断"), std::string::npos)
      << both(found[1].what);
}

}  // namespace
}  // namespace caseledger::tools
