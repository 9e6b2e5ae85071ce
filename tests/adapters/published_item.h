// A small ledger with keys of its own, and the facts of disclosure items told one after the other
// without asking the law: what is disclosed is a function of the leaves alone.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "adapters/proofs/disclosure_bundle.h"
#include "ledger/ledger.h"
#include "ledger/tree/signature.h"
#include "tests/scratch_folder.h"

namespace caseledger::adapters {

/// By path of the field.
using Words = std::map<std::string, std::string>;

class PublishedItem : public ::testing::Test {
 protected:
  PublishedItem();

  /// The next fact of an item, ten minutes after the one before. `stage` is the key of its stage
  /// afterwards; the words are said and the text is a document, as far as the fact has such fields.
  ledger::Position tell(const std::string& item, Event event, std::string_view stage,
                        const Words& words = {}) {
    return tell({Procedure::disclosure, item}, std::move(event), stage, words);
  }
  /// The same of a case.
  ledger::Position tell_case(const std::string& id, Event event, std::string_view stage,
                             const Words& words = {}) {
    return tell({Procedure::matter, id}, std::move(event), stage, words);
  }
  void open(const std::string& item, PublicRegister of = PublicRegister::decisions);
  /// What a draft of a decision says, and a text of it.
  static Words decision_words();
  ledger::Position draft(const std::string& item, const Words& words,
                         std::vector<Id> withheld = {});
  /// The text that was drafted last.
  void publish(const std::string& item);
  /// All three.
  ledger::Position on_display(const std::string& item, const Words& words,
                              std::vector<Id> withheld = {});

  /// Before the next fact.
  void minutes_pass(std::int64_t minutes) { minutes_ += minutes; }

  /// Under the checkpoint that was written last.
  Result<Disclosure> bundle_of(const std::string& item, const std::vector<std::string>& hide = {});
  Result<Disclosure> bundle_of(ledger::Position leaf, const std::vector<std::string>& hide = {});
  /// The same with a checkpoint over everything told so far. A fault fails the test.
  Disclosure disclosed(const std::string& item, const std::vector<std::string>& hide = {});

  const ScratchFolder scratch_;
  const std::filesystem::path& folder_ = scratch_.path();
  std::vector<ledger::SigningKey> keys_;
  Bureau bureau_;
  std::unique_ptr<ledger::Ledger> ledger_;

 private:
  using Stream = std::pair<Procedure, std::string>;
  ledger::Position tell(const Stream& stream, Event event, std::string_view stage,
                        const Words& words);

  std::int64_t minutes_ = 0;
  std::map<Stream, std::uint64_t> versions_;
  std::map<Stream, std::string> texts_;  ///< what was drafted last
};

}  // namespace caseledger::adapters
