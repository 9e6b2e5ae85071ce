// The page for integrators is the print, and nothing in it lacks its name.
#include "adapters/forms/command_reference.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "adapters/forms/acts.h"
#include "adapters/language/labels.h"
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

template <class T>
struct ElementOf : std::type_identity<T> {};
template <class T>
struct ElementOf<std::vector<T>> : std::type_identity<T> {};

template <class T>
void expect_labels(std::string_view owner) {
  for_each_field<T>([&]<class Owner, class Value>(const Field<Owner, Value>& field) {
    EXPECT_NE(field_label(owner, field.name).zh, field.name) << owner << "." << field.name;
    using Part = typename ElementOf<Value>::type;
    if constexpr (Described<Part>) {
      EXPECT_NE(owner_name<Part>(), "") << field.name;
      expect_labels<Part>(owner_name<Part>());
    }
  });
}

template <class Event>
void expect_event_labels() {
  EXPECT_NE(event_label(Event::name).zh, Event::name);
  expect_labels<Event>(owner_name<Event>());
}

template <class... Events>
void expect_all_labels(std::type_identity<std::tuple<Events...>>) {
  (expect_event_labels<Events>(), ...);
}

TEST(Labels, EveryActAndEveryFieldHasItsName) {
  expect_all_labels(std::type_identity<AllEvents>{});
  expect_labels<ClockMoved>("");
}

TEST(Labels, AnUnknownKeyIsItsOwnName) {
  EXPECT_EQ(act_label("dance").zh, "dance");
  EXPECT_EQ(event_label("danced").en, "danced");
  EXPECT_EQ(field_label("", "tune").zh, "tune");
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
