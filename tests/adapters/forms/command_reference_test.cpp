// The page for integrators is the print, and nothing in it lacks its name.
#include "adapters/forms/command_reference.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "adapters/language/labels.h"
#include "statemachines/acts/facts.h"
#include "statemachines/day/deadline.h"

namespace caseledger::adapters {
namespace {

constexpr const char* kPage = CL_SOURCE_DIR "/adapters/COMMANDS.md";

std::string page() {
  std::ifstream file(kPage, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// CL_REWRITE=1 writes the page anew; the next run compares.
TEST(CommandReference, PageIsThePrint) {
  if (std::getenv("CL_REWRITE") != nullptr)
    std::ofstream(kPage, std::ios::binary) << describe_commands();
  EXPECT_EQ(page(), describe_commands());
}

void expect_labels(const Shape& shape, const std::string& path) {
  for (const auto& member : shape.members) {
    EXPECT_FALSE(member.label.zh.empty() || member.label.en.empty()) << path << "." << member.key;
    const auto* below = member.shape;
    while (below->kind == Kind::list) below = below->element;
    expect_labels(*below, path + "." + std::string(member.key));
  }
}

TEST(Labels, EveryActAndEveryFieldHasItsName) {
  for (const auto& event : all_events()) {
    const auto& label = event.names->label;
    EXPECT_FALSE(label.zh.empty() || label.en.empty()) << event.names->happened;
    expect_labels(*event.shape, std::string(event.names->happened));
  }
  expect_labels(shape_of<ClockMoved>(), "clock_moved");
}

TEST(Labels, AnUnknownKeyIsItsOwnName) {
  EXPECT_EQ(act_label("dance").zh, "dance");
  EXPECT_EQ(event_label("danced").en, "danced");
  EXPECT_EQ(text_field_label("tune").zh, "tune");
  EXPECT_EQ(stage_label(Procedure::matter, "dancing").zh, "dancing");
}

TEST(Labels, EventsAreCalledAsTheirActs) {
  EXPECT_EQ(event_label("submitted_for_review").zh, "送审");
  EXPECT_EQ(event_label("transfer_resolved").zh, "决定移送") << "by the meeting or by the head";
  EXPECT_EQ(event_label("command_refused").zh, "拒绝");
  EXPECT_EQ(stage_label(Procedure::matter, "submitted").zh, "已送审");
  EXPECT_EQ(stage_label(Procedure::disclosure, "withdrawn").zh, "已撤回");
}

}  // namespace
}  // namespace caseledger::adapters
