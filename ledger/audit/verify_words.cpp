// A page audit on the one side, a bounded queue in the middle.
#include "ledger/audit/verify_words.h"

#include <algorithm>

#include "ledger/vault/vault_anchor.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kPortionRecords = 128;
constexpr std::size_t kPortionBytes = std::size_t{1} << 20;

}  // namespace

VaultStream::VaultStream(const std::filesystem::path& folder, std::unique_ptr<CaseKeys> keys,
                         bool at_rest, std::size_t findings_max)
    : keys_file_(folder / kVaultKeysName), keys_(std::move(keys)), findings_max_(findings_max) {
  if (!Vault::is_there(folder)) {
    records_.finish();
    return;
  }
  auto options = vault_layout();
  options.at_rest = at_rest;
  options.findings_max = findings_max;
  options.visit = [this](std::string_view database, Bytes key, Bytes value) {
    if (database.empty()) anchor(value);
    if (database == kVaultWordsName) add(key, value);
  };
  reading_ = [this, file = folder / "data.mdb", options = std::move(options)] {
    read(file, options);
  };
}

void VaultStream::start() {
  if (reading_ != nullptr) thread_ = std::jthread(std::exchange(reading_, nullptr));
}

VaultStream::~VaultStream() { records_.abandon(); }

void VaultStream::read(const std::filesystem::path& file, const PageAuditOptions& options) {
  const auto report = audit_pages(file, options);
  if (!report) findings_.push_back({"pages", {}, at_place("vault", report.error().sentence())});
  if (report) {
    for (const auto& finding : report->findings) {
      findings_.push_back({"pages", {}, at_place("vault", describe(finding))});
    }
  }
  put_portion();
  records_.finish();
}

void VaultStream::put_portion() {
  if (!portion_.empty() && is_wanted_) is_wanted_ = records_.put(portion_);
  portion_bytes_ = 0;
}

void VaultStream::anchor(Bytes record) {
  const auto anchor = parse_vault_anchor(record);
  if (!anchor || !anchor->slots) return;
  std::error_code error;
  const auto bytes = std::filesystem::file_size(keys_file_, error);
  if (error || bytes / kSlotBytes >= *anchor->slots) return;
  const auto has = std::to_string(bytes / kSlotBytes), counted = std::to_string(*anchor->slots);
  findings_.push_back({"words",
                       {},
                       at_place("vault/keys", {"只有" + has + "个密钥，文库用到" + counted + "个",
                                               "has " + has + " key slots of the " + counted +
                                                   " that the vault uses"})});
}

void VaultStream::add(Bytes key, Bytes value) {
  if (keys_ == nullptr || !is_wanted_) return;
  auto opened = open_vault_record(key, value, *keys_);
  if (!opened) {
    const auto what = opened.error().sentence();
    const bool is_new = told_.size() < findings_max_ && told_.insert(what.en).second;
    if (is_new) findings_.push_back({"words", {}, what});
  } else if (auto& record = *opened) {  // else erased
    portion_bytes_ += record->words.size();
    portion_.push_back(std::move(*record));
    if (portion_.size() == kPortionRecords || portion_bytes_ >= kPortionBytes) put_portion();
  }
}

void VaultStream::add_ahead(Bytes key, Bytes value) {
  const auto find = [this](Bilingual what) {
    ahead_findings_.push_back({"words", {}, std::move(what)});
  };
  bool is_first = true;
  const auto seen = SealedWords(value).each([&](VaultKey number, Bytes sealed) {
    const auto name = bytes_of(number);
    if (is_first && !std::ranges::equal(key, name)) {
      find({"待存文字不在其首条之处", "words ahead do not stand at their first"});
    }
    is_first = false;
    if (keys_ == nullptr) return true;
    auto record = open_vault_record(name, sealed, *keys_);
    if (!record) find(record.error().sentence());
    if (record && *record) ahead_.push_back(std::move(**record));
    return true;
  });
  if (!seen) find(seen.error().sentence());
  if (seen && is_first) find({"有一组没有文字", "there is a group of no words"});
}

std::optional<VaultRecord> VaultStream::next() {
  const auto key_of = [](const VaultRecord& record) {
    return vault_key_of(record.position, record.part);
  };
  if (!in_vault_) {
    if (auto* const record = records_.take()) in_vault_ = std::move(*record);
  }
  // What was taken over may still lie ahead as well.
  if (in_vault_ && !ahead_.empty() && key_of(ahead_.front()) == key_of(*in_vault_)) {
    ahead_.pop_front();
  }
  const bool is_ahead =
      !ahead_.empty() && (!in_vault_ || key_of(ahead_.front()) < key_of(*in_vault_));
  if (!is_ahead) return std::exchange(in_vault_, std::nullopt);
  auto record = std::move(ahead_.front());
  ahead_.pop_front();
  return record;
}

void VaultStream::take_until(Position to, std::vector<VaultRecord>& words) {
  start();
  if (!upcoming_) upcoming_ = next();
  for (; upcoming_ && upcoming_->position < to; upcoming_ = next()) {
    words.push_back(std::move(*upcoming_));
  }
}

std::vector<Finding> VaultStream::finish() {
  start();
  while (next()) {
  }
  if (thread_.joinable()) thread_.join();
  for (auto& finding : ahead_findings_) findings_.push_back(std::move(finding));
  return std::move(findings_);
}

}  // namespace caseledger::ledger
