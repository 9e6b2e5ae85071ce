// A ledger whose officers sign: nobody else can do anything in their name, the machine that keeps
// the ledger included, and what they signed is verified again for ever.
#include <gmock/gmock.h>

#include "adapters/clock.h"
#include "adapters/forms/uuid.h"
#include "adapters/keys/random.h"
#include "engine/act_signature.h"
#include "engine/queue.h"
#include "ledger/base/hash.h"
#include "statemachines/words/utf8.h"
#include "tests/both.h"
#include "tests/tools/desk.h"
#include "tests/tools/registrar.h"
#include "tools/verification_with_keys.h"

namespace caseledger::tools {
namespace {

using ::testing::HasSubstr;

class OfficerKeys : public ::testing::Test {
 protected:
  OfficerKeys() {
    folder_ = std::filesystem::temp_directory_path() /
              ("caseledger-keys-" + std::to_string(::getpid()) + "-" + std::to_string(++number_));
    std::filesystem::remove_all(folder_);
    Founding founding;
    founding.simulated_from = bench_start();
    founding.registrar_key = ledger::to_verify_key(registrar_.public_key());
    const auto founded = found_ledger(folder_, founding);
    EXPECT_TRUE(founded.has_value()) << (founded ? "" : both(founded.error()));
    open();
  }
  ~OfficerKeys() override {
    session_.reset();
    std::filesystem::remove_all(folder_);
  }

  void open() {
    auto opened = Session::open(folder_, Mode::write);
    ASSERT_TRUE(opened.has_value()) << (opened ? "" : both(opened.error()));
    session_ = std::move(*opened);
  }

  engine::Command by_registrar(CommandBody body, std::vector<Content> contents = {}) {
    auto now = *session_->last_recorded();
    now.micros += 1'000'000;
    const auto id = adapters::uuid_v7(adapters::system_clock()(), adapters::system_random());
    return tools::by_registrar(id, now, std::move(body), std::move(contents));
  }
  engine::Command enrolment(Id officer) {
    EnrolOfficer body;
    body.officer = std::move(officer);
    body.full_name = Said{2};
    body.section = "水政科";
    return by_registrar(body, {{"full_name", "张伟"}});
  }
  engine::Command signed_by(engine::Command command, const ledger::SigningKey& key) {
    engine::sign(command, session_->ledger().origin(), key, adapters::system_random());
    return command;
  }

  engine::Answer ask(const engine::Command& command) {
    return std::move(session_->engine().handle({&command, 1}).front());
  }
  bool is_accepted(const engine::Command& command) {
    const auto answer = ask(command);
    return answer && std::holds_alternative<engine::Accomplished>(*answer);
  }
  /// What is said of a command that is turned away; nothing may be written for it.
  std::string turned_away(const engine::Command& command) {
    const auto before = session_->ledger().head()->next_position();
    const auto answer = ask(command);
    EXPECT_FALSE(answer.has_value());
    EXPECT_EQ(session_->ledger().head()->next_position(), before);
    return answer ? "" : both(answer.error());
  }
  std::vector<ledger::Finding> findings() {
    EXPECT_TRUE(session_->close().has_value());
    session_.reset();
    auto report = verify_ledger(*adapters::DataFolder::open(folder_), std::nullopt);
    EXPECT_TRUE(report.has_value()) << (report ? "" : both(report.error()));
    return report ? report->findings : std::vector<ledger::Finding>{};
  }

