// After any history, however the folder was treated meanwhile, it holds what a run into an empty
// folder writes.
#include <random>

#include "adapters/site/site_record.h"
#include "tests/adapters/site/site_fixture.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

/// What may happen to a site, each step chosen by chance.
class SiteHistory : public SiteTest {
 protected:
  void step(std::mt19937& random) {
    using Step = void (SiteHistory::*)();
    static constexpr Step kSteps[] = {&SiteHistory::show,           &SiteHistory::show,
                                      &SiteHistory::show,           &SiteHistory::update,
                                      &SiteHistory::correct,        &SiteHistory::correct_record,
                                      &SiteHistory::draft_only,     &SiteHistory::withdraw,
                                      &SiteHistory::expire,         &SiteHistory::decide,
                                      &SiteHistory::correct_number, &SiteHistory::dispose,
                                      &SiteHistory::show_officers,  &SiteHistory::replace_officers,
                                      &SiteHistory::next_day,       &SiteHistory::rename_bureau,
                                      &SiteHistory::retire_key,     &SiteHistory::other_program,
                                      &SiteHistory::lose_page,      &SiteHistory::alter_page,
                                      &SiteHistory::cut_record,     &SiteHistory::leave_half_run,
                                      &SiteHistory::elsewhere,      &SiteHistory::show_elsewhere};
    number_ = static_cast<std::uint32_t>(random());
    item_ = std::string(1, static_cast<char>('a' + random() % 6));
    (this->*kSteps[random() % std::size(kSteps)])();
  }

 private:
  std::string some_text(const std::string& what) const { return what + std::to_string(number_); }
  Words some_words() const {
    auto words = decision_words();
    words["title"] = some_text("决定");
    words["party"] = some_text("当事人");
    return words;
  }
  bool is_shown() const { return shown_.contains(item_); }

  void draft_only() {
    if (drafted_.insert(item_).second) open(item_);
    const bool is_withheld = number_ % 2 == 0;
    draft(item_, some_words(), is_withheld ? std::vector<Id>{"party"} : std::vector<Id>{});
  }
  void show() {
    draft_only();
    publish(item_);
    shown_.insert(item_);
  }
  void update() {
    if (!is_shown()) return;
    tell(item_, UpdateFellDue{}, "update_due");
    tell(item_, ItemUpdated{}, "draft", {{"content", some_text("更新")}});
    if (number_ % 2 == 0) publish(item_);
  }
  void correct() {
    if (!is_shown()) return;
    tell(item_, ItemCorrected{}, "corrected", {{"text", some_text("更正")}, {"reason", "误写"}});
  }
  void correct_record() {
    if (!is_shown()) return;
    RecordCorrected correction;
    correction.version = 2;
    correction.path = "title";
    tell(item_, correction, "published", {{"text", some_text("改名")}, {"reason", "误写"}});
    publish(item_);
  }
  void withdraw() {
    if (shown_.erase(item_) == 0) return;
    tell(item_, ItemWithdrawn{}, "withdrawn", {{"public_reason", some_text("撤回")}});
  }
  void expire() {
    if (shown_.erase(item_) != 0) tell(item_, ItemExpired{}, "expired");
  }
  void decide() {
    tell_case(item_, DecidedOrdinary{}, "decided", {{"document_number", some_text("文号")}});
  }
  void correct_number() {
    RecordCorrected correction;
    correction.version = 1;
    correction.path = "document_number";
    tell_case(item_, correction, "decided", {{"text", some_text("改号")}, {"reason", "误写"}});
  }
  void dispose() { tell_case(item_, RecordsDisposed{}, "disposed"); }
  void show_officers() { officers_on_display(); }
  void replace_officers() { tell("officers", ItemReplaced{}, "draft", {{"reason", "有误"}}); }
  void show_elsewhere() {
    const auto id = some_text("other");
    open(id, number_ % 2 == 0 ? PublicRegister::other : PublicRegister::supervision);
    draft(id, some_words());
    publish(id);
    if (number_ % 3 == 0) tell(id, ItemExpired{}, "expired");
  }
  void next_day() { today_ = today_ + 1; }
  void rename_bureau() { bureau_.name = some_text("水务局"); }
  void retire_key() { bureau_.keys.at(1).is_in_force ^= true; }
  void other_program() { program_ = some_text("program"); }
  void elsewhere() { open(some_text("elsewhere"), PublicRegister::other); }

  void lose_page() {
    std::error_code ignored;
    fs::remove(site() / ("decisions/" + item_ + ".html"), ignored);
  }
  void alter_page() {
    const auto path = site() / ("decisions/" + item_ + ".html");
    if (fs::exists(path)) std::ofstream(path, std::ios::app) << "<!-- -->";
  }
  void cut_record() {
    const auto path = site() / kSiteRecordName;
    if (fs::exists(path)) fs::resize_file(path, number_ % fs::file_size(path));
  }
  void leave_half_run() {
    fs::create_directories(site() / "decisions");
    std::ofstream(site() / ("decisions/" + item_ + ".html.new")) << "half";
  }

  std::uint32_t number_ = 0;
  std::string item_;
  std::set<std::string> drafted_, shown_;
};

TEST_F(SiteHistory, EndsInTheFolderOfAFreshRun) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  SitePageCounts all;
  for (int run = 0; run < 60 && !HasFailure(); ++run) {
    for (auto steps = random() % 4; steps > 0; --steps) step(random);
    const auto counts = write().decision_pages;
    EXPECT_EQ(files_of(site()), fresh_files()) << "run " << run;
    all = {all.made + counts.made, all.renewed + counts.renewed, all.kept + counts.kept};
  }
  EXPECT_GT(all.made, 0U);
  EXPECT_GT(all.renewed, 0U);
  EXPECT_GT(all.kept, 0U);
}

}  // namespace
}  // namespace caseledger::adapters
