// The tables and what is written about them.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "projections/schema_page.h"
#include "projections/tables.h"
#include "statemachines/clauses.h"
#include "statemachines/procedures.h"
#include "tests/projections/fixture.h"
#include "tests/projections/sql.h"

namespace caseledger::projections::test {
namespace {

class Schema : public Folder {
 protected:
  /// What another SQL tool reads in the file.
  std::vector<std::string> read(const std::string& sql) const { return ask_sql(folder_, sql); }
};

TEST_F(Schema, ExplainsEveryTableAndColumn) {
  follow_book();
  std::ifstream in(std::filesystem::path(CL_SOURCE_DIR) / "projections" / "SCHEMA.md");
  std::stringstream text;
  text << in.rdbuf();
  const auto document = text.str();
  EXPECT_FALSE(document.empty());
  for (const auto& name :
       read("SELECT DISTINCT name FROM (SELECT m.name FROM sqlite_schema AS m WHERE type IN"
            " ('table', 'view') UNION ALL SELECT c.name FROM sqlite_schema AS m,"
            " pragma_table_info(m.name) AS c WHERE m.name <> 'tasks')")) {
    EXPECT_NE(document.find(name), std::string::npos) << name;
  }
}

// CL_REWRITE=1 writes the page anew; the next run compares.
TEST_F(Schema, IsThePageThatTheDescriptionsPrint) {
  const std::string page = CL_SOURCE_DIR "/projections/SCHEMA.md";
  if (std::getenv("CL_REWRITE") != nullptr) {
    std::ofstream(page, std::ios::binary) << print_schema();
  }
  std::ifstream in(page, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  EXPECT_TRUE(text.str() == print_schema()) << print_schema();
}

TEST_F(Schema, HasTheColumnsOfTheDescriptions) {
  follow_book();
  for (const auto& table : tables()) {
    std::vector<std::string> described;
    for (const auto& column : table.columns) described.push_back(column.name);
    const std::string name(table.about.name);
    EXPECT_EQ(read("SELECT name FROM pragma_table_info('" + name + "')"), described) << name;
  }
}

TEST_F(Schema, NamesEveryActEventRequirementAndStageInBothLanguages) {
  follow_book();
  const auto count = [&](const std::string& vocabulary) {
    return read("SELECT count(*) FROM words WHERE zh <> '' AND en <> '' AND vocabulary = '" +
                vocabulary + "'")
        .front();
  };
  EXPECT_EQ(count("act"), std::to_string(all_commands().size()));
  EXPECT_EQ(count("event"), std::to_string(all_events().size()));
  EXPECT_EQ(count("requirement"), std::to_string(all_clauses().size()));
  for (const auto& procedure : procedures()) {
    EXPECT_EQ(count("stage." + std::string(key_of(procedure.id))),
              std::to_string(procedure.stages.size() - 1));
  }
}

TEST_F(Schema, NoNameIsAnActsAndAnEventsAndARequirementsAtOnce) {
  follow_book();
  EXPECT_EQ(read("SELECT key FROM words WHERE vocabulary IN ('act', 'event', 'requirement')"
                 " GROUP BY key HAVING count(*) > 1"),
            std::vector<std::string>{});
}

TEST_F(Schema, TellsTheArticlesOfTheRulesInForceAndNoneThatAreNot) {
  follow_book();
  const auto models = open_models();
  const auto digest = *models->content_digest();
  Ruleset ruleset;
  const auto add = [&](const Id& id, const char* cite, const char* en) {
    auto& article = ruleset.articles[id];
    article.id = id;
    article.cite = cite;
    article.zh = "法制审核未通过的，不得作出决定。";
    article.en = en;
  };
  add("附4-18", "附件4第十八条", "No.");
  add("附4-1", "附件4第一条", "For.");
  ASSERT_TRUE(models->tell(ruleset));
  ruleset.articles.erase("附4-1");
  ASSERT_TRUE(models->tell(ruleset));
  EXPECT_EQ(read("SELECT article, cite, en FROM articles"),
            std::vector<std::string>{"附4-18|附件4第十八条|No."});
  EXPECT_EQ(*models->content_digest(), digest);
}

TEST_F(Schema, AnyToolReadsItWhileItIsWritten) {
  for (int n = 0; n < 600; ++n) book_.add_case("A", n == 0 ? Event(filing()) : InquiryMade());
  const auto models = open_models();
  ASSERT_TRUE(follow(book_, *models, {.batch_leaves = 300}));
  EXPECT_EQ(read("SELECT count(*) FROM timeline"), std::vector<std::string>{"600"});
  EXPECT_EQ(read("SELECT w.zh FROM cases AS c JOIN words AS w"
                 " ON w.vocabulary = 'cases.stage' AND w.key = c.stage"),
            std::vector<std::string>{"立案"});
  EXPECT_EQ(read("SELECT stream, zh FROM worklists"), std::vector<std::string>{"A|开始调查"});
}

TEST_F(Schema, EveryStageIsShownToAnybodyWithoutOurCollation) {
  book_.add_case("A", filing(), filing_words("张伟"));
  follow_book();
  EXPECT_EQ(read("SELECT party_name FROM cases ORDER BY party_name"),
            std::vector<std::string>{"张伟"});
  EXPECT_EQ(read("PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

TEST_F(Schema, AFileOfAnotherVersionIsEmptiedAndFilledAgain) {
  book_.add_case("A", filing());
  follow_book();
  const auto digest = *open_models()->content_digest();
  ASSERT_EQ(std::system(("sqlite3 " + models_path(folder_).string() +
                         " 'PRAGMA user_version = 0; ALTER TABLE cases RENAME TO old_cases'")
                            .c_str()),
            0);
  EXPECT_FALSE(Queries::open(folder_));
  EXPECT_EQ(open_models()->cursor()->next, ledger::Position{0});
  follow_book();
  EXPECT_EQ(*open_models()->content_digest(), digest);
}

}  // namespace
}  // namespace caseledger::projections::test