  static inline int number_ = 0;
  std::filesystem::path folder_;
  ledger::SigningKey registrar_ = ledger::SigningKey::generate(KeyAlgorithm::ed25519);
  ledger::SigningKey stranger_ = ledger::SigningKey::generate(KeyAlgorithm::ed25519);
  std::unique_ptr<Session> session_;
};

TEST_F(OfficerKeys, TakeAnActOfItsOfficerAlone) {
  const auto command = enrolment("zhang.wei");
  EXPECT_THAT(turned_away(command), HasSubstr("$.signature: 本账须由本人签名"));
  EXPECT_THAT(turned_away(signed_by(command, stranger_)), HasSubstr("没有这把有效的密钥"));
  EXPECT_TRUE(is_accepted(signed_by(command, registrar_)));
  const auto leaf = session_->ledger().read_command(command.command_id)->front();
  EXPECT_EQ(leaf.key, to_hex(ledger::to_verify_key(registrar_.public_key()).x));
  EXPECT_TRUE(findings().empty());
}

TEST_F(OfficerKeys, CoverEveryPartOfTheAct) {
  const auto honest = signed_by(enrolment("zhang.wei"), registrar_);
  const auto changed = [&](auto change) {
    auto command = honest;
    change(command);
    return turned_away(command);
  };
  constexpr auto kWrong = "签名与本行为不符";
  EXPECT_THAT(changed([](auto& c) { c.contents[0].text = "张三"; }), HasSubstr(kWrong));
  EXPECT_THAT(changed([](auto& c) { c.body.template get<EnrolOfficer>().section = "财务科"; }),
              HasSubstr(kWrong));
  EXPECT_THAT(changed([](auto& c) { c.occurred_at.micros -= 1; }), HasSubstr(kWrong));
  EXPECT_THAT(changed([](auto& c) { ++c.command_id.low; }), HasSubstr(kWrong));
  EXPECT_THAT(changed([](auto& c) { c.capacity = Capacity::supervisor; }), HasSubstr(kWrong));
  EXPECT_THAT(changed([](auto& c) { c.signature->salts[0].salt[3] ^= 1; }), HasSubstr(kWrong));
  EXPECT_THAT(changed([](auto& c) { c.signature->salts.clear(); }), HasSubstr(kWrong));
  EXPECT_THAT(changed([](auto& c) { c.signature->value[9] ^= 1; }), HasSubstr(kWrong));
  EXPECT_TRUE(is_accepted(honest));
  EXPECT_TRUE(is_accepted(honest)) << "the same command again is answered again";
}

TEST_F(OfficerKeys, SignRefusedActsToo) {
  auto twice = enrolment("registrar");
  const auto answer = ask(signed_by(twice, registrar_));
  ASSERT_TRUE(answer.has_value()) << both(answer.error());
  EXPECT_TRUE(std::holds_alternative<engine::Declined>(*answer));
  EXPECT_FALSE(session_->ledger().read_command(twice.command_id)->front().signature.empty());
  EXPECT_TRUE(findings().empty());
}

TEST_F(OfficerKeys, MayBeSm2AndEndWhenTheyAreRevoked) {
  const auto card = ledger::SigningKey::generate(KeyAlgorithm::sm2);
  const auto key = ledger::to_verify_key(card.public_key());
  const auto today = local_day(*session_->last_recorded());
  EXPECT_TRUE(is_accepted(
      signed_by(by_registrar(EnrolKey{"registrar", key, today, today + 30}), registrar_)));
  EXPECT_TRUE(is_accepted(signed_by(enrolment("li.na"), card)));
  EXPECT_TRUE(is_accepted(signed_by(
      by_registrar(RevokeKey{"registrar", key.x, Said{2}}, {{"reason", "遗失"}}), registrar_)));
  EXPECT_THAT(turned_away(signed_by(enrolment("wang.fang"), card)),
              HasSubstr("没有这把有效的密钥"));
  EXPECT_TRUE(findings().empty()) << "what it signed before stays signed";
}

TEST_F(OfficerKeys, AreVerifiedInFrontOfTheWriterInTheOrderOfArrival) {
  std::vector<engine::Command> commands;
  for (int n = 0; n < 60; ++n) {
    commands.push_back(
        signed_by(enrolment("officer." + std::to_string(n)), n % 7 == 3 ? stranger_ : registrar_));
  }
  std::vector<bool> accepted(commands.size());
  {
    engine::Queue queue(session_->engine(), 16);
    for (std::size_t n = 0; n < commands.size(); ++n) {
      queue.ask(commands[n], [&accepted, n](engine::Answer answer) {
        accepted[n] = answer && std::holds_alternative<engine::Accomplished>(*answer);
      });
    }
  }
  std::uint64_t before = 0;
  for (std::size_t n = 0; n < commands.size(); ++n) {
    EXPECT_EQ(accepted[n], n % 7 != 3) << n;
    if (!accepted[n]) continue;
    const auto at = session_->ledger().read_command(commands[n].command_id)->front().position.index;
    EXPECT_GT(at, before);
    before = at;
  }
  EXPECT_TRUE(findings().empty());
}

/// Whoever has the machine and the ledger's keys can append, chain and sign checkpoints; an
/// officer's signature they cannot make, and verification says so.
TEST_F(OfficerKeys, CannotBeForgedByTheMachineThatKeepsTheLedger) {
  const auto honest = signed_by(enrolment("zhang.wei"), registrar_);
  ASSERT_TRUE(is_accepted(honest));
  auto leaf = session_->ledger().read_command(honest.command_id)->front();
  ledger::Draft forged{leaf.fact, {{"full_name", "张三"}}, leaf.key, leaf.signature, {}};
  forged.fact.command_id.low += 1;
  forged.fact.version.count += 1;
  forged.fact.event.get<OfficerEnrolled>().officer = "ghost";
  ASSERT_TRUE(session_->ledger().append(std::vector{forged}).has_value());
  auto unsigned_act = forged;
  unsigned_act.fact.command_id.low += 1;
  unsigned_act.fact.version.count += 1;
  unsigned_act.key.clear();
  unsigned_act.signature.clear();
  unsigned_act.fact.event.get<OfficerEnrolled>().officer = "ghost.2";
  ASSERT_TRUE(session_->ledger().append(std::vector{unsigned_act}).has_value());
  std::vector<std::string> said;
  for (const auto& finding : findings())
    said.push_back(finding.promise + ": " + both(finding.what));
  EXPECT_THAT(said, ::testing::UnorderedElementsAre(HasSubstr("signatures: 签名与行为不符"),
                                                    HasSubstr("的行为没有本人签名")));
}

/// One fixed signature would fit every act of such a key.
TEST_F(OfficerKeys, ThatAreNoSoundPointsAreTurnedAwayAndNamedByVerify) {
  const auto today = local_day(*session_->last_recorded());
  const auto number = [](std::uint8_t first) {
    Digest x;
    x.bytes[0] = first;
    return x;
  };
  for (const std::uint8_t first :
       {std::uint8_t{1}, std::uint8_t{7}}) {  // the neutral element; no point
    const VerifyKey key{KeyAlgorithm::ed25519, number(first), {}};
    for (CommandBody body : {CommandBody(EnrolKey{"registrar", key, today, today + 30}),
                             CommandBody(AdoptLogKey{key})}) {
      EXPECT_THAT(turned_away(signed_by(by_registrar(body), registrar_)),
                  HasSubstr("$.body.key: 不是健全的公钥"));
    }
  }
  const VerifyKey off_curve{KeyAlgorithm::sm2, number(1), number(1)};
  EXPECT_THAT(turned_away(signed_by(by_registrar(AdoptLogKey{off_curve}), registrar_)),
              HasSubstr("不是健全的公钥"));

  const auto honest =
      signed_by(by_registrar(EnrolKey{"registrar", ledger::to_verify_key(stranger_.public_key()),
                                      today, today + 30}),
                registrar_);
  ASSERT_TRUE(is_accepted(honest));
  const auto leaf = session_->ledger().read_command(honest.command_id)->front();
  ledger::Draft enrolled{leaf.fact, {}, leaf.key, leaf.signature, {}};
  enrolled.fact.command_id.low += 1;
  enrolled.fact.version.count += 1;
  enrolled.fact.event.get<KeyEnrolled>().key = {KeyAlgorithm::ed25519, number(1), {}};
  ASSERT_TRUE(session_->ledger().append(std::vector{enrolled}).has_value());
  auto signed_act = enrolled;
  signed_act.fact.command_id.low += 1;
  signed_act.fact.version.count += 1;
  signed_act.fact.event.get<KeyEnrolled>().key =
      ledger::to_verify_key(ledger::SigningKey::generate(KeyAlgorithm::ed25519).public_key());
  signed_act.key = to_hex(number(1));
  signed_act.signature = std::string("\1", 1) + std::string(63, '\0');  // it fits every text
  ASSERT_TRUE(session_->ledger().append(std::vector{signed_act}).has_value());
  std::vector<std::string> said;
  for (const auto& finding : findings()) said.push_back(both(finding.what));
  EXPECT_THAT(said, ::testing::UnorderedElementsAre(HasSubstr("key: 不是健全的公钥"),
                                                    HasSubstr("签名与行为不符"),
                                                    HasSubstr("签名与行为不符")));
}

/// The same for refusals: what is kept of a refused act must be what its officer signed of it.
TEST_F(OfficerKeys, CannotBeLentToARefusal) {
  const auto twice = signed_by(enrolment("registrar"), registrar_);
  ASSERT_TRUE(ask(twice).has_value());
  const auto& ledger = session_->ledger();
  const auto leaf = ledger.read_command(twice.command_id)->front();
  const auto kept = ledger.content(leaf.position, "command")->value();
  const auto forge = [&](std::uint64_t id, std::string text) {
    ledger::Draft forged{leaf.fact, {{"command", std::move(text)}}, leaf.key, leaf.signature, {}};
    forged.fact.command_id.low = id;
    forged.fact.event.get<CommandRefused>().command.chars =
        code_points(forged.contents.front().text).value();
    ASSERT_TRUE(session_->ledger().append(std::vector{forged}).has_value());
  };
  forge(1, kept);  // of another command
  auto renamed = kept;
  const auto id = std::to_string(twice.command_id.low);
  renamed.replace(renamed.find(id), id.size(), "2");
  forge(2, renamed);                              // said to be of this one
  forge(3, kept.substr(kept.find("---\n") + 4));  // nothing of what was signed
  auto other = kept;
  other.replace(other.rfind("水政科"), std::string("水政科").size(), "财务科");
  forge(twice.command_id.low, other);  // shown as another act than the one that was signed
  auto misquoted = kept;
  misquoted.replace(misquoted.rfind("张伟"), std::string("张伟").size(), "李四");
  forge(twice.command_id.low, misquoted);  // with words that they did not say
  std::vector<std::string> said;
  for (const auto& finding : findings()) {
    if (finding.promise == "signatures") said.push_back(both(finding.what));
  }
  EXPECT_THAT(
      said, ::testing::ElementsAre(HasSubstr("与其签名的陈述不符"), HasSubstr("与其签名的陈述不符"),
                                   HasSubstr("与其签名的陈述不符"), HasSubstr("与其签名的陈述不符"),
                                   HasSubstr("签名与行为不符")));
}

/// The text of a document is held by the digests that were signed.
TEST_F(OfficerKeys, SignTheDocumentsOfRefusedActsToo) {
  const std::string text = "立案呈批表";
  auto filing = typical_case(1).front();
  auto body = *filing.body.get_if<FileCase>();
  const auto bytes = ledger::bytes_of(text);
  body.approval = {ledger::sha256(bytes), ledger::sm3(bytes), text.size()};
  std::erase_if(filing.contents, [](const auto& one) { return one.path == "approval"; });
  filing.contents.push_back({"approval", text});
  auto command = by_registrar(body, filing.contents);
  command.procedure = Procedure::matter;
  command.stream = "2026-SF-0001";
  const auto answer = ask(signed_by(command, registrar_));
  ASSERT_TRUE(answer.has_value()) << both(answer.error());
  EXPECT_TRUE(std::holds_alternative<engine::Declined>(*answer));
  EXPECT_EQ(findings(), std::vector<ledger::Finding>{});
}

/// What an act brings about is nobody's to sign, and no signature there was ever verified.
TEST_F(OfficerKeys, CannotBeLentToAConsequence) {
  const auto enrolled = signed_by(enrolment("zhang.wei"), registrar_);
  ASSERT_TRUE(is_accepted(enrolled));
  const auto leaf = session_->ledger().read_command(enrolled.command_id)->front();
  ledger::Draft first{leaf.fact, {{"full_name", "张伟"}}, leaf.key, leaf.signature, {}};
  first.fact.command_id.low = 1;
  auto second = first;
  second.fact.command_part = 1;
  ASSERT_TRUE(session_->ledger().append(std::vector{first, second}).has_value());
  const auto found = findings();
  EXPECT_EQ(std::ranges::count_if(found,
                                  [](const auto& one) {
                                    return both(one.what).find("后果不由人签名") !=
                                           std::string::npos;
                                  }),
            1);
}

/// They sign when they hand in, whatever day they write down.
TEST_F(OfficerKeys, DateNothingBackWhenTheirTimeIsOver) {
  auto late = enrolment("zhang.wei");
  late.recorded_at = Instant{late.occurred_at.micros + 4 * 366 * kSecondsPerDay * kMicrosPerSecond};
  EXPECT_THAT(turned_away(signed_by(late, registrar_)), HasSubstr("没有这把有效的密钥"));
}

/// Nobody signs for the system, so it keeps the register only until somebody does.
TEST_F(OfficerKeys, AreNotEnrolledByTheSystemWhenTheRegistrarIsGone) {
  RelieveOfficer relieve;
  relieve.officer = "registrar";
  relieve.capacity = Capacity::registrar;
  relieve.until = local_day(*session_->last_recorded());
  relieve.reason = Said{2};
  ASSERT_TRUE(is_accepted(signed_by(by_registrar(relieve, {{"reason", "调离"}}), registrar_)));
  auto command = enrolment("zhang.wei");
  command.actor = "system";
  command.capacity = Capacity::system;
  command.occurred_at.micros += 2 * kSecondsPerDay * kMicrosPerSecond;
  const auto answer = ask(command);
  ASSERT_TRUE(answer.has_value()) << both(answer.error());
  EXPECT_TRUE(std::holds_alternative<engine::Declined>(*answer));
}

}  // namespace
}  // namespace caseledger::tools
